package dialog

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
)

// inviteEffect is what an invitation would do.
type inviteEffect struct {
	user model.PersonID
	// invited is the login as it will be invited; nil is somebody who signs in
	// already. Again says that an earlier link dies.
	invited *model.Login
	again   bool
	// change is what the person gains and loses, others whom else it touches.
	change model.UserEffect
	others []string
	// held says why the e-mail waits.
	held string
	// closed says why the client's portal stays closed all the same.
	closed string
	// shared names others who have the same address.
	shared []string
	clock  ui.Clock
}

// weigh asks what the invitation would do as it is filled in now.
func (p *invite) weigh() tea.Cmd {
	p.effect, p.fault = nil, nil
	s, op := p.session, p.op()
	return ui.Ask(s, &p.weighing, func(ctx context.Context) (inviteEffect, error) {
		got := inviteEffect{user: op.User}
		err := s.Store.Draft(ctx, s.Who, []model.Operation{op}, func(d store.Draft) error { return got.weigh(d, op) })
		return got, err
	})
}

func (p *invite) takeEffect(answer ui.Answer[inviteEffect]) {
	answer.Into(&p.weighing, &p.effect, &p.fault)
}

// weigh takes from a draft what it does.
func (e *inviteEffect) weigh(d store.Draft, op *model.Invite) error {
	e.clock = ui.Clock{Now: d.After.Now()}
	effect, err := d.Effect()
	if err != nil {
		return err
	}
	for i := range effect.Users {
		if user := &effect.Users[i]; user.ID == op.User {
			e.change = *user
		} else {
			e.others = append(e.others, user.User)
		}
	}
	opening, err := model.Decide(d.After, model.Ask{User: op.User, Client: op.Client, Action: model.View, Opened: true})
	if err != nil {
		return err
	}
	if !opening.Allow {
		e.closed = opening.Because
	}
	return e.address(d, op.User)
}

// address finds out where the invitation goes, and who else has that address.
func (e *inviteEffect) address(d store.Draft, user model.PersonID) error {
	before, err := d.Before.Login(user)
	if err != nil {
		return err
	}
	after, err := d.After.Login(user)
	if err != nil || after.StateAt(d.After.Now()) != model.LoginInvited {
		return err
	}
	e.invited, e.again = after, before.StateAt(d.Before.Now()) == model.LoginInvited
	if err := e.wait(d.After); err != nil {
		return err
	}
	people, err := d.After.PeopleByEmail(after.Email)
	if err != nil {
		return err
	}
	for _, id := range people {
		if id == user {
			continue
		}
		person, err := d.After.Person(id)
		if model.IsCode(err, model.NotFound) {
			continue
		}
		if err != nil {
			return err
		}
		e.shared = append(e.shared, person.Name())
	}
	return nil
}

// wait finds out what keeps the e-mail from going out.
func (e *inviteEffect) wait(r model.Reader) error {
	practice, err := r.Practice()
	if err != nil || e.invited.LinkEmail == 0 {
		return err
	}
	email, err := r.Email(e.invited.LinkEmail)
	e.held = email.Held(&practice)
	return err
}

// review says who gets what at which address, and what the person will see.
func (p *invite) review(t *theme.Theme, width int) []string {
	switch {
	case p.fault != nil:
		return append(styled(t.Error, "! "+reason(p.fault), width), p.wayOut(t, width)...)
	case p.effect == nil || p.got == nil:
		return []string{t.Dim.Render("…")}
	}
	e, person := p.effect, p.got.chart.Person(p.effect.user)
	lines := styled(t.Text, theme.Safe(e.sends(person.Name()+", "+tieWords(p.got.chart, person.ID)+",", p.fields().address())), width)
	for _, warning := range e.warnings(person.Called(), p.fields().sensitives()) {
		lines = append(lines, styled(t.Warn, theme.Safe(warning), width)...)
	}
	lines = append(lines, e.seen(t, person.Called(), width)...)
	nobody := "Nobody else sees anything else."
	if len(e.others) > 0 {
		nobody = "It also changes what is seen by " + model.JoinNames(e.others) + "."
	}
	return append(lines, styled(t.Dim, theme.Safe(nobody), width)...)
}

// wayOut says where the ways out of a refusal are.
func (p *invite) wayOut(t *theme.Theme, width int) []string {
	if !model.IsCode(p.fault, model.EmailInUse) {
		return nil
	}
	return styled(t.Dim, p.session.Keys.Key(action.Choose)+" shows what can be done instead", width)
}

// warnings is what is to be borne in mind before the button is pressed.
func (e *inviteEffect) warnings(called string, sensitive []string) []string {
	var said []string
	if e.held != "" {
		said = append(said, "The e-mail waits in the outbox: "+e.held+".")
	}
	if len(e.shared) > 0 {
		said = append(said, "The same address is "+model.JoinNames(e.shared)+"'s: who reads it there?")
	}
	if e.closed != "" {
		said = append(said, "The portal stays closed all the same: "+e.closed)
	}
	if len(sensitive) > 0 {
		said = append(said, called+" is named on what is sensitive: "+model.JoinNames(sensitive)+".")
	}
	return said
}

// sends says what goes where.
func (e *inviteEffect) sends(who, address string) string {
	if e.invited == nil {
		return who + " signs in already, with " + address + ": no invitation, the access at once."
	}
	text := who + " gets an invitation at " + e.invited.Email + ", good until " + e.clock.Day(e.invited.ExpiresAt) + "."
	if e.again {
		text += " The earlier link no longer works."
	}
	return text
}

// seen is what the person gains and loses: in numbers, then by name.
func (e *inviteEffect) seen(t *theme.Theme, called string, width int) []string {
	when := called + " will see"
	if e.invited != nil {
		when = "Once signed in, " + called + " will see"
	}
	gains, loses := gainCounts(&e.change), lossCounts(&e.change)
	var lines []string
	switch {
	case len(gains) == 0:
		lines = styled(t.Text, theme.Safe(when+" nothing more than now."), width)
	default:
		lines = styled(t.Gain, theme.Safe(when+" + "+strings.Join(gains, "  + ")), width)
	}
	if len(loses) > 0 {
		lines = append(lines, styled(t.Loss, theme.Safe(called+" loses - "+strings.Join(loses, "  - ")), width)...)
	}
	return append(lines, e.titles(t, width)...)
}

// titles is the first of what is gained, by name.
func (e *inviteEffect) titles(t *theme.Theme, width int) []string {
	const most = 4
	var lines []string
	total := 0
	for i := range e.change.Clients {
		for _, item := range e.change.Clients[i].Gains.Items {
			if total++; total <= most {
				lines = append(lines, t.Gain.Render("  + "+theme.Clip(itemWords(item), width-4)))
			}
		}
	}
	if total > most {
		lines = append(lines, t.Gain.Render("  + "+ui.Plural(total-most, "more", "more")))
	}
	return lines
}
