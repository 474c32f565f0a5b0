package remote

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/app"
	"frontdesk/ui/lock"
)

// Server shows the screens of one practice to those who come in.
type Server struct {
	Store store.Store
	// Screens is how the screens look for somebody; the terminal, the lock and
	// the company are the server's.
	Screens func(store.Actor) app.Options
	// Lock is how the screens of whose machine it is come back, for it may ask for
	// a passphrase; nil is as everybody's, by coming in again.
	Lock func() lock.Options
	// Command runs a command for somebody, and answers with its exit status.
	Command func(context.Context, Call) int
	HostKey gossh.Signer
	Limits  Limits
	// Peer says who is at the other end of a connection of the serving machine
	// itself; nil is its own system.
	Peer func(net.Conn) (Peer, error)
	// Note takes a line about who came, went, and was refused.
	Note func(string)

	ctx  context.Context //nolint:containedctx // a server is a lifetime
	room *room
	gate *gate
}

// Call is a command that somebody runs.
type Call struct {
	Who      store.Actor
	Args     []string
	In       io.Reader
	Out, Err io.Writer
	// Files is nil for those at other machines.
	Files *Files
}

// The keys of what a connection carries along.
type guestKey struct{}

// Listen takes an address to be reached at.
func Listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, model.Errorf(model.InUse, "the address %s is in use by another process", address).
			Hint("name another one with --listen, as in --listen :2223")
	case errors.Is(err, syscall.EACCES):
		return nil, model.Errorf(model.Invalid, "the address %s is not this user's to take", address).
			Hint("ports below 1024 are the system's; name another one with --listen")
	}
	return nil, model.Errorf(model.Invalid, "%s is no address to be reached at: %v", address, err).
		Hint("write it like --listen :2222, or --listen 192.0.2.7:2222")
}

// Serve lets people in until ctx ends, and then ends every screen tidily. At
// home is where those at this machine come in; it may be nil.
func (s *Server) Serve(ctx context.Context, outside, home net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.ctx, s.room, s.gate = context.WithoutCancel(ctx), newRoom(), newGate(s.Limits, time.Now)
	var end context.CancelFunc
	s.ctx, end = context.WithCancel(s.ctx) // the screens outlive ctx, to say goodbye
	defer end()

	door, err := s.door(s.byKey)
	if err != nil {
		return err
	}
	doors := []*ssh.Server{door}
	ended := make(chan error, 2)
	s.start(func() { ended <- door.Serve(gated{outside, s.gate}) })
	if home != nil {
		back, err := s.door(s.byMachine)
		if err != nil {
			return err
		}
		doors = append(doors, back)
		s.start(func() { ended <- back.Serve(gated{home, s.gate}) })
	}
	s.start(func() { s.watch(ctx) })
	select {
	case <-ctx.Done():
		err = nil
	case err = <-ended:
	}
	s.endAll(doors)
	if errors.Is(err, ssh.ErrServerClosed) {
		err = nil
	}
	return err
}

// endAll ends every screen, and waits until each is gone.
func (s *Server) endAll(doors []*ssh.Server) {
	ctx, cancel := context.WithTimeout(context.Background(), s.Limits.Leave+2*time.Second)
	defer cancel()
	gone := s.room.close()
	for _, v := range s.room.everybody() {
		v.leave(errShutdown)
	}
	select {
	case <-gone:
	case <-ctx.Done():
	}
	for _, sc := range s.room.all() {
		sc.close()
	}
	hungUp, stop := context.WithTimeout(ctx, s.Limits.Leave)
	defer stop()
	for _, door := range doors {
		_ = door.Shutdown(hungUp) // whose session ended hangs up by itself
		_ = door.Close()          // what is left is not worth a word
	}
}

// door is one way in. Both have everything but how it is known who comes.
func (s *Server) door(knows func(*ssh.Server) error) (*ssh.Server, error) {
	return wish.NewServer(
		func(door *ssh.Server) error {
			door.Version = "Frontdesk"
			door.HandshakeTimeout = s.Limits.Handshake
			door.MaxTimeout = s.Limits.Longest
			door.AddHostKey(s.HostKey)
			door.ConnCallback = func(ctx ssh.Context, conn net.Conn) net.Conn {
				ctx.SetValue(guestKey{}, conn)
				return conn
			}
			door.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.openSession}
			// There are no others: no forwarding, no subsystem, no request but
			// the session's own.
			door.RequestHandlers = map[string]ssh.RequestHandler{}
			door.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
			return nil
		},
		knows, ssh.EmulatePty(),
		wish.WithMiddleware(func(ssh.Handler) ssh.Handler { return s.receive }),
	)
}

// receive is one session.
func (s *Server) receive(sess ssh.Session) {
	defer s.catch(func() { _ = sess.Exit(1) })
	who, err := s.whoCameIn(sess)
	v := s.newVisit(sess, who)
	defer v.end(errGone)
	if err == nil && !s.room.enter(v, s.Limits.Sessions) {
		err = model.Errorf(model.NotSo, "there are as many screens open as there may be, %d", s.Limits.Sessions).
			Hint("try again in a while")
	}
	if err != nil {
		v.complain(err)
		_ = sess.Exit(1)
		return
	}
	defer s.room.leave(v)
	s.start(v.stayAlive)
	_, sizes, terminal := sess.Pty()
	switch {
	case sess.RawCommand() != "":
		if terminal {
			s.start(func() { drain(sizes) })
		}
		v.run()
	case terminal:
		s.note("%s came in from %s", who.Name, cmp.Or(strings.Trim(sess.RemoteAddr().String(), "@"), "this machine"))
		v.show()
		s.note("%s left", who.Name)
	default:
		v.complain(model.Errorf(model.Unsupported, "the screens need a terminal").
			Hint("ssh -t asks for one; a command like `list` does without"))
		_ = sess.Exit(1)
	}
}

func drain(sizes <-chan ssh.Window) {
	for range sizes { //nolint:revive // nobody reads them
	}
}

// watch throws out who may not work here any more, told by commits.
func (s *Server) watch(ctx context.Context) {
	for change := range s.Store.Watch(ctx) {
		if change.Practice || len(change.Staff) > 0 {
			s.throwOut(ctx)
		}
	}
}

// throwOut ends the visits and the screens of those who are of the staff no
// more, or come in no more as they did.
func (s *Server) throwOut(ctx context.Context) {
	still := map[person]bool{}
	stays := func(who person) bool {
		if _, known := still[who]; !known {
			still[who] = who.key == "" && who.ID == 0 || s.comesStill(ctx, who)
		}
		return still[who]
	}
	for _, v := range s.room.everybody() {
		if !stays(v.who) {
			v.leave(errThrownOut)
		}
	}
	for _, sc := range s.room.all() {
		if !stays(sc.who) && sc.alone() {
			sc.close()
		}
	}
}

// note notes a line.
func (s *Server) note(format string, args ...any) {
	if s.Note != nil {
		s.Note(fmt.Sprintf(format, args...))
	}
}

// stayAlive asks now and then whether anybody is still there.
func (v *visit) stayAlive() {
	conn, ok := v.Context().Value(ssh.ContextKeyConn).(*gossh.ServerConn)
	if !ok {
		return
	}
	every := time.NewTicker(v.server.Limits.Alive)
	defer every.Stop()
	for {
		select {
		case <-v.ctx.Done():
			return
		case <-every.C:
		}
		timer := time.AfterFunc(v.server.Limits.Stall, v.hangUp)
		_, _, err := conn.SendRequest("keepalive@openssh.com", true, nil)
		timer.Stop()
		if err != nil {
			v.end(errGone)
			return
		}
	}
}
