package model

import (
	"slices"
	"strconv"
	"strings"
)

// Effect is what a change does to who sees what: everybody whose portal
// changes, those who gain first. Its JSON is what `frontdesk effect` prints.
type Effect struct {
	Users []UserEffect `json:"users"`
}

// UserEffect is what changes for one person.
type UserEffect struct {
	User string   `json:"user"`
	ID   PersonID `json:"id"`
	// Gate is set where the person is let in or kept out as a whole.
	Gate    *GateChange    `json:"gate"`
	Clients []ClientEffect `json:"clients"`
}

// GateChange is the gate before and after; nil is open.
type GateChange struct {
	Before *Gate `json:"before"`
	After  *Gate `json:"after"`
}

// ClientEffect is what changes for one person on one client's portal.
type ClientEffect struct {
	Client string   `json:"client"`
	ID     ClientID `json:"id"`
	// Profile is "gains" or "loses" where the profile opens or closes.
	Profile string     `json:"profile,omitempty"`
	Gains   ViewChange `json:"gains"`
	Loses   ViewChange `json:"loses"`
}

// ViewChange is what is gained, or lost. An item that is seen before and
// after stands here with the actions that differ.
type ViewChange struct {
	Items       []Shown       `json:"items"`
	Permissions PermissionSet `json:"permissions"`
	Actions     []Action      `json:"actions"`
	Information []string      `json:"information"`
}

func (v *ViewChange) empty() bool {
	return len(v.Items)+len(v.Actions)+len(v.Information) == 0 && v.Permissions == 0
}

// EffectOf compares the portals of the people given before and after. Who is
// in nobody's way is left out.
func EffectOf(before, after Reader, people []PersonID) (Effect, error) {
	before, after = Remembering(before), Remembering(after)
	effect := Effect{Users: []UserEffect{}}
	for _, id := range people {
		was, err := portalOrNone(before, id)
		if err != nil {
			return Effect{}, err
		}
		is, err := portalOrNone(after, id)
		if err != nil {
			return Effect{}, err
		}
		if user := ComparePortals(was, is); user.Gate != nil || len(user.Clients) > 0 {
			effect.Users = append(effect.Users, user)
		}
	}
	slices.SortStableFunc(effect.Users, func(a, b UserEffect) int { return compareBool(b.Widens(), a.Widens()) })
	return effect, nil
}

// portalOrNone is an empty portal for who does not exist yet, or not any more.
func portalOrNone(r Reader, id PersonID) (Portal, error) {
	portal, err := shownOf(r, id)
	if IsCode(err, NotFound) {
		return Portal{ID: id, Gate: &Gate{Rule: RuleLogin, Because: "not on record"}}, nil
	}
	return portal, err
}

// Touched is everybody whose portal a change could alter: all whom the charts
// named or name, the people themselves and all whom their own charts name, for
// a birth date decides for others too, and every portal user where the practice
// itself is touched.
func Touched(before, after Reader, clients []ClientID, people []PersonID, practice bool) ([]PersonID, error) {
	touched := slices.Clone(people)
	clients = slices.Clone(clients)
	for _, id := range people {
		clients = append(clients, id.Client())
	}
	for _, r := range []Reader{before, after} {
		for _, client := range clients {
			chart, err := r.Chart(client)
			if IsCode(err, NotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			touched = append(touched, chart.Named()...)
		}
		if !practice {
			continue
		}
		for id, err := range r.Users() {
			if err != nil {
				return nil, err
			}
			touched = append(touched, id)
		}
	}
	slices.Sort(touched)
	return slices.Compact(touched), nil
}

// ComparePortals is what differs between a person's portal before and after.
func ComparePortals(before, after Portal) UserEffect {
	user := UserEffect{User: after.User, ID: after.ID, Clients: []ClientEffect{}}
	if user.User == "" {
		user.User = before.User
	}
	if !sameGate(before.Gate, after.Gate) {
		user.Gate = &GateChange{Before: before.Gate, After: after.Gate}
	}
	for _, client := range profileClients(before, after) {
		if change, changed := compareProfiles(before.profile(client), after.profile(client)); changed {
			user.Clients = append(user.Clients, change)
		}
	}
	return user
}

// sameGate reports whether two gates keep a person out by the same rule, if
// they do at all; the words may differ.
func sameGate(a, b *Gate) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Rule == b.Rule
}

