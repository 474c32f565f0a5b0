package widget

import (
	"strings"

	"frontdesk/ui/action"
	"frontdesk/ui/theme"
)

// Footer is the line of what can be done now, as many as fit. The last offer,
// the help, is never dropped: it leads to the others. What cannot be done now
// is dim.
func Footer(t *theme.Theme, table action.Table, offers []action.Offer, width int) string {
	items := footerItems(t, table, offers)
	if len(items) == 0 || width <= 0 {
		return Pad("", width)
	}
	last := items[len(items)-1]
	room := width - 1 - Width(last)
	var b strings.Builder
	b.WriteByte(' ')
	for _, item := range items[:len(items)-1] {
		need := Width(item) + 2
		if need > room {
			break
		}
		b.WriteString(item + "  ")
		room -= need
	}
	b.WriteString(last)
	return Pad(b.String(), width)
}

func footerItems(t *theme.Theme, table action.Table, offers []action.Offer) []string {
	var items []string
	for _, offer := range offers {
		a, ok := table.Get(offer.ID)
		if !offer.Footer || !ok || len(a.Keys) == 0 {
			continue
		}
		key := action.KeySign(a.Keys[0])
		if offer.WhyNot != "" {
			items = append(items, t.Dim.Render(key+" "+a.Name))
			continue
		}
		items = append(items, t.Key.Render(key)+" "+a.Name)
	}
	return items
}
