package practice

import (
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// labelWidth is the cells of what a line is called, with the sign before it.
const labelWidth = 18

// rowLines draws a row.
func (m *Model) rowLines(r row, cursor bool, width int) []string {
	switch {
	case r.setting != nil && r.setting.kind == box:
		return []string{m.boxLine(r.setting, cursor, width)}
	case r.setting != nil:
		return []string{m.textLine(r.setting, cursor, width)}
	case r.at == adds:
		return []string{m.plain("+ add", "", "", cursor, width)}
	case r.part == agesPart:
		return m.bandLines(r.at, cursor, width)
	case r.part == presetsPart:
		return m.presetLines(r.at, cursor, width)
	case r.part == staffPart:
		return m.staffLines(r.at, cursor, width)
	}
	return m.mailLines(cursor, width)
}

func (m *Model) boxLine(s *setting, cursor bool, width int) string {
	e, changed := m.draft.edits[s.id]
	check := widget.Check{
		Label: s.label, Ticked: m.draft.value(s, &m.rec.Practice) == on, Changed: changed,
	}
	if changed {
		check.Note, check.Brief, check.Gain = "changed, was "+e.was, "changed", e.is == on
	}
	return check.View(m.session.Theme, width, cursor, m.focused)
}

func (m *Model) textLine(s *setting, cursor bool, width int) string {
	t := m.session.Theme
	e, changed := m.draft.edits[s.id]
	if cursor && m.typing {
		return t.CursorAway.Render(widget.Pad("▸ "+s.label, labelWidth)) + m.field.View(max(1, width-labelWidth))
	}
	value, note := theme.Safe(s.shown(m.draft.value(s, &m.rec.Practice))), s.does
	if changed {
		note = "changed, was " + theme.Safe(s.shown(e.was))
	}
	line := m.labelled(s.label, value, note, changed, cursor, width)
	if fault := m.faultOf(s.id); fault != "" && !cursor {
		return t.Error.Render(widget.Pad("  "+widget.Pad(s.label, labelWidth-2)+value+"  ! "+fault, width))
	}
	return line
}

// faultOf is why a field of the draft was refused.
func (m *Model) faultOf(field string) string {
	if err := asOurs(m.refusal()); err != nil && err.Field == field {
		return theme.Safe(err.Say)
	}
	return ""
}

// labelled is a line with what it is called, a value, and a note at its end
// where there is room.
func (m *Model) labelled(label, value, note string, changed, cursor bool, width int) string {
	t := m.session.Theme
	room := width - labelWidth - widget.Width(value) - 2
	if widget.Width(note) > room && !changed {
		note = ""
	}
	lead := widget.Pad("  "+label, labelWidth)
	switch {
	case cursor && m.focused:
		return t.Cursor.Render(widget.Ends(widget.Pad("▸ "+label, labelWidth)+value, note, width))
	case cursor:
		lead = t.CursorAway.Render(widget.Pad("▸ "+label, labelWidth))
	case changed:
		lead = t.Strong.Render(lead)
	default:
		lead = t.Dim.Render(lead)
	}
	if changed {
		return widget.Ends(lead+t.Strong.Render(value), t.Warn.Render("  "+note), width)
	}
	return widget.Ends(lead+value, t.Dim.Render(note), width)
}

// plain is a line of one text, with a note at its end.
func (m *Model) plain(words, note, mark string, cursor bool, width int) string {
	t := m.session.Theme
	switch {
	case cursor && m.focused:
		return t.Cursor.Render(widget.Ends("▸ "+words, note, width))
	case cursor:
		return widget.Ends(t.CursorAway.Render("▸ "+words), note, width)
	case mark != "":
		return widget.Ends("  "+t.Strong.Render(words), t.Warn.Render(note), width)
	}
	return widget.Ends("  "+words, t.Dim.Render(note), width)
}

// bandLines is a row of the table of ages, with what it was beneath where that
// does not fit behind.
func (m *Model) bandLines(at int, cursor bool, width int) []string {
	b := m.draft.bandRows(&m.rec.Practice)[at]
	words, note := "", ""
	switch {
	case b.is == nil:
		words, note = b.was.Words(), "removed; x puts it back"
	case b.was == nil:
		words, note = b.is.Words(), "new"
	case b.changed():
		words, note = b.is.Words(), "changed, was "+b.was.Words()
	default:
		words = b.is.Words()
	}
	words = ui.Capital(words)
	if widget.Width(words)+widget.Width(note)+4 <= width {
		return []string{m.plain(words, note, note, cursor, width)}
	}
	return []string{
		m.plain(words, "", note, cursor, width), m.session.Theme.Warn.Render(widget.Pad("    "+note, width)),
	}
}

// presetLines is a preset's name and all that it holds.
func (m *Model) presetLines(at int, cursor bool, width int) []string {
	const nameWidth = 24
	p := m.presets[at]
	words := widget.Wrap(p.Set.Holds(), max(1, width-nameWidth-1))
	lines := []string{m.plain(widget.Pad(p.Name, nameWidth-2)+words[0], "", "", cursor, width)}
	for _, more := range words[1:] {
		lines = append(lines, widget.Pad("", nameWidth)+more)
	}
	return lines
}

// staffLines is a staff member, with the key beneath where it does not fit
// behind.
func (m *Model) staffLines(at int, cursor bool, width int) []string {
	const nameWidth, roleWidth = 24, 14
	s := m.rec.staff[at]
	key := theme.Safe(s.comes)
	words := theme.Fit(s.Name, nameWidth-2) + "  " + widget.Pad(ui.RoleWord(s.Role), roleWidth) + theme.Safe(s.Email)
	if widget.Width(words)+widget.Width(key)+4 <= width {
		return []string{m.plain(words, key, "", cursor, width)}
	}
	lines := []string{m.plain(words, "", "", cursor, width)}
	if key != keyWords("") {
		lines = append(lines, m.session.Theme.Dim.Render(widget.Pad("    "+key, width)))
	}
	return lines
}
