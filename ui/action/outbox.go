package action

// What is done in the outbox.
const (
	ReadEmail   ID = "read-email"
	RetryEmail  ID = "retry-email"
	CancelEmail ID = "cancel-email"
	SaveEmail   ID = "save-email"
)

func outbox() Table {
	return Table{
		{ReadEmail, "read", "read the e-mail as it is sent, and what the mail server said", []string{"enter"}, []Scope{Outbox}},
		{RetryEmail, "try again", "send the e-mail again, asking first where it may have arrived", []string{"r"}, []Scope{Outbox, Dialog}},
		{CancelEmail, "cancel", "cancel the e-mail, asking first", []string{"x", "delete"}, []Scope{Outbox, Dialog}},
		{SaveEmail, "save", "save the e-mail as a file, to send or print it yourself", []string{"s"}, []Scope{Outbox, Dialog}},
	}
}
