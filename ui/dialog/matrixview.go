package dialog

import (
	"strings"

	"frontdesk/model"
	"frontdesk/store/statement"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

const (
	// cellWidth is a column's cells, with one of space.
	cellWidth = 16
	// headLines and footLines are what stands above and below the rows.
	headLines = 4
	footLines = 4
)

// room is the lines that the rows have.
func (m *Matrix) room() int {
	_, rows := widget.Inside(m.width, m.height)
	return max(1, min(rows-headLines-footLines, m.rows()))
}

// View draws the dialog.
func (m *Matrix) View() string {
	t := m.session.Theme
	width, _ := widget.Inside(m.width, m.height)
	frame := widget.Frame{Title: "Matrix", Focused: true}
	switch {
	case m.failed != nil:
		return frame.View(t, widget.Wrap(ui.Words(m.failed), width), m.width, min(m.height, 5))
	case m.got == nil:
		return frame.View(t, []string{t.Dim.Render("Finding out…")}, m.width, min(m.height, 5))
	}
	frame.Title = "Who sees what of " + theme.Safe(m.got.before.Client)
	if m.family {
		frame.Title = "Whose portal who may open: the family of " + theme.Safe(m.got.before.Client)
	}
	label, from, to := m.span(width)
	if more := m.columns() - to; more > 0 || from > 0 {
		frame.Right = ui.Plural(m.columns(), "column", "columns") + ", ← → for more"
	}
	lines := m.head(label, from, to)
	top, end := m.row.Span(m.rows(), m.room())
	for at := top; at < end; at++ {
		lines = append(lines, m.line(at, label, from, to))
	}
	if m.rows() == 0 {
		lines = append(lines, t.Dim.Render("Nothing was made for this client yet."))
	}
	lines = append(lines, m.foot(width)...)
	return frame.View(t, lines, m.width, min(m.height, len(lines)+2))
}

// span is the width of the first column, and which of the others are to be
// seen: as many as there is room for, the cursor's among them.
func (m *Matrix) span(width int) (label, from, to int) {
	label = max(14, min(34, width-m.columns()*cellWidth, width/2))
	if m.columns()*cellWidth > width-14 {
		label = max(14, min(30, width/3))
	}
	fits := max(1, (width-label)/cellWidth)
	from = max(0, min(m.column-fits/2, m.columns()-fits))
	return label, from, min(m.columns(), from+fits)
}

// head is who stands above each column.
func (m *Matrix) head(label, from, to int) []string {
	t := m.session.Theme
	first, second, third := widget.Pad("", label), widget.Pad("", label), ""
	if !m.family {
		third = theme.Fit("  "+statement.OnRecord, label-1) + " "
	}
	for i := from; i < to; i++ {
		name, is := "", ""
		if m.family {
			name = m.got.family.Children[i].Client
		} else {
			person := &m.got.before.Persons[i]
			name, is = person.User, theme.Mark(person.Login, person.Blocked)+" "+statement.Tie(*person)
			if person.ID == m.client.Person() {
				is = theme.Mark(person.Login, person.Blocked) + " self"
			}
			third += theme.Fit(answerWord(&m.got.before.Record[i]), cellWidth-1) + " "
		}
		first += theme.Fit(name, cellWidth-1) + " "
		second += theme.Fit(is, cellWidth-1) + " "
	}
	head := []string{t.Strong.Render(first), t.Dim.Render(second)}
	if !m.family {
		head = append(head, t.Dim.Render(third))
	}
	return append(head, "")
}

// answerWord is whether something is seen, or the rule that hides it.
func answerWord(cell *model.MatrixCell) string {
	if cell.See {
		return "✓ " + saw(cell)
	}
	return "– " + string(*cell.Rule)
}

// line is one item or person, and a cell for each column.
func (m *Matrix) line(at, label, from, to int) string {
	t := m.session.Theme
	name := ""
	if m.family {
		person := &m.got.family.Persons[at]
		name = theme.Mark(person.Login, false) + " " + theme.Safe(person.User)
	} else {
		item := &m.got.before.Items[at]
		name = item.Title
		if item.Sensitive {
			name += " (sensitive)"
		}
		name = theme.Safe(name)
	}
	sign := "  "
	if at == m.row.At() {
		sign = "▸ "
	}
	var b strings.Builder
	b.WriteString(sign + theme.Fit(name, label-3) + " ")
	for i := from; i < to; i++ {
		text, ink := m.mark(at, i)
		text = widget.Pad(theme.Clip(text, cellWidth-1), cellWidth-1)
		if at == m.row.At() && i == m.column {
			ink = t.Cursor
		}
		b.WriteString(ink.Render(text) + " ")
	}
	return b.String()
}

// mark is a cell: whether it is seen, or the rule that hides it; with the
// draft what changes.
func (m *Matrix) mark(row, column int) (string, theme.Ink) {
	t := m.session.Theme
	if m.family {
		cell := &m.got.family.Persons[row].Cells[column]
		if cell.Rule != nil {
			return "– " + string(*cell.Rule), t.Dim
		}
		word := "✓ " + model.PresetName(cell.Permissions)
		if cell.Linked {
			word = "✓ linked"
		}
		return word, t.Text
	}
	before := &m.got.before.Items[row].Cells[column]
	after := m.with(m.got.before.Items[row].Item, before.User)
	changed := m.isDrafted(m.got.before.Items[row].Item, before.User)
	switch {
	case after == nil:
		return "- taken away", t.Loss
	case after.See && !before.See:
		return "+ " + saw(after), t.Gain
	case before.See && !after.See:
		return "- " + string(*after.Rule), t.Loss
	case after.See:
		return starred(answerWord(after), changed), t.Text
	}
	return starred(answerWord(after), changed), t.Dim
}

// saw is what can be done with what is seen.
func saw(cell *model.MatrixCell) string { return model.ActionWords(cell.Actions) }

// starred marks what is drafted and changes nothing yet that is seen.
func starred(text string, changed bool) string {
	if changed {
		return text + " *"
	}
	return text
}

func (m *Matrix) isDrafted(item model.ItemID, person model.PersonID) bool {
	for i := range m.draft {
		if m.draft[i].item == item && m.draft[i].person == person {
			return true
		}
	}
	return false
}

// foot is the cell under the cursor in words, and what is not saved.
func (m *Matrix) foot(width int) []string {
	t := m.session.Theme
	lines := []string{"", t.Text.Render(theme.Clip(m.because(), width))}
	switch {
	case m.got.refused != nil:
		lines = append(lines, t.Error.Render(theme.Clip(ui.Words(m.got.refused), width)))
	case len(m.draft) > 0:
		lines = append(lines, t.Warn.Render(theme.Clip(ui.Plural(len(m.draft), "change", "changes")+" not saved", width)))
	default:
		lines = append(lines, t.Dim.Render(theme.Clip("as if everybody could sign in", width)))
	}
	return lines
}

func (m *Matrix) because() string {
	if m.family {
		if m.rows() == 0 || m.columns() == 0 {
			return ""
		}
		cell := &m.got.family.Persons[m.row.At()].Cells[m.column]
		return ui.Capital(cell.Because) + "."
	}
	item, cell, after := m.cell()
	switch {
	case item == nil:
		return ""
	case after == nil:
		return item.Title + " would be taken away from everybody."
	}
	by := ", by name"
	if !cell.Named {
		by = ""
	}
	if after.See {
		return "Sees it" + by + ": " + after.Because + "."
	}
	return "Does not see it: " + after.Because + "."
}
