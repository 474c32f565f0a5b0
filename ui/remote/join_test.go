package remote_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/ui/remote"
)

// TestWhoSitsAtTheMachineJoins: as the file's owner, by the host key beside it.
func TestWhoSitsAtTheMachineJoins(t *testing.T) {
	practice := filepath.Join(t.TempDir(), "p")
	guest := remote.Guest{Practice: practice, In: strings.NewReader("the script")}
	if _, err := guest.Command(t.Context(), nil); remote.Joined(err) {
		t.Errorf("there is nobody to join, and yet: %v", err)
	}
	key, err := remote.HostKey(practice)
	if err != nil {
		t.Fatal(err)
	}
	openAt(t, practice, func(s *remote.Server) { s.HostKey = key })
	var out, errOut bytes.Buffer // written to by two goroutines
	guest.Out, guest.Err = &out, &errOut
	status, err := guest.Command(t.Context(), []string{"list", "it's", "--json=true", "a b"})
	if want := `Rae ran ["list" "it's" "--json=true" "a b"] with "the script"`; out.String() != want || status != 7 || err != nil {
		t.Errorf("%q, %d, %v; not %q", out.String(), status, err, want)
	}
	out.Reset()
	guest.As = "Nobody"
	if _, err := guest.Command(t.Context(), []string{"list"}); err == nil || !strings.Contains(err.Error(), "no staff member") {
		t.Errorf("as nobody: %v", err)
	}
	out.Reset()
	guest.As = "Ana"
	if _, err := guest.Command(t.Context(), []string{"list"}); err != nil || !strings.HasPrefix(out.String(), "Ana ran") {
		t.Errorf("as Ana: %q, %v", out.String(), err)
	}
}

// joins serves a practice that other users of the machine find too, and is how
// the next of them joins it.
func joins(t *testing.T) (h *house, as func(user string, owner bool, name string) (string, error)) {
	t.Helper()
	practice := filepath.Join(t.TempDir(), "p")
	key, err := remote.HostKey(practice)
	if err != nil {
		t.Fatal(err)
	}
	var peer remote.Peer
	h = openAt(t, practice, func(s *remote.Server) {
		s.HostKey, s.Peer = key, func(net.Conn) (remote.Peer, error) { return peer, nil }
	})
	return h, func(user string, owner bool, name string) (string, error) {
		peer = remote.Peer{User: user, Name: user, Owner: owner}
		var out, errOut bytes.Buffer
		guest := remote.Guest{Practice: practice, As: name, In: strings.NewReader(""), Out: &out, Err: &errOut}
		_, err := guest.Command(t.Context(), []string{"list"})
		return out.String(), err
	}
}

// TestAUserOfTheMachineIsOneOfTheStaff: whom a manager named so, and nobody
// else.
func TestAUserOfTheMachineIsOneOfTheStaff(t *testing.T) {
	h, as := joins(t)
	if _, err := as("kim", false, ""); err == nil ||
		!strings.Contains(err.Error(), "kim, as this machine calls you, is nobody of the staff") ||
		!strings.Contains(err.Error(), "staff edit NAME --user kim") {
		t.Errorf("who is nobody of the staff: %v", err)
	}
	h.apply(`{"do":"edit-staff","staff":"Ana","machine_user":"kim"}`)
	for _, name := range []string{"", "Ana"} {
		if out, err := as("kim", false, name); err != nil || !strings.HasPrefix(out, "Ana ran") {
			t.Errorf("kim as %q: %q, %v", name, out, err)
		}
	}
	if _, err := as("kim", false, "Mo"); err == nil || !strings.Contains(err.Error(), "is Ana, and works as nobody else") {
		t.Errorf("kim as Mo: %v", err)
	}
	for user, want := range map[string]string{"rae": "rae ran", "kim": "Ana ran"} { // whose file it is
		if out, err := as(user, true, ""); err != nil || !strings.HasPrefix(out, want) {
			t.Errorf("the owner %s: %q, %v", user, out, err)
		}
	}
	h.apply(`{"do":"disable-staff","staff":"Ana","reason":"left"}`)
	if out, err := as("kim", false, ""); err == nil {
		t.Errorf("who left comes in: %q", out)
	}
}

