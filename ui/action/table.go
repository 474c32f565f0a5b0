package action

import "slices"

// Every action there is.
const (
	ViewClients  ID = "view-clients"
	ViewMessages ID = "view-messages"
	ViewReview   ID = "view-review"
	ViewOutbox   ID = "view-outbox"
	ViewActivity ID = "view-activity"
	ViewPractice ID = "view-practice"
	NextPane     ID = "next-pane"
	PreviousPane ID = "previous-pane"
	MovePreview  ID = "move-preview"
	SplitPreview ID = "split-preview"
	Copy         ID = "copy"
	Sayings      ID = "message-history"
	Palette      ID = "palette"
	Mouse        ID = "mouse"
	Redraw       ID = "redraw"
	Help         ID = "help"
	Quit         ID = "quit"

	Up       ID = "up"
	Down     ID = "down"
	PageUp   ID = "page-up"
	PageDown ID = "page-down"
	Top      ID = "top"
	Bottom   ID = "bottom"

	StartFilter ID = "filter"
	LeaveFilter ID = "leave-filter"
	ClearFilter ID = "clear-filter"
	Open        ID = "open"
	Back        ID = "back"
	Mark        ID = "mark"
	ClearMarks  ID = "clear-marks"

	LinkAccounts  ID = "link"
	UnlinkAccount ID = "unlink"
	LinkNow       ID = "link-now"
	ListEffect    ID = "list-effect"

	PreviousProfile ID = "previous-profile"
	NextProfile     ID = "next-profile"
	OtherPerson     ID = "other-person"
	Act             ID = "act"

	PreviousTab    ID = "previous-tab"
	NextTab        ID = "next-tab"
	PreviousPerson ID = "previous-person"
	NextPerson     ID = "next-person"
	Tick           ID = "tick"
	Save           ID = "save"
	SaveGiving     ID = "save-giving"
	DropDraft      ID = "drop-draft"

	Yes       ID = "yes"
	YesGiving ID = "yes-giving"
	No        ID = "no"
	Choose    ID = "choose"
	Switch    ID = "switch"
	Close     ID = "close"
)

