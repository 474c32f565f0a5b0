package app

import (
	"strings"

	"frontdesk/ui/action"
)

// leastDialog is the least height that dialogs are given beside the strip; in a
// lower window they lie over it.
const leastDialog = 12

// room is how many lines the panes have: all but the bar, the strip and the
// footer.
func (m *Model) room() int { return max(0, m.height-2-m.strip) }

// dialogRoom is how many lines dialogs have: what the strip says is to be read
// while somebody types.
func (m *Model) dialogRoom() int {
	if m.room() < leastDialog {
		return max(0, m.height-2)
	}
	return m.room()
}

// layStrip gives the strip its lines. Where the screens are read out it takes
// none from others.
func (m *Model) layStrip() {
	m.strip = 0
	strip := m.session.Strip
	if strip == nil {
		return
	}
	rows := strip.Rows(m.width, m.height)
	strip.Resize(m.width, rows)
	if !m.plain {
		m.strip = rows
	}
}

// followStrip lays everything out again where the strip became larger or
// smaller.
func (m *Model) followStrip() {
	if strip := m.session.Strip; strip != nil && !m.plain && strip.Rows(m.width, m.height) != m.strip {
		m.resize(m.width, m.height)
	}
}

// withStrip puts the strip below what the panes show.
func (m *Model) withStrip(body string) string {
	if m.strip == 0 {
		return body
	}
	return strings.TrimSuffix(body, "\n") + "\n" + m.session.Strip.View()
}

func (m *Model) stripOffers() []action.Offer {
	if m.session.Strip == nil {
		return nil
	}
	return m.session.Strip.Offers()
}

// withStripOffers puts what the strip offers before the rest.
func (m *Model) withStripOffers(offers []action.Offer) []action.Offer {
	return append(m.stripOffers(), offers...)
}
