package chart

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui/action"
)

// tabNames is the tabs, from left to right.
var tabNames = [...]string{"Overview", "Portal", "Messages", "Forms & documents", "Visits", "Billing"}

// page is what stands under a tab of the chart that is about the client and no
// one person: under every tab but Overview and Portal.
type page interface {
	// show takes in a chart as it was read, this client's or another's. The
	// command may ask for more.
	show(*record) tea.Cmd
	// update hears every message that is not the chart's own.
	update(tea.Msg) tea.Cmd
	// offers, do, lines and click are asked only when a chart was shown. Lines
	// is at most so many, each at most so wide.
	offers() []action.Offer
	do(action.ID) tea.Cmd
	lines(width, height int, focused bool) []string
	// click is at a cell below the tabs.
	click(x, y, width, height int) tea.Cmd
}

// typingPage is a page with a field to type into.
type typingPage interface {
	typing() bool
	// leave takes the cursor out of the field.
	leave()
}

// settlingPage is a page that reads more than the chart: keys wait for it.
type settlingPage interface{ settling() bool }

// enteredPage is a page that does something when its tab is turned to.
type enteredPage interface{ enter() tea.Cmd }

// itemPage is a page whose cursor is on an item. It is told which before it
// takes the chart in.
type itemPage interface {
	goTo(item model.ItemID, person model.PersonID)
}

// personalPage is a page whose cursor is on a person of the chart.
type personalPage interface{ person() model.PersonID }

// rolling is a page of items: under is the one under the cursor, or nil.
type rolling interface{ under() *model.Item }
