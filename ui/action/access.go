package action

// What is done about one person's access to one client's portal, and asked
// about it.
const (
	ChoosePreset ID = "choose-preset"
)

func access() Table {
	return Table{
		{ChoosePreset, "preset", "choose a preset; nothing changes until it is saved", []string{"t", "enter"}, []Scope{Portal}},
	}
}
