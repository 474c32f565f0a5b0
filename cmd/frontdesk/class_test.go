package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// patience is how long a test waits for what must happen.
const patience = time.Minute

// learner is somebody of a class at a terminal.
type learner struct {
	t      *testing.T
	client *gossh.Client
	keys   io.Writer

	mu    sync.Mutex
	shown bytes.Buffer
	more  chan struct{}
}

// newKey is a key, and its public half as it stands in a file.
func newKey(t *testing.T, name string) (gossh.Signer, string) {
	t.Helper()
	_, secret, err := ed25519.GenerateKey(rand.Reader)
	check(t, err)
	key, err := gossh.NewSignerFromSigner(secret)
	check(t, err)
	return key, strings.TrimSpace(string(gossh.MarshalAuthorizedKey(key.PublicKey()))) + " " + name + "\n"
}

// Write takes what is drawn.
func (l *learner) Write(data []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.shown.Write(data)
	select {
	case l.more <- struct{}{}:
	default:
	}
	return len(data), nil
}

// sees waits until a text was drawn, and forgets what was drawn before.
func (l *learner) sees(text string) {
	l.t.Helper()
	for late := time.After(patience); ; {
		l.mu.Lock()
		seen := strings.Contains(l.shown.String(), text)
		if seen {
			l.shown.Reset()
		}
		l.mu.Unlock()
		if seen {
			return
		}
		select {
		case <-l.more:
		case <-late:
			l.t.Fatalf("%q is not shown, but %q", text, l.shown.String())
		}
	}
}

func (l *learner) types(keys string) {
	l.t.Helper()
	_, err := io.WriteString(l.keys, keys)
	check(l.t, err)
}

// comeIn opens the screens of a class.
func comeIn(t *testing.T, address string, key gossh.Signer) *learner {
	t.Helper()
	l := &learner{t: t, more: make(chan struct{}, 1)}
	var err error
	l.client, err = gossh.Dial("tcp", address, &gossh.ClientConfig{
		User: "whoever", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, Timeout: patience,
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), //nolint:gosec // a server of this very test
	})
	check(t, err)
	t.Cleanup(func() { _ = l.client.Close() })
	session, err := l.client.NewSession()
	check(t, err)
	session.Stdout = l
	l.keys, err = session.StdinPipe()
	check(t, err)
	check(t, session.RequestPty("xterm-256color", 40, 120, gossh.TerminalModes{}))
	check(t, session.Shell())
	return l
}

// TestAClassLearnsOverSSH: Ana plays, Ben watches and lends a hand; nothing is
// left when they are gone.
func TestAClassLearnsOverSSH(t *testing.T) {
	dir, rest := t.TempDir(), t.TempDir()
	ana, anas := newKey(t, "Ana")
	ben, bens := newKey(t, "")
	keys := filepath.Join(dir, "class.pub")
	check(t, os.WriteFile(keys, []byte("# our class\n"+anas+bens), 0o600))
	cmd := exec.Command("frontdesk", "serve", "--train", "--keys", keys, "--listen", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "TMPDIR="+rest, "HOME="+dir)
	said, err := cmd.StderrPipe()
	check(t, err)
	check(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // has mostly ended by itself
	notes := bufio.NewScanner(said)
	notes.Scan()
	_, address, _ := strings.Cut(notes.Text(), "2 keys may come in to learn at ")
	address, _, _ = strings.Cut(address, ",")

	first := comeIn(t, address, ana)
	first.sees("Choose a scenario")
	first.types("\r")
	first.sees("TRAINING")
	second := comeIn(t, address, ben)
	second.sees("watch Ana: ")
	second.types("\x1b[F\r") // the last of the list
	second.sees("Step 1 of ")
	first.types("]")
	first.sees("View appointments")
	second.types("\x1bOR") // F3
	first.sees("Hint")
	check(t, first.client.Close())
	second.types("\x1bOR")
	second.sees("Hint")

	commands, err := second.client.NewSession()
	check(t, err)
	if out, err := commands.CombinedOutput("list"); err == nil || !strings.Contains(string(out), "here is a class") {
		t.Errorf("a command of a class: %s, %v", out, err)
	}
	check(t, cmd.Process.Signal(syscall.SIGTERM))
	for notes.Scan() {
		t.Log(notes.Text())
	}
	check(t, cmd.Wait())
	left, err := os.ReadDir(rest)
	check(t, err)
	if len(left) > 0 {
		t.Errorf("left %v behind", left)
	}
}
