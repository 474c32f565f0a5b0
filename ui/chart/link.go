package chart

import (
	"slices"

	"frontdesk/model"
	"frontdesk/ui/dialog"
)

// noLink says why nobody can be linked from here.
func (m *Model) noLink() string {
	if m.client == 0 {
		return "no client is chosen"
	}
	return ""
}

// link asks to whose portal this client is to be linked; together with the
// others marked, where it is one of them.
func (m *Model) link() {
	dependents := []model.ClientID{m.client}
	if slices.Contains(m.marked, m.client) {
		dependents = slices.Clone(m.marked)
	}
	m.session.Tell(dialog.Open{Dialog: dialog.NewLink(m.session, dependents)})
}
