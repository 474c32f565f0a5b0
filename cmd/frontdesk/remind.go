package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/ui"
)

// mostDays is how far ahead reminders may be queued.
const mostDays = 60

func newRemind(p *program) *cobra.Command {
	days := 2
	cmd := &cobra.Command{
		Use:   "remind",
		Short: "Queue reminders of the appointments of the next days",
		Long: `Queues an e-mail for each appointment of the next days that nobody was reminded
of: to the client, and to each contact who gets reminders for that client. Run
it once a day; frontdesk deliver, or the open screens, send what it queues.`,
		Example: `  frontdesk remind
  frontdesk remind --days 1 && frontdesk deliver`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().IntVar(&days, "days", days, "how many days ahead")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		if days < 0 || days > mostDays {
			return usageError{fmt.Errorf("--days is 0 to %d, not %d", mostDays, days)}
		}
		return p.withDesk(ctx, func(d *desk) error { return p.remind(ctx, d, days) })
	})
}

func (p *program) remind(ctx context.Context, d *desk, days int) error {
	due, err := visitsDue(ctx, d, days)
	if err != nil {
		return err
	}
	for _, visit := range due {
		if _, err := d.Do(ctx, d.who, &model.RemindOfVisit{Appointment: visit}); err != nil {
			return err
		}
	}
	out := newPrinter(p.out)
	if len(due) == 0 {
		out.line("nobody is to be reminded of anything")
	} else {
		out.line("reminders of " + ui.Plural(len(due), "appointment", "appointments") + " are in the outbox")
	}
	return out.flush()
}

// visitsDue is the appointments of the next days that nobody was reminded of.
func visitsDue(ctx context.Context, d *desk, days int) (due []model.ItemID, err error) {
	err = d.View(ctx, d.who, func(r model.Reader) error {
		last := model.DateOf(r.Now()).AddDays(days)
		return eachClient(ctx, r, func(client model.ClientID) error {
			chart, err := r.Chart(client)
			if err != nil {
				return err
			}
			for i := range chart.Items {
				if chart.Items[i].NeedsReminder(r, last) {
					due = append(due, chart.Items[i].ID)
				}
			}
			return nil
		})
	})
	return due, err
}
