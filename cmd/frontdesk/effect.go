package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/script"
)

func newEffect(p *program) *cobra.Command {
	var at moment
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "effect FILE",
		Short: "Tell what a script would change in who sees what",
		Long: `Drafts a script, and says who would gain and who would lose what in the portal,
over everybody it touches. Nothing is applied. "-" is standard input.

At a time of the past it is what the script would have changed then, in what was
recorded then; at a time to come, what it changes on that day if nothing else
does: of somebody who is of age by then, say.`,
		Example: `  frontdesk effect give-luis-billing.jsonl
  frontdesk effect --json monday.jsonl
  frontdesk effect take-luis-forms.jsonl --at 2030-04-02`,
		Args: cobra.ExactArgs(1),
	}
	addAt(cmd, &at)
	addJSON(cmd, &asJSON)
	return p.does(cmd, func(ctx context.Context, names []string) error {
		return p.withReader(ctx, func(d *desk) error { return p.effect(ctx, d, &at, names, asJSON) })
	})
}

func (p *program) effect(ctx context.Context, d *desk, at *moment, names []string, asJSON bool) error {
	lines, err := p.readScripts(ctx, names)
	if err != nil {
		return err
	}
	s := script.NewWhole(lines)
	var effect model.Effect
	op, err := p.attach(s)
	if err != nil {
		return err
	}
	err = p.draft(ctx, d, at, op, func(draft store.Draft) error {
		effect, err = draft.Effect()
		return err
	})
	if line, err := s.LineOf(err); err != nil {
		if line == nil {
			return err
		}
		p.complain(line.At(), err)
		return toldError{err}
	}
	out := newPrinter(p.out)
	if asJSON {
		if err := out.object(effect); err != nil {
			return err
		}
		return out.flush()
	}
	printEffect(out, &effect)
	return out.flush()
}

func printEffect(out *printer, effect *model.Effect) {
	for i := range effect.Users {
		user := &effect.Users[i]
		out.line(user.User)
		if user.Gate != nil {
			out.line("  " + gateChange(user.Gate))
		}
		for j := range user.Clients {
			client := &user.Clients[j]
			head := "  " + client.Client + "'s portal"
			if client.Profile != "" {
				head += ": " + client.Profile + " it as a whole"
			}
			out.line(head)
			printChange(out, "    + ", &client.Gains)
			printChange(out, "    - ", &client.Loses)
		}
	}
	if len(effect.Users) == 0 {
		out.line(effect.Summary())
		return
	}
	out.line("nobody else")
}

func gateChange(gate *model.GateChange) string {
	switch {
	case gate.After == nil:
		return "may sign in from now on"
	case gate.Before == nil:
		return "is kept out: " + gate.After.Because
	}
	return "still cannot sign in: " + gate.After.Because
}

func printChange(out *printer, mark string, change *model.ViewChange) {
	for i := range change.Items {
		item := &change.Items[i]
		out.linef("%s%s (%s): %s", mark, item.Title, item.Kind, model.ActionWords(item.Actions))
	}
	if change.Permissions != 0 {
		out.line(mark + "permissions: " + strings.Join(change.Permissions.Labels(), ", "))
	}
	if len(change.Actions) > 0 {
		out.line(mark + "may " + model.ActionWords(change.Actions))
	}
	if len(change.Information) > 0 {
		out.line(mark + "information: " + strings.Join(model.InformationWords(change.Information), ", "))
	}
}
