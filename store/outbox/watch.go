package outbox

import (
	"context"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// restTime is how long all rests where the server could not be reached.
const restTime = time.Minute

// Watch delivers until ctx ends or the practice is closed: at once what is due,
// and the rest at its time or when it is queued. In between it does nothing,
// and nothing at all where no mail server is set up. Told is called with the
// e-mails tried, as they are then; it may be nil.
func (c *Courier) Watch(ctx context.Context, told func([]model.Email) error) error {
	changes := c.Store.Watch(ctx)
	for {
		goOn, err := c.round(ctx, changes, told)
		if ctx.Err() != nil {
			return nil // what a reading cut short says is no fault
		}
		if !goOn || err != nil {
			return err
		}
	}
}

// round delivers once and waits for the next time: false is the end of all.
func (c *Courier) round(ctx context.Context, changes <-chan store.Change, told func([]model.Email) error) (bool, error) {
	tried, isDown, err := c.pass(ctx)
	if len(tried) > 0 && told != nil && err == nil {
		err = told(tried)
	}
	if err != nil {
		return false, err
	}
	return c.rest(ctx, changes, isDown)
}

// rest waits until something may be due: false is the end of all.
func (c *Courier) rest(ctx context.Context, changes <-chan store.Change, isDown bool) (bool, error) {
	select { // what the courier itself did, and others meanwhile
	case change, open := <-changes:
		if !open || c.learn(change) && c.open == nil {
			return open, nil
		}
	default:
	}
	due, next, err := c.due(ctx)
	if err != nil {
		return false, err
	}
	if len(due) > 0 {
		if !isDown {
			return true, nil
		}
		if next == 0 || next > restTime {
			next = restTime
		}
	}
	var alarm <-chan time.Time
	if next > 0 {
		alarm = c.After(next)
	}
	return c.wait(ctx, changes, alarm), nil
}

func (c *Courier) wait(ctx context.Context, changes <-chan store.Change, alarm <-chan time.Time) bool {
	for {
		select {
		case <-ctx.Done():
			return false
		case <-alarm:
			return true
		case change, open := <-changes:
			if !open || c.learn(change) {
				return open
			}
		}
	}
}

// learn takes in what a commit may have made due, and reports whether it may
// have. One that touches the whole practice sets up the mail server, or says
// too much to name each e-mail: then all is looked at anew.
func (c *Courier) learn(change store.Change) bool {
	if change.Practice {
		c.open = nil
		return true
	}
	for _, id := range change.Emails {
		c.open[id] = true
	}
	return len(change.Emails) > 0
}

// Start watches in the background until stop is called, which waits until what
// is being sent is settled.
func (c *Courier) Start(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	store.Go(func() {
		defer close(ended)
		_ = c.Watch(ctx, nil) // an error of the file shows wherever it is used
	})
	return func() {
		cancel()
		<-ended
	}
}
