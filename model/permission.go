package model

import (
	"encoding/json"
	"math/bits"
	"slices"
)

// Permission is one line of the permission tree, in the tree's order.
type Permission uint8

const (
	Basic Permission = iota
	AppointmentsView
	AppointmentsBook
	AppointmentsCancel
	InformationManage
	InformationDemographics
	InformationLegalSex
	InformationContact
	InformationInsurance
	FormsComplete
	DocumentsView
	DocumentsUpload
	Messages
	BillingView
	BillingPay
	BillingCards
	permissionCount
)

// permissionInfo is one row of the tree.
type permissionInfo struct {
	name   string     // as scripts say it
	label  string     // as the checkbox list shows it
	does   string     // what it lets the person do
	parent Permission // the permission above; Basic is its own
	needs  Feature    // the practice's switch it needs too
}

var permissions = [permissionCount]permissionInfo{
	Basic:                   {"basic", "Basic functions", "sign in to this profile, banner, upcoming-appointment notice", Basic, NoFeature},
	AppointmentsView:        {"appointments.view", "View appointments", "see upcoming appointments", Basic, NoFeature},
	AppointmentsBook:        {"appointments.book", "Online booking", "request appointments", AppointmentsView, AppointmentRequests},
	AppointmentsCancel:      {"appointments.cancel", "Cancel appointments", "cancel before the practice's cut-off", AppointmentsView, NoFeature},
	InformationManage:       {"information.manage", "Manage information", "see and propose changes to the record", Basic, NoFeature},
	InformationDemographics: {"information.demographics", "Demographics", "propose birth date and gender", InformationManage, NoFeature},
	InformationLegalSex:     {"information.legal-sex", "Request client's legal sex designation", "propose the legal sex", InformationManage, NoFeature},
	InformationContact:      {"information.contact", "Contact information", "propose phones and addresses", InformationManage, NoFeature},
	InformationInsurance:    {"information.insurance", "Insurance information", "add and update insurance", InformationManage, NoFeature},
	FormsComplete:           {"forms.complete", "Complete forms on the client's behalf", "reach, fill in and sign the client's forms", Basic, NoFeature},
	DocumentsView:           {"documents.view", "Documents", "open documents shared with this person", Basic, NoFeature},
	DocumentsUpload:         {"documents.upload", "Upload documents", "add documents to the chart", DocumentsView, Uploads},
	Messages:                {"messages", "Secure messaging", "their own thread with the practice", Basic, SecureMessaging},
	BillingView:             {"billing.view", "Billing documents", "see invoices, statements, superbills", Basic, NoFeature},
	BillingPay:              {"billing.pay", "Pay outstanding balance", "pay an invoice", BillingView, OnlinePayments},
	BillingCards:            {"billing.cards", "Manage payment methods", "save and change cards", BillingView, OnlinePayments},
}

func (p Permission) String() string { return permissions[p].name }

// Label is what the checkbox list calls the permission.
func (p Permission) Label() string { return permissions[p].label }

// Does says what the permission lets a person do.
func (p Permission) Does() string { return permissions[p].does }

// Parent is the permission above, and whether there is one.
func (p Permission) Parent() (Permission, bool) { return permissions[p].parent, p != Basic }

// Depth is how many permissions stand above.
func (p Permission) Depth() int {
	depth := 0
	for parent, ok := p.Parent(); ok; parent, ok = parent.Parent() {
		depth++
	}
	return depth
}

// Needs is the practice's switch that the permission needs, or NoFeature.
func (p Permission) Needs() Feature { return permissions[p].needs }

// WithParents is the permission and every one above it.
func (p Permission) WithParents() PermissionSet {
	set := SetOf(p)
	for parent, ok := p.Parent(); ok; parent, ok = parent.Parent() {
		set |= SetOf(parent)
	}
	return set
}

// ParsePermission finds a permission by its name in scripts.
func ParsePermission(name string) (Permission, error) {
	for p := range permissionCount {
		if permissions[p].name == name {
			return p, nil
		}
	}
	return 0, Errorf(Unknown, "there is no permission %q", name).
		Hint("the permissions are: %s", JoinNames(AllPermissions.Names()))
}

// PermissionSet is a set of ticks. In scripts it is a list of names.
type PermissionSet uint32

// AllPermissions holds every permission.
const AllPermissions PermissionSet = 1<<permissionCount - 1

// SetOf is the set of the permissions given.
func SetOf(list ...Permission) PermissionSet {
	var set PermissionSet
	for _, p := range list {
		set |= 1 << p
	}
	return set
}

// Has reports whether the permission is ticked.
func (s PermissionSet) Has(p Permission) bool { return s&(1<<p) != 0 }

// Len is the number of ticks.
func (s PermissionSet) Len() int { return bits.OnesCount32(uint32(s)) }

// List is the permissions of the set in the tree's order.
func (s PermissionSet) List() []Permission {
	list := make([]Permission, 0, s.Len())
	for p := range permissionCount {
		if s.Has(p) {
			list = append(list, p)
		}
	}
	return list
}

// Names is the permissions' names in the tree's order.
func (s PermissionSet) Names() []string {
	names := make([]string, 0, s.Len())
	for p := range permissionCount {
		if s.Has(p) {
			names = append(names, permissions[p].name)
		}
	}
	return names
}

// Labels is what the permissions are called, in the tree's order.
func (s PermissionSet) Labels() []string {
	labels := make([]string, 0, s.Len())
	for _, p := range s.List() {
		labels = append(labels, p.Label())
	}
	return labels
}

// InEffect keeps the ticks above which everything is ticked too.
func (s PermissionSet) InEffect() PermissionSet {
	var in PermissionSet
	// Parents stand before their children in the tree's order.
	for p := range permissionCount {
		if s.Has(p) && (p == Basic || in.Has(permissions[p].parent)) {
			in |= 1 << p
		}
	}
	return in
}

func (s PermissionSet) MarshalJSON() ([]byte, error) { return json.Marshal(s.Names()) }

// UnmarshalJSON reads a list of names; an unknown name is an error.
func (s *PermissionSet) UnmarshalJSON(b []byte) error {
	var names []string
	if err := json.Unmarshal(b, &names); err != nil {
		return Errorf(Invalid, "permissions are a list of names")
	}
	var set PermissionSet
	for _, name := range slices.Compact(names) {
		p, err := ParsePermission(name)
		if err != nil {
			return err
		}
		set |= SetOf(p)
	}
	*s = set
	return nil
}
