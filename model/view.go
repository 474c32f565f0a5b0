package model

import (
	"slices"
	"strings"
	"time"
)

// PortalOf is the portal as one person sees it, from what is recorded.
func PortalOf(r Reader, id PersonID) (Portal, error) { return portalOf(r, id, true) }

// shownOf is that portal without what is hidden: the words for it are most of
// the work.
func shownOf(r Reader, id PersonID) (Portal, error) { return portalOf(r, id, false) }

func portalOf(r Reader, id PersonID, hidden bool) (Portal, error) {
	practice, err := r.Practice()
	if err != nil {
		return Portal{}, err
	}
	person, err := r.Person(id)
	if err != nil {
		return Portal{}, err
	}
	login, err := r.Login(id)
	if err != nil {
		return Portal{}, err
	}
	charts, err := chartsOf(r, id)
	if err != nil {
		return Portal{}, err
	}
	return portalView(&practice, r.Now(), &person, login, charts, hidden), nil
}

// chartsOf is every chart that the person has or had a tie to: the own one,
// those with a contact or an access.
func chartsOf(r Reader, id PersonID) ([]*Chart, error) {
	ties, err := r.Ties(id)
	if err != nil {
		return nil, err
	}
	charts := make([]*Chart, 0, len(ties))
	for _, tie := range ties {
		chart, err := r.Chart(tie)
		if err != nil {
			return nil, err
		}
		if tie.Person() == id || chart.Contact(id) != nil || chart.AccessOf(id) != nil {
			charts = append(charts, chart)
		}
	}
	return charts, nil
}

// PortalView lays out the portal that a person sees over the charts given. It
// judges every item by the rules, as if the gate were open.
func PortalView(practice *Practice, now time.Time, person *Person, login *Login, charts []*Chart) Portal {
	return portalView(practice, now, person, login, charts, true)
}

func portalView(practice *Practice, now time.Time, person *Person, login *Login, charts []*Chart, hidden bool) Portal {
	portal := Portal{
		User: person.Name(), ID: person.ID, Email: person.Email, Login: login.StateAt(now),
		Profiles: []Profile{}, Hidden: []Hidden{},
	}
	if login != nil && login.Email != "" {
		portal.Email = login.Email
	}
	// What stands before the whole portal knows no chart.
	anywhere := standing{practice: practice, now: now, person: person, who: person.Name(), login: login}
	portal.Gate = anywhere.gate()
	for _, chart := range ownFirst(charts, person.ID) {
		s := newStanding(practice, now, chart, person, login)
		s.opened = true
		(&question{standing: s}).lay(&portal, hidden)
	}
	return portal
}

