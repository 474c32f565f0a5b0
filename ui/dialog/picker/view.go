package picker

import (
	"strconv"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// View draws the list in exactly so many lines.
func (p *Picker) View(width, height int) []string {
	lines, cursor := p.lines(width)
	p.scroll.Follow(cursor, len(lines), height)
	return widget.Block(p.scroll.Window(lines, height), width, height)
}

// lines is the whole list, and the last line that belongs to the cursor's
// person.
func (p *Picker) lines(width int) (lines []string, cursor int) {
	if text := p.empty(); text != "" {
		for _, line := range widget.Wrap(text, width) {
			lines = append(lines, p.session.Theme.Dim.Render(line))
		}
	}
	columns := columnsFor(p.rows(), width-2)
	for i, row := range p.rows() {
		if i == len(p.exact) {
			lines = append(lines, p.session.Theme.Dim.Render("  similar, not the same:"))
		}
		lines = append(lines, p.row(row, i == p.cursor, width, columns)...)
		if i == p.cursor {
			cursor = len(lines) - 1
		}
	}
	if more := p.total - len(p.exact); more > 0 {
		lines = append(lines, p.session.Theme.Dim.Render("  and "+strconv.Itoa(more)+" more: type more of the name"))
	}
	return lines, cursor
}

// empty says what to do where there is nobody.
func (p *Picker) empty() string {
	switch {
	case p.failed != nil:
		return ui.Words(p.failed)
	case !p.loaded:
		return ""
	case len(p.exact) == 0 && p.query == "":
		return "Type a name, an e-mail address, a phone number or a birth date."
	case len(p.exact) == 0:
		return "Nobody fits."
	}
	return ""
}

// row is the lines of one person: who it is, and what is to be said of
// choosing that one.
func (p *Picker) row(row Row, cursor bool, width int, columns columns) []string {
	t := p.session.Theme
	sign := " "
	if cursor {
		sign = "▸"
	}
	line := widget.Pad(sign+" "+columns.line(row), width)
	switch {
	case cursor:
		line = t.Cursor.Render(line)
	case row.Not != "":
		line = t.Dim.Render(line)
	}
	lines := []string{line}
	const indent = "      "
	if row.Not != "" {
		lines = append(lines, t.Dim.Render(indent+theme.Clip("cannot be chosen: "+row.Not, width-len(indent))))
	}
	if row.Warn != "" {
		lines = append(lines, t.Warn.Render(indent+theme.Clip(row.Warn, width-len(indent))))
	}
	return lines
}

// columns is the cells of name, e-mail, and what the person is; the login's are
// always as many.
type columns struct{ name, email, what int }

// columnsFor shares a width among them. An e-mail address that is cut tells
// nobody apart: it takes what the column behind it does not need.
func columnsFor(rows []Row, width int) columns {
	const login = 13
	room := max(0, width-login-3)
	name, email := room*27/100, room*32/100
	longest, what := 0, 0
	for _, row := range rows {
		longest, what = max(longest, widget.Width(row.Email)), max(what, widget.Width(row.What))
	}
	email = max(email, min(longest, room-name-what))
	return columns{name, email, room - name - email}
}

// line is a person's line.
func (c columns) line(row Row) string {
	return theme.Fit(row.Name, c.name) + " " + theme.Fit(row.Email, c.email) + " " +
		theme.Fit(row.What, c.what) + " " + theme.Mark(row.Login, false) + " " + loginWord(row.Login)
}

// loginWord is a login's state in a word or two.
func loginWord(state model.LoginState) string {
	switch state {
	case model.LoginActive:
		return "signed in"
	case model.LoginInvited:
		return "invited"
	case model.LoginExpired:
		return "expired"
	case model.LoginDisabled:
		return "disabled"
	case model.LoginCancelled, model.LoginNone:
	}
	return "no login"
}
