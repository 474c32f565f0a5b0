package remote

import (
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// What a session may tell of its environment.
const (
	mostVariables   = 32
	longestVariable = 256
	longestCommand  = 64 << 10
)

// plainVariable is set to 1 by who wants the screens read out, as lines, and not
// drawn.
const plainVariable = "FRONTDESK_PLAIN"

// openSession answers the request for a session on a connection.
func (s *Server) openSession(srv *ssh.Server, conn *gossh.ServerConn, asked gossh.NewChannel, ctx ssh.Context) {
	v, ok := ctx.Value(guestKey{}).(*guest)
	if !ok || !v.takeSession() {
		_ = asked.Reject(gossh.ResourceShortage, "this connection has as many sessions as it may have")
		return
	}
	defer v.leaveSession()
	ssh.DefaultSessionHandler(srv, conn, &strict{NewChannel: asked, server: s}, ctx)
}

// strict is a session that asks for nothing but what it may have.
type strict struct {
	gossh.NewChannel
	server *Server
}

// Accept hands on the requests that are let through.
func (c *strict) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	channel, requests, err := c.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	passed := make(chan *gossh.Request)
	c.server.start(func() {
		defer close(passed)
		var seen seen
		for request := range requests {
			if !seen.lets(request) {
				_ = request.Reply(false, nil) // the connection's end is seen elsewhere
				continue
			}
			passed <- request
		}
	})
	return channel, passed, nil
}

// seen is what a session has asked for so far.
type seen struct {
	begun     bool
	variables int
}

// lets reports whether a request is let through. What is not named is not: no
// agent, no X11, no subsystem, no signal.
func (s *seen) lets(request *gossh.Request) bool {
	switch request.Type {
	case "pty-req":
		return len(request.Payload) <= longestCommand
	case "shell", "exec":
		first := !s.begun
		s.begun = true
		return first && len(request.Payload) <= longestCommand
	case "window-change":
		// Before, nobody reads it, and the session would wait for ever.
		return s.begun
	case "env":
		s.variables++
		return !s.begun && s.variables <= mostVariables && variableAllowed(request.Payload)
	}
	return false
}

func variableAllowed(payload []byte) bool {
	var variable struct{ Name, Value string }
	if gossh.Unmarshal(payload, &variable) != nil || len(variable.Value) > longestVariable {
		return false
	}
	switch variable.Name {
	case "LANG", "NO_COLOR", "COLORTERM", plainVariable:
		return true
	}
	return strings.HasPrefix(variable.Name, "LC_") && len(variable.Name) < longestVariable
}
