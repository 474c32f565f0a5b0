package dialog

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// invite asks who is invited to a client's portal, to what, and with which
// words. Everything may be left as it is but the review.
type invite struct {
	plainPage
	session *ui.Session
	client  model.ClientID
	// person is whom it was opened for; zero is whoever is likeliest.
	person model.PersonID
	// ticks is what that person is to have, nil is what such persons mostly get.
	ticks   *model.PermissionSet
	got     *invitable
	who     *widget.Entry
	parts   map[model.PersonID]*inviteFields
	reading ui.Latest

	effect   *inviteEffect
	fault    error
	weighing ui.Latest
	wanted   string
}

// invitable is a chart as it was read for an invitation.
type invitable struct {
	chart    *model.Chart
	practice model.Practice
	forms    []model.Form
	clock    ui.Clock
}

// Invite is the dialog that invites to a client's portal: this person, or with
// zero whoever is likeliest to be. Ticks is what is chosen already, or nil.
func Invite(s *ui.Session, client model.ClientID, person model.PersonID, ticks *model.PermissionSet) *Form {
	key := "invite " + client.String() + " " + person.String()
	if ticks != nil {
		key += " " + strings.Join(ticks.Names(), " ")
	}
	return newForm(s, key, func() page {
		return &invite{session: s, client: client, person: person, ticks: ticks, parts: map[model.PersonID]*inviteFields{}}
	}).At(saveButton)
}

func (p *invite) title() string {
	if p.got == nil {
		return "Invite"
	}
	return "Invite to " + p.got.chart.Subject().Name() + "'s portal"
}

func (p *invite) start() tea.Cmd {
	s := p.session
	return ui.Ask(s, &p.reading, func(ctx context.Context) (got invitable, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			got.clock = ui.Clock{Now: r.Now()}
			if got.chart, err = r.Chart(p.client); err != nil {
				return err
			}
			if got.practice, err = r.Practice(); err != nil {
				return err
			}
			got.forms, err = formsOf(r)
			return err
		})
		return got, err
	})
}

func (p *invite) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[invitable]:
		return p.take(msg)
	case ui.Answer[inviteEffect]:
		p.takeEffect(msg)
	case ui.Committed:
		return p.start()
	}
	return nil
}

func (p *invite) take(answer ui.Answer[invitable]) tea.Cmd {
	if !answer.Into(&p.reading, &p.got, &p.fault) {
		return nil
	}
	who, first := p.person, p.who == nil
	switch {
	case !first:
		who = p.user()
	case who == 0:
		who = likeliest(&p.got.practice, p.got.chart, p.got.clock.Now)
	}
	if first {
		p.who = &widget.Entry{ID: "user", Label: "Who"}
	}
	// Another desk may have taken a contact away, or added one.
	p.who.Input = widget.NewChoice(inviteOptions(p.got.chart, model.DateOf(p.got.clock.Now)), who.String())
	cmd := p.turn()
	if first { // later the cursor stays: who goes through the persons is not led away
		p.wanted = p.fields().lacking()
	}
	return cmd
}

// inviteOptions is everybody who can be invited, as what they are.
func inviteOptions(chart *model.Chart, today model.Date) []widget.Option {
	var options []widget.Option
	for _, id := range chart.Users() {
		label := ui.Join(", ", chart.NameOf(id), tieWords(chart, id), keptAway(chart, id, today))
		options = append(options, widget.Option{Value: id.String(), Label: theme.Safe(label)})
	}
	return options
}

// tieWords is what a person is on a chart.
func tieWords(chart *model.Chart, id model.PersonID) string {
	switch relationship := chart.Relationship(id); relationship {
	case model.Self:
		return "the client"
	case "":
		return "linked to " + chart.Subject().Called()
	case model.Other:
		return "contact of " + chart.Subject().Called()
	default:
		return string(relationship) + " of " + chart.Subject().Called()
	}
}

// user is who is to be invited.
func (p *invite) user() (id model.PersonID) {
	if p.who == nil || id.UnmarshalText([]byte(chosen(p.who))) != nil {
		return 0
	}
	return id
}

// turn shows what is asked about who is to be invited now.
func (p *invite) turn() tea.Cmd {
	p.fields().offer(p.got)
	return p.weigh()
}

// fields is what is asked about who is to be invited now.
func (p *invite) fields() *inviteFields {
	id := p.user()
	if p.parts[id] == nil {
		ticks := startingTicks(p.got.chart, id)
		if p.ticks != nil && id == p.person {
			ticks = *p.ticks
		}
		p.parts[id] = newInviteFields(p.session, p.got, id, ticks)
		p.parts[id].offer(p.got)
	}
	return p.parts[id]
}

func (p *invite) entries() []*widget.Entry {
	if p.got == nil {
		return nil
	}
	return append([]*widget.Entry{p.who}, p.fields().entries()...)
}

func (p *invite) wants() string {
	wanted := p.wanted
	p.wanted = ""
	return wanted
}

func (p *invite) typed(entry *widget.Entry) tea.Cmd {
	if entry == p.who {
		return p.turn()
	}
	p.fields().follow(entry)
	return p.weigh()
}

func (p *invite) operation() (model.Operation, error) { return p.op(), nil }

func (p *invite) op() *model.Invite {
	op := p.fields().op()
	op.Client, op.User = p.client, p.user()
	return op
}

func (p *invite) done(store.Commit) (string, tea.Msg) {
	chart, then := p.got.chart, ui.Invited{Client: p.client, Person: p.user()}
	name, of := chart.NameOf(p.user()), chart.Subject().Name()+"'s portal"
	if p.user() == chart.ID().Person() {
		of = "their own portal"
	}
	if p.effect != nil && p.effect.invited == nil {
		return name + " has access to " + of, then
	}
	return ui.Join(", at ", "Invited "+name+" to "+of, p.fields().address()), then
}

func (p *invite) label() string {
	if p.got == nil {
		return "Invite"
	}
	name := theme.Safe(p.got.chart.NameOf(p.user()))
	if p.fields().active {
		return "Give " + name + " access"
	}
	return "Invite " + name
}

func (p *invite) whyNot() string {
	switch {
	case p.got == nil && p.fault == nil:
		return "still reading the chart"
	case p.got == nil:
		return ui.Words(p.fault)
	case p.effect == nil && p.fault == nil:
		return "still working out what it does"
	}
	return ""
}
