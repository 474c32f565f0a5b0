package dialog

import (
	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
)

// Account is a person's portal login seen from one client's chart, and what
// can be done to it.
type Account struct {
	Chart    *model.Chart
	Practice model.Practice
	Clock    ui.Clock
	Person   model.PersonID
	// Nobody says that this is only whose chart it is, and nobody was picked: who
	// is invited is whoever is likeliest.
	Nobody bool
	// Unsaved says that the access has changes that are not saved: that it is
	// turned off, or the ticks that it is to have.
	Unsaved, TurnedOff bool
	Ticks              *model.PermissionSet
}

func (a *Account) login() *model.Login { return a.Chart.Login(a.Person) }

func (a *Account) name() string { return a.Chart.NameOf(a.Person) }

func (a *Account) called() string { return a.Chart.Person(a.Person).Called() }

// Offers is every action on a login, and why it cannot be done now.
func (a *Account) Offers() []action.Offer {
	var offers []action.Offer
	for _, id := range action.OfLogin() {
		offers = append(offers, action.Offer{ID: id, WhyNot: a.whyNot(id)})
	}
	return offers
}

// whyNot is the reason why an action cannot be done to the login now.
func (a *Account) whyNot(id action.ID) string {
	switch id { //nolint:exhaustive // the actions on a login
	case action.Invite:
		return a.noInvite()
	case action.ResendInvitation:
		return a.noResend()
	case action.CancelInvitation:
		return a.unlessInvited()
	case action.PortalLink:
		if a.Practice.PortalURL == "" {
			return "the practice has no portal address yet"
		}
	case action.ChangeLoginEmail:
		if !a.login().Holds() {
			return a.called() + " has no login"
		}
	case action.DisableAccess:
		return a.noDisable()
	case action.EnableAccess:
		if a.login().StateAt(a.Clock.Now) != model.LoginDisabled {
			return a.called() + "'s login is not disabled"
		}
	case action.UnlinkAccount:
		return a.noUnlink()
	}
	return ""
}

func (a *Account) noUnlink() string {
	switch {
	case a.Person == a.Chart.ID().Person():
		return "it is " + a.called() + "'s own portal"
	case !a.Chart.AccessOf(a.Person).IsLinked():
		return a.called() + " is not linked to " + a.Chart.Subject().Called()
	}
	return ""
}

func (a *Account) noInvite() string {
	access := a.Chart.AccessOf(a.Person)
	switch state := a.login().StateAt(a.Clock.Now); {
	case a.Nobody:
		return ""
	case a.TurnedOff:
		return "save or drop what is changed here first"
	case state == model.LoginDisabled:
		return a.called() + "'s login is disabled: enable it again"
	case state == model.LoginActive && access != nil && access.On:
		return a.called() + " signs in already and has access"
	}
	return ""
}

func (a *Account) noResend() string {
	if a.login().SignedInOnce() && a.login().State == model.LoginActive {
		return a.called() + " has signed in: copy the link instead"
	}
	return a.unlessInvited()
}

func (a *Account) unlessInvited() string {
	switch a.login().StateAt(a.Clock.Now) {
	case model.LoginInvited, model.LoginExpired:
		return ""
	case model.LoginActive:
		return a.called() + " has signed in already"
	case model.LoginDisabled:
		return a.called() + "'s login is disabled: enable it again"
	case model.LoginNone, model.LoginCancelled:
	}
	return a.called() + " has no open invitation"
}

func (a *Account) noDisable() string {
	switch a.login().StateAt(a.Clock.Now) {
	case model.LoginActive, model.LoginInvited, model.LoginExpired:
		return ""
	case model.LoginDisabled:
		return a.called() + "'s login is disabled already"
	case model.LoginNone, model.LoginCancelled:
	}
	return a.called() + " has no login"
}

// Do opens the dialog of an action; false is that it is none of a login.
func (a *Account) Do(s *ui.Session, id action.ID) bool {
	var opened Dialog
	switch id { //nolint:exhaustive // the actions on a login
	case action.Invite:
		opened = a.invite(s)
	case action.LoginMenu:
		opened = NewLoginMenu(s, a.Chart.ID(), a.Person)
	case action.ResendInvitation:
		opened = Resend(s, a)
	case action.PortalLink:
		opened = newPortalLink(s, a.Practice.PortalURL)
	case action.ChangeLoginEmail:
		opened = changeLoginEmail(s, a)
	case action.CancelInvitation, action.DisableAccess, action.EnableAccess, action.UnlinkAccount:
		opened = NewConfirm(s, a.question(s, id))
	case action.LinkAccounts:
		opened = NewLink(s, []model.ClientID{a.Chart.ID()})
	default:
		return false
	}
	s.Tell(Open{Dialog: opened})
	return true
}

func (a *Account) invite(s *ui.Session) Dialog {
	if a.Nobody {
		return Invite(s, a.Chart.ID(), 0, nil)
	}
	return Invite(s, a.Chart.ID(), a.Person, a.Ticks)
}

// question is the confirmation of an action that asks first.
func (a *Account) question(s *ui.Session, id action.ID) Question {
	var q Question
	var op model.Operation
	name, called, told := a.name(), a.called(), ""
	switch id { //nolint:exhaustive // the actions that ask
	case action.CancelInvitation:
		op, told = &model.CancelInvitation{User: a.Person}, "Cancelled the invitation of "+name
		q = Question{Title: "Cancel invitation", Yes: "cancel it", No: "leave it open", Lines: []string{
			"Take the invitation of " + name + " (" + a.login().Email + ") back?",
			"The link that was sent no longer works. The access stays as it is, for when " + called + " is invited again.",
		}}
	case action.DisableAccess:
		op, told = &model.DisableLogin{User: a.Person}, "Disabled the portal login of "+name
		q = Question{Title: "Disable access", Yes: "disable access", No: "leave it as it is", Lines: []string{
			"Keep " + name + " (" + a.login().Email + ") out of the portal, of every client's?",
			"Ticks, messages and history stay, and it can be enabled again.",
		}}
	case action.EnableAccess:
		op, told = &model.EnableLogin{User: a.Person}, "Enabled the portal login of "+name
		q = Question{Title: "Enable again", Gives: true, Yes: "enable it", No: "leave it disabled", Lines: []string{
			"Let " + name + " (" + a.login().Email + ") sign in to the portal again? " + a.enabling(),
		}}
	case action.UnlinkAccount:
		client := a.Chart.Subject().Name()
		op = &model.Unlink{Dependent: model.Dependents{a.Chart.ID()}, Parent: a.Person}
		told = "Unlinked " + client + " from " + name + "'s portal"
		q = Question{Title: "Unlink account", Yes: "unlink account", No: "leave it linked", Lines: []string{
			"Take " + client + " out of " + name + "'s portal?",
		}}
		if a.Unsaved {
			q.Lines = append(q.Lines, "What is changed here and not saved is about this access.")
		}
	}
	q.Lines = append(q.Lines, "")
	q.Effect, q.Then = EffectOf(s, op), ui.Perform{Op: op, Told: told}
	return q
}

// enabling says what becomes of the login.
func (a *Account) enabling() string {
	if a.login().SignedInOnce() {
		return a.called() + " has signed in before, and can at once."
	}
	return a.called() + " gets a new invitation."
}
