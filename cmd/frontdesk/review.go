package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"frontdesk/model"
)

// reviewing is which part of the review to print.
type reviewing struct {
	*program
	client  string
	at      moment
	putOffs bool
	asJSON  bool
}

// reviewLine is one finding. Its JSON is a promise to others.
type reviewLine struct {
	Key string `json:"finding"`
	*model.Finding
}

func newReview(p *program) *cobra.Command {
	v := &reviewing{program: p}
	cmd := &cobra.Command{
		Use:   "review",
		Short: "List what needs a person",
		Long: `Lists what needs a person, client by client: invitations about to expire,
accesses that end, ages reached, blocked persons named for billing, signatures
in conflict and more, each with what would mend it, or with the ways to choose
from where a person has to think. What was put off is left out until its day.`,
		Example: `  frontdesk review
  frontdesk review --client "Ada Moreno" --json
  frontdesk review --at 2026-12-31`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&v.client, "client", "", "only this client, by id, e-mail or full name")
	cmd.Flags().BoolVar(&v.putOffs, "put-off", false, "what was put off too")
	addAt(cmd, &v.at)
	addJSON(cmd, &v.asJSON)
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withReader(ctx, func(d *desk) error { return v.run(ctx, d) })
	})
}

func (v *reviewing) run(ctx context.Context, d *desk) error {
	out := newPrinter(v.out)
	found := 0
	err := v.see(ctx, d, &v.at, func(r model.Reader) error {
		if v.client != "" {
			client, err := model.FindClient(r, v.client)
			if err != nil {
				return err
			}
			return v.print(out, r, client, &found)
		}
		return eachClient(ctx, r, func(client model.ClientID) error { return v.print(out, r, client, &found) })
	})
	if err != nil {
		return err
	}
	if found == 0 && !v.asJSON {
		out.line("nothing needs a person")
	}
	return out.flush()
}

// print writes a client's findings.
func (v *reviewing) print(out *printer, r model.Reader, client model.ClientID, found *int) error {
	findings, err := model.ReviewOf(r, client)
	if err != nil {
		return err
	}
	for i := range findings {
		f := &findings[i]
		if f.PutOff != nil && !v.putOffs {
			continue
		}
		*found++
		if v.asJSON {
			if err := out.object(reviewLine{f.Key(), f}); err != nil {
				return err
			}
			continue
		}
		out.line(f.Say + "  [" + f.Key() + "]")
		if f.PutOff != nil {
			out.line("    put off until " + f.PutOff.Until.String() + ": " + f.PutOff.Reason)
		}
		printWays(out, f)
	}
	return nil
}

// asks is what a way asks for, in words.
var asks = map[model.Asking]string{
	model.AsksEmail: "e-mail", model.AsksConsent: "consent", model.AsksReason: "reason",
}

// printWays writes the facts behind a finding, and what would mend it.
func printWays(out *printer, f *model.Finding) {
	for _, because := range f.Because {
		out.line("    " + because)
	}
	would := "    would mend it: "
	if f.Fix == nil {
		would = "    could mend it: "
	}
	for _, way := range f.Ways {
		say := way.Say
		if way.Asks != "" {
			say += " (asks for the " + asks[way.Asks] + ")"
		}
		if way.Mind != "" {
			say += "; " + way.Mind
		}
		out.line(would + say)
		would = "    or: "
	}
}

// eachClient looks at every client, until one look fails or ctx ends.
func eachClient(ctx context.Context, r model.Reader, look func(model.ClientID) error) error {
	for client, err := range r.Clients("") {
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return err
		}
		if err := look(client); err != nil {
			return err
		}
	}
	return nil
}
