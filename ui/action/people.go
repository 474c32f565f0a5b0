package action

// What is done with persons and with forms to fill in.
const (
	NewClient     ID = "new-client"
	AddContact    ID = "add-contact"
	EditPerson    ID = "edit-person"
	EditContact   ID = "edit-contact"
	RemoveContact ID = "remove-contact"
	ToggleFact    ID = "toggle-fact"
	PreviousFact  ID = "previous-fact"
	NextFact      ID = "next-fact"
	ShowRelative  ID = "show-relative"

	SaveForm      ID = "save-form"
	ClearForm     ID = "clear-form"
	NextField     ID = "next-field"
	PreviousField ID = "previous-field"
	NewPerson     ID = "new-person"
)

func people() Table {
	return Table{
		{NewClient, "new client", "add a client, with the client's contacts", []string{"n"}, []Scope{Everywhere}},
		{AddContact, "add contact", "add a contact of the client", []string{"c"}, []Scope{Chart, Portal}},
		{EditPerson, "edit", "edit the person or the chart under the cursor", []string{"e", "enter"}, []Scope{Chart, Portal}},
		{EditContact, "relationship", "edit what the contact is to the client", []string{"r"}, []Scope{Chart}},
		{RemoveContact, "remove", "remove the contact, asking first", []string{"x", "delete"}, []Scope{Chart}},
		{ToggleFact, "yes or no", "turn a fact of the contact on or off, at once", []string{"space"}, []Scope{Chart}},
		{PreviousFact, "fact", "go to the fact before", []string{"left"}, []Scope{Chart}},
		{NextFact, "fact", "go to the next fact", []string{"right"}, []Scope{Chart}},
		{ShowRelative, "go there", "go to the chart of the relative under the cursor", []string{"enter"}, []Scope{Chart}},
	}
}

func forms() Table {
	return Table{
		{SaveForm, "save", "save what is filled in", []string{"ctrl+s"}, []Scope{Dialog}},
		{ClearForm, "start over", "empty the form", []string{"ctrl+r"}, []Scope{Dialog}},
		{NextField, "next field", "go to the next field", []string{"tab"}, []Scope{Dialog}},
		{PreviousField, "field before", "go to the field before", []string{"shift+tab"}, []Scope{Dialog}},
		{NewPerson, "new person", "make a new person of what is typed", []string{"ctrl+n"}, []Scope{Dialog}},
	}
}
