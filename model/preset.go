package model

import "strings"

// Preset is a named set of permissions.
type Preset struct {
	Name string
	Set  PermissionSet
}

// Custom is what a set is called that equals no preset.
const Custom = "Custom"

var presets = []Preset{
	{"Full access", AllPermissions},
	{"Guardian", AllPermissions &^ SetOf(BillingCards)},
	{"Scheduling only", SetOf(Basic, AppointmentsView, AppointmentsBook, AppointmentsCancel)},
	{"Billing only", SetOf(Basic, BillingView, BillingPay, BillingCards)},
	{"View only", SetOf(Basic, AppointmentsView, DocumentsView, BillingView)},
	{"Teen-limited guardian", SetOf(Basic, AppointmentsView, AppointmentsBook, AppointmentsCancel,
		Messages, BillingView, BillingPay)},
	{"Caseworker", SetOf(Basic, AppointmentsView, FormsComplete, DocumentsView, DocumentsUpload, Messages)},
	{"None", 0},
}

// Presets is every preset, in the order in which screens offer them.
func Presets() []Preset { return append([]Preset(nil), presets...) }

// PresetName is the name of the preset that equals the set, or Custom.
func PresetName(set PermissionSet) string {
	for _, p := range presets {
		if p.Set == set {
			return p.Name
		}
	}
	return Custom
}

// Words is what the set holds: its preset's name, or the permissions.
func (s PermissionSet) Words() string {
	if name := PresetName(s); name != Custom {
		return name
	}
	return s.Holds()
}

// Holds is the permissions of the set in words, the missing ones where those
// are fewer.
func (s PermissionSet) Holds() string {
	missing := AllPermissions &^ s
	switch {
	case s == 0:
		return "nothing"
	case missing == 0:
		return "everything"
	case missing.Len() < s.Len():
		return "everything but " + strings.Join(missing.Labels(), ", ")
	}
	return strings.Join(s.Labels(), ", ")
}

// FindPreset finds a preset by its name, without regard to case.
func FindPreset(name string) (Preset, error) {
	names := make([]string, len(presets))
	for i, p := range presets {
		if FoldName(p.Name) == FoldName(name) {
			return p, nil
		}
		names[i] = p.Name
	}
	return Preset{}, Errorf(Unknown, "there is no preset %q", name).Hint("the presets are: %s", JoinNames(names))
}
