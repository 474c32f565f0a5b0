package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store/outbox"
)

// outboxing is which of the e-mails to print.
type outboxing struct {
	*program
	limit  int
	at     moment
	asJSON bool
}

// outboxLine is one e-mail. Its JSON is a promise to others.
type outboxLine struct {
	model.Email
	// Held is why it waits as the practice is set up.
	Held string `json:"held,omitempty"`
	URL  string `json:"link_url,omitempty"`
}

// outboxLetter is an e-mail as it reads.
type outboxLetter struct {
	outboxLine
	From    string `json:"from"`
	Subject string `json:"subject"`
	Text    string `json:"text"`
	HTML    string `json:"html"`
}

func newOutbox(p *program) *cobra.Command {
	o := &outboxing{program: p}
	cmd := &cobra.Command{
		Use:   "outbox",
		Short: "List the e-mails, newest first; show or save one",
		Long: `Lists the e-mails to portal users: those that wait, those that were sent, and
those that were not, with the mail server's own words. Without a mail server
they wait, and each can be saved as a file that mail programs open.`,
		Example: `  frontdesk outbox
  frontdesk outbox show e12
  frontdesk outbox save e12 invitation.eml`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().IntVar(&o.limit, "limit", 0, "at most N e-mails; 0 is all")
	addAt(cmd, &o.at)
	addJSON(cmd, &o.asJSON)
	cmd.AddCommand(newOutboxShow(p), newOutboxSave(p))
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		if o.limit < 0 {
			return usageError{fmt.Errorf("--limit is 0 or more, not %d", o.limit)}
		}
		return p.withReaderAt(ctx, &o.at, func(d *desk) error { return o.list(ctx, d) })
	})
}

func newOutboxShow(p *program) *cobra.Command {
	var at moment
	var asJSON bool
	cmd := &cobra.Command{
		Use: "show ID", Short: "Print one e-mail as it reads",
		Long:    "Prints one e-mail as it reads, or would read if it went out now.",
		Example: "  frontdesk outbox show e12",
		Args:    cobra.ExactArgs(1),
	}
	addAt(cmd, &at)
	addJSON(cmd, &asJSON)
	return p.does(cmd, func(ctx context.Context, args []string) error {
		return p.withReaderAt(ctx, &at, func(d *desk) error { return p.showEmail(ctx, d, args[0], asJSON) })
	})
}

func newOutboxSave(p *program) *cobra.Command {
	var at moment
	cmd := &cobra.Command{
		Use: "save ID FILE.eml", Short: "Save one e-mail as a file that mail programs open",
		Long: `Saves one e-mail as a file that mail programs open, to send it by hand. The file
is made anew and nobody else can read it; "-" is standard output. It changes
nothing: an e-mail that was sent by hand is cancelled with
{"do":"cancel-email","email":"e12","reason":"sent by hand"}.`,
		Example: "  frontdesk outbox save e12 invitation.eml",
		Args:    cobra.ExactArgs(2),
	}
	addAt(cmd, &at)
	return p.does(cmd, func(ctx context.Context, args []string) error {
		return p.withReaderAt(ctx, &at, func(d *desk) error { return p.saveEmail(ctx, d, args[0], args[1]) })
	})
}

func (o *outboxing) list(ctx context.Context, d *desk) error {
	out, rows := newPrinter(o.out), [][]string{}
	err := d.View(ctx, d.who, func(r model.Reader) error {
		practice, err := r.Practice()
		if err != nil {
			return err
		}
		given := 0
		for e, err := range r.Emails() {
			if err != nil {
				return err
			}
			line := outboxLineOf(&practice, e)
			if !o.asJSON {
				rows = append(rows, line.cells(r.Now().Location()))
			} else if err := out.object(line); err != nil {
				return err
			}
			if given++; given == o.limit {
				break
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if out.table("", rows); !o.asJSON && len(rows) == 0 {
		out.line("there are no e-mails")
	}
	return out.flush()
}

func outboxLineOf(practice *model.Practice, e model.Email) outboxLine {
	return outboxLine{Email: e, Held: e.Held(practice), URL: practice.InvitationURL(e.Link)}
}

// cells is the e-mail in a row: what it is, how far, and why no further.
func (l *outboxLine) cells(zone *time.Location) []string {
	why := l.Said
	if l.Held != "" {
		why = l.Held
	}
	if !l.NextTry.IsZero() && l.State == model.EmailWaiting {
		why = strings.TrimSpace("next try " + l.NextTry.In(zone).Format("2006-01-02 15:04") + " " + why)
	}
	return []string{
		l.ID.String(), string(l.State), string(l.Kind), l.Name, l.To, l.QueuedAt.In(zone).Format("2006-01-02 15:04"), why,
	}
}

// letter writes an e-mail out.
func (d *desk) letter(ctx context.Context, id string) (line outboxLine, letter outbox.Letter, err error) {
	err = d.View(ctx, d.who, func(r model.Reader) error {
		found, err := model.FindEmail(r, id)
		if err != nil {
			return err
		}
		e, err := r.Email(found)
		if err != nil {
			return err
		}
		practice, err := r.Practice()
		line = outboxLineOf(&practice, e)
		return err
	})
	if err == nil {
		letter, err = outbox.Read(ctx, d.Store, d.who, line.ID)
	}
	return line, letter, err
}

func (p *program) showEmail(ctx context.Context, d *desk, id string, asJSON bool) error {
	line, letter, err := d.letter(ctx, id)
	if err != nil {
		return err
	}
	out := newPrinter(p.out)
	if asJSON {
		err := out.object(outboxLetter{line, letter.From, letter.Subject, letter.Text, letter.HTML})
		return errors.Join(err, out.flush())
	}
	state := string(line.State)
	if letter.Stopped != "" {
		state += ": " + letter.Stopped
	} else if line.Held != "" {
		state += ": " + line.Held
	} else if line.Said != "" {
		state += ": " + line.Said
	}
	out.table("", [][]string{
		{"State:", state}, {"To:", line.Name + " <" + line.To + ">"}, {"Subject:", letter.Subject},
	})
	out.line("")
	for text := range strings.Lines(letter.Text) {
		out.line(strings.TrimSuffix(text, "\n"))
	}
	return out.flush()
}

func (p *program) saveEmail(ctx context.Context, d *desk, id, path string) error {
	_, letter, err := d.letter(ctx, id)
	if err != nil {
		return err
	}
	return p.save(path, func(w io.Writer) error {
		_, err := letter.WriteTo(w)
		return err
	})
}
