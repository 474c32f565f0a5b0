package clients

import (
	"frontdesk/model"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// The rows from which the list says what its marks mean, and its first column.
const (
	roomy       = 30
	legendWidth = 13
)

// legend is what the marks mean, where there is room for it.
func (m *Model) legend(rows int) []string {
	if rows < roomy {
		return nil
	}
	t := m.session.Theme
	line := func(left, right string) string { return t.Dim.Render(widget.Pad(left, legendWidth) + right) }
	return []string{
		line(theme.Mark(model.LoginActive, false)+" signed in", theme.Mark(model.LoginInvited, false)+" invited"),
		line(theme.Mark(model.LoginDisabled, false)+" disabled", theme.Mark("", true)+" blocked"),
		line(theme.Mark(model.LoginNone, false)+" no login", ""),
	}
}
