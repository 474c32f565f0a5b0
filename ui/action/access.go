package action

// What is done about one person's access to one client's portal, and asked
// about it.
const (
	ChoosePreset ID = "choose-preset"
	EndDate      ID = "end-date"
	Why          ID = "why"
	DoFix        ID = "do-fix"
	Block        ID = "block"

	AsOf     ID = "as-of"
	Now      ID = "now"
	WhenSeen ID = "when-seen"

	Matrix       ID = "matrix"
	SwitchMatrix ID = "switch-matrix"
	MatrixWhy    ID = "matrix-why"
	DraftCell    ID = "draft-cell"
	SaveMatrix   ID = "save-matrix"
	ExportMatrix ID = "export-matrix"
	Left         ID = "left"
	Right        ID = "right"
)

func access() Table {
	return Table{
		{ChoosePreset, "preset", "choose a preset; nothing changes until it is saved", []string{"t", "enter"}, []Scope{Portal}},
		{EndDate, "end date", "set or clear the last day of the access, or renew it past an age", []string{"E"}, []Scope{Portal}},
		{Why, "why", "say which rule decides what the cursor is on, and what would change it", []string{"w"}, []Scope{Clients, Chart, Portal, Preview, Messages, Dialog}},
		{Block, "block", "keep somebody away from the client, or lift that, with its effect first", []string{"b"}, []Scope{Chart, Portal}},
		{AsOf, "as of", "show everything as it was at another time, or will be", []string{"h"}, []Scope{Everywhere}},
		{Now, "now", "come back to now", []string{"esc"}, []Scope{Everywhere}},
		{WhenSeen, "when", "say when the person first and last could see it, by whose doing", []string{"h"}, []Scope{Dialog}},
		{Matrix, "matrix", "show who sees what: items by persons, and persons by children", []string{"m"}, []Scope{Everywhere}},
		{SwitchMatrix, "items or family", "go from items by persons to persons by children, and back", []string{"tab"}, []Scope{Dialog}},
		{MatrixWhy, "why", "say which rule decides the cell", []string{"enter", "w"}, []Scope{Dialog}},
		{DraftCell, "by name", "put the person into the item's audience by name, or take them out; nothing changes until it is saved", []string{"space"}, []Scope{Dialog}},
		{SaveMatrix, "save", "save the changed audiences, their effect first", []string{"s", "ctrl+s"}, []Scope{Dialog}},
		{ExportMatrix, "as a file", "save the matrix as text, as CSV, or as a page for the file or a court", []string{"y"}, []Scope{Dialog}},
		{Left, "left", "move left", []string{"left", "h"}, []Scope{Dialog}},
		{Right, "right", "move right", []string{"right", "l"}, []Scope{Dialog}},
		{DoFix, "do it", "do what would allow it: as a draft where it is a tick, else asking first", []string{"enter"}, []Scope{Dialog}},
	}
}
