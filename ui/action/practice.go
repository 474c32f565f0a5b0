package action

// What is done in the view of the practice.
const (
	Edit            ID = "edit"
	KeepText        ID = "keep-text"
	Add             ID = "add"
	Remove          ID = "remove"
	KeepStaffOut    ID = "keep-staff-out"
	ListAffected    ID = "list-affected"
	TestEmail       ID = "test-email"
	NextSection     ID = "next-section"
	PreviousSection ID = "previous-section"
)

func practice() Table {
	return Table{
		{Edit, "change", "change what is under the cursor", []string{"enter", "e"}, []Scope{Practice}},
		{KeepText, "done", "take what is typed into the draft", []string{"enter", "esc"}, []Scope{Practice}},
		{Add, "add", "add an age band, or somebody to the staff", []string{"a"}, []Scope{Practice}},
		{Remove, "remove", "remove the age band, or put it back", []string{"x", "delete"}, []Scope{Practice}},
		{KeepStaffOut, "in or out", "keep the staff member out, or let them in again, asking why", []string{"x", "delete"}, []Scope{Practice}},
		{ListAffected, "who", "list who gains and loses what by the draft", []string{"w"}, []Scope{Practice}},
		{TestEmail, "test", "send a test e-mail through the mail server", []string{"t"}, []Scope{Practice}},
		{NextSection, "section", "go to the next section", []string{"]", "right"}, []Scope{Practice}},
		{PreviousSection, "section", "go to the section before", []string{"[", "left"}, []Scope{Practice}},
	}
}
