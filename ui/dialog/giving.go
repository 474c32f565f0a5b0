package dialog

import (
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

// forget is when what is known of it holds no more.
func (g *giving) forget() {
	g.weighing.Drop()
	g.reach, g.fault = nil, nil
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
