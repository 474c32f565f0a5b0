package remote

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
)

// Guest is who joins the process that serves a practice's file.
type Guest struct {
	Practice string // the file
	As       string // the staff member; empty is whoever is at this machine
	Plain    bool   // the screens are read out
	Environ  []string
	In       io.Reader
	Out, Err io.Writer
	// Files is what the command may read, or make, of the files here.
	Files []string
	// Patience is how long who serves the file may take to answer at all; zero
	// is letInWait.
	Patience time.Duration
}

// letInWait is longer than a server that runs takes, however busy it is.
const letInWait = 20 * time.Second

// client is a connection to who serves the file. Its error is errNobody where nobody serves it.
func (g *Guest) client() (*gossh.Client, error) {
	conn, err := knock(g.Practice)
	if err != nil {
		return nil, err
	}
	proven, err := g.proof(conn)
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	client, err := g.letIn(conn, proven)
	if err != nil {
		_ = conn.Close()
	}
	return client, err
}

func (g *Guest) letIn(conn net.Conn, proven gossh.HostKeyCallback) (*gossh.Client, error) {
	said := ""
	config := &gossh.ClientConfig{
		User: g.As, HostKeyCallback: proven,
		BannerCallback: func(message string) error { said = message; return nil },
	}
	_ = conn.SetDeadline(time.Now().Add(cmp.Or(g.Patience, letInWait)))
	transport, channels, requests, err := gossh.NewClientConn(conn, "local", config)
	switch {
	case err == nil:
		return gossh.NewClient(transport, channels, requests), conn.SetDeadline(time.Time{})
	case said != "":
		return nil, model.Errorf(model.Forbidden, "%s", strings.TrimSpace(said))
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, model.Errorf(model.InUse, "who serves the file does not answer").
			Hint("see whether that process is stopped, or end it: what was saved is kept")
	}
	return nil, fmt.Errorf("join who serves the file: %w", err)
}

// proof is how a server proves to be the one of the file: by the host key beside
// it, or, to whom that is not to read, by being its owner's.
func (g *Guest) proof(conn net.Conn) (gossh.HostKeyCallback, error) {
	key, err := HostKey(g.Practice)
	if errors.Is(err, fs.ErrPermission) {
		return gossh.InsecureIgnoreHostKey(), ownsFile(conn, g.Practice) //nolint:gosec // proven by the system
	}
	if err != nil {
		return nil, err
	}
	return func(_ string, _ net.Addr, shown gossh.PublicKey) error {
		if !bytes.Equal(shown.Marshal(), key.PublicKey().Marshal()) {
			return errors.New("it is another server than the file's")
		}
		return nil
	}, nil
}

// Joined reports whether an error is that there was nobody to join.
func Joined(err error) bool { return !errors.Is(err, errNobody) }

// Screens shows the screens of the process that serves the file.
func (g *Guest) Screens(ctx context.Context) error {
	return g.session(ctx, func(session *gossh.Session) error {
		terminal, ok := g.In.(*os.File)
		if !ok {
			return model.Errorf(model.Unsupported, "the screens need a terminal")
		}
		for _, variable := range g.Environ {
			name, value, _ := strings.Cut(variable, "=")
			if name == "LANG" || name == "NO_COLOR" || name == "COLORTERM" {
				_ = session.Setenv(name, value) // which may be refused
			}
		}
		if g.Plain {
			_ = session.Setenv(plainVariable, "1")
		}
		width, height, err := term.GetSize(terminal.Fd())
		if err != nil {
			width, height = 80, 24
		}
		if err := session.RequestPty(os.Getenv("TERM"), height, width, gossh.TerminalModes{}); err != nil {
			return err
		}
		state, err := term.MakeRaw(terminal.Fd())
		if err != nil {
			return fmt.Errorf("read single keys: %w", err)
		}
		defer func() { _ = term.Restore(terminal.Fd(), state) }()
		defer follow(session, terminal)()
		if err := session.Shell(); err != nil {
			return err
		}
		return session.Wait()
	})
}

// follow passes on the terminal's sizes until it is stopped.
func follow(session *gossh.Session, terminal *os.File) (stop func()) {
	sizes := make(chan os.Signal, 1)
	signal.Notify(sizes, syscall.SIGWINCH)
	done := make(chan struct{})
	store.Go(func() {
		for {
			select {
			case <-sizes:
				if width, height, err := term.GetSize(terminal.Fd()); err == nil {
					_ = session.WindowChange(height, width)
				}
			case <-done:
				return
			}
		}
	})
	return func() { signal.Stop(sizes); close(done) }
}

// Command runs a command in the process that serves the file, and answers with
// its exit status.
func (g *Guest) Command(ctx context.Context, args []string) (status int, err error) {
	err = g.session(ctx, func(session *gossh.Session) error {
		words := make([]string, len(args))
		for i, arg := range args {
			words[i] = "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
		}
		return session.Run(strings.Join(words, " "))
	})
	var ended *gossh.ExitError
	if errors.As(err, &ended) {
		return ended.ExitStatus(), nil
	}
	return 0, err
}

// session is one session, which ends with ctx.
func (g *Guest) session(ctx context.Context, do func(*gossh.Session) error) error {
	client, err := g.client()
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { _ = client.Close() })()
	wait := g.lend(client)
	defer func() { _ = client.Close(); wait() }()
	session, err := client.NewSession()
	if err != nil {
		return fmt.Errorf("join who serves the file: %w", err)
	}
	session.Stdin, session.Stdout, session.Stderr = g.In, g.Out, g.Err
	err = do(session)
	if ctx.Err() != nil {
		return nil
	}
	return err
}
