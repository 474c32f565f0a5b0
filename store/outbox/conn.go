package outbox

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"time"
)

const (
	// mostHeard is the most that a mail server may say for one e-mail, in bytes.
	mostHeard = 1 << 20
	// grace is how long a letter that was said to its end is waited for when
	// the program is to end: long enough for an answer, short enough for who quits.
	grace = 5 * time.Second
)

var errTalkative = errors.New("the mail server says more than a mail server has to say")

// patience is a connection on which every step has so much time. The end of
// its context ends it, but for a letter's answer.
type patience struct {
	net.Conn
	ctx   context.Context
	step  time.Duration
	heard int
	// settling is set when nothing but the answer to a letter is awaited.
	settling atomic.Bool
}

func (c *patience) Read(p []byte) (int, error) {
	wait := c.step
	if c.ctx.Err() != nil {
		wait = min(wait, grace)
	}
	if err := c.SetReadDeadline(time.Now().Add(wait)); err != nil {
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

// settle says that from here on the answer is awaited. It is an error where
// the context has ended before.
func (c *patience) settle() error {
	c.settling.Store(true)
	return c.ctx.Err()
}

func (c *patience) end() {
	if c.settling.Load() {
		_ = c.SetReadDeadline(time.Now().Add(min(c.step, grace)))
		return
	}
	_ = c.Close()
}

func (s *server) dial(ctx context.Context) (*patience, error) {
	conn, err := s.reach(ctx, "tcp", s.address())
	if err != nil {
		return nil, err
	}
	c := &patience{Conn: conn, ctx: ctx, step: s.step}
	context.AfterFunc(ctx, c.end)
	return c, nil
}
