package remote_test

import (
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/ui/remote"
)

func TestWhoHasAKeyComesInAsThemselves(t *testing.T) {
	h := open(t, nil)
	s := h.sit(h.comeIn("Dr. Chen"), 120, 40)
	s.sees("Dr. Chen · practitioner")
	s.sees("Moreno, Ada")
	if strings.Contains(s.text(), "Morgan") {
		t.Error("Tess Morgan, who is no client of Dr. Chen's, is shown")
	}
	s.types("q")
	s.ends()
	if text := s.text(); !strings.Contains(text, "\x1b[?1049l") {
		t.Errorf("the terminal is not left tidy: %q", text[max(0, len(text)-200):])
	}
}

// TestTheKeyThatIsProvenDecides: Dr. Chen offers the manager's public key too,
// without having its secret half.
func TestTheKeyThatIsProvenDecides(t *testing.T) {
	h := open(t, nil)
	client, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{
		User: "Mo", HostKeyCallback: gossh.InsecureIgnoreHostKey(),
		Auth: []gossh.AuthMethod{gossh.PublicKeys(offered{h.keys["Mo"].PublicKey(), h.keys["Dr. Chen"]}, h.keys["Dr. Chen"])},
	})
	if err != nil {
		return // nor did it let in at all
	}
	defer func() { _ = client.Close() }()
	if out, _ := run(t, client, "whoami", ""); !strings.HasPrefix(out, "Dr. Chen ran") {
		t.Errorf("the command was %q", out)
	}
}

// offered shows one key, and signs with another.
type offered struct {
	shown gossh.PublicKey
	gossh.Signer
}

func (o offered) PublicKey() gossh.PublicKey { return o.shown }

func TestNobodyElseComesIn(t *testing.T) {
	h := open(t, nil)
	_, err := h.dial("Eve")
	if err == nil {
		t.Error("Eve, whose key is nobody's, is in")
	}
	for name, auth := range map[string][]gossh.AuthMethod{
		"a password": {gossh.Password("letmein")}, "nothing": nil,
		"answers": {gossh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
			return make([]string, len(questions)), nil
		})},
	} {
		config := &gossh.ClientConfig{User: "Mo", Auth: auth, HostKeyCallback: gossh.InsecureIgnoreHostKey()}
		if _, err := gossh.Dial("tcp", h.address, config); err == nil {
			t.Errorf("with %s somebody is in", name)
		}
	}
	h.apply(`{"do":"disable-staff","staff":"Ana"}`)
	if _, err := h.dial("Ana"); err == nil {
		t.Error("Ana, who is disabled, is in")
	}
	if _, err := h.dial("Eve", "Mo"); err != nil {
		t.Errorf("Mo, whose agent offers another key first: %v", err)
	}
}

func TestACommandRunsAsWhoeverCameIn(t *testing.T) {
	h := open(t, nil)
	out, err := run(t, h.comeIn("Ana"), `list "Ada Moreno" 'it''s'`, "the script")
	var ended *gossh.ExitError
	if want := `Ana ran ["list" "Ada Moreno" "its"] with "the script"`; out != want || !errors.As(err, &ended) || ended.ExitStatus() != 7 {
		t.Errorf("%q, %v; not %q", out, err, want)
	}
}

func TestThereIsNothingButScreensAndCommands(t *testing.T) {
	h := open(t, nil)
	client := h.comeIn("Mo")
	for _, kind := range []string{"direct-tcpip", "forwarded-tcpip", "x11", "auth-agent@openssh.com", "direct-streamlocal@openssh.com"} {
		if _, _, err := client.OpenChannel(kind, nil); err == nil {
			t.Errorf("a channel %s is open", kind)
		}
	}
	if _, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port is forwarded")
	}
	session, err := client.NewSession()
	h.check(err)
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "subsystem", "signal", "window-change", "break"} {
		if ok, err := session.SendRequest(request, true, gossh.Marshal(struct{ Name string }{"sftp"})); ok || err != nil {
			t.Errorf("the request %s is answered with %v, %v", request, ok, err)
		}
	}
	if err := session.Setenv("LD_PRELOAD", "x"); err == nil {
		t.Error("any variable is taken")
	}
	out, err := session.CombinedOutput("") // a shell without a terminal
	if err == nil || !strings.Contains(string(out), "need a terminal") {
		t.Errorf("without a terminal: %q, %v", out, err)
	}
}

func TestSessionsAreCounted(t *testing.T) {
	h := open(t, func(s *remote.Server) { s.Limits.Sessions = 3 })
	mo := h.comeIn("Mo")
	for range 2 {
		h.sit(mo, 80, 24).sees("Mo · manager")
	}
	if _, err := mo.NewSession(); err == nil || !strings.Contains(err.Error(), "as many sessions as it may have") {
		t.Errorf("a third session on one connection: %v", err)
	}
	ana := h.sit(h.comeIn("Ana"), 80, 24)
	ana.sees("Ana")
	full := h.sit(h.comeIn("Dr. Chen"), 80, 24)
	full.sees("as many screens open as there may be, 3")
	full.ends()
	ana.types("q")
	ana.ends()
	h.sit(h.comeIn("Dr. Chen"), 80, 24).sees("practitioner")
}

// TestSilentConnectionsGo: and an honest one is let in between.
func TestSilentConnectionsGo(t *testing.T) {
	h := open(t, nil)
	var silent []net.Conn
	for range 300 {
		conn, err := net.Dial("tcp", h.address)
		h.check(err)
		silent = append(silent, conn)
		defer func() { _ = conn.Close() }()
	}
	h.sit(h.comeIn("Ana"), 80, 24).sees("front desk")
	buffer := make([]byte, 256)
	for _, conn := range silent[:len(silent)-h.server.Limits.Source] {
		h.check(conn.SetReadDeadline(time.Now().Add(patience)))
		for {
			if _, err := conn.Read(buffer); err != nil {
				var late net.Error
				if errors.As(err, &late) && late.Timeout() {
					t.Fatal("a silent connection is still open")
				}
				break
			}
		}
	}
}

// TestWrongKeysAreHeldBack: each waits longer; who has the right one is let in.
func TestWrongKeysAreHeldBack(t *testing.T) {
	h := open(t, func(s *remote.Server) {
		s.Limits.FreeTries, s.Limits.FirstDelay, s.Limits.LongestDelay = 2, 20*time.Millisecond, 200*time.Millisecond
	})
	try := func() time.Duration {
		began := time.Now()
		if _, err := h.dial("Eve"); err == nil {
			t.Fatal("Eve is in")
		}
		return time.Since(began)
	}
	for range 6 {
		try()
	}
	if took := try(); took < 200*time.Millisecond {
		t.Errorf("the seventh wrong key was answered after %v", took)
	}
	h.comeIn("Ana")
}
