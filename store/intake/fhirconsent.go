package intake

import (
	"encoding/json"
	"slices"
	"strings"
)

// consent reads a Consent: permission for a person becomes access, denial of
// a person becomes a block. Everything else about consent (research, exchange
// between organizations, emergencies) is none of the portal's and is noted.
func (g *gathering) consent(from source, text []byte) error {
	var c consent
	if err := json.Unmarshal(text, &c); err != nil {
		return err
	}
	at := from.place
	switch {
	case c.Status != "active":
		g.report.note(at.field("status"), "is %s: not applied", quote(c.Status))
	case !aboutPrivacy(c.Scope):
		g.report.note(at.field("scope"), "is about something else than access to information: not applied")
	case c.Provision == nil:
		g.report.note(at.field("provision"), "names nobody: not applied")
	case !isPersonRef(c.Patient):
		g.report.note(at.field("patient"), "says of no patient whose information it is about: not applied")
	default:
		keys, base := from.keys("Consent", c.ID)
		reader := consentReader{g: g, c: &c, at: at, base: base, own: ownKey(keys)}
		reader.patient = whoIs(c.Patient, base, reader.own)
		if reader.read(c.Provision, nil, 0); !reader.said {
			g.report.note(at.field("provision"), "permits and denies no person anything: not applied")
		}
	}
	return nil
}

// aboutPrivacy leaves out consent to research, treatment and directives.
func aboutPrivacy(scope *concept) bool {
	return scope == nil || len(scope.Coding) == 0 || slices.Contains(codes([]concept{*scope}), "patient-privacy")
}

// consentReader walks the provisions of one Consent.
type consentReader struct {
	g       *gathering
	c       *consent
	at      Place
	base    string
	own     string
	patient who
	// said is set once something was applied or noted.
	said bool
}

// The limits of one Consent: how deep provisions lie in each other, and how
// many people one names.
const (
	maxProvisions = 8
	maxActors     = 200
)

// read takes a provision in. permitted is the people whom the provisions
// around it permit: an exception for one of them narrows that permission, it
// does not take it away.
func (r *consentReader) read(p *provision, permitted []who, depth int) {
	if depth == maxProvisions {
		r.note("has provisions more than %d deep: the rest is not applied", maxProvisions)
		return
	}
	people := r.actors(p)
	if len(p.Actor) > maxActors {
		r.note("names more than %d actors: the rest is not applied", maxActors)
	}
	switch {
	case p.Period.over(r.g.opts.Day):
		r.note("ended on %s: not applied", fhirDay(p.Period.End))
		return
	case p.Type == "permit":
		for _, person := range people {
			r.permit(p, person)
		}
		permitted = append(slices.Clone(permitted), people...)
	case p.Type == "deny":
		for _, person := range people {
			r.deny(p, person, permitted)
		}
		if depth > 0 && len(people) == 0 && len(permitted) > 0 {
			r.note("has an exception that the portal's permissions cannot say: look at it")
		}
	case len(people) > 0:
		r.note("states neither permit nor deny: not applied")
	}
	for i := range p.Provision {
		r.read(&p.Provision[i], permitted, depth+1)
	}
}

// recipient reports whether an actor's role is of one to whom information may
// go. v3-ParticipationType has authors, custodians and the like beside; roles
// of other systems say who somebody is.
func recipient(role *concept) bool {
	if role == nil || len(role.Coding) == 0 {
		return true
	}
	return slices.ContainsFunc(role.Coding, func(c coding) bool {
		if strings.HasSuffix(c.System, "v3-ParticipationType") {
			return c.Code == "PRCP" || c.Code == "IRCP"
		}
		return c.Code != "GRANTOR" && c.Code != "DELEGATOR"
	})
}

// actors is the people the provision names, except the patient.
func (r *consentReader) actors(p *provision) []who {
	var people []who
	for _, a := range p.Actor[:min(len(p.Actor), maxActors)] {
		if !isPersonRef(a.Reference) || !recipient(a.Role) {
			continue
		}
		if w := whoIs(a.Reference, r.base, r.own); w != r.patient {
			people = append(people, w)
		}
	}
	return people
}

func (r *consentReader) grant(p *provision, person who) grant {
	reference := "Consent/" + r.c.ID
	if r.c.ID == "" {
		reference = r.own
	}
	return grant{place: r.at.field("provision"), client: r.patient, person: person,
		until: fhirDay(p.Period.End), reference: safe(reference)}
}

// classPermissions is what a permission for one class of resource ticks.
var classPermissions = map[string]string{
	"Appointment": "appointments.view", "DocumentReference": "documents.view", "Communication": "messages",
	"Invoice": "billing.view", "Account": "billing.view", "ExplanationOfBenefit": "billing.view",
	"QuestionnaireResponse": "forms.complete",
}

func (r *consentReader) permit(p *provision, person who) {
	r.said = true
	if p.Period.toCome(r.g.opts.Day) {
		r.note("begins on %s: not applied yet", fhirDay(p.Period.Start))
		return
	}
	if !mentionsAccess(p.Action) {
		r.note("permits no access: not applied")
		return
	}
	access := r.grant(p, person)
	for _, class := range p.Class {
		permission, known := classPermissions[class.Code]
		switch {
		case !known:
			r.note("permits %s, for which the portal has no permission", quote(class.Code))
		case !slices.Contains(access.permissions, permission):
			access.permissions = append(access.permissions, permission)
		}
	}
	if p.narrowed() {
		r.note("permits a part that the portal's permissions cannot say: look at it")
		access.permissions = nil
	}
	r.g.grants = append(r.g.grants, access)
}

// narrowed reports whether the provision holds for some of the data only.
func (p *provision) narrowed() bool {
	return len(p.SecurityLabel) > 0 || len(p.Code) > 0 || len(p.Data) > 0 || len(p.DataPeriod) > 0
}

// deny blocks the whole of the portal, also where less is denied: there is no
// narrower block, and what was denied must not be shown.
func (r *consentReader) deny(p *provision, person who, permitted []who) {
	r.said = true
	if !mentionsAccess(p.Action) {
		r.note("denies no access: not applied")
		return
	}
	if slices.Contains(permitted, person) && (p.narrowed() || len(p.Class) > 0) {
		r.note("has an exception that the portal's permissions cannot say: look at it")
		return
	}
	block := r.grant(p, person)
	block.deny = true
	block.reason = strings.TrimSpace("denied by " + block.reference + " " + fhirDay(r.c.DateTime).String())
	if p.narrowed() || len(p.Class) > 0 {
		block.reason += ", which names a part of the information only"
	}
	r.g.grants = append(r.g.grants, block)
}

// mentionsAccess reports whether the actions, where any are named, are about
// seeing information.
func mentionsAccess(actions []concept) bool {
	named := codes(actions)
	return len(named) == 0 || slices.ContainsFunc(named, func(code string) bool {
		return code == "access" || code == "use" || code == "disclose" || code == "collect"
	})
}

func (r *consentReader) note(format string, args ...any) {
	r.said = true
	r.g.report.note(r.at.field("provision"), format, args...)
}
