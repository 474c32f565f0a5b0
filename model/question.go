package model

import (
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
	if person.ID != chart.ID().Person() {
		s.judgeAge()
	}
	if s.access != nil {
		s.effect = (s.access.Ticks & s.limit).InEffect()
	}
	return s
}

// day is the practice's calendar day of a moment, in words.
func (s *standing) day(t time.Time) string { return DateOf(t.In(s.now.Location())).String() }

// judgeAge finds the bands that the client has reached. An unknown birth date
// reaches none.
func (s *standing) judgeAge() {
	born := s.chart.Subject().Born
	if !born.Known() {
		return
	}
	for i := range s.practice.AgeBands {
		band := &s.practice.AgeBands[i]
		if born.Anniversary(band.Age) > s.today {
			continue
		}
		switch band.Action {
		case BandEnd, BandSuspend:
			if s.band == nil && (s.access == nil || !s.access.Renewal.Covers(band.Action, s.today)) {
				s.band = band
			}
		case BandLimit:
			if preset, err := FindPreset(band.Preset); err == nil {
				s.limit &= preset.Set
			}
		case BandWarn:
		}
	}
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
