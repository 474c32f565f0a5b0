package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/action"
)

// Place is a pane that can have the focus.
type Place int

// The panes of the clients' view, from left to right.
const (
	Clients Place = iota
	Chart
	Preview
)

// The messages that panes speak in. Each says what happened, not who should
// do what about it.
type (
	// Committed tells that the practice changed, here or at another desk.
	Committed struct{ store.Change }
	// ClientChosen tells that the list's cursor rests on a client; zero is none.
	ClientChosen struct{ Client model.ClientID }
	// PortalChosen tells whose portal is looked at, with the operations that
	// are not saved yet. Person zero is nobody's.
	PortalChosen struct {
		Client model.ClientID
		Person model.PersonID
		Draft  []model.Operation
	}
	// WantWhy asks why the person whose portal is shown may open the profile
	// shown, or may not.
	WantWhy struct{}
	// WantDraft asks for a draft of an access on the chart that is open; what it
	// does not say stays. Ticks is all of them, or nil.
	WantDraft struct {
		Client model.ClientID
		Person model.PersonID
		TurnOn bool
		Ticks  *model.PermissionSet
	}
	// WantTerms asks for the dialog in which an access on the chart that is open
	// gets its end.
	WantTerms struct {
		Client model.ClientID
		Person model.PersonID
	}
	// Unsaved tells of every draft there is.
	Unsaved struct{ Drafts []Draft }
	// Marked tells which clients are marked, in the order in which they were.
	Marked struct{ Clients []model.ClientID }
	// Linked tells that clients were linked to a person's portal.
	Linked struct {
		Clients []model.ClientID
		Parent  model.PersonID
	}
	// Invited tells that somebody was invited to a client's portal, with what
	// was changed of the access and not saved.
	Invited struct {
		Client model.ClientID
		Person model.PersonID
	}
	// Go asks for the focus to be put on a pane.
	Go struct{ To Place }
	// Pick asks for an action to be done as if its key had been pressed.
	Pick struct{ ID action.ID }
	// Split tells whether the preview shows two persons side by side.
	Split struct{ On bool }
	// Restyled tells that the theme is another one now.
	Restyled struct{}
	// Did tells what was done to the practice from these screens, just now.
	Did struct {
		Change store.Change
		Text   string
	}
	// Show asks for the list's cursor to be put on a client.
	Show struct{ Client model.ClientID }
	// GoTo asks for a client's chart to be opened where something is mended.
	GoTo struct {
		Client model.ClientID
		// Person is whom the tab is to be about, zero for whoever it is.
		Person model.PersonID
		// Item is the paper, appointment or bill that it is about, if it is.
		Item model.ItemID
		Tab  Tab
		// Then is told once the chart is there; nil is nothing.
		Then tea.Msg
	}
	// Moment tells that everything is shown as of a time; zero is now.
	Moment struct{ At time.Time }
	// Perform asks for one operation to be done, with what to say when it was.
	Perform struct {
		Op   model.Operation
		Told string
	}
	// UndoCommit asks for a commit to be taken back, asking first.
	UndoCommit struct{ No uint64 }
	// Waiting tells how much there is in a view that somebody should know of.
	// The view is named by the action that leads to it.
	Waiting struct {
		In    action.ID
		Count int
	}
	// Said is a short word to the person at the desk, gone after a while.
	Said struct{ Text string }
	// Failed tells what could not be done; it stays until the next key.
	Failed struct{ Err error }
)

// Tab is a tab of the chart.
type Tab int

// The tabs of the chart, from left to right.
const (
	OverviewTab Tab = iota
	PortalTab
	MessagesTab
	FormsTab
	VisitsTab
	BillingTab
)

// Draft is a change of somebody's access that is not saved.
type Draft struct {
	Client model.ClientID
	// Text names the person and the client, as people read it.
	Text string
}
