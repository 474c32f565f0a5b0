package remote

import (
	"cmp"
	"context"
	"errors"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	wishtea "charm.land/wish/v2/bubbletea"
	"github.com/charmbracelet/colorprofile"
	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/ui"
)

// The reasons why a visit ends. Each is what the person reads.
var (
	errGone      = errors.New("the connection ended")
	errElsewhere = errors.New("your screens go on where you came in last")
	errShutdown  = errors.New("the server ends; what was saved is kept")
	errThrownOut = errors.New("you may not work here any more; ask a manager")
	errFlood     = errors.New("more came from your terminal than anybody types; what was saved is kept")
	errBroken    = errors.New("a mistake of this program ended your screens; what was saved is kept, come in again")
)

// visit is one session on one connection.
type visit struct {
	ssh.Session
	server *Server
	who    person
	ctx    context.Context //nolint:containedctx // a visit is a lifetime
	end    context.CancelCauseFunc
	closer sync.Once
	// writing is held while something is written.
	writing sync.Mutex
	done    chan struct{} // closed when it shows nothing any more
}

func (s *Server) newVisit(sess ssh.Session, who person) *visit {
	ctx, end := context.WithCancelCause(sess.Context())
	return &visit{Session: sess, server: s, who: who, ctx: ctx, end: end, done: make(chan struct{})}
}

// leave ends the visit for a reason: at first so that its terminal is left
// tidy, and soon without.
func (v *visit) leave(why error) {
	v.end(why)
	v.closer.Do(func() { time.AfterFunc(v.server.Limits.Leave, v.hangUp) })
}

// hangUp closes the connection under the session.
func (v *visit) hangUp() {
	v.end(errGone)
	if conn, ok := v.Context().Value(ssh.ContextKeyConn).(*gossh.ServerConn); ok {
		_ = conn.Close()
	}
}

// patient is a terminal that must not keep anybody waiting: one that takes
// nothing for a while is hung up on. What is written at once stays together.
type patient struct {
	io.Writer
	visit *visit
}

func (p patient) Write(data []byte) (int, error) {
	p.visit.writing.Lock()
	defer p.visit.writing.Unlock()
	timer := time.AfterFunc(p.visit.server.Limits.Stall, p.visit.hangUp)
	defer timer.Stop()
	return p.Writer.Write(data)
}

// typed is what comes from a terminal. One that sends more than anybody types is
// hung up on: what is not read yet would be memory.
type typed struct {
	io.Reader
	visit *visit
	since time.Time
	bytes int
}

func (t *typed) Read(data []byte) (int, error) {
	n, err := t.Reader.Read(data)
	if now := time.Now(); now.Sub(t.since) > time.Minute {
		t.since, t.bytes = now, 0
	}
	if t.bytes += n; t.bytes > t.visit.server.Limits.Typed {
		t.visit.leave(errFlood)
		return 0, io.EOF
	}
	return n, err
}

// show shows the person's screens until they quit, or the visit ends.
func (v *visit) show() {
	defer close(v.done)
	pty, sizes, _ := v.Pty()
	environ := append(v.Environ(), "TERM="+pty.Term)
	sc := v.server.waiting(v.who, isPlain(environ))
	if sc == nil || !sc.take(v) {
		sc = v.server.newScreen(v.who, environ)
		sc.take(v)
	}
	painter := &painter{out: patient{v.Session, v}, profile: colorprofile.Env(environ)}
	program := v.program(stage{sc, v, painter}, pty.Window)
	v.server.start(func() { v.resize(program, sizes) })
	sc.seat.sit(true)
	_, _ = program.Run() // an error of it is the terminal's end, or ours
	painter.leave()
	sc.seat.sit(false)

	why := context.Cause(v.ctx)
	keep := sc.root.Locked() || sc.root.Unsaved() && (sc.root.Overlong() || v.dropped(why))
	if sc.root.Over() != "" && !sc.root.Overlong() || errors.Is(why, errThrownOut) || errors.Is(why, errShutdown) {
		keep = false
	}
	sc.release(v, keep)
	v.bye(sc, why)
}

// dropped reports whether the connection ended by itself, and not because the
// person quit.
func (v *visit) dropped(why error) bool {
	return errors.Is(why, errGone) || errors.Is(why, context.Canceled)
}

// bye says why it ended, where there is something to say.
func (v *visit) bye(sc *screen, why error) {
	text := sc.root.Over()
	if text == "" && why != nil && !v.dropped(why) {
		text = why.Error()
	}
	if text != "" {
		_, _ = io.WriteString(patient{v.Session, v}, "Frontdesk: "+text+".\r\n")
	}
	_ = v.Exit(0)
}

// program is what runs the screens for this terminal. It draws nothing itself;
// as often as it would, it looks for what is to go to the clipboard.
func (v *visit) program(g stage, window ssh.Window) *tea.Program {
	const looks = 10 // a second
	width, height := clamp(window.Width, window.Height)
	options := append(wishtea.MakeOptions(v.Session),
		tea.WithInput(&typed{Reader: v.Session, visit: v}), tea.WithOutput(g.painter.out), tea.WithWindowSize(width, height), tea.WithFilter(filter),
		tea.WithContext(v.ctx), tea.WithoutSignalHandler(), tea.WithoutRenderer(), tea.WithFPS(looks))
	return tea.NewProgram(g, options...)
}

// filter keeps from the screens what no terminal may do to them.
func filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		return tea.ResumeMsg{}
	case tea.WindowSizeMsg:
		width, height := clamp(msg.Width, msg.Height)
		return tea.WindowSizeMsg{Width: width, Height: height}
	}
	return msg
}

// resize passes on the newest of the terminal's sizes until its session ends,
// which ends the visit too.
func (v *visit) resize(program *tea.Program, sizes <-chan ssh.Window) {
	newest := make(chan ssh.Window, 1)
	v.server.start(func() {
		for size := range newest {
			program.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
		}
	})
	defer close(newest)
	for size := range sizes {
		select {
		case <-newest:
		default:
		}
		newest <- size
	}
	v.end(errGone)
}

// run runs a command under the person's role.
func (v *visit) run() {
	defer close(v.done)
	status := v.server.Command(v.ctx, Call{
		Who: v.who.Actor, Args: v.Command(), In: v.Session, Out: patient{v.Session, v}, Err: patient{v.Stderr(), v}, Files: v.files(),
	})
	if why := context.Cause(v.ctx); why != nil && !v.dropped(why) {
		v.complain(why)
	}
	_ = v.Exit(status)
}

// complain says on the session's stderr what is wrong, and the way out.
func (v *visit) complain(err error) {
	var ours *model.Error
	text := ui.Words(err)
	if !errors.As(err, &ours) {
		text = err.Error()
	}
	_, _ = io.WriteString(patient{v.Stderr(), v}, "Frontdesk: "+cmp.Or(text, "refused")+"\r\n")
}
