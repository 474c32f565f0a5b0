package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store/outbox"
)

// delivering is how e-mails are delivered.
type delivering struct {
	*program
	watch, asJSON bool

	desk *desk
	out  *printer
	// tried is how many e-mails were tried, by their states then.
	tried map[model.EmailState]int
}

func newDeliver(p *program) *cobra.Command {
	d := &delivering{program: p, tried: map[model.EmailState]int{}}
	cmd := &cobra.Command{
		Use:   "deliver",
		Short: "Hand the waiting e-mails to the mail server",
		Long: `Hands the e-mails that are due to the mail server that set-mail names, over TLS,
and says what became of each. One that is refused for now is tried again later,
longer apart each time. One whose answer was lost is unknown: it is never sent
again unless somebody asks for it, with retry-email.

It ends with status 1 where an e-mail that was tried did not get away. The
screens do the same in the background while they are open.`,
		Example: `  frontdesk deliver
  frontdesk deliver --watch`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().BoolVar(&d.watch, "watch", false, "go on until interrupted: deliver what is queued when it is queued")
	addJSON(cmd, &d.asJSON)
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withDesk(ctx, func(open *desk) error {
			d.desk, d.out = open, newPrinter(p.out)
			return d.run(ctx)
		})
	})
}

// courier is who takes the practice's e-mails to its mail server.
func (p *program) courier(d *desk) *outbox.Courier {
	return outbox.NewCourier(outbox.Options{Store: d.Store, Password: func() (string, error) {
		path, err := p.path()
		if err != nil {
			return "", err
		}
		return outbox.Password(path)
	}})
}

func (d *delivering) run(ctx context.Context) error {
	courier := d.courier(d.desk)
	if d.watch {
		return courier.Watch(ctx, func(tried []model.Email) error { return d.print(ctx, tried) })
	}
	held, err := d.held(ctx)
	if err != nil {
		return err
	}
	tried, err := courier.Deliver(ctx)
	if err := errors.Join(err, d.print(ctx, tried)); err != nil {
		return err
	}
	return d.conclude(held)
}

// held is why e-mails wait as the practice is set up, and how many.
func (d *delivering) held(ctx context.Context) (map[string]int, error) {
	held := map[string]int{}
	return held, d.desk.View(ctx, d.desk.who, func(r model.Reader) error {
		practice, err := r.Practice()
		if err != nil {
			return err
		}
		if !practice.Mail.Set() {
			return model.Errorf(model.NotSo, "no mail server is set up, so that e-mails wait").
				Hint(`set one up: {"do":"set-mail","host":"smtp.example.org","username":"…","from":"desk@example.org"}`).
				Hint("or save one to send it by hand: frontdesk outbox save ID FILE.eml")
		}
		for e, err := range r.Emails() {
			if err != nil {
				return err
			}
			if why := e.Held(&practice); why != "" {
				held[why]++
			}
		}
		return nil
	})
}

// print says what became of e-mails; of one to somebody whom this staff member
// may not see, nothing.
func (d *delivering) print(ctx context.Context, tried []model.Email) error {
	for _, e := range tried {
		d.tried[e.State]++
		err := d.desk.View(ctx, d.desk.who, func(r model.Reader) error {
			seen, err := r.Email(e.ID)
			if model.IsCode(err, model.NotFound) {
				return nil
			}
			if err == nil && d.asJSON {
				return d.out.object(outboxLine{Email: seen})
			}
			d.out.line(strings.Join([]string{e.ID.String(), string(e.State), e.To, e.Said}, "  "))
			return err
		})
		if err != nil {
			return err
		}
	}
	return d.out.flush()
}

// conclude sums up, and is an error where an e-mail did not get away.
func (d *delivering) conclude(held map[string]int) error {
	if !d.asJSON {
		var counts []string
		for _, state := range model.EmailStates() {
			if n := d.tried[state]; n > 0 {
				counts = append(counts, fmt.Sprintf("%d %s", n, state))
			}
		}
		if len(counts) == 0 {
			counts = []string{"nothing was due"}
		}
		d.out.line(strings.Join(counts, ", "))
		for _, why := range slices.Sorted(maps.Keys(held)) {
			d.out.linef("%d not sent: %s", held[why], why)
		}
	}
	if err := d.out.flush(); err != nil {
		return err
	}
	if n := d.tried[model.EmailWaiting] + d.tried[model.EmailFailed] + d.tried[model.EmailUnknown]; n > 0 {
		return model.Errorf(model.NotSo, "%d of the e-mails tried did not get away", n).Hint("frontdesk outbox says why")
	}
	return nil
}
