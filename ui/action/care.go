package action

// What is done with appointments, bills and what portal users propose.
const (
	ScheduleVisit ID = "schedule"
	CancelVisit   ID = "cancel-visit"
	NewBill       ID = "new-bill"
	AddressBill   ID = "address-bill"
	AcceptIt      ID = "accept"
	RefuseIt      ID = "refuse"
)

func care() Table {
	return Table{
		{AcceptIt, "accept", "accept what was asked for or proposed on the portal", []string{"+"}, []Scope{Chart}},
		{RefuseIt, "decline", "decline what was asked for or proposed on the portal", []string{"-"}, []Scope{Chart}},
		{ScheduleVisit, "schedule", "make an appointment", []string{"a"}, []Scope{Chart}},
		{CancelVisit, "cancel", "cancel the appointment, asking first", []string{"x", "delete"}, []Scope{Chart}},
		{NewBill, "new bill", "make an invoice, a statement or a superbill, to one person or split", []string{"a"}, []Scope{Chart}},
		{AddressBill, "to whom", "address the bill to another person, with what that does", []string{"t"}, []Scope{Chart}},
	}
}
