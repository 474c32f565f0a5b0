package dialog

import (
	"slices"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// View draws the dialog as large as it needs to be. What the way under the
// cursor does stands below it, and is kept in sight with it.
func (d *Remedies) View() string {
	const widest = 84
	t := d.session.Theme
	width := min(widest, d.width)
	inner, most := widget.Inside(width, d.height)
	lines, from, to := d.lines(inner)
	rows := min(len(lines), max(1, most-2))
	d.scroll.Follow(to, len(lines), rows)
	d.scroll.Follow(from, len(lines), rows)
	frame := widget.Frame{Title: "Mend it", Right: d.scroll.Place(len(lines), rows), Focused: true}
	lines = append(slices.Clone(d.scroll.Window(lines, rows)), "", d.answers())
	return frame.View(t, lines, width, min(len(lines)+2, d.height))
}

// lines is what was found and the ways; those from and to, the last included,
// are the way under the cursor.
func (d *Remedies) lines(width int) (lines []string, from, to int) {
	t := d.session.Theme
	switch {
	case d.failed != nil:
		return styled(t.Error, ui.Words(d.failed), width), 0, 0
	case d.found == nil:
		return []string{t.Dim.Render("Finding out…")}, 0, 0
	}
	lines = styled(t.Strong, theme.Safe(d.found.finding.Say+"."), width)
	for _, because := range d.found.finding.Because {
		lines = append(lines, inset(t.Text, "· "+theme.Safe(because), width)...)
	}
	lines = append(lines, "")
	for i := range d.found.ways {
		way := &d.found.ways[i]
		if i != d.cursor.At() {
			lines = append(lines, d.way(way, false, width)...)
			continue
		}
		from = len(lines)
		lines = append(append(lines, d.way(way, true, width)...), d.does(way, width)...)
		to = len(lines) - 1
	}
	return lines, from, to
}

// way is what a way is called.
func (d *Remedies) way(way *remedy, cursor bool, width int) []string {
	t, mark := d.session.Theme, "  "
	if cursor {
		mark = "▸ "
	}
	say := theme.Safe(ui.Capital(way.Say))
	if way.Asks != "" {
		say += "…"
	}
	lines := widget.Wrap(say, width-2)
	for i := range lines {
		lines[i] = widget.Pad(mark+lines[i], width)
		if mark = "  "; cursor {
			lines[i] = t.Cursor.Render(lines[i])
		}
	}
	return lines
}

// does is what a way does to everybody, below what has to be thought of before.
func (d *Remedies) does(way *remedy, width int) []string {
	t := d.session.Theme
	in := func(ink theme.Ink, text string) []string { return indented(inset(ink, theme.Safe(text), width-2)) }
	var lines []string
	if way.Mind != "" {
		lines = in(t.Warn, "! "+ui.Capital(way.Mind)+".")
	}
	switch {
	case way.Asks != "":
		return append(lines, in(t.Dim, d.session.Keys.Key(action.Choose)+" asks for "+asked[way.Asks].what+", and shows what it does.")...)
	case way.fault != nil:
		return append(lines, in(t.Error, reason(way.fault))...)
	}
	for _, line := range way.effect.Lines {
		lines = append(lines, in(t.Text, line)...)
	}
	return lines
}

func indented(lines []string) []string {
	for i := range lines {
		lines[i] = "  " + lines[i]
	}
	return lines
}

// answers is the keys that answer.
func (d *Remedies) answers() string {
	t, key := d.session.Theme, d.session.Keys.Key
	agree, _ := yeses(d.session.Keys, d.gives(), d.wait())
	yes := key(agree.ID) + " do it"
	if way := d.current(); way != nil && way.Asks != "" {
		yes = key(action.Choose) + " go on"
	} else if agree.WhyNot != "" {
		yes = t.Dim.Render(yes)
	}
	return " " + yes + "   " + key(action.No) + " leave it"
}
