package remote

import (
	"context"
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui/app"
	"frontdesk/ui/lock"
)

// screen is one person's screens. They outlive a connection: where something
// is not saved, or they are locked, they wait for their person to come in with
// the same key. One program shows them at a time; what was set going meanwhile
// comes to the inbox.
type screen struct {
	server *Server
	who    person
	ctx    context.Context //nolint:containedctx // screens are a lifetime
	cancel context.CancelFunc
	seat   *seat
	inbox  inbox
	// root belongs to the program that shows it, as does what it drew last.
	root  *lock.Model
	drawn tea.View
	// stale says that something may have changed since, drawing that it will
	// be drawn anew soon.
	stale, drawing bool
	// begun says that a program showed it before.
	begun bool

	mu     sync.Mutex
	visit  *visit // that shows it; nil while it waits
	locked bool
	closed bool
	waits  *time.Timer
}

// inbox is the messages that came of commands.
type inbox struct {
	mu       sync.Mutex
	messages []tea.Msg
	come     chan struct{}
}

func (b *inbox) put(msg tea.Msg) {
	b.mu.Lock()
	b.messages = append(b.messages, msg)
	b.mu.Unlock()
	select {
	case b.come <- struct{}{}:
	default:
	}
}

func (b *inbox) take() []tea.Msg {
	b.mu.Lock()
	defer b.mu.Unlock()
	messages := b.messages
	b.messages = nil
	return messages
}

// newScreen is the screens for somebody who comes in.
func (s *Server) newScreen(who person, environ []string) *screen {
	ctx, cancel := context.WithCancel(s.ctx)
	sc := &screen{
		server: s, who: who, ctx: ctx, cancel: cancel, seat: s.room.newSeat(who),
		inbox: inbox{come: make(chan struct{}, 1)},
	}
	options := s.Screens(who.Actor)
	options.Environ, options.Company = environ, sc.seat
	options.Save, options.Attach, options.Look = nil, nil, nil // the files here are not theirs
	options.Lock = lock.Options{Elsewhere: true, OnLock: sc.setLocked}
	sc.root = app.NewRoot(ctx, options)
	s.room.mu.Lock()
	s.room.screens[sc] = true
	s.room.mu.Unlock()
	return sc
}

func (sc *screen) setLocked(locked bool) {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	sc.locked = locked
}

// waiting is the screens that wait for this very person and key, or are locked
// at another terminal; nil where there are none.
func (s *Server) waiting(who person) *screen {
	for _, sc := range s.room.all() {
		sc.mu.Lock()
		free := !sc.closed && (sc.visit == nil && sc.begun || sc.locked)
		sc.mu.Unlock()
		if free && sc.who == who {
			return sc
		}
	}
	return nil
}

// close ends the screens for good.
func (sc *screen) close() {
	sc.mu.Lock()
	sc.closed = true
	if sc.waits != nil {
		sc.waits.Stop()
	}
	sc.mu.Unlock()
	sc.cancel()
	sc.server.room.mu.Lock()
	delete(sc.server.room.screens, sc)
	sc.server.room.mu.Unlock()
}

// take gives the screens to a visit. Who has them is sent away first. False is
// that they ended meanwhile.
func (sc *screen) take(v *visit) bool {
	sc.mu.Lock()
	if sc.closed {
		sc.mu.Unlock()
		return false
	}
	before := sc.visit
	sc.visit = v
	if sc.waits != nil {
		sc.waits.Stop()
		sc.waits = nil
	}
	sc.mu.Unlock()
	if before != nil {
		before.leave(errElsewhere)
		<-before.done
	}
	return true
}

