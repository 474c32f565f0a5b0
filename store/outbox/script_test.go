package outbox_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// script is a mail server that answers with a line to each it hears, the first
// unasked, and then says no more.
type script struct {
	port   int
	lines  []string
	silent chan struct{} // closed when it was spoken to and says no more
	once   sync.Once
}

// answers is what a server says: greeting, EHLO, MAIL, RCPT, DATA, the letter, QUIT.
func answers() []string {
	return []string{"220 hello", "250 mute", "250 ok", "250 ok", "354 go on", "250 taken", "221 bye"}
}

// theLetter is which of the answers is to the letter.
const theLetter = 5

func scripted(t *testing.T, lines ...string) *script {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &script{port: listener.Addr().(*net.TCPAddr).Port, lines: lines, silent: make(chan struct{})}
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(func() { cancel(); _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			context.AfterFunc(ctx, func() { _ = conn.Close() })
			go func() { _ = s.speak(conn) }()
		}
	}()
	return s
}

func (s *script) speak(conn net.Conn) error {
	for i, line := range s.lines {
		if err := hear(conn, i); err != nil {
			return err
		}
		if _, err := io.WriteString(conn, strings.TrimPrefix(line+"\r\n", "\r\n")); err != nil {
			return err
		}
	}
	if err := hear(conn, len(s.lines)); err != nil {
		return err
	}
	s.once.Do(func() { close(s.silent) })
	_, err := io.Copy(io.Discard, conn)
	return errors.Join(err, conn.Close())
}

// hear reads what comes before answer i. The letter is told apart by its end;
// all else is one read each.
func hear(conn net.Conn, i int) error {
	var heard [4096]byte
	for text := ""; i > 0; {
		n, err := conn.Read(heard[:])
		if err != nil {
			return err
		}
		if text += string(heard[:n]); i != theLetter || strings.HasSuffix(text, "\r\n.\r\n") {
			break
		}
	}
	return nil
}

// dial reaches a server whose time is up as soon as it says no more.
func (s *script) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	h := &hasty{Conn: conn, silent: s.silent}
	go func() {
		select {
		case <-s.silent:
			_ = h.SetReadDeadline(time.Time{})
		case <-ctx.Done():
		}
	}()
	return h, nil
}

// hasty is a connection that waits without end for who still speaks, and not
// at all for who does not, if it is one that would have waited for some time.
type hasty struct {
	net.Conn
	silent  <-chan struct{}
	limited atomic.Bool
}

func (h *hasty) SetReadDeadline(at time.Time) error {
	if !at.IsZero() {
		h.limited.Store(true)
	}
	select {
	case <-h.silent:
		if h.limited.Load() {
			return h.Conn.SetReadDeadline(time.Unix(1, 0))
		}
	default:
	}
	return nil
}
