package model

import (
	"encoding/json"
	"strings"
)

// Fix is the smallest change that would allow what was denied: in words, and
// as the operations that make it.
type Fix struct {
	Say string            `json:"say"`
	Do  []json.RawMessage `json:"do"`
	// Says is Say, for each of the operations.
	Says []string `json:"-"`
}

// step is one operation of a fix.
type step struct {
	say string
	op  Operation
}

// asksForWords reports whether an operation takes a reason or a consent that
// only a person can give.
func (s step) asksForWords() bool {
	switch op := s.op.(type) {
	case *RenewAccess:
		return true
	case *SetAccess:
		return op.Reason != ""
	}
	return false
}

// FixOf is the fix of a denied question, or nil where none should be offered.
func FixOf(r Reader, ask Ask) (*Fix, error) {
	steps, err := stepsOf(r, ask)
	if err != nil || steps == nil {
		return nil, err
	}
	return encodeFix(steps)
}

// stepsOf is the fix's operations, none where none should be offered.
func stepsOf(r Reader, ask Ask) ([]step, error) {
	q, err := newQuestion(r, ask)
	if err != nil || q.allows() {
		return nil, err
	}
	steps, ok := q.steps()
	if !ok {
		return nil, nil
	}
	// An invitation to an address that somebody else signs in with would be
	// refused: that has ways out of its own.
	for _, s := range steps {
		if invite, is := s.op.(*Invite); is {
			if err := claimEmail(r, q.person, invite.Email); IsCode(err, EmailInUse) {
				return nil, nil
			} else if err != nil {
				return nil, err
			}
		}
	}
	return steps, nil
}

func encodeFix(steps []step) (*Fix, error) {
	fix := &Fix{Say: sayAll(steps), Do: make([]json.RawMessage, len(steps))}
	for i, s := range steps {
		encoded, err := Encode(s.op)
		if err != nil {
			return nil, err
		}
		fix.Do[i] = encoded
		fix.Says = append(fix.Says, s.say)
	}
	return fix, nil
}

func sayAll(steps []step) string {
	says := make([]string, len(steps))
	for i, s := range steps {
		says[i] = s.say
	}
	return strings.Join(says, ", then ")
}

// fixSaid is a fix in words; its key is all of an item that the words depend on.
type fixSaid struct {
	key fixKey
	say *string
}

type fixKey struct {
	needs            Permission
	ticks            PermissionSet
	named, ok, paper bool
}

// fixWords is what steps come to in words, nil where there are none to offer.
// Most items of a chart that is closed have them in common.
func (q *question) fixWords() *string {
	key := fixKey{needs: q.needs, paper: q.item.Paper != nil}
	key.ticks, key.named, key.ok = q.reachWith()
	for _, said := range q.fixes {
		if said.key == key {
			return said.say
		}
	}
	said := fixSaid{key: key}
	if steps, ok := q.steps(); ok {
		say := sayAll(steps)
		said.say = &say
	}
	q.fixes = append(q.fixes, said)
	return said.say
}

// steps is the smallest list of operations that makes the rules allow the
// question, and whether there is one that should be offered. Every rule that
// denies has its own way out; a block has none.
func (q *question) steps() ([]step, bool) {
	if deniesBlock(q) != "" || !q.chart.Tied(q.person.ID) {
		return nil, false
	}
	ticks, named, ok := q.reachWith()
	if !ok {
		return nil, false
	}
	ticks |= q.missingTicks()
	if (ticks|q.needs.WithParents())&^q.limit != 0 {
		return nil, false
	}
	steps := q.practiceSteps()
	renew := q.renewSteps()
	access, invited := q.accessSteps(), false
	on := q.access != nil && q.access.On
	if on && len(access) > 0 && len(renew) > 0 {
		access, renew = renew, nil // a renewal goes past the access's end too
	}
	login, ok := q.loginSteps(ticks)
	if !ok {
		return nil, false
	}
	if len(login) > 0 {
		_, invited = login[0].op.(*Invite)
	}
	// An invitation turns the access on and ticks at once, but does not go on
	// after an end.
	if !invited || q.access != nil && q.access.EndedBy(q.today) {
		steps = append(steps, access...)
	}
	if !invited {
		steps = append(steps, q.tickSteps(ticks, !on)...)
	}
	steps = append(steps, login...)
	steps = append(steps, renew...)
	return append(steps, q.nameSteps(named)...), true
}

// reachWith is what it takes to reach the item: ticks more, or being named.
func (q *question) reachWith() (ticks PermissionSet, named, ok bool) {
	if !q.outsideAudience() && !q.tooSensitive() {
		return 0, false, true
	}
	kind := q.item.Kind
	switch {
	case !kind.IsForm() && kind != KindDocument:
		return 0, false, false
	case kind.IsForm() && !q.item.Sensitive && q.item.Names(q.chart.ID().Person()) && q.limit.Has(FormsComplete):
		return FormsComplete.WithParents(), false, true
	}
	return 0, true, true
}