// Default is the table as shipped.
func Default() Table {
	moves := []Scope{Clients, Chart, Portal, Preview, Messages, Review, Outbox, Activity, Practice, Dialog}
	table := Table{
		{ViewClients, "clients", "go to the clients", []string{"1"}, []Scope{Everywhere}},
		{ViewMessages, "messages", "go to the messages", []string{"2"}, []Scope{Everywhere}},
		{ViewReview, "review", "go to what needs a person", []string{"3"}, []Scope{Everywhere}},
		{ViewOutbox, "outbox", "go to the outbox", []string{"4"}, []Scope{Everywhere}},
		{ViewActivity, "activity", "go to the activity", []string{"5"}, []Scope{Everywhere}},
		{ViewPractice, "practice", "go to the practice", []string{"6"}, []Scope{Everywhere}},
		{NextPane, "next pane", "go to the next pane", []string{"tab"}, []Scope{Everywhere}},
		{PreviousPane, "previous pane", "go to the pane before", []string{"shift+tab"}, []Scope{Everywhere}},
		{MovePreview, "preview", "put the preview at the right, below, or away", []string{"p"}, []Scope{Everywhere}},
		{SplitPreview, "compare", "show two persons' portals side by side, or one again", []string{"P"}, []Scope{Everywhere}},
		{Copy, "copy", "copy what the cursor is on; in the preview, all of it", []string{"y"}, []Scope{Everywhere}},
		{Sayings, "messages so far", "list what was said and what failed in this session", []string{"!"}, []Scope{Everywhere}},
		{Palette, "palette", "find any action by its name, and do it", []string{":", "ctrl+k"}, []Scope{Everywhere}},
		{Help, "help", "list what can be done, and do what is picked", []string{"?", "f1"}, []Scope{Everywhere}},
		{Quit, "quit", "quit, asking if something is not saved", []string{"q", "ctrl+c"}, []Scope{Everywhere}},

		{Mouse, "mouse", "turn the mouse off, so that the terminal selects text, or on", nil, []Scope{Everywhere}},
		{Redraw, "redraw", "draw the screen anew; where it is read out, all of it", []string{"ctrl+l"}, []Scope{Everywhere}},
		{Up, "up", "move up", []string{"up", "k"}, moves},
		{Down, "down", "move down", []string{"down", "j"}, moves},
		{PageUp, "page up", "move a page up", []string{"pgup", "ctrl+u"}, moves},
		{PageDown, "page down", "move a page down", []string{"pgdown", "ctrl+d"}, moves},
		{Top, "first", "move to the first", []string{"g", "home"}, moves},
		{Bottom, "last", "move to the last", []string{"G", "end"}, moves},

		{StartFilter, "filter", "find a client as you type; in 2 Messages a thread, in 5 Activity what was done", []string{"/"}, []Scope{Everywhere}},
		{LeaveFilter, "to the list", "go from the filter to the list", []string{"down", "enter"}, []Scope{Filter}},
		{ClearFilter, "clear", "clear the filter", []string{"esc"}, []Scope{Clients, Filter, Messages}},
		{Open, "open", "go to the client's chart", []string{"enter"}, []Scope{Clients}},
		{Mark, "mark", "mark the client, to do something to several at once", []string{"space"}, []Scope{Clients}},
		{ClearMarks, "no marks", "take all the marks away", []string{"esc"}, []Scope{Clients}},
		{LinkAccounts, "link", "link this client, or all marked, to a parent", []string{"l"}, []Scope{Clients, Chart, Portal}},
		{Back, "back", "go back", []string{"esc"}, []Scope{Chart, Portal, Preview}},
		{Act, "act", "in training: do on the portal what the person shown could do there", []string{"enter"}, []Scope{Preview}},
		{PreviousProfile, "profile", "show the profile before, of another client", []string{"[", "left"}, []Scope{Preview}},
		{NextProfile, "profile", "show the next profile, of another client", []string{"]", "right"}, []Scope{Preview}},
		{OtherPerson, "other person", "compare with the next person", []string{"o"}, []Scope{Preview}},

		{PreviousPerson, "person", "show the person before", []string{"left"}, []Scope{Portal}},
		{NextPerson, "person", "show the next person", []string{"right"}, []Scope{Portal}},
		{PreviousTab, "tab", "show the tab before", []string{"[", "left"}, []Scope{Chart, Portal}},
		{NextTab, "tab", "show the next tab", []string{"]", "right"}, []Scope{Chart, Portal}},
		{Tick, "tick", "tick or untick; nothing changes until it is saved", []string{"space"}, []Scope{Portal, Practice}},
		{Save, "save", "save the draft", []string{"s", "ctrl+s"}, []Scope{Portal, Practice}},
		{SaveGiving, "give", "save the draft, where it gives somebody more than now", []string{"S"}, []Scope{Portal}},
		{UnlinkAccount, "unlink", "end the link to this portal, asking first", []string{"L"}, []Scope{Chart, Portal}},
		{DropDraft, "drop", "drop the draft, asking once", []string{"esc"}, []Scope{Portal, Practice}},

		{Yes, "yes", "do what the dialog asks", []string{"y"}, []Scope{Dialog}},
		{YesGiving, "yes, give", "do what the dialog asks, where it gives somebody more than now", []string{"Y"}, []Scope{Dialog}},
		{No, "no", "leave everything as it is", []string{"n", "esc"}, []Scope{Dialog}},
		{Choose, "choose", "take the answer or the line under the cursor", []string{"enter"}, []Scope{Dialog}},
		{LinkNow, "link portal accounts", "link them to the person under the cursor", []string{"enter"}, []Scope{Dialog}},
		{ListEffect, "list", "list what the person would see, or the persons again", []string{"tab"}, []Scope{Dialog}},
		{Switch, "switch", "go from one answer to the other", []string{"tab", "shift+tab", "left", "right"}, []Scope{Dialog}},
		{Close, "close", "close the dialog", []string{"esc"}, []Scope{Dialog}},
	}
	return slices.Concat(table, undoing(), people(), access(), logins(), threads(), care(), review(), outbox(), activity(), practice(), forms(), papers(), training(), themes())
}
