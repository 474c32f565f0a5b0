package action

// What is done about one person's access to one client's portal, and asked
// about it.
const (
	ChoosePreset ID = "choose-preset"
	EndDate      ID = "end-date"
	Why          ID = "why"
	DoFix        ID = "do-fix"
	Block        ID = "block"
)

func access() Table {
	return Table{
		{ChoosePreset, "preset", "choose a preset; nothing changes until it is saved", []string{"t", "enter"}, []Scope{Portal}},
		{EndDate, "end date", "set or clear the last day of the access, or renew it past an age", []string{"E"}, []Scope{Portal}},
		{Why, "why", "say which rule decides what the cursor is on, and what would change it", []string{"w"}, []Scope{Portal, Preview}},
		{Block, "block", "keep somebody away from the client, or lift that, with its effect first", []string{"b"}, []Scope{Chart, Portal}},
		{DoFix, "do it", "do what would allow it: as a draft where it is a tick, else asking first", []string{"enter"}, []Scope{Dialog}},
	}
}
