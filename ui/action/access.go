package action

// What is done about one person's access to one client's portal, and asked
// about it.
const (
	ChoosePreset ID = "choose-preset"
	EndDate      ID = "end-date"
)

func access() Table {
	return Table{
		{ChoosePreset, "preset", "choose a preset; nothing changes until it is saved", []string{"t", "enter"}, []Scope{Portal}},
		{EndDate, "end date", "set or clear the last day of the access, or renew it past an age", []string{"E"}, []Scope{Portal}},
	}
}
