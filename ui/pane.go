package ui

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui/action"
)

// Drafter is a pane that keeps changes of its own that are not saved, and tells
// of them to nobody but who asks before they are lost.
type Drafter interface {
	// Unsaved names them.
	Unsaved() []string
}

// Settler is a pane that at times reads what the next key would act on.
type Settler interface {
	// Settling reports that it does so now: keys wait for it.
	Settling() bool
}

// Strip is a pane between the others and the footer. It belongs to no view: what
// it offers holds everywhere, also under dialogs, and so has no letters for
// keys.
type Strip interface {
	Pane
	// Rows is how many lines it takes of a screen that large.
	Rows(width, height int) int
}

// Pane is a part of the screen. View is exactly as many lines, each exactly as
// many cells, as Resize last said.
type Pane interface {
	Init() tea.Cmd
	// Update hears every message but keys; keys only where Typing.
	Update(tea.Msg) tea.Cmd
	View() string
	Resize(width, height int)
	Focus(on bool)
	// Offers is what can be done here now, and what cannot and why. Where two
	// hold the same key the first has it.
	Offers() []action.Offer
	// Do does an action that is offered.
	Do(action.ID) tea.Cmd
	// Click does what belongs to a cell of the pane, counted from its upper
	// left corner.
	Click(x, y int) tea.Cmd
	// Typing reports whether letters go into a field.
	Typing() bool
}