func (q *question) practiceSteps() []step {
	op, say := &SetPractice{}, []string{}
	on := true
	if !q.practice.Portal && !q.opened {
		op.Portal, say = &on, append(say, "turn the practice's portal on")
	}
	if feature := q.needs.Needs(); !q.practice.Offers(feature) {
		say = append(say, "turn the practice's switch for "+feature.String()+" on")
		switch feature {
		case OnlinePayments:
			op.OnlinePayments = &on
		case AppointmentRequests:
			op.AppointmentRequests = &on
		case SecureMessaging:
			op.SecureMessaging = &on
		case Uploads:
			op.Uploads = &on
		case NoFeature:
		}
	}
	if len(say) == 0 {
		return nil
	}
	return []step{{strings.Join(say, " and "), op}}
}

// loginSteps lets the person in. Without an address and the consent to be
// e-mailed there is no way that staff could take alone.
func (q *question) loginSteps(ticks PermissionSet) ([]step, bool) {
	if deniesLogin(q) == "" {
		return nil, true
	}
	signIn := step{q.who + " signs in", &SignIn{User: q.person.ID}}
	switch q.login.StateAt(q.now) {
	case LoginActive:
		return nil, true
	case LoginInvited:
		return []step{signIn}, true
	case LoginExpired:
		if !q.person.EmailOK {
			return nil, false
		}
		return []step{{"resend " + possessive(q.who) + " invitation to " + q.login.Email, &Resend{User: q.person.ID}}, signIn}, true
	case LoginDisabled:
		enable := step{"enable " + possessive(q.who) + " login", &EnableLogin{User: q.person.ID}}
		if q.login.SignedInOnce() {
			return []step{enable}, true
		}
		if !q.person.EmailOK {
			return nil, false
		}
		return []step{enable, signIn}, true
	case LoginNone, LoginCancelled:
	}
	email := q.invitedAt()
	if email == "" || !q.person.EmailOK {
		return nil, false
	}
	if q.access != nil {
		ticks |= q.access.Ticks
	}
	invite := step{"invite " + q.who + " at " + email, &Invite{Client: q.chart.ID(), User: q.person.ID, Email: email, Features: &ticks}}
	return []step{invite, signIn}, true
}

// invitedAt is the address that an invitation would go to, if there is one.
func (q *question) invitedAt() string {
	if q.login != nil && q.login.Email != "" {
		return q.login.Email
	}
	return q.person.Email
}

func (q *question) accessSteps() []step {
	if deniesAccess(q) == "" {
		return nil
	}
	on := true
	op := &SetAccess{Client: q.chart.ID(), User: q.person.ID, On: &on}
	whose := possessive(q.who) + " access to " + q.portalOf()
	if q.access == nil || !q.access.EndedBy(q.today) {
		return []step{{"turn on " + whose, op}}
	}
	until := q.today.Anniversary(1)
	op.Until, op.Reason = &until, "extended past its end on "+q.access.Until.String()
	return []step{{"extend " + whose + " to " + until.String(), op}}
}

// renewSteps carries the access past the bands that end or suspend it.
func (q *question) renewSteps() []step {
	if q.band == nil {
		return nil
	}
	op := &RenewAccess{Client: q.chart.ID(), User: q.person.ID, Until: q.today.Anniversary(1)}
	say := "renew " + possessive(q.who) + " access to " + op.Until.String()
	born := q.chart.Subject().Born
	for _, band := range q.practice.AgeBands {
		if born.Anniversary(band.Age) > op.Until {
			continue
		}
		switch band.Action {
		case BandEnd:
			if op.Consent == "" {
				op.Consent = "consent of " + q.client + ", to be confirmed"
				say += ", with " + possessive(q.client) + " own consent"
			}
		case BandSuspend:
			if op.Reason == "" {
				op.Reason = "reviewed, outcome to be confirmed"
				say += ", after the review"
			}
		case BandWarn, BandLimit:
		}
	}
	return []step{{say, op}}
}

// tickSteps ticks what is missing, and leaves the other ticks as they are.
func (q *question) tickSteps(ticks PermissionSet, turnedOn bool) []step {
	var had PermissionSet
	if q.access != nil {
		had = q.access.Ticks
	}
	after := had
	if turnedOn && had == 0 {
		after = startingTicks(q.chart.ID(), q.person.ID)
	}
	missing := ticks &^ after
	if missing == 0 {
		return nil
	}
	after |= missing
	return []step{{"tick " + JoinNames(missing.Labels()), &SetPermissions{Client: q.chart.ID(), User: q.person.ID, Permissions: &after}}}
}

// nameSteps puts the person into the item's audience by name.
func (q *question) nameSteps(named bool) []step {
	if !named {
		return nil
	}
	to := People{q.person.ID}
	if q.item.Paper != nil {
		return []step{{"assign it to " + q.who + " by name", &Assign{Client: q.chart.ID(), Form: q.item.Paper.Form, To: to}}}
	}
	return []step{{"share it with " + q.who + " by name", &Share{Client: q.chart.ID(), Document: q.item.ID, To: to}}}
}
