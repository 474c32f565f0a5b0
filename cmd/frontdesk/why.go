package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
)

// asking is one question: who, whose chart, which item, what to do, and when.
type asking struct {
	*program
	user, client, item, action string
	at                         moment
	asJSON                     bool
}

// verdict is a decision and the way out. Its JSON is a promise to others.
type verdict struct {
	Allow bool `json:"allow"`
	// Rule is the one that decided, nil where it is allowed.
	Rule    *model.Rule  `json:"rule"`
	Because string       `json:"because"`
	Passed  []model.Rule `json:"passed"`
	// Fix is nil where it is allowed, or where none should be offered.
	Fix *model.Fix `json:"fix"`
	// NotNow is why what the rules allow cannot be done at the moment: it is
	// answered, paid, past.
	NotNow string `json:"not_now,omitempty"`

	// noFix is why there is no fix.
	noFix string
	// caller is what may be read to the person; evidence is what the decision
	// rests on, as of a time.
	caller   string
	evidence model.Evidence
	asOf     time.Time
}

func newWhy(p *program) *cobra.Command {
	a := &asking{program: p}
	cmd := &cobra.Command{
		Use:   "why --user WHO --client C [--item I] [--action A]",
		Short: "Tell why a person may, or may not, see or do something",
		Long: `Answers whether a person may do an action to an item of a client: the rule that
decides, those passed before it, and the smallest change that would allow it.
What the rules allow can be over all the same, answered or paid: it says so too.

An item is named by its id or its title. Without --item the question is about
the profile itself. Without --action it is about seeing it. fix.do of the JSON
is a list of operations that frontdesk apply takes, one a line.`,
		Example: `  frontdesk why --user "Luis Moreno" --client "Ada Moreno" --item "Consent to treat"
  frontdesk why --user luis@example.org --client p1 --item p1.3 --action complete --json
  frontdesk why --user luis@example.org --client p1 --action request-appointment`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&a.user, "user", "", "the person who would do it, by id, e-mail or full name")
	cmd.Flags().StringVar(&a.client, "client", "", "the client whose chart it is, by id, e-mail or full name")
	cmd.Flags().StringVar(&a.item, "item", "", "the item, by id or title")
	cmd.Flags().StringVar(&a.action, "action", "", "what would be done: view, complete, pay, …")
	addAt(cmd, &a.at)
	addJSON(cmd, &a.asJSON)
	mustGive(cmd, "user", "client")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withReader(ctx, func(d *desk) error { return a.run(ctx, d) })
	})
}

func (a *asking) run(ctx context.Context, d *desk) error {
	var v verdict
	err := a.see(ctx, d, &a.at, func(r model.Reader) (err error) {
		v, err = a.verdict(r)
		return err
	})
	if err != nil {
		return err
	}
	out := newPrinter(a.out)
	if a.asJSON {
		if err := out.object(v); err != nil {
			return err
		}
		return out.flush()
	}
	fact, err := store.FactBehind(ctx, d, d.who, v.evidence, v.asOf)
	if err != nil {
		return err
	}
	v.print(out)
	out.line(fact)
	out.line("to the caller: " + v.caller)
	return out.flush()
}

func (a *asking) verdict(r model.Reader) (verdict, error) {
	r = model.Remembering(r)
	ask, err := a.ask(r)
	if err != nil {
		return verdict{}, err
	}
	decision, err := model.Decide(r, ask)
	if err != nil {
		return verdict{}, err
	}
	v := verdict{Allow: decision.Allow, Because: decision.Because, Passed: decision.Passed, asOf: r.Now()}
	if v.caller, err = model.CallerSays(r, ask, decision); err != nil {
		return verdict{}, err
	}
	if v.evidence, err = model.EvidenceOf(r, ask, decision); err != nil {
		return v, err
	}
	if v.Allow {
		v.NotNow, err = model.NotNow(r, ask)
		return v, err
	}
	v.Rule = &decision.Rule
	if v.Fix, err = model.FixOf(r, ask); err == nil && v.Fix == nil {
		v.noFix, err = model.NoFixSays(r, ask)
	}
	return v, err
}

// ask finds what the flags name.
func (a *asking) ask(r model.Reader) (model.Ask, error) {
	user, err := model.FindPerson(r, a.user)
	if err != nil {
		return model.Ask{}, err
	}
	client, err := model.FindClient(r, a.client)
	if err != nil {
		return model.Ask{}, err
	}
	ask := model.Ask{User: user, Client: client, Action: model.Action(a.action)}
	if a.item != "" {
		ask.Item, err = model.FindItem(r, client, a.item)
	}
	return ask, err
}

// print writes the verdict, then every rule in order with a mark: passed,
// the one that denies, not asked any more.
func (v *verdict) print(out *printer) {
	head := "yes: "
	if !v.Allow {
		head = "no: "
	}
	out.line(head + v.Because)
	for _, rule := range model.Rules() {
		switch {
		case slices.Contains(v.Passed, rule):
			out.linef("  ✓ %s", rule)
		case v.Rule != nil && *v.Rule == rule:
			out.linef("  ✗ %s: denies", rule)
		default:
			out.linef("  · %s: not asked any more", rule)
		}
	}
	switch {
	case v.NotNow != "":
		out.line("but not now: " + v.NotNow)
	case v.Allow:
	case v.Fix == nil:
		out.line(strings.TrimSpace("no change is offered. " + v.noFix))
	default:
		out.line("to allow it: " + v.Fix.Say)
		for _, do := range v.Fix.Do {
			out.line("  " + string(do))
		}
	}
}