// release is called when a visit does not show the screens any more. They wait
// for their person where there is something to keep, else they end.
func (sc *screen) release(v *visit, keep bool) {
	sc.mu.Lock()
	if sc.visit != v { // another visit has them
		sc.mu.Unlock()
		return
	}
	sc.visit = nil
	left := max(sc.root.Left(), leastPark)
	if keep {
		sc.waits = time.AfterFunc(left, sc.close)
	}
	sc.mu.Unlock()
	if !keep {
		sc.close()
		return
	}
	for _, other := range sc.server.room.all() { // one is enough for anybody
		if other != sc && other.who == sc.who && other.alone() {
			other.close()
		}
	}
}

// alone reports whether nobody shows the screens.
func (sc *screen) alone() bool {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	return sc.visit == nil && sc.begun
}

// run does a command beside the screens. What comes of it comes to the inbox,
// whether or not anybody looks then.
func (sc *screen) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		defer sc.server.catch(sc.broke)
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, one := range msg {
				sc.run(one)
			}
		default:
			sc.inbox.put(msg)
		}
	}()
}

// broke ends screens that a mistake made unusable.
func (sc *screen) broke() {
	sc.mu.Lock()
	v := sc.visit
	sc.closed = true
	sc.mu.Unlock()
	if v != nil {
		v.leave(errBroken)
	}
	sc.close()
}

// stage is the screens as one program shows them.
type stage struct {
	*screen
	visit *visit
}

// inboxCame tells that something came to the inbox, draw that it is time to draw.
type (
	inboxCame struct{}
	draw      struct{}
)

// together is how long what changes is collected before it is drawn: a key and
// the answers that it leads to are one picture and not six.
const together = 8 * time.Millisecond

// Init implements tea.Model.
func (g stage) Init() tea.Cmd {
	defer g.server.catch(g.broke)
	g.stale, g.drawing = true, false
	if g.first() {
		g.run(g.root.Init())
	} else {
		g.run(g.root.ComeBack())
	}
	return g.next
}

// first reports whether no program showed the screens before this one.
func (sc *screen) first() bool {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	first := !sc.begun
	sc.begun = true
	return first
}

// next waits for the inbox.
func (g stage) next() tea.Msg {
	select {
	case <-g.inbox.come:
		return inboxCame{}
	case <-g.visit.ctx.Done():
		return nil
	}
}

// Update implements tea.Model.
func (g stage) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer g.server.catch(g.broke)
	switch msg.(type) {
	case draw:
		g.stale, g.drawing = true, false
		return g, nil
	case inboxCame:
		return g, tea.Batch(g.hear(), g.soon())
	case tea.WindowSizeMsg:
		g.give(msg)
		g.stale = true
		return g, nil
	}
	g.give(msg)
	return g, g.soon()
}

// soon draws in a moment, with all that comes until then.
func (g stage) soon() tea.Cmd {
	if g.drawing {
		return nil
	}
	g.drawing = true
	return func() tea.Msg {
		timer := time.NewTimer(together)
		defer timer.Stop()
		select {
		case <-timer.C:
			return draw{}
		case <-g.visit.ctx.Done():
			return nil
		}
	}
}

// hear takes what came to the inbox.
func (g stage) hear() tea.Cmd {
	var cmds []tea.Cmd
	for _, msg := range g.inbox.take() {
		if ofBubbletea(msg) { // a command to the terminal, or the end
			cmds = append(cmds, func() tea.Msg { return msg })
			continue
		}
		g.give(msg)
	}
	return tea.Batch(append(cmds, g.next)...)
}

func (g stage) give(msg tea.Msg) {
	_, cmd := g.root.Update(msg)
	g.run(cmd)
}

// View implements tea.Model.
func (g stage) View() (view tea.View) {
	defer g.server.catch(g.broke)
	if g.stale {
		g.drawn = g.root.View()
		g.stale = false
	}
	return g.drawn
}

// ofBubbletea reports whether a message is for bubbletea itself.
func ofBubbletea(msg tea.Msg) bool {
	return reflect.TypeOf(msg).PkgPath() == reflect.TypeFor[tea.QuitMsg]().PkgPath()
}
