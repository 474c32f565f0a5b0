package action

// What is done beside a scenario of the training, and before a group.
const (
	FoldPanel     ID = "fold-panel"
	Hint          ID = "hint"
	TrainingMenu  ID = "training-menu"
	NextStep      ID = "next-step"
	ReadOn        ID = "read-on"
	ReadStep      ID = "read-step"
	StepAgain     ID = "step-again"
	ShowAnswer    ID = "show-answer"
	KeyDisplay    ID = "key-display"
	LeaveTraining ID = "leave-training"
	Scenarios     ID = "scenarios"
	PlayAgain     ID = "play-again"

	Present       ID = "present"
	NextChange    ID = "next-change"
	ChangeBefore  ID = "change-before"
	PortalProfile ID = "portal-profile"
)

// OfTraining is the actions of the training's menu, in its order.
func OfTraining() []ID {
	return []ID{NextStep, Hint, ReadStep, ShowAnswer, StepAgain, KeyDisplay, FoldPanel, LeaveTraining}
}

func training() Table {
	in, shown := []Scope{Training}, []Scope{Demonstration}
	return Table{
		{FoldPanel, "panel", "fold the training's panel to one line, or open it", []string{"f2"}, in},
		{Hint, "hint", "show a hint for the step; each costs points", []string{"f3"}, in},
		{TrainingMenu, "menu", "list what can be done in the training: hints, start over, leave", []string{"f4", "ctrl+t"}, in},
		{NextStep, "next step", "go on, once the step is reached", []string{"f5"}, in},
		{ReadOn, "read on", "show what there was no room for", []string{"f6"}, []Scope{Training, Demonstration}},
		{ReadStep, "read the step", "read the step in full, with what was done so far", nil, in},
		{StepAgain, "start over", "start this step over, or an earlier one", nil, in},
		{ShowAnswer, "show me", "have the step done for you; it gives no points then", nil, in},
		{KeyDisplay, "key display", "show the keys that were pressed, for those who watch", []string{"f7"}, []Scope{Training, Demonstration}},
		{LeaveTraining, "leave", "leave for the list of scenarios", nil, in},
		{Scenarios, "scenarios", "go to the list of scenarios", []string{"enter", "esc"}, shown},
		{PlayAgain, "play again", "play the scenario again, from its beginning", []string{"r"}, shown},

		{Present, "present", "show the scenario to a group, a change at a time", []string{"p"}, shown},
		{NextChange, "next", "do the next change, and show what it does to each portal", []string{"space", "right", "enter", "pgdown"}, shown},
		{ChangeBefore, "back", "go back by one change", []string{"left", "backspace", "pgup"}, shown},
		{PortalProfile, "profile", "show the portals of the next client", []string{"tab"}, shown},
	}
}
