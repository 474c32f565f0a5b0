package outbox

import (
	"context"
	"errors"
	"net"
	"time"
)

// mostHeard is the most that a mail server may say for one e-mail, in bytes.
const mostHeard = 1 << 20

var errTalkative = errors.New("the mail server says more than a mail server has to say")

// patience is a connection on which every step has so much time.
type patience struct {
	net.Conn
	step  time.Duration
	heard int
}

func (c *patience) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(c.step)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Read(p)
	if c.heard += n; c.heard > mostHeard {
		return 0, errTalkative
	}
	return n, err
}

func (c *patience) Write(p []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(c.step)); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
}

// dial connects. The end of the context ends the connection.
func (s *server) dial(ctx context.Context) (net.Conn, error) {
	dialer := net.Dialer{Timeout: s.step}
	conn, err := dialer.DialContext(ctx, "tcp", s.address())
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	return &patience{Conn: conn, step: s.step}, nil
}