func ownFirst(charts []*Chart, id PersonID) []*Chart {
	charts = slices.Clone(charts)
	slices.SortStableFunc(charts, func(a, b *Chart) int {
		if a.ID().Person() == id || b.ID().Person() == id {
			return compareBool(b.ID().Person() == id, a.ID().Person() == id)
		}
		if c := strings.Compare(FoldName(a.Subject().Name()), FoldName(b.Subject().Name())); c != 0 {
			return c
		}
		return compareIDs(a.ID().Person(), b.ID().Person())
	})
	return charts
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// gate is what keeps the person from signing in at all, or nil.
func (s *standing) gate() *Gate {
	if !s.practice.Portal {
		return &Gate{Rule: RulePractice, Because: portalOff}
	}
	if because := s.closedLogin(); because != "" {
		return &Gate{Rule: RuleLogin, Because: because}
	}
	return nil
}

// lay puts one chart into the portal: a profile if it may be opened, and, where
// that is asked for, what is hidden of it.
func (q *question) lay(portal *Portal, hidden bool) {
	profile := q.profile()
	profile.makeRoom(q.chart.Items)
	q.actions = make([]Action, 0, 2*len(q.chart.Items))
	for i := range q.chart.Items {
		item := &q.chart.Items[i]
		q.about(item, itemNeeds(item.Kind)[0])
		denial, denied := q.denied()
		switch {
		case denied && hidden:
			portal.Hidden = append(portal.Hidden, q.hidden(denial))
		case !denied:
			section := profile.section(item.Kind)
			*section = append(*section, q.show(item))
		}
	}
	if q.about(nil, need{View, Basic}).allows() {
		slices.SortStableFunc(profile.Appointments, func(a, b Shown) int { return a.Start.Compare(b.Start) })
		portal.Profiles = append(portal.Profiles, profile)
	}
}

// profile is a chart's profile without its items.
func (q *question) profile() Profile {
	p := Profile{
		Client: q.client, ID: q.chart.ID(), Permissions: q.effect, Banner: q.practice.Banner,
		Appointments: []Shown{}, Forms: []Shown{}, Documents: []Shown{}, Messages: []Shown{}, Billing: []Shown{},
		Information: []string{}, Actions: []Action{},
	}
	if q.access != nil {
		p.Linked = q.access.Linked
	}
	if r := q.chart.Relationship(q.person.ID); r != "" {
		p.Relationship = &r
	}
	if q.effect.Has(InformationManage) {
		p.Information = append(p.Information, informationFields...)
	}
	for _, n := range profileNeeds {
		if q.about(nil, n).allows() {
			p.Actions = append(p.Actions, n.action)
		}
	}
	return p
}

// informationFields is what the record holds that a portal user can see.
var informationFields = []string{"name", "born", "gender", "legal_sex", "email", "phones", "address", "insurance"}

// InformationWords is fields of the record as people call them.
func InformationWords(fields []string) []string {
	words := make([]string, len(fields))
	for i, field := range fields {
		words[i] = strings.ReplaceAll(field, "_", " ")
	}
	return words
}

// section is where the portal shows items of a kind.
func (p *Profile) section(kind Kind) *[]Shown {
	switch {
	case kind == KindAppointment:
		return &p.Appointments
	case kind == KindDocument:
		return &p.Documents
	case kind == KindThread:
		return &p.Messages
	case kind.IsBill():
		return &p.Billing
	}
	return &p.Forms
}

// makeRoom makes room for all items at once, for growing would copy them over
// and over.
func (p *Profile) makeRoom(items []Item) {
	counts := map[*[]Shown]int{}
	for i := range items {
		counts[p.section(items[i].Kind)]++
	}
	for section, n := range counts {
		*section = make([]Shown, 0, n)
	}
}

// show is an item as its reader sees it, with what can be done to it now.
func (q *question) show(item *Item) Shown {
	shown := Shown{Item: item.ID, Title: item.Title, Kind: item.Kind, Status: item.statusFor(q.person.ID, q.now)}
	switch {
	case item.Visit != nil:
		shown.Start, shown.Minutes = item.Visit.Start, item.Visit.Minutes
	case item.Paper != nil:
		shown.Due = item.Paper.Due
	case item.Bill != nil:
		shown.Amount, shown.Date = item.Bill.Amount, item.Bill.Date
		if open := item.Bill.Open(); open != item.Bill.Amount {
			shown.Open = &open
		}
	case item.Thread != nil:
		shown.Messages, shown.Last = item.Thread.Count, item.Thread.Last
	case item.File != nil:
		shown.File = item.File.Name
	}
	from := len(q.actions)
	for _, n := range itemNeeds(item.Kind) {
		if !item.open(n.action, q.practice, q.person.ID, q.now) {
			continue
		}
		if n.action == View || q.about(item, n).allows() {
			q.actions = append(q.actions, n.action)
		}
	}
	shown.Actions = q.actions[from:len(q.actions):len(q.actions)]
	return shown
}

// What the portal says of a form beside its title: that the person has not
// answered it, did, or gave or refused a consent.
const (
	StatusWaiting  = "waiting"
	StatusComplete = "complete"
	StatusGiven    = "given"
	StatusRefused  = "refused"
)

// statusFor is the item's state as one person may know it: of a form the own
// answer, never another's.
func (i *Item) statusFor(id PersonID, now time.Time) string {
	switch {
	case i.Visit != nil:
		return i.visitStatus(now)
	case i.Bill != nil:
		return i.BillStatus()
	case i.Paper == nil:
		return ""
	}
	answer, answered := i.AnswerOf(id)
	switch {
	case !answered:
		return StatusWaiting
	case answer.Withdrawn:
		return string(SignatureWithdrawn)
	case i.Kind != KindConsent:
		return StatusComplete
	case answer.Given:
		return StatusGiven
	}
	return StatusRefused
}

// hidden is an item that the person does not see.
func (q *question) hidden(decision Decision) Hidden {
	hidden := Hidden{
		Client: q.client, ID: q.chart.ID(), Item: q.item.ID, Title: q.item.Title, Kind: q.item.Kind,
		Rule: decision.Rule, Because: decision.Because,
	}
	hidden.Fix = q.fixWords()
	return hidden
}
