package model

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Deed is what a commit of the history did, to whom.
type Deed struct {
	Operation json.RawMessage
	Clients   []ClientID // whose charts it changed
	People    []PersonID
	Emails    []EmailID
	Undid     []uint64 // the commits that it took back itself
}

// Counts reports whether anybody would call it a deed of theirs, which they may
// want to undo: not that they read a thread, nor what delivery reports.
func (d *Deed) Counts() bool {
	do := d.Do()
	return do != (*MarkRead)(nil).Do() && do != TrainingBegun && !isReport(do)
}

// Words is the deed as people read it: "turned access on: Luis Moreno, Ada
// Moreno". Those whom the operation names come first, then the others touched.
// Whom the reader does not see stands there by their id.
func (d *Deed) Words(r Reader) string {
	head := d.head()
	words := head.told() + head.form(r)
	if head.Do == "undo" && len(d.Undid) == 1 {
		words = fmt.Sprintf("undid commit %d", d.Undid[0])
	}
	if names := cmp.Or(head.staff(r), d.names(r, &head)); names != "" {
		words += ": " + names
	}
	return words
}

// form is the title of the form that the deed is about, quoted; empty where it
// is about none.
func (h *deedHead) form(r Reader) string {
	var id FormID
	if id.UnmarshalText([]byte(h.Form)) != nil {
		return ""
	}
	form, err := r.Form(id)
	if err != nil {
		return ""
	}
	return " “" + form.Title + "”"
}

// staff is the staff member whom the deed names, and why.
func (h *deedHead) staff(r Reader) string {
	if h.Staff == 0 {
		return ""
	}
	staff, err := r.StaffMember(h.Staff)
	switch {
	case err != nil:
		return h.Staff.String()
	case h.Reason != "":
		return staff.Name + " (" + h.Reason + ")"
	}
	return staff.Name
}

// Does is what kind of deed it is: the operation in words, and its name.
func (d *Deed) Does() string {
	head := d.head()
	does := head.told() + " " + head.Do
	for i := range head.Lines {
		does += " " + head.Lines[i].Do
	}
	return does
}

// Told is what was done, without saying to whom.
func (d *Deed) Told() string {
	head := d.head()
	return head.told()
}

// Do is the name of the deed's operation.
func (d *Deed) Do() string { return d.head().Do }

// deedHead is what of an operation in the history says what it was about. The
// history holds ids where a script may hold names.
type deedHead struct {
	deedSaid
	// Lines is the operations of a script.
	Lines []deedSaid `json:"lines"`

	User   PersonID `json:"user"`
	Person PersonID `json:"person"`
	Parent PersonID `json:"parent"`
	Client ClientID `json:"client"`
	To     People   `json:"to"`
	Form   string   `json:"form"`
	Staff  StaffID  `json:"staff"`
	Reason string   `json:"reason"`
}

// deedSaid is what of an operation says what it did.
type deedSaid struct {
	Do    string `json:"do"`
	Title string `json:"title"`
	Name  string `json:"name"`
	On    *bool  `json:"on"`
	From  string `json:"from"`
	// Until is the last day of what was turned on; "" is none, any more.
	Until *string `json:"until"`

	// The switches of the practice, where it was changed.
	Portal              *bool `json:"portal"`
	OnlinePayments      *bool `json:"online_payments"`
	AppointmentRequests *bool `json:"appointment_requests"`
	SecureMessaging     *bool `json:"secure_messaging"`
	Uploads             *bool `json:"uploads"`
}

func (d *Deed) head() deedHead {
	var head deedHead
	// What does not even name itself is shown without a name; check tells why.
	if json.Unmarshal(d.Operation, &head) != nil {
		head = deedHead{deedSaid: deedSaid{Do: head.Do}}
	}
	return head
}

// told is the operation in words; of a script, what it did, each with how often
// where it is long.
func (h *deedHead) told() string {
	const most = 3
	if h.Do != scriptName || len(h.Lines) == 0 {
		return h.deedSaid.told()
	}
	var told []string
	times := map[string]int{}
	for i := range h.Lines {
		words := h.Lines[i].told()
		if len(h.Lines) > most {
			words = (&deedSaid{Do: h.Lines[i].Do, On: h.Lines[i].On, From: h.Lines[i].From}).told()
		}
		if times[words]++; times[words] == 1 {
			told = append(told, words)
		}
	}
	if len(told) > most {
		return h.deedSaid.told()
	}
	for i, words := range told {
		if n := times[words]; n > 1 {
			told[i] += fmt.Sprintf(" %d times", n)
		}
	}
	return strings.Join(told, ", ")
}

// told is an operation in words, with what it was about; one not known by
// words, by its name.
func (s *deedSaid) told() string {
	words, known := deeds[s.Do]
	switch {
	case !known:
		words = "did " + s.Do
	case s.Do == (*WriteMessage)(nil).Do() && s.From == string(FromUser):
		words = "recorded a portal user's message"
	case s.On != nil && *s.On && s.Until != nil:
		words = "gave access " + untilWords(*s.Until)
	case s.On != nil && *s.On:
		words = strings.Replace(words, "on or off", "on", 1)
	case s.On != nil:
		words = strings.Replace(words, "on or off", "off", 1)
	}
	if about := cmp.Or(s.Title, s.Name); about != "" {
		words += " “" + about + "”"
	}
	if switches := s.switches(); switches != "" {
		words += ": " + switches
	}
	return words
}

