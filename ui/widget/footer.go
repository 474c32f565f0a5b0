package widget

import (
	"cmp"
	"strings"

	"frontdesk/ui/action"
	"frontdesk/ui/theme"
)

// Footer is the line of what can be done now, as many as fit. The last offer,
// the help, is never dropped: it leads to the others. What cannot be done now
// is dim. While somebody types, keys that are text do nothing and are not told.
func Footer(t *theme.Theme, table action.Table, offers []action.Offer, typing bool, width int) string {
	var b strings.Builder
	at := 0
	for _, item := range footerItems(table, offers, typing, width) {
		b.WriteString(strings.Repeat(" ", max(0, item.x-at)))
		if item.dim {
			b.WriteString(t.Dim.Render(item.key + " " + item.name))
		} else {
			b.WriteString(t.Key.Render(item.key) + " " + item.name)
		}
		at = item.x + item.width()
	}
	return Pad(b.String(), width)
}

// FooterAt is the offer that stands at a cell of the footer.
func FooterAt(table action.Table, offers []action.Offer, typing bool, width, x int) (action.ID, bool) {
	for _, item := range footerItems(table, offers, typing, width) {
		if x >= item.x && x < item.x+item.width() {
			return item.id, true
		}
	}
	return "", false
}

type footerItem struct {
	id        action.ID
	key, name string
	dim       bool
	x         int
}

func (i footerItem) width() int { return Width(i.key) + 1 + Width(i.name) }

// footerItems is the offers that have a place on the footer, and where.
func footerItems(table action.Table, offers []action.Offer, typing bool, width int) []footerItem {
	var items []footerItem
	for _, offer := range offers {
		if !offer.Footer {
			continue
		}
		a, _ := table.Get(offer.ID)
		if key := a.FirstKey(typing); key != "" {
			items = append(items, footerItem{offer.ID, action.KeySign(key), cmp.Or(offer.As, a.Name), offer.WhyNot != "", 0})
		}
	}
	if len(items) == 0 {
		return nil
	}
	const gap = 2
	last := items[len(items)-1]
	x := 1
	for i := range items[:len(items)-1] {
		if x+items[i].width()+gap+last.width() > width {
			items = items[:i]
			break
		}
		items[i].x = x
		x += items[i].width() + gap
	}
	if len(items) > 0 && items[len(items)-1].id == last.id {
		items = items[:len(items)-1]
	}
	last.x = x
	return append(items, last)
}
