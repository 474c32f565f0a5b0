package remote_test

import (
	"context"
	"net"
	"path/filepath"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/app"
	"frontdesk/ui/internal/uitest"
	"frontdesk/ui/lock"
	"frontdesk/ui/remote"
)

// hands is a clock in the test's hands.
type hands struct {
	mu   sync.Mutex
	now  time.Time
	ring chan time.Time
}

func (c *hands) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// goBy lets time go by, and timers ring until done: those that ring too early
// must do no harm.
func (c *hands) goBy(t *testing.T, by time.Duration, done func() bool) {
	t.Helper()
	c.mu.Lock()
	c.now = c.now.Add(by)
	c.mu.Unlock()
	late, often := time.After(patience), time.NewTicker(5*time.Millisecond)
	defer often.Stop()
	for !done() {
		select {
		case <-often.C:
			select {
			case c.ring <- c.Now():
			default:
			}
		case <-late:
			t.Fatal("nothing happens")
		}
	}
}

func newHands() *hands { return &hands{now: uitest.Now(), ring: make(chan time.Time)} }

// rule makes it the clock of a server's screens.
func (c *hands) rule(s *remote.Server) {
	screens := s.Screens
	s.Screens = func(who store.Actor) app.Options {
		o := screens(who)
		o.Now, o.After = c.Now, func(time.Duration) <-chan time.Time { return c.ring }
		return o
	}
}

func openWithClock(t *testing.T) (*house, *hands) {
	clock := newHands()
	return open(t, clock.rule), clock
}

// draft begins a change of Ada's access that is not saved.
func draft(s *terminal) {
	s.t.Helper()
	s.sees("Abbott, Zoë")
	s.types("/ada\r")
	s.sees("Ada Moreno")
	s.types("\r]")
	s.sees("Basic functions")
	s.types(" ")
	s.redraws("not saved")
}

// TestALockedScreenWaitsForItsPerson: and shows nothing to anybody else.
func TestALockedScreenWaitsForItsPerson(t *testing.T) {
	h, clock := openWithClock(t)
	ana := h.sit(h.comeIn("Ana"), 120, 30)
	draft(ana)
	ana.forget()
	clock.goBy(t, 10*time.Minute, func() bool { return ana.has("Locked after 10 minutes") })
	ana.types("jjjj")
	mo := h.sit(h.comeIn("Mo"), 120, 30) // somebody else gets screens of their own
	mo.sees("Abbott, Zoë")
	if mo.has("not saved") {
		t.Error("Mo has Ana's draft")
	}
	again := h.sit(h.comeIn("Ana"), 120, 30)
	again.sees("not saved")
	ana.sees("your screens go on where you came in last")
	ana.ends()

	again.types("qy") // and it is lost, as she agreed
	again.ends()
	fresh := h.sit(h.comeIn("Ana"), 120, 30)
	fresh.sees("Abbott, Zoë")
	if fresh.has("not saved") {
		t.Error("what she agreed to lose is still there")
	}
}

// TestALostConnectionLosesNothing: on the train.
func TestALostConnectionLosesNothing(t *testing.T) {
	left := make(chan struct{})
	h := open(t, func(s *remote.Server) {
		s.Note = func(line string) {
			if line == "Ana left" {
				close(left)
			}
		}
	})
	client := h.comeIn("Ana")
	draft(h.sit(client, 120, 30))
	h.check(client.Close())
	<-left
	again := h.sit(h.comeIn("Ana"), 80, 24)
	again.redraws("not saved")
	h.apply(`{"do":"edit-person","person":"Ada Moreno","phone":"555 0199"}`)
	again.types("[")
	again.redraws("0199") // it hears of commits as before
}

// TestALockedScreenEnds: after more minutes without a key.
func TestALockedScreenEnds(t *testing.T) {
	h, clock := openWithClock(t)
	ana := h.sit(h.comeIn("Ana"), 120, 30)
	draft(ana)
	clock.goBy(t, 10*time.Minute, func() bool { return ana.has("Locked") })
	clock.goBy(t, 50*time.Minute, func() bool { return ana.has("it ended after 60 minutes without a key") })
	ana.ends()
	fresh := h.sit(h.comeIn("Ana"), 120, 30)
	fresh.sees("Abbott, Zoë")
	if fresh.has("not saved") {
		t.Error("the draft outlived its screens")
	}
}

// TestAtTheMachineThePassphraseUnlocks: coming in again proves nothing there.
func TestAtTheMachineThePassphraseUnlocks(t *testing.T) {
	practice, clock := filepath.Join(t.TempDir(), "p"), newHands()
	h := openAt(t, practice, func(s *remote.Server) {
		clock.rule(s)
		s.Lock = func() lock.Options {
			return lock.Options{Passphrase: func(_ context.Context, typed string) error {
				if typed != "open sesame" {
					return model.Errorf(model.Forbidden, "that is not the passphrase")
				}
				return nil
			}}
		}
	})
	rae := h.sit(h.join(practice), 120, 30)
	draft(rae)
	clock.goBy(t, 10*time.Minute, func() bool { return rae.has("Your passphrase") })
	rae.types("open sesamo\r")
	rae.sees("not the passphrase")
	rae.types("no\x03")
	rae.ends()
	again := h.sit(h.join(practice), 120, 30)
	again.sees("Your passphrase")
	if again.has("Ada") || again.has("not the passphrase") || again.has("•") {
		t.Error("it is unlocked by coming in again, or goes on where somebody else gave up")
	}
	clock.goBy(t, time.Minute, func() bool { return true })
	again.types("open sesame\r")
	again.redraws("not saved")
	mo := h.sit(h.comeIn("Mo"), 120, 30)
	mo.sees("Abbott, Zoë")
	clock.goBy(t, 10*time.Minute, func() bool { return mo.has("Come in again as you did") })
}

// join comes in at the serving machine.
func (h *house) join(practice string) *gossh.Client {
	h.t.Helper()
	conn, err := net.Dial("unix", remote.SocketFile(practice))
	h.check(err)
	transport, channels, requests, err := gossh.NewClientConn(conn, "local", &gossh.ClientConfig{
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience,
	})
	h.check(err)
	client := gossh.NewClient(transport, channels, requests)
	h.t.Cleanup(func() { _ = client.Close() })
	return client
}

// TestADraftIsToldOfAConflict: who changed the same, and a way to go on.
func TestADraftIsToldOfAConflict(t *testing.T) {
	h := open(t, nil)
	ana := h.sit(h.comeIn("Ana"), 120, 30)
	draft(ana)
	h.apply(`{"do":"set-access","client":"Ada Moreno","user":"Ada Moreno","on":true}`)
	ana.types("S")
	ana.redraws("Rae")
}
