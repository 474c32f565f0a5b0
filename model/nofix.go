package model

// NoFixSays is why FixOf offers nothing that would allow what is denied, and
// what there is to do by hand, as a sentence; empty where it offers something.
func NoFixSays(r Reader, ask Ask) (string, error) {
	q, err := newQuestion(r, ask)
	if err != nil || q.allows() {
		return "", err
	}
	ticks, _, reachable := q.reachWith()
	ticks |= q.missingTicks()
	switch {
	case deniesBlock(q) != "":
		return "To lift a block is an act of its own, with a reason.", nil
	case !q.chart.Tied(q.person.ID):
		return q.who + " is nothing to " + q.client + " so far: add the contact first.", nil
	case !reachable:
		return q.onlyFor() + ".", nil
	case (ticks|q.needs.WithParents())&^q.limit != 0:
		return "The practice's table of ages keeps that from every contact at " + possessive(q.client) + " age.", nil
	}
	return q.noLoginSays(r, ticks)
}

// onlyFor says to whom alone an item can be open.
func (q *question) onlyFor() string {
	switch {
	case q.item.Kind == KindThread:
		return "A thread belongs to one person alone: write to " + q.who + " in a thread of their own"
	case q.item.Sensitive:
		return "It is sensitive, and goes to " + q.client + " and to those named on it only"
	}
	return "It is addressed to one person, and goes to that person and " + q.client + " only"
}

// noLoginSays is why the person cannot be let in by staff alone. That an address
// is taken goes before the consent to write to it, which would not help.
func (q *question) noLoginSays(r Reader, ticks PermissionSet) (string, error) {
	email := q.invitedAt()
	switch state := q.login.StateAt(q.now); {
	case state != LoginNone && state != LoginCancelled:
	case email == "":
		return "No e-mail of " + q.who + " is on record, and an invitation needs one.", nil
	default:
		err := claimEmail(r, q.person, email)
		if IsCode(err, EmailInUse) {
			return email + " is the login of somebody else: link to that portal instead, or record another address.", nil
		}
		if err != nil {
			return "", err
		}
	}
	if _, ok := q.loginSteps(ticks); !ok {
		return q.who + " has not agreed to be e-mailed: record that first, then invite.", nil
	}
	return "", nil
}
