package action

// What is done with the history.
const (
	ReadChange    ID = "read-change"
	UndoThis      ID = "undo-this"
	AllActivity   ID = "all-activity"
	ActivityChart ID = "activity-chart"
)

func activity() Table {
	return Table{
		{ReadChange, "read", "show what it was before and after", []string{"enter"}, []Scope{Activity}},
		{UndoThis, "undo this", "take back this very change, whoever made it, asking first", []string{"u"}, []Scope{Activity, Dialog}},
		{AllActivity, "all", "show everything again", []string{"esc"}, []Scope{Activity}},
		{ActivityChart, "chart", "go to the chart of the client whom it touched", []string{"o"}, []Scope{Activity}},
	}
}