// TestAnotherServerIsNotJoined: one that has not the host key beside the file.
func TestAnotherServerIsNotJoined(t *testing.T) {
	practice := filepath.Join(t.TempDir(), "p")
	if _, err := remote.HostKey(practice); err != nil {
		t.Fatal(err)
	}
	openAt(t, practice, nil) // whose key is another
	guest := remote.Guest{Practice: practice, In: strings.NewReader("")}
	if _, err := guest.Command(t.Context(), []string{"list"}); err == nil || !remote.Joined(err) {
		t.Errorf("it is joined: %v", err)
	}
}

// TestAServerThatIsStoppedIsNamed: nobody waits for it without end.
func TestAServerThatIsStoppedIsNamed(t *testing.T) {
	practice := filepath.Join(t.TempDir(), "p")
	if _, err := remote.HostKey(practice); err != nil {
		t.Fatal(err)
	}
	l, err := remote.ListenLocal(practice) // and nobody answers
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	guest := remote.Guest{Practice: practice, In: strings.NewReader(""), Patience: time.Millisecond}
	if _, err := guest.Command(t.Context(), []string{"list"}); !model.IsCode(err, model.InUse) || !remote.Joined(err) {
		t.Errorf("it says %v", err)
	}
}

// TestTheBackDoorIsForThisMachine: what comes over the network has a key.
func TestTheBackDoorIsForThisMachine(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	openWith(t, l, func(s *remote.Server) { s.Peer = nil })
	config := &gossh.ClientConfig{HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience}
	if _, err := gossh.Dial("tcp", l.Addr().String(), config); err == nil {
		t.Error("the door for those at this machine lets in who comes over the network")
	}
}

// TestACommandReachesTheFilesItNamesAndNoOthers: of who joined, where they sit,
// and of nobody at another machine.
func TestACommandReachesTheFilesItNamesAndNoOthers(t *testing.T) {
	dir := t.TempDir()
	named, secret, made := filepath.Join(dir, "named"), filepath.Join(dir, "secret"), filepath.Join(dir, "made")
	for _, name := range []string{named, secret} {
		if err := os.WriteFile(name, []byte("of "+filepath.Base(name)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	practice := filepath.Join(dir, "p")
	key, err := remote.HostKey(practice)
	if err != nil {
		t.Fatal(err)
	}
	h := openAt(t, practice, func(s *remote.Server) {
		s.HostKey = key
		s.Command = func(_ context.Context, call remote.Call) int { return tryFiles(call, named, secret, made) }
	})
	var out, errOut bytes.Buffer
	guest := remote.Guest{Practice: practice, In: strings.NewReader(""), Out: &out, Err: &errOut, Files: []string{named, made}}
	if _, err := guest.Command(t.Context(), []string{"anything"}); err != nil {
		t.Fatal(err)
	}
	if want := "of named, refused, saved, refused, refused"; out.String() != want {
		t.Errorf("who joined: %s, not %s", out.String(), want)
	}
	if data, err := os.ReadFile(made); string(data) != "made there" || err != nil {
		t.Errorf("made is %q, %v", data, err)
	}
	h.keys["server"] = key
	session, err := h.comeIn("Mo").NewSession()
	h.check(err)
	if said, err := session.Output("anything"); string(said) != "no files" || err != nil {
		t.Errorf("who is at another machine: %s, %v", said, err)
	}
}

// tryFiles reads one file that was named and one that was not, and makes one
// that was named, again, and one that breaks off.
func tryFiles(call remote.Call, named, secret, made string) int {
	if call.Files == nil {
		_, _ = io.WriteString(call.Out, "no files")
		return 0
	}
	read := func(name string) string {
		file, err := call.Files.Open(name)
		if err != nil {
			return "refused"
		}
		data, _ := io.ReadAll(file)
		return string(data)
	}
	save := func(name string) string {
		err := call.Files.Save(name, func(w io.Writer) error { _, err := io.WriteString(w, "made there"); return err })
		if err != nil {
			return "refused"
		}
		return "saved"
	}
	_, _ = io.WriteString(call.Out, strings.Join([]string{read(named), read(secret), save(made), save(made), save(secret)}, ", "))
	return 0
}
