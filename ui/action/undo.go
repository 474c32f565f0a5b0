package action

// What takes back what was done.
const (
	Undo ID = "undo"
	Redo ID = "redo"
)

func undoing() Table {
	return Table{
		{Undo, "undo", "take back your last change, asking first", []string{"u"}, []Scope{Everywhere}},
		{Redo, "redo", "do again what you undid last, asking first", []string{"U"}, []Scope{Everywhere}},
	}
}
