package model

// ruleRow is one rule: its name and what it denies. denies answers with the
// reason, or with nothing where the rule passes.
type ruleRow struct {
	name   Rule
	denies func(*question) string
}

// rules is the decision, in its order: the first that denies decides.
var rules = []ruleRow{
	{RuleBlock, deniesBlock},
	{RulePractice, deniesPractice},
	{RuleLogin, deniesLogin},
	{RuleAccess, deniesAccess},
	{RuleAge, deniesAge},
	{RulePermission, deniesPermission},
	{RuleAudience, deniesAudience},
	{RuleSensitive, deniesSensitive},
}

// Rules is the names of the rules in their order.
func Rules() []Rule {
	names := make([]Rule, len(rules))
	for i, row := range rules {
		names[i] = row.name
	}
	return names
}

// deniesBlock: an active block stands between the person and the client.
func deniesBlock(q *question) string {
	block := q.chart.Block(q.person.ID)
	if !block.ActiveOn(q.today) {
		return ""
	}
	why := q.who + " is blocked from " + possessive(q.client) + " portal since " + q.day(block.At)
	if block.Until.Known() {
		why += " until " + block.Until.String()
	}
	return why + ": " + block.Reason
}

// portalOff is said of everybody at once.
const portalOff = "the practice's portal is off"

// deniesPractice: the portal is off, or the switch this action needs.
func deniesPractice(q *question) string {
	if !q.practice.Portal && !q.opened {
		return portalOff
	}
	if feature := q.needs.Needs(); !q.practice.Offers(feature) {
		return "the practice's switch for " + feature.String() + " is off"
	}
	return ""
}

// deniesLogin: the person cannot sign in.
func deniesLogin(q *question) string {
	if q.opened {
		return ""
	}
	return q.closedLogin()
}

// closedLogin says why the person cannot sign in, nothing where they can.
func (s *standing) closedLogin() string {
	who, login := s.who, s.login
	switch login.StateAt(s.now) {
	case LoginActive:
		return ""
	case LoginInvited:
		return who + " was invited on " + s.day(login.InvitedAt) + " and has not signed in yet"
	case LoginExpired:
		return possessive(who) + " invitation expired on " + s.day(login.ExpiresAt)
	case LoginDisabled:
		return possessive(who) + " login is disabled"
	case LoginCancelled:
		return possessive(who) + " invitation was cancelled"
	case LoginNone:
	}
	return who + " has no login"
}

// deniesAccess: no access for this client, or off, or ended.
func deniesAccess(q *question) string { return q.noAccess }

// closedAccess says why there is no access, nothing where there is one.
func (s *standing) closedAccess() string {
	switch {
	case s.access == nil:
		return s.who + " has no access to " + s.portalOf()
	case !s.access.On:
		return possessive(s.who) + " access to " + s.portalOf() + " is off"
	case s.access.EndedBy(s.today):
		return possessive(s.who) + " access to " + s.portalOf() + " ended on " + s.access.Until.String()
	}
	return ""
}

// deniesAge: a band of the practice that the client has reached ends or
// suspends a contact's access, or limits it to a set without this permission.
func deniesAge(q *question) string {
	if q.band != nil {
		verb := "suspends a contact's access until it is reviewed"
		if q.band.Action == BandEnd {
			verb = "ends a contact's access"
		}
		return q.client + " has turned " + q.band.ageText() + ", which " + verb
	}
	if need := q.needs.WithParents(); need&^q.limit != 0 {
		return q.client + " has reached an age at which contacts are limited to a set without " + q.needs.Label()
	}
	return ""
}

// deniesPermission: the permission, or one above it, is not ticked.
func deniesPermission(q *question) string {
	missing := q.missingTicks()
	switch {
	case missing == 0:
		return ""
	case missing.Has(q.needs):
		return possessive(q.who) + " " + q.needs.Label() + " is not ticked"
	}
	above := missing.List()[0]
	return possessive(q.who) + " " + above.Label() + ", which " + q.needs.Label() + " needs, is not ticked"
}

// deniesAudience: the person does not reach the item at all.
func deniesAudience(q *question) string {
	if !q.outsideAudience() {
		return ""
	}
	if q.item.Kind.IsForm() && q.item.Names(q.chart.ID().Person()) {
		return q.addressed() + ", not to " + q.who + ", who may not complete forms on " + possessive(q.chart.Subject().Called()) + " behalf"
	}
	return q.addressed() + ", not " + q.preposition() + " " + q.who
}

// deniesSensitive: the person reaches a sensitive item without being named.
func deniesSensitive(q *question) string {
	if !q.tooSensitive() {
		return ""
	}
	return q.addressed() + " and marked sensitive; " + q.who + " is not named"
}
