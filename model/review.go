package model

import (
	"cmp"
	"slices"
	"strings"
)

// FindingKind is what sort of thing needs a person.
type FindingKind string

const (
	FindingExpiring      FindingKind = "invitation-expiring"
	FindingExpired       FindingKind = "invitation-expired"
	FindingNoLogin       FindingKind = "no-login"
	FindingBand          FindingKind = "age-band"
	FindingEnding        FindingKind = "access-ending"
	FindingSharedEmail   FindingKind = "shared-email"
	FindingGuardianEmail FindingKind = "login-on-guardian-email"
	FindingNoGuardian    FindingKind = "no-guardian"
	FindingBlockedNamed  FindingKind = "blocked-named"
	FindingConflict      FindingKind = "signatures-in-conflict"
	FindingDoubt         FindingKind = "import-in-doubt"
	FindingRequest       FindingKind = "request-waiting"
	FindingChange        FindingKind = "change-waiting"
)

// How long before something ends it needs a person.
const (
	expiringDays = 2
	endingDays   = 14
)

// Finding is one thing of a client's chart that needs a person.
type Finding struct {
	Kind   FindingKind `json:"kind"`
	Client string      `json:"client"`
	ID     ClientID    `json:"id"`
	Person PersonID    `json:"person,omitempty"`
	Item   ItemID      `json:"item,omitzero"`
	// Say is what is wrong, in a sentence. Day is since or until when.
	Say string `json:"say"`
	Day Date   `json:"day,omitzero"`
	// Because is the facts behind it, where the sentence does not say them.
	Because []string `json:"because,omitempty"`
	// Fix mends it, nil where a person has to think first. Ways is everything
	// that would mend it or begin to, the Fix first.
	Fix  *Fix  `json:"fix"`
	Ways []Way `json:"ways,omitempty"`
	// PutOff is set while somebody has put it off.
	PutOff *PutOff `json:"put_off"`
}

// PutOff is a finding that is left alone for a while.
type PutOff struct {
	Finding string  `cbor:"1,keyasint" json:"finding"` // its key
	Until   Date    `cbor:"2,keyasint" json:"until"`
	Reason  string  `cbor:"3,keyasint" json:"reason"`
	By      StaffID `cbor:"4,keyasint,omitempty" json:"by,omitempty"`
}

// Key names the finding as long as it stands: "access-ending p1 p3".
func (f *Finding) Key() string {
	parts := []string{string(f.Kind)}
	for _, part := range []string{f.ID.String(), f.Person.String(), f.Item.String()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// urgency is the kinds, the most urgent first.
var urgency = []FindingKind{
	FindingBlockedNamed, FindingConflict, FindingGuardianEmail, FindingSharedEmail,
	FindingRequest, FindingChange, FindingExpired, FindingExpiring, FindingNoLogin,
	FindingBand, FindingEnding, FindingNoGuardian, FindingDoubt,
}

// FindingKinds is every kind, the most urgent first.
func FindingKinds() []FindingKind { return slices.Clone(urgency) }

// CompareFindings orders findings of any clients: the most urgent kind first,
// within a kind what is due first.
func CompareFindings(a, b *Finding) int {
	const never = Date(99991231)
	return cmp.Or(
		cmp.Compare(slices.Index(urgency, a.Kind), slices.Index(urgency, b.Kind)),
		cmp.Compare(cmp.Or(a.Day, never), cmp.Or(b.Day, never)),
		cmp.Compare(a.ID, b.ID), cmp.Compare(a.Person, b.Person),
		cmp.Compare(a.Item.Client, b.Item.Client), cmp.Compare(a.Item.No, b.Item.No),
	)
}

// reviews is what a chart is looked through for, in the order of urgency.
var reviews = []func(*review) error{
	(*review).blockedNamed, (*review).conflicts, (*review).guardianEmail, (*review).sharedEmails,
	(*review).requests, (*review).changes, (*review).invitations, (*review).noLogins,
	(*review).bands, (*review).endings, (*review).noGuardian, (*review).doubts,
}

// ReviewOf is what needs a person in one client's chart, the most urgent
// first, also what was put off.
func ReviewOf(r Reader, client ClientID) ([]Finding, error) {
	practice, err := r.Practice()
	if err != nil {
		return nil, err
	}
	chart, err := r.Chart(client)
	if err != nil {
		return nil, err
	}
	v := &review{Reader: r, practice: &practice, chart: chart, today: DateOf(r.Now())}
	for _, look := range reviews {
		if err := look(v); err != nil {
			return nil, err
		}
	}
	for i := range v.found {
		v.found[i].PutOff = chart.Client.putOff(v.found[i].Key(), v.today)
	}
	return v.found, nil
}

// review is one look through a chart.
type review struct {
	Reader
	practice *Practice
	chart    *Chart
	today    Date
	found    []Finding
}

// of is a look at another chart, on the same day.
func (v *review) of(client ClientID) (*review, error) {
	chart, err := v.Chart(client)
	return &review{Reader: v.Reader, practice: v.practice, chart: chart, today: v.today}, err
}

// find notes a finding, with the ways to mend it.
func (v *review) find(f Finding, ways ...Way) error {
	f.Client, f.ID, f.Ways = v.chart.Subject().Name(), v.chart.ID(), ways
	if len(ways) > 0 && ways[0].sure {
		fix, err := encodeFix(ways[0].steps(""))
		if err != nil {
			return err
		}
		fix.Say = ways[0].Say
		f.Fix = fix
	}
	v.found = append(v.found, f)
	return nil
}

// isMinor reports whether the client is a minor.
func (v *review) isMinor() bool { return v.practice.IsMinor(v.chart.Subject().Born, v.today) }

// others is the portal's users of the chart but the client.
func (v *review) others() []PersonID {
	return slices.DeleteFunc(v.chart.Users(), func(id PersonID) bool { return id == v.chart.ID().Person() })
}

// isOn reports whether the person's access is on today.
func (v *review) isOn(id PersonID) bool {
	access := v.chart.AccessOf(id)
	return access != nil && access.On && !access.EndedBy(v.today)
}

func (v *review) isBlocked(id PersonID) bool { return v.chart.Block(id).ActiveOn(v.today) }

// named is a person's name, and that they are blocked.
func (v *review) named(id PersonID) string {
	if v.isBlocked(id) {
		return v.chart.NameOf(id) + ", who is blocked,"
	}
	return v.chart.NameOf(id)
}

// tellsHere reports whether what is found about a person as such is told with
// this chart: of several, with the first.
func (v *review) tellsHere(id PersonID) (bool, error) {
	ties, err := v.Ties(id)
	return len(ties) > 0 && ties[0] == v.chart.ID(), err
}

// putOff is how the finding of that key was put off, nil where it was not, or
// where its time is over.
func (c *Client) putOff(key string, today Date) *PutOff {
	for i := range c.PutOff {
		if c.PutOff[i].Finding == key && c.PutOff[i].Until > today {
			return &c.PutOff[i]
		}
	}
	return nil
}
