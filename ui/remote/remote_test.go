package remote_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/app"
	"frontdesk/ui/internal/uitest"
	"frontdesk/ui/remote"
)

// patience is how long a test waits for what must happen.
const patience = time.Minute

// house is a practice that is served, and the keys of those who come in.
type house struct {
	t       *testing.T
	store   store.Store
	server  *remote.Server
	address string
	keys    map[string]gossh.Signer
	end     context.CancelFunc
	ended   chan error
}

// open serves the practice of most tests: Dr. Chen, Ana, and Mo, a manager,
// have a key each; Eve has one that is nobody's.
func open(t *testing.T, change func(*remote.Server)) *house {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "p"), change)
}

// openAt is open with the way in for those at this machine beside that file.
func openAt(t *testing.T, practice string, change func(*remote.Server)) *house {
	t.Helper()
	home, err := remote.ListenLocal(practice)
	if err != nil {
		t.Fatal(err)
	}
	return openWith(t, home, change)
}

func openWith(t *testing.T, home net.Listener, change func(*remote.Server)) *house {
	t.Helper()
	h := &house{t: t, store: uitest.Practice(t, uitest.Harbor), keys: map[string]gossh.Signer{}, ended: make(chan error, 1)}
	for _, name := range []string{"Dr. Chen", "Ana", "Mo", "Eve", "server"} {
		_, secret, err := ed25519.GenerateKey(rand.Reader)
		h.check(err)
		h.keys[name], err = gossh.NewSignerFromKey(secret)
		h.check(err)
	}
	manager := store.Actor{Name: "Rae"}
	uitest.Apply(t, h.store, manager, fmt.Sprintf(`{"do":"edit-staff","staff":"Dr. Chen","key":%q}
{"do":"edit-staff","staff":"Ana","key":%q}
{"do":"add-staff","name":"Mo","role":"manager","key":%q}`, h.key("Dr. Chen"), h.key("Ana"), h.key("Mo")))
	h.server = &remote.Server{
		Store: h.store, HostKey: h.keys["server"], Limits: remote.DefaultLimits(),
		Screens: func(who store.Actor) app.Options { return app.Options{Store: h.store, Actor: who, Theme: "mono"} },
		Command: func(_ context.Context, call remote.Call) int {
			said, _ := io.ReadAll(call.In)
			_, _ = fmt.Fprintf(call.Out, "%s ran %q with %q", call.Who.Name, call.Args, said)
			return 7
		},
		Peer: func(net.Conn) (remote.Peer, error) { return remote.Peer{User: "rae", Name: "Rae", Owner: true}, nil },
	}
	h.server.Limits.Handshake, h.server.Limits.Leave = patience, patience
	if change != nil {
		change(h.server)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	h.check(err)
	h.address = l.Addr().String()
	var ctx context.Context
	ctx, h.end = context.WithCancel(t.Context())
	go func() { h.ended <- h.server.Serve(ctx, l, home) }()
	t.Cleanup(func() { h.end(); h.wait(h.ended) })
	return h
}

func (h *house) check(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) wait(ended <-chan error) {
	select {
	case err := <-ended:
		h.check(err)
		h.ended <- nil
	case <-time.After(patience):
		h.t.Fatal("the server does not end")
	}
}

func (h *house) key(name string) string {
	return string(gossh.MarshalAuthorizedKey(h.keys[name].PublicKey()))
}

// dial comes in with the keys of those named, offered in that order.
func (h *house) dial(names ...string) (*gossh.Client, error) {
	signers := make([]gossh.Signer, len(names))
	for i, name := range names {
		signers[i] = h.keys[name]
	}
	client, err := gossh.Dial("tcp", h.address, &gossh.ClientConfig{
		User: "whoever", Auth: []gossh.AuthMethod{gossh.PublicKeys(signers...)}, Timeout: patience,
		HostKeyCallback: gossh.FixedHostKey(h.keys["server"].PublicKey()),
	})
	if err == nil {
		h.t.Cleanup(func() { _ = client.Close() })
	}
	return client, err
}

func (h *house) comeIn(name string) *gossh.Client {
	h.t.Helper()
	client, err := h.dial(name)
	h.check(err)
	return client
}

// terminal is a session with the screens.
type terminal struct {
	*gossh.Session
	t     *testing.T
	in    io.Writer
	mu    sync.Mutex
	shown bytes.Buffer
	more  chan struct{}
	ended chan struct{}
}

// Write takes what the server writes to the terminal.
func (s *terminal) Write(data []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown.Write(data)
	select {
	case s.more <- struct{}{}:
	default:
	}
	return len(data), nil
}

// sit opens the screens for somebody, in a window of that size.
func (h *house) sit(client *gossh.Client, width, height int) *terminal {
	h.t.Helper()
	return h.sitWith(client, width, height, nil)
}

// sitWith is sit with variables of the terminal.
func (h *house) sitWith(client *gossh.Client, width, height int, variables map[string]string) *terminal {
	h.t.Helper()
	session, err := client.NewSession()
	h.check(err)
	s := &terminal{Session: session, t: h.t, more: make(chan struct{}, 1), ended: make(chan struct{})}
	session.Stdout, session.Stderr = s, s
	s.in, err = session.StdinPipe()
	h.check(err)
	for name, value := range variables {
		h.check(session.Setenv(name, value))
	}
	h.check(session.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}))
	h.check(session.Shell())
	go func() { defer close(s.ended); _ = session.Wait() }()
	return s
}

// sees waits until a text was shown.
func (s *terminal) sees(text string) {
	s.t.Helper()
	late := time.After(patience)
	for !strings.Contains(s.text(), text) {
		select {
		case <-s.more:
		case <-late:
			s.t.Fatalf("%q is not shown, but %q", text, s.text())
		}
	}
}

// has reports whether a text was shown.
func (s *terminal) has(text string) bool { return strings.Contains(s.text(), text) }

func (s *terminal) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.shown.String()
}

// redraws waits until a text is on the screen, drawn as a whole.
func (s *terminal) redraws(text string) {
	s.t.Helper()
	late, often := time.After(patience), time.NewTicker(50*time.Millisecond)
	defer often.Stop()
	for i := 0; !strings.Contains(s.text(), text); i++ {
		select {
		case <-often.C:
			if err := s.WindowChange(30, 120+i%2); err != nil {
				s.t.Fatal(err)
			}
		case <-late:
			s.t.Fatalf("%q is not shown, but %q", text, s.text())
		}
	}
}

// forget forgets what was shown so far.
func (s *terminal) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown.Reset()
}

func (s *terminal) types(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.in, keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits until the session has ended.
func (s *terminal) ends() {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patience):
		s.t.Fatal("the session does not end")
	}
}

func (h *house) apply(script string) {
	h.t.Helper()
	uitest.Apply(h.t, h.store, store.Actor{Name: "Rae"}, script)
}

func run(t *testing.T, client *gossh.Client, command, in string) (string, error) {
	t.Helper()
	session, err := client.NewSession()
	if err != nil {
		return "", err
	}
	session.Stdin = strings.NewReader(in)
	out, err := session.CombinedOutput(command)
	return string(out), err
}

func roleOf(t *testing.T, s store.Store, name string) (staff model.Staff) {
	t.Helper()
	err := s.View(t.Context(), store.Actor{}, func(r model.Reader) error {
		id, err := model.FindStaff(r, name)
		if err == nil {
			staff, err = r.StaffMember(id)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return staff
}
