package preview

import (
	"slices"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// section is a part of a profile under a heading.
type section struct {
	name  string
	items []model.Shown
}

// sections is what a profile is laid out as, in the portal's order.
func sections(p *model.Profile) []section {
	ahead, over := appointments(p)
	return []section{
		{"Upcoming", ahead}, {"Past and cancelled", over}, {"Forms", p.Forms}, {"Documents", p.Documents},
		{"Messages", p.Messages}, {"Billing", p.Billing},
	}
}

// appointments is those that are to come or are asked for, in their order, and
// those that are over, the last first.
func appointments(p *model.Profile) (ahead, over []model.Shown) {
	for _, visit := range p.Appointments {
		if visit.Status == model.StatusUpcoming || visit.Status == string(model.VisitRequested) {
			ahead = append(ahead, visit)
		} else {
			over = append(over, visit)
		}
	}
	slices.Reverse(over)
	return ahead, over
}

// notice is what the portal says on top of a profile of the next appointment.
func (p *page) notice(profile *model.Profile) {
	ahead, _ := appointments(profile)
	at := slices.IndexFunc(ahead, func(visit model.Shown) bool { return visit.Status == model.StatusUpcoming })
	if at >= 0 {
		p.say(p.theme.Strong.Render, "Next: "+ahead[at].Start.In(p.got.zone).Format("Mon 2 Jan 15:04"))
	}
}

// profile lays one profile out against what it was before the draft; gone says
// that the whole of it is not seen any more.
func (p *page) profile(now, before *model.Profile, gone bool) {
	if now.Banner != "" {
		p.say(p.theme.Text.Render, now.Banner)
	}
	p.notice(now)
	if before == nil {
		before = &model.Profile{}
	}
	was := sections(before)
	for i, section := range sections(now) {
		if len(section.items)+len(was[i].items) == 0 {
			continue
		}
		p.gap()
		p.head(section.name)
		saved, stays := byID(was[i].items), byID(section.items)
		for _, item := range section.items {
			old := saved[item.Item]
			p.item(item, old, mark(gone, old == nil))
		}
		for _, item := range was[i].items {
			if stays[item.Item] == nil {
				p.item(item, &item, "-")
			}
		}
	}
	p.words("May see of the record", model.InformationWords(now.Information), model.InformationWords(before.Information), gone)
	p.words("May", actions(now), actions(before), gone)
}

// mark says how a line stands against what is saved.
func mark(gone, added bool) string {
	switch {
	case gone:
		return "-"
	case added:
		return "+"
	}
	return " "
}

// byID is the items by what they are: a chart can have hundreds.
func byID(items []model.Shown) map[model.ItemID]*model.Shown {
	all := make(map[model.ItemID]*model.Shown, len(items))
	for i := range items {
		all[items[i].Item] = &items[i]
	}
	return all
}

// item is one line: its mark, its name, what can be done to it.
func (p *page) item(item model.Shown, before *model.Shown, sign string) {
	did := item.Actions
	if before != nil {
		did = before.Actions
	}
	right := strings.Join(slices.Concat(itemStatus(&item, p.got.zone), itemActions(item.Actions, did)), " ")
	style := p.marked(sign)
	if !slices.Equal(item.Actions, did) {
		p.touch()
	}
	p.begin(item.Item, item.Title)
	defer p.end()
	p.line(sign, theme.Safe(itemName(item, p.got.zone)), right, style, style)
}

// line is a name with something at the right end of it, or below it where there
// is no room for both.
func (p *page) line(sign, name, right string, style, rightStyle func(string) string) {
	const indent = 4
	left := widget.Pad(sign, indent)
	if room := p.width - indent - 1 - widget.Width(right); widget.Width(name) <= room {
		p.add(style(left+widget.Pad(name, room+1)) + rightStyle(right))
		return
	}
	for _, line := range widget.Wrap(name, max(1, p.width-indent)) {
		p.add(style(widget.Pad(left+line, p.width)))
		left = widget.Pad("", indent)
	}
	if right == "" {
		return
	}
	for _, line := range widget.Wrap(right, max(1, p.width-indent-2)) {
		p.add(rightStyle(widget.Ends("", line, p.width)))
	}
}

// marked is the style of the line that comes next, by its sign.
func (p *page) marked(sign string) func(string) string {
	if sign != " " {
		p.touch()
	}
	switch sign {
	case "+":
		return p.theme.Gain.Render
	case "-":
		return p.theme.Loss.Render
	}
	return p.theme.Text.Render
}

// words is a section of short words on one line, those gained and lost apart.
func (p *page) words(title string, now, before []string, gone bool) {
	if len(now)+len(before) == 0 {
		return
	}
	p.gap()
	p.head(title)
	var same, gained, lost []string
	for _, word := range now {
		switch {
		case gone:
			lost = append(lost, word)
		case slices.Contains(before, word):
			same = append(same, word)
		default:
			gained = append(gained, word)
		}
	}
	for _, word := range before {
		if !slices.Contains(now, word) {
			lost = append(lost, word)
		}
	}
	p.list(" ", same)
	p.list("+", gained)
	p.list("-", lost)
}

func (p *page) list(sign string, words []string) {
	if len(words) == 0 {
		return
	}
	for i, line := range widget.Wrap(strings.Join(words, ", "), max(1, p.width-4)) {
		lead := sign + "   "
		if i > 0 {
			lead = "    "
		}
		p.add(p.marked(sign)(lead + line))
	}
}
