package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// giving is what assigning a form and sharing a document have in common: what
// it would do as it is filled in now.
type giving struct {
	reach    *reach
	fault    error
	weighing ui.Latest
}

// weighedGift is what was found out about one giving.
type weighedGift struct {
	reach
}

// forget is when what is known of it holds no more.
func (g *giving) forget() {
	g.weighing.Drop()
	g.reach, g.fault = nil, nil
}

// ask finds out what it would do.
func (g *giving) ask(s *ui.Session, find func(context.Context) (reach, error)) tea.Cmd {
	return ui.Ask(s, &g.weighing, func(ctx context.Context) (weighedGift, error) {
		got, err := find(ctx)
		return weighedGift{got}, err
	})
}

func (g *giving) takeReach(answer ui.Answer[weighedGift]) {
	switch {
	case answer.GoneFor(&g.weighing):
	case answer.Err != nil:
		g.fault = answer.Err
	default:
		got := answer.Value.reach
		g.reach = &got
	}
}

// notYet is the reason why it cannot be done, where something is missing or
// not known yet.
func (g *giving) notYet(read bool, missing string) string {
	switch {
	case !read && g.fault == nil:
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
