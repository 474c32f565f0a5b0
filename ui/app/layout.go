package app

import (
	"fmt"
	"slices"

	"frontdesk/ui"
)

// From these widths on, so many panes stand side by side.
const (
	threePanes = 120
	twoPanes   = 80
)

// The smallest window that anything is drawn in.
const (
	leastWidth  = 50
	leastHeight = 14
)

// side is where the preview stands.
type side int

const (
	right side = iota
	below
	away
)

// next is where the preview goes from here. Between two and three panes there
// is no room at the right that it could be moved away from.
func (s side) next(width int) side {
	switch {
	case width >= threePanes:
		return (s + 1) % 3
	case s == below:
		return right
	}
	return below
}

// rect is a pane's place and size, in cells.
type rect struct{ x, y, width, height int }

// layout says which panes are drawn and where; those that are not have no
// size.
type layout [3]rect

// arrange lays the panes out in the room between bar and footer.
func arrange(width, height int, focus ui.Place, at side, split bool) layout {
	under := at == below && height >= 2*leastHeight
	gone := at == away && width >= threePanes
	switch {
	case split && width >= twoPanes && !gone && !under:
		return splitted(width, height, focus)
	case width >= threePanes && at == right:
		return three(width, height)
	case width >= twoPanes:
		return two(width, height, focus, at)
	}
	var l layout
	l[focus] = rect{0, 0, width, height}
	return l
}

func three(width, height int) layout {
	left := min(40, 28+(width-threePanes)/4)
	portal := min(60, max(30, width/4))
	middle := width - left - portal
	return layout{{0, 0, left, height}, {left, 0, middle, height}, {left + middle, 0, portal, height}}
}

// splitted gives a preview of two persons the room that it needs: all three
// panes from this width on, else the list or the chart beside it, whichever is
// used; the chart above it where the two persons would be too narrow beside.
func splitted(width, height int, focus ui.Place) layout {
	const widePanes = 160
	left := min(40, max(28, width/4-10))
	switch {
	case width >= widePanes:
		middle := (width - left) / 2
		return layout{{0, 0, left, height}, {left, 0, middle, height}, {left + middle, 0, width - left - middle, height}}
	case focus == ui.Clients:
		return layout{{0, 0, left, height}, {}, {left, 0, width - left, height}}
	case width >= threePanes:
		middle := width / 2
		return layout{{}, {0, 0, middle, height}, {middle, 0, width - middle, height}}
	}
	upper := (height + 1) / 2
	return layout{{}, {0, 0, width, upper}, {0, upper, width, height - upper}}
}

// two is the list beside the chart. The preview stands below the chart, where
// there is the height, or else in place of the list while the list is not
// used; and always where it has the focus.
func two(width, height int, focus ui.Place, at side) layout {
	left := min(40, max(28, width/4))
	chart := rect{left, 0, width - left, height}
	if at == below && height >= 2*leastHeight {
		chart.height = height - height*2/5
		return layout{{0, 0, left, height}, chart, {left, chart.height, chart.width, height - chart.height}}
	}
	if focus == ui.Clients || focus == ui.Chart && at != below {
		return layout{{0, 0, left, height}, chart, {}}
	}
	portal := width * 2 / 5
	return layout{{}, {0, 0, width - portal, height}, {width - portal, 0, portal, height}}
}

// next is the pane that tab leads to. Every pane can be reached, drawn or not.
func (l layout) next(from ui.Place, by int) ui.Place {
	places := []ui.Place{ui.Clients, ui.Chart, ui.Preview}
	at := slices.Index(places, from)
	return places[(at+by+len(places))%len(places)]
}

// splitPreview shows two persons in the preview, or one again. Where it is not
// to be seen, it comes back.
func (m *Model) splitPreview() {
	m.split = !m.split
	if m.side == away {
		m.side = right
	}
	m.goTo(m.focus)
	m.session.Tell(ui.Split{On: m.split})
}

func (m *Model) tooSmall() bool { return TooSmall(m.width, m.height) != "" }

// TooSmall says how large a window must be, where it is not.
func TooSmall(width, height int) string {
	if width >= leastWidth && height >= leastHeight {
		return ""
	}
	return fmt.Sprintf("Frontdesk needs %d×%d, this is %d×%d.", leastWidth, leastHeight, width, height)
}

// resize lays the panes out again.
func (m *Model) resize(width, height int) {
	m.width, m.height = max(0, width), max(0, height)
	m.layStrip()
	m.layout = layout{}
	if m.plain {
		m.layout[m.focus] = rect{0, 0, m.width, m.room()}
	} else {
		m.layout = arrange(m.width, m.room(), m.focus, m.side, m.split)
	}
	for place, pane := range m.panes {
		if r := m.layout[place]; r.width > 0 {
			pane.Resize(r.width, r.height)
		}
	}
	for _, page := range m.pages {
		if page != nil {
			page.Resize(m.width, m.room())
		}
	}
	m.dialogs.Resize(max(0, m.width-4), m.dialogRoom())
}
