package clients

import (
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// row is one client as the list shows it, safe to show.
type row struct {
	id    model.ClientID
	name  string
	age   string
	marks string
}

// readRow reads one client's row.
func readRow(r model.Reader, id model.ClientID) (row, error) {
	person, err := r.Person(id.Person())
	if err != nil {
		return row{}, err
	}
	client, err := model.RowOf(r, id)
	if err != nil {
		return row{}, err
	}
	read := row{id: id, name: theme.Safe(listName(&person)), age: "–"}
	if client.Age != nil {
		read.age = strconv.Itoa(*client.Age)
	}
	var marks strings.Builder
	for _, user := range client.Users {
		marks.WriteString(theme.Mark(user.Login, user.Blocked))
	}
	read.marks = marks.String()
	return read, nil
}

// listName is a name as lists are ordered: last name first.
func listName(p *model.Person) string {
	switch {
	case p.First == "":
		return p.Last
	case p.Last == "":
		return p.First
	}
	return p.Last + ", " + p.First
}

// The cells that age, with a space before it, and marks take. Four marks are
// what families mostly need; where there are more, the last cell says so.
const (
	ageWidth   = 3
	marksWidth = 4
)

// line draws a row.
func (m *Model) line(r row, cursor bool, width int) string {
	unsaved := " "
	if m.unsaved[r.id] {
		unsaved = "*"
	}
	lead := m.marked.sign(r.id) + unsaved
	name := widget.Pad(r.name, max(1, width-1-widget.Width(lead)-ageWidth-1-marksWidth))
	age := strings.Repeat(" ", max(0, ageWidth-widget.Width(r.age))) + r.age
	marks := widget.Pad(r.marks, marksWidth)
	t := m.session.Theme
	switch {
	case cursor && m.focused:
		return t.Cursor.Render(widget.Pad("▸"+lead+name+age+" "+marks, width))
	case cursor:
		return widget.Pad(t.CursorAway.Render("▸"+lead+name)+age+" "+marks, width)
	}
	return widget.Pad(" "+t.Warn.Render(lead)+name+t.Dim.Render(age)+" "+marks, width)
}