// switches is which of the practice's were turned on and which off.
func (s *deedSaid) switches() string {
	var turned []string
	for _, one := range []struct {
		on   *bool
		name string
	}{
		{s.Portal, "the portal"}, {s.OnlinePayments, OnlinePayments.String()}, {s.AppointmentRequests, AppointmentRequests.String()},
		{s.SecureMessaging, SecureMessaging.String()}, {s.Uploads, Uploads.String()},
	} {
		switch {
		case one.on == nil:
		case *one.on:
			turned = append(turned, one.name+" on")
		default:
			turned = append(turned, one.name+" off")
		}
	}
	return strings.Join(turned, ", ")
}

func untilWords(day string) string {
	if day == "" {
		return "without an end"
	}
	return "until " + day
}

// names is the people whom the deed names or touched, the first few of them.
func (d *Deed) names(r Reader, head *deedHead) string {
	const most = 4
	var names []string
	for _, id := range d.people(r, head) {
		if len(names) == most {
			return strings.Join(names, ", ") + fmt.Sprintf(" and others (%d clients, %d people)", len(d.Clients), len(d.People))
		}
		names = append(names, personNamed(r, id))
	}
	return strings.Join(names, ", ")
}

// people is whom the deed names and then whom it touched, each once.
func (d *Deed) people(r Reader, head *deedHead) []PersonID {
	people := append([]PersonID{head.User, head.Person, head.Parent}, head.To...)
	people = append(append(people, head.Client.Person()), d.People...)
	for _, id := range d.Emails {
		if e, err := r.Email(id); err == nil {
			people = append(people, e.Person)
		}
	}
	for _, client := range d.Clients {
		people = append(people, client.Person())
	}
	seen := map[PersonID]bool{0: true}
	return slices.DeleteFunc(people, func(id PersonID) bool {
		again := seen[id]
		seen[id] = true
		return again
	})
}

// Absent is whom the deed names or touched and who are not there now, the
// first of them.
func (d *Deed) Absent(r Reader) []PersonID {
	const most = 100
	head := d.head()
	people := d.people(r, &head)
	return slices.DeleteFunc(people[:min(most, len(people))], func(id PersonID) bool {
		_, err := r.Person(id)
		return err == nil
	})
}

// personNamed is a person's name, or the id of whom the reader does not see.
func personNamed(r Reader, id PersonID) string {
	if person, err := r.Person(id); err == nil {
		return person.Name()
	}
	return id.String()
}

// deeds is what each operation did, in words of the history.
var deeds = map[string]string{
	"set-practice":        "changed the practice",
	TrainingBegun:         "made a practice to learn on",
	"add-staff":           "added a staff member",
	"edit-staff":          "changed a staff member",
	"disable-staff":       "disabled a staff member",
	"enable-staff":        "enabled a staff member",
	"add-client":          "added a client",
	"edit-client":         "changed a client",
	"edit-person":         "changed a person",
	"add-contact":         "added a contact",
	"edit-contact":        "changed a contact",
	"remove-contact":      "ended a contact",
	"block":               "blocked",
	"lift-block":          "lifted a block",
	"set-access":          "turned access on or off",
	"set-permissions":     "changed permissions",
	"renew-access":        "renewed access",
	"invite":              "invited",
	"resend":              "sent an invitation again",
	"cancel-invitation":   "cancelled an invitation",
	"sign-in":             "recorded a sign-in",
	"change-login-email":  "changed a login's e-mail",
	"disable-login":       "disabled a login",
	"enable-login":        "enabled a login",
	"link":                "linked to a parent's portal",
	"unlink":              "unlinked from a parent's portal",
	"add-form":            "added a form",
	"assign":              "assigned a form",
	"unassign":            "took a form away",
	"remind":              "queued reminders",
	"put-off":             "put a finding off",
	"tell-apart":          "told two people apart",
	"withdraw":            "recorded a withdrawal",
	"mark-read":           "read a thread",
	"save-card":           "saved a card",
	"remove-card":         "took a card away",
	"complete":            "recorded a completed form",
	"refuse":              "recorded a refused form",
	"share":               "shared a document",
	"unshare":             "took a document away",
	"upload":              "recorded an upload",
	"schedule":            "made an appointment",
	"request-appointment": "recorded a requested appointment",
	"answer-request":      "answered a requested appointment",
	"cancel-appointment":  "cancelled an appointment",
	"message":             "wrote a message",
	"bill":                "made a bill",
	"address-bill":        "addressed a bill anew",
	"pay":                 "recorded a payment",
	"propose-change":      "recorded a proposed change",
	"answer-change":       "answered a proposed change",
	"retry-email":         "tried an e-mail again",
	"cancel-email":        "cancelled an e-mail",
	"email-sending":       "began to send an e-mail",
	"email-sent":          "sent an e-mail",
	"email-failed":        "could not send an e-mail",
	"email-unknown":       "lost sight of an e-mail",
	"set-mail":            "changed the mail server",
	"undo":                "undid a commit",
	"script":              "applied a script",
}
