package dialog

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// giving is what assigning a form and sharing a document have in common: the
// paper, the persons, and what it would do as it is filled in now.
type giving struct {
	session  *ui.Session
	client   model.ClientID
	got      *givable
	reading  ui.Latest
	sought   *sought
	audience audience

	reach    *reach
	fault    error
	weighing ui.Latest
}

// givable is a chart as it was read for giving persons papers of it.
type givable struct {
	chart *model.Chart
	clock ui.Clock
	// forms is the practice's, noNew why none of the library can be added:
	// nothing is that it can. Both are read only where forms are given.
	forms []model.Form
	noNew string
	// training is a practice to learn on, which no file comes into.
	training bool
}

// ask reads the chart, and what else is needed of it.
func (g *giving) ask(more func(model.Reader, *givable) error) tea.Cmd {
	s, client := g.session, g.client
	return ui.Ask(s, &g.reading, func(ctx context.Context) (got givable, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			got.clock = ui.Clock{Now: r.Now()}
			if got.chart, err = r.Chart(client); err != nil {
				return err
			}
			return more(r, &got)
		})
		return got, err
	})
}

// try finds out what it would do, unless something is missing. Find is the
// paper in what was done.
func (g *giving) try(
	missing string, operation func() (model.Operation, error), find func(*model.Chart, []model.Result) *model.Item,
) tea.Cmd {
	g.weighing.Drop()
	if g.got == nil {
		return nil
	}
	g.reach, g.fault = nil, nil
	if missing != "" {
		return nil
	}
	op, err := operation()
	if err != nil {
		g.fault = err
		return nil
	}
	s, client, to := g.session, g.client, g.audience.people()
	return ui.Ask(s, &g.weighing, func(ctx context.Context) (reach, error) { return reachOf(ctx, s, op, client, to, find) })
}

func (g *giving) refused(err *model.Error) { g.audience.blame(err) }

// button is what the button does: with whom or to whom the paper goes.
func (g *giving) button(verb, paper, to string) string {
	people := g.audience.people()
	if paper == "" || g.got == nil || len(people) == 0 {
		return verb
	}
	return theme.Safe(verb + " " + paper + " " + to + " " + strings.Join(namesOf(g.got.chart, people), ", "))
}

// notYet is the reason why it cannot be done, where something is missing or
// not known yet.
func (g *giving) notYet(missing string) string {
	switch {
	case g.got == nil && g.fault == nil:
		return "still reading the chart"
	case missing != "":
		return missing
	case g.reach == nil && g.fault == nil:
		return "still working out what it does"
	}
	return ""
}

// reviewed says what it does, and warns.
func (g *giving) reviewed(t *theme.Theme, width int, missing string) []string {
	switch {
	case g.fault != nil:
		return styled(t.Error, "! "+ui.Words(g.fault), width)
	case missing != "":
		return styled(t.Dim, ui.Capital(missing)+".", width)
	case g.reach == nil:
		return []string{t.Dim.Render("…")}
	}
	var lines []string
	if warning := g.reach.warning(); warning != "" {
		lines = styled(t.Warn, theme.Safe(warning), width)
	}
	if len(g.reach.invited) > 0 {
		lines = append(lines, styled(t.Banner, "Those without a login will also be invited:", width)...)
	}
	return append(lines, g.reach.review(t, width)...)
}
