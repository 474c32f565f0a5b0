package remote

import (
	"context"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
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
	// plain says that they are read out, and nothing is drawn.
	plain  bool
	ctx    context.Context //nolint:containedctx // screens are a lifetime
	cancel context.CancelFunc
	seat   *seat
	inbox  inbox
	// root belongs to the program that shows it, as does when it was drawn last.
	root  *lock.Model
	drawn time.Time
	// drawing says that it will be drawn anew soon.
	drawing bool
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
		server: s, who: who, plain: isPlain(environ), ctx: ctx, cancel: cancel, seat: s.room.newSeat(who),
		inbox: inbox{come: make(chan struct{}, 1)},
	}
	options := s.Screens(who.Actor)
	options.Environ, options.Company = environ, sc.seat
	options.Plain, options.Output = sc.plain, sc
	options.Save, options.Attach, options.Look = nil, nil, nil // the files here are not theirs
	options.Lock = s.lockOf(who)
	options.Lock.OnLock = sc.setLocked
	sc.root = app.NewRoot(ctx, options)
	s.room.mu.Lock()
	s.room.screens[sc] = true
	s.room.mu.Unlock()
	return sc
}

// lockOf is how somebody's screens come back: by coming in again, which says
// nothing where the machine is theirs, and they set a passphrase.
func (s *Server) lockOf(who person) lock.Options {
	if who.owner && s.Lock != nil {
		if own := s.Lock(); own.Passphrase != nil {
			return own
		}
	}
	return lock.Options{Elsewhere: true}
}

func isPlain(environ []string) bool { return slices.Contains(environ, plainVariable+"=1") }

// Write writes what is read out to whoever is there to listen.
func (sc *screen) Write(data []byte) (int, error) {
	sc.mu.Lock()
	v := sc.visit
	sc.mu.Unlock()
	if v == nil {
		return len(data), nil
	}
	return patient{v.Session, v}.Write(data)
}

func (sc *screen) setLocked(locked bool) {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	sc.locked = locked
}

// waiting is the screens of that kind that wait for this very person and key, or
// are locked at another terminal; nil where there are none.
func (s *Server) waiting(who person, plain bool) *screen {
	for _, sc := range s.room.all() {
		sc.mu.Lock()
		free := !sc.closed && (sc.visit == nil && sc.begun || sc.locked)
		sc.mu.Unlock()
		if free && sc.who == who && sc.plain == plain {
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
	store.Go(func() {
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
	})
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
