package model

import (
	"iter"
	"strconv"
	"strings"
	"time"
)

// standing is how one person stands to one chart at one moment: what every
// question about the two has in common, worked out once.
type standing struct {
	practice *Practice
	now      time.Time
	today    Date
	person   *Person
	who      string // the person's name
	login    *Login
	chart    *Chart
	client   string // the client's name
	access   *Access
	// noAccess is why there is no access, worked out once for all the items.
	noAccess string
	// fixes is the ways out that were put into words already.
	fixes []fixSaid
	// opened judges as if the person could sign in, as a preview does.
	opened bool
	// band is the age band that ends or suspends the access, or nil; limit is
	// what the bands that limit leave.
	band  *AgeBand
	limit PermissionSet
	// effect is the permissions in effect, the age's limits taken away.
	effect PermissionSet
}

// question is one item and action beside the standing; a nil item asks about
// the profile itself.
type question struct {
	*standing
	item   *Item
	action Action
	needs  Permission
	// actions is room for those of the items that are shown.
	actions []Action
}

// about makes the question one about an item, or the profile where it is nil.
// It is the same question: laying out a portal asks hundreds.
func (q *question) about(item *Item, n need) *question {
	q.item, q.action, q.needs = item, n.action, n.needs
	return q
}

func newStanding(practice *Practice, now time.Time, chart *Chart, person *Person, login *Login) *standing {
	s := &standing{
		practice: practice, now: now, today: DateOf(now),
		person: person, who: person.Name(), login: login,
		chart: chart, client: chart.Subject().Name(),
		access: chart.AccessOf(person.ID), limit: AllPermissions,
	}
	s.noAccess = s.closedAccess()
	s.judgeAge()
	if s.access != nil {
		s.effect = (s.access.Ticks & s.limit).InEffect()
	}
	return s
}

// day is the practice's calendar day of a moment, in words.
func (s *standing) day(t time.Time) string { return DateOf(t.In(s.now.Location())).String() }

// judgeAge finds the bands that hold for the person.
func (s *standing) judgeAge() {
	for band := range bandsReached(s.practice, s.today, s.chart, s.person.ID) {
		switch band.Action {
		case BandEnd, BandSuspend:
			if s.band == nil && (s.access == nil || !s.access.Renewal.Covers(band.Action, s.today)) {
				s.band = band
			}
		case BandLimit:
			s.limit &= band.leaves()
		case BandWarn:
		}
	}
}

// bandsReached is the practice's age bands that the client has reached and
// that hold for the person: none for the client's own access, none where the
// birth date is unknown.
func bandsReached(practice *Practice, today Date, chart *Chart, person PersonID) iter.Seq[*AgeBand] {
	return func(yield func(*AgeBand) bool) {
		born := chart.Subject().Born
		if person == chart.ID().Person() || !born.Known() {
			return
		}
		for i := range practice.AgeBands {
			band := &practice.AgeBands[i]
			if born.Anniversary(band.Age) <= today && !yield(band) {
				return
			}
		}
	}
}

// leaves is what a band that limits leaves of all permissions.
func (b *AgeBand) leaves() PermissionSet {
	preset, err := FindPreset(b.Preset)
	if err != nil {
		return 0 // a limit to a set that is unknown leaves nothing
	}
	return preset.Set
}

// LimitedBy is the age band that takes a permission away from a person on a
// client's portal, or nil.
func LimitedBy(practice *Practice, today Date, chart *Chart, person PersonID, p Permission) *AgeBand {
	for band := range bandsReached(practice, today, chart, person) {
		if band.Action == BandLimit && !band.leaves().Has(p) {
			return band
		}
	}
	return nil
}

// reach is how a person comes to an item.
type reach int

const (
	reachNone reach = iota
	reachByName
	reachExtended // on the client's behalf, or as the chart's own
)

func (q *question) reach() reach {
	client := q.chart.ID().Person()
	switch {
	case q.item.Names(q.person.ID):
		return reachByName
	case q.item.Kind.IsForm():
		if q.item.Names(client) && q.effect.Has(FormsComplete) {
			return reachExtended
		}
	case q.item.Kind == KindAppointment || q.item.Kind.IsBill():
		if q.person.ID == client {
			return reachByName
		}
		if q.item.Bill == nil || q.item.Bill.To == 0 {
			return reachExtended
		}
	}
	return reachNone
}

// outsideAudience reports that the person does not reach the item at all.
func (q *question) outsideAudience() bool { return q.item != nil && q.reach() == reachNone }

// tooSensitive reports that the item asks for being named, and the person
// reaches it otherwise.
func (q *question) tooSensitive() bool {
	return q.item != nil && q.item.Sensitive && q.reach() == reachExtended
}

// missingTicks is what the action needs and is not ticked.
func (q *question) missingTicks() PermissionSet {
	var ticks PermissionSet
	if q.access != nil {
		ticks = q.access.Ticks
	}
	return q.needs.WithParents() &^ ticks
}

// portalOf is the client's portal in words, from the person's side.
func (s *standing) portalOf() string {
	if s.person.ID == s.chart.ID().Person() {
		return "their own portal"
	}
	return possessive(s.client) + " portal"
}

// preposition is between what was done with the item and whom it reaches.
func (q *question) preposition() string {
	switch q.item.Kind { //nolint:exhaustive // the rest is assigned or addressed
	case KindThread, KindAppointment:
		return "of"
	case KindDocument:
		return "with"
	}
	return "to"
}

// addressed says to whom the item was assigned, shared or addressed.
func (q *question) addressed() string {
	verb := "shared with "
	switch {
	case q.item.Kind.IsForm():
		verb = "assigned to "
	case q.item.Kind.IsBill():
		verb = "addressed to "
	case q.item.Kind == KindThread:
		verb = "a thread of "
	case q.item.Kind == KindAppointment:
		verb = "an appointment of "
	}
	if len(q.item.Audience) == 0 {
		if q.item.Kind.IsForm() || q.item.Kind == KindDocument {
			return verb + "nobody"
		}
		return verb + q.client
	}
	var b strings.Builder
	b.WriteString(verb)
	for i, id := range q.item.Audience {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(q.chart.NameOf(id))
	}
	return b.String()
}

func (b *AgeBand) ageText() string { return strconv.Itoa(b.Age) }
