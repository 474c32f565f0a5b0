package model

import "strings"

// Action is something a portal user does, to an item or in a profile.
type Action string

const (
	View     Action = "view"
	Complete Action = "complete"
	Refuse   Action = "refuse"
	Cancel   Action = "cancel"
	Pay      Action = "pay"
	Reply    Action = "reply"

	RequestAppointment  Action = "request-appointment"
	Upload              Action = "upload"
	SendMessage         Action = "message"
	ProposeDemographics Action = "propose:demographics"
	ProposeLegalSex     Action = "propose:legal-sex"
	ProposeContact      Action = "propose:contact"
	ProposeInsurance    Action = "propose:insurance"
	ManageCards         Action = "cards"
)

// ActionWords is actions in words.
func ActionWords(actions []Action) string {
	words := make([]string, len(actions))
	for i, action := range actions {
		words[i] = string(action)
	}
	return strings.Join(words, ", ")
}

// need is an action and the permission it needs.
type need struct {
	action Action
	needs  Permission
}

// profileNeeds is what can be done in a profile without an item, in the order
// in which the portal lists it.
var profileNeeds = []need{
	{RequestAppointment, AppointmentsBook},
	{Upload, DocumentsUpload},
	{SendMessage, Messages},
	{ProposeDemographics, InformationDemographics},
	{ProposeLegalSex, InformationLegalSex},
	{ProposeContact, InformationContact},
	{ProposeInsurance, InformationInsurance},
	{ManageCards, BillingCards},
}

var (
	appointmentNeeds = []need{{View, AppointmentsView}, {Cancel, AppointmentsCancel}}
	formNeeds        = []need{{View, Basic}, {Complete, Basic}}
	consentNeeds     = []need{{View, Basic}, {Complete, Basic}, {Refuse, Basic}}
	documentNeeds    = []need{{View, DocumentsView}}
	threadNeeds      = []need{{View, Messages}, {Reply, Messages}}
	invoiceNeeds     = []need{{View, BillingView}, {Pay, BillingPay}}
	billNeeds        = []need{{View, BillingView}}
)

// itemNeeds is what can be done to an item of a kind, in the order in which
// the portal lists it. Viewing stands first.
func itemNeeds(k Kind) []need {
	switch k {
	case KindAppointment:
		return appointmentNeeds
	case KindForm, KindAssessment:
		return formNeeds
	case KindConsent:
		return consentNeeds
	case KindDocument:
		return documentNeeds
	case KindThread:
		return threadNeeds
	case KindInvoice:
		return invoiceNeeds
	case KindStatement, KindSuperbill:
		return billNeeds
	}
	return nil
}

// needOf is the permission that an action needs, on an item or, where the item
// is nil, in a profile. Opening the profile itself is View without an item.
func needOf(item *Item, action Action) (Permission, error) {
	if item == nil && action == View {
		return Basic, nil
	}
	needs, what := profileNeeds, "a profile"
	if item != nil {
		needs, what = itemNeeds(item.Kind), "a "+string(item.Kind)
	}
	names := make([]string, len(needs))
	for i, n := range needs {
		if n.action == action {
			return n.needs, nil
		}
		names[i] = string(n.action)
	}
	return 0, Errorf(Invalid, "%q is nothing that is done to %s", string(action), what).At("action").
		Hint("the actions are: %s", JoinNames(names))
}
