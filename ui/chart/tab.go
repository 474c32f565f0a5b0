package chart

import "frontdesk/ui/action"

// tab is one of the chart's tabs.
type tab int

const (
	overviewTab tab = iota
	portalTab
	messagesTab
	formsTab
	visitsTab
	billingTab
	tabCount
)

var tabNames = [tabCount]string{"Overview", "Portal", "Messages", "Forms & documents", "Visits", "Billing"}

// coming says what will stand in the tabs that this version does not have.
var coming = [tabCount]string{
	messagesTab: "The client's message threads will stand here, one for each portal user.",
	formsTab:    "The client's forms and documents will stand here, each with whom it was sent to and who signed.",
	visitsTab:   "The client's appointments will stand here.",
	billingTab:  "The client's invoices, statements and superbills will stand here.",
}

func moves() []action.Offer {
	return []action.Offer{
		{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown},
		{ID: action.Top}, {ID: action.Bottom},
	}
}
