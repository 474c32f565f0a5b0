package remote_test

import (
	"bytes"
	"net"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

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

// TestTheBackDoorIsForThisMachine: what comes over the network has a key.
func TestTheBackDoorIsForThisMachine(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	openWith(t, l, nil)
	config := &gossh.ClientConfig{HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience}
	if _, err := gossh.Dial("tcp", l.Addr().String(), config); err == nil {
		t.Error("the door for those at this machine lets in who comes over the network")
	}
}
