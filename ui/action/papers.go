package action

// What is done with forms and documents.
const (
	AssignForm    ID = "assign-form"
	ShareDocument ID = "share"
	FormLibrary   ID = "form-library"
	OpenPaper     ID = "open-paper"
	SavePaper     ID = "save-paper"
	TakeAway      ID = "take-away"
	WithdrawForm  ID = "withdraw"
)

func papers() Table {
	wide := []Scope{Clients, Chart, Portal}
	return Table{
		{AssignForm, "assign form", "put a form before the client, a contact, or several", []string{"f"}, wide},
		{ShareDocument, "share", "share a document with the client, a contact, or several", []string{"d"}, wide},
		{FormLibrary, "form library", "add a form of the library to the practice's own", []string{"F"}, wide},
		{OpenPaper, "read", "read the form with everybody's answers, or the document", []string{"enter"}, []Scope{Chart}},
		{SavePaper, "save", "save the document as a file, bit for bit", []string{"s"}, []Scope{Chart}},
		{TakeAway, "take away", "take the form or document away from the person, asking first", []string{"x", "delete"}, []Scope{Chart}},
		{WithdrawForm, "withdraw", "record that the person takes back what they gave or refused", []string{"W"}, []Scope{Chart}},
	}
}
