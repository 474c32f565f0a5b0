package model

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

// profileActions is what can be done in a profile without an item, in the
// order in which the portal lists it, with the permission that each needs.
var profileActions = []struct {
	action Action
	needs  Permission
}{
	{RequestAppointment, AppointmentsBook},
	{Upload, DocumentsUpload},
	{SendMessage, Messages},
	{ProposeDemographics, InformationDemographics},
	{ProposeLegalSex, InformationLegalSex},
	{ProposeContact, InformationContact},
	{ProposeInsurance, InformationInsurance},
	{ManageCards, BillingCards},
}

// itemActions is what can be done to an item of each kind, in the order in
// which the portal lists it, with the permission that each needs.
func itemActions(k Kind) []struct {
	action Action
	needs  Permission
} {
	type row = struct {
		action Action
		needs  Permission
	}
	switch k {
	case KindAppointment:
		return []row{{View, AppointmentsView}, {Cancel, AppointmentsCancel}}
	case KindForm, KindAssessment:
		return []row{{View, Basic}, {Complete, Basic}}
	case KindConsent:
		return []row{{View, Basic}, {Complete, Basic}, {Refuse, Basic}}
	case KindDocument:
		return []row{{View, DocumentsView}}
	case KindThread:
		return []row{{View, Messages}, {Reply, Messages}}
	case KindInvoice:
		return []row{{View, BillingView}, {Pay, BillingPay}}
	case KindStatement, KindSuperbill:
		return []row{{View, BillingView}}
	}
	return nil
}