// profileClients is every client of either portal, those of after first.
func profileClients(before, after Portal) []ClientID {
	var ids []ClientID
	for _, portal := range []Portal{after, before} {
		for i := range portal.Profiles {
			if id := portal.Profiles[i].ID; !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (p *Portal) profile(id ClientID) *Profile {
	for i := range p.Profiles {
		if p.Profiles[i].ID == id {
			return &p.Profiles[i]
		}
	}
	return nil
}

func compareProfiles(before, after *Profile) (ClientEffect, bool) {
	change := ClientEffect{}
	switch {
	case before == nil:
		change.Profile, before = "gains", &Profile{}
		change.Client, change.ID = after.Client, after.ID
	case after == nil:
		change.Profile, after = "loses", &Profile{}
		change.Client, change.ID = before.Client, before.ID
	default:
		change.Client, change.ID = after.Client, after.ID
	}
	change.Gains = beyond(before, after)
	change.Loses = beyond(after, before)
	return change, change.Profile != "" || !change.Gains.empty() || !change.Loses.empty()
}

// beyond is what b has that a has not.
func beyond(a, b *Profile) ViewChange {
	had := a.items()
	change := ViewChange{
		Items:       []Shown{},
		Permissions: b.Permissions &^ a.Permissions,
		Actions:     without(b.Actions, a.Actions),
		Information: without(b.Information, a.Information),
	}
	for _, shown := range b.items() {
		more := shown
		i := slices.IndexFunc(had, func(s Shown) bool { return s.Item == shown.Item })
		if i >= 0 {
			more.Actions = without(shown.Actions, had[i].Actions)
		}
		if i < 0 || len(more.Actions) > 0 {
			change.Items = append(change.Items, more)
		}
	}
	return change
}

// items is every item that the profile shows, in the portal's order.
func (p *Profile) items() []Shown {
	return slices.Concat(p.Appointments, p.Forms, p.Documents, p.Messages, p.Billing)
}

func without[T comparable](list, taken []T) []T {
	rest := []T{}
	for _, one := range list {
		if !slices.Contains(taken, one) {
			rest = append(rest, one)
		}
	}
	return rest
}

// Widens reports whether anybody gains anything.
func (e *Effect) Widens() bool {
	return slices.ContainsFunc(e.Users, func(u UserEffect) bool { return u.Widens() })
}

// Widens reports whether the person gains anything.
func (u *UserEffect) Widens() bool {
	if u.Gate != nil && u.Gate.After == nil {
		return true
	}
	return slices.ContainsFunc(u.Clients, func(c ClientEffect) bool { return !c.Gains.empty() || c.Profile == "gains" })
}

// Count is how many items the person comes to see, and sees no more.
func (u *UserEffect) Count() (gains, loses int) {
	for i := range u.Clients {
		gains += newlySeen(u.Clients[i].Gains.Items)
		loses += newlySeen(u.Clients[i].Loses.Items)
	}
	return gains, loses
}

func newlySeen(items []Shown) int {
	n := 0
	for i := range items {
		if slices.Contains(items[i].Actions, View) {
			n++
		}
	}
	return n
}

// Summary is the effect in one line: "Luis Moreno +1 −1, nobody else".
func (e *Effect) Summary() string {
	if len(e.Users) == 0 {
		return "nobody sees anything else"
	}
	parts := make([]string, 0, len(e.Users)+1)
	for i := range e.Users {
		parts = append(parts, e.Users[i].summary())
	}
	return strings.Join(append(parts, "nobody else"), ", ")
}

func (u *UserEffect) summary() string {
	var b strings.Builder
	b.WriteString(u.User)
	gains, loses := u.Count()
	if gains > 0 {
		b.WriteString(" +" + strconv.Itoa(gains))
	}
	if loses > 0 {
		b.WriteString(" −" + strconv.Itoa(loses))
	}
	if gains+loses == 0 {
		b.WriteString(u.withoutItems())
	}
	switch {
	case u.Gate == nil:
	case u.Gate.After == nil:
		b.WriteString(" may sign in")
	case u.Gate.Before == nil:
		b.WriteString(" is kept out")
	}
	return b.String()
}

// withoutItems says what changes where no item comes or goes.
func (u *UserEffect) withoutItems() string {
	more, less := false, false
	for i := range u.Clients {
		c := &u.Clients[i]
		switch c.Profile {
		case "gains":
			return " may open " + possessive(c.Client) + " portal"
		case "loses":
			return " may not open " + possessive(c.Client) + " portal"
		default:
			more = more || !c.Gains.empty()
			less = less || !c.Loses.empty()
		}
	}
	switch {
	case more && less:
		return " may do other things"
	case more:
		return " may do more"
	case less:
		return " may do less"
	}
	return ""
}
