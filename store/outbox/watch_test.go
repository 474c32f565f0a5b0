package outbox_test

import (
	"context"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/outbox"
)

// watched is a courier that watches, and what it tells a test of.
type watched struct {
	*office
	told   chan []model.Email
	alarms chan time.Duration // asked for
	ring   chan time.Time
	ended  chan error
	stop   context.CancelFunc
}

func watch(o *office, c *outbox.Courier) *watched {
	ctx, stop := context.WithCancel(o.t.Context())
	w := &watched{
		office: o, told: make(chan []model.Email), alarms: make(chan time.Duration, 1), ring: make(chan time.Time),
		ended: make(chan error, 1), stop: stop,
	}
	c.After = func(d time.Duration) <-chan time.Time {
		w.alarms <- d
		return w.ring
	}
	go func() {
		w.ended <- c.Watch(ctx, func(tried []model.Email) error { w.told <- tried; return nil })
	}()
	o.t.Cleanup(func() {
		stop()
		if err := <-w.ended; err != nil {
			o.t.Error(err)
		}
	})
	return w
}

func TestTheWatchSendsWhatIsQueuedAndWhatIsDueAgain(t *testing.T) {
	s := newSink(t, setup{})
	o := newOffice(t, family)
	w := watch(o, o.courier(s))
	o.posts(s.host, s.port, model.StartTLS, "") // until then it has nothing to do
	if tried := <-w.told; len(tried) != 1 || tried[0].State != model.EmailSent {
		t.Fatalf("told of %+v", tried)
	}
	o.tell(`{"do":"resend","user":"luis"}`)
	if tried := <-w.told; len(tried) != 1 || tried[0].ID != 2 || tried[0].State != model.EmailSent {
		t.Fatalf("told of %+v", tried)
	}
}

func TestTheWatchTriesAgainWhenItIsTimeAndNotBefore(t *testing.T) {
	o, server := newOffice(t, family), scripted(t)
	o.posts("127.0.0.1", server.port, model.PlainMail, "")
	w := watch(o, o.hasty(server))
	for _, want := range []time.Duration{time.Minute, 5 * time.Minute, 30 * time.Minute} {
		if tried := <-w.told; len(tried) != 1 || tried[0].State != model.EmailWaiting {
			t.Fatalf("told of %+v", tried)
		}
		if got := <-w.alarms; got != want {
			t.Fatalf("it waits %s, want %s", got, want)
		}
		o.forward(want)
		w.ring <- o.clock()
	}
	<-w.told
	<-w.alarms
	o.tell(`{"do":"retry-email","email":"e1"}`)
	if tried := <-w.told; len(tried) != 1 || tried[0].Attempts != 1 {
		t.Errorf("asked to try again, it tried %+v", tried)
	}
	<-w.alarms
}

func TestTheWatchEndsWithThePracticeAndWithTheSession(t *testing.T) {
	o := newOffice(t, family)
	stop := outbox.NewCourier(outbox.Options{Store: o.Store}).Start(t.Context())
	stop()
	stop = outbox.NewCourier(outbox.Options{Store: o.Store}).Start(t.Context())
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	stop()
}

// cut is a practice whose watch is stopped right before one of its readings.
type cut struct {
	store.Store
	left int
	stop context.CancelFunc
}

func (c *cut) View(ctx context.Context, who store.Actor, fn func(model.Reader) error) error {
	if c.left--; c.left == 0 {
		c.stop()
	}
	return c.Store.View(ctx, who, fn)
}

func TestTheWatchEndsWithoutAComplaintWhereverItIsStopped(t *testing.T) {
	const readings = 5 // of a round that sends one e-mail
	s := newSink(t, setup{})
	o := newOffice(t, family)
	o.posts(s.host, s.port, model.StartTLS, "")
	for reading := 1; reading <= readings; reading++ {
		o.tell(`{"do":"resend","user":"luis"}`)
		ctx, stop := context.WithCancel(t.Context())
		courier := o.courier(s)
		courier.Store = &cut{Store: o.Store, left: reading, stop: stop}
		if err := courier.Watch(ctx, nil); err != nil {
			t.Errorf("stopped before its reading %d: %v", reading, err)
		}
	}
}
