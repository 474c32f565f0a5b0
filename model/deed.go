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
	Undid     []uint64 // the commits that it took back itself
}

// Words is the deed as people read it: "added a contact: Luis Moreno, Ada
// Moreno". Whom the reader does not see stands there by their id.
func (d *Deed) Words(r Reader) string {
	do, about := d.head()
	words := deedWords(do)
	if do == "undo" && len(d.Undid) == 1 {
		words = fmt.Sprintf("undid commit %d", d.Undid[0])
	}
	if about != "" {
		words += " “" + about + "”"
	}
	if names := d.names(r); names != "" {
		words += ": " + names
	}
	return words
}

// Do is the name of the deed's operation.
func (d *Deed) Do() string {
	do, _ := d.head()
	return do
}

// head is what the operation is called, and what it is about where that has a
// name of its own.
func (d *Deed) head() (do, about string) {
	var head struct {
		Do    string `json:"do"`
		Title string `json:"title"`
		Name  string `json:"name"`
	}
	// What does not even name itself is shown without a name; check tells why.
	_ = json.Unmarshal(d.Operation, &head)
	return head.Do, cmp.Or(head.Title, head.Name)
}

// names is the people whom the deed touched, the first few of them.
func (d *Deed) names(r Reader) string {
	const most = 4
	var names []string
	people := slices.Clone(d.People)
	for _, client := range d.Clients {
		people = append(people, client.Person())
	}
	seen := map[PersonID]bool{}
	for _, id := range people {
		if seen[id] {
			continue
		}
		seen[id] = true
		if len(names) == most {
			return strings.Join(names, ", ") + fmt.Sprintf(" and others (%d clients, %d people)", len(d.Clients), len(d.People))
		}
		name := id.String()
		if person, err := r.Person(id); err == nil {
			name = person.Name()
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// deeds is what each operation did, in words of the history.
var deeds = map[string]string{
	"set-practice":        "changed the practice",
	"add-staff":           "added a staff member",
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
	"link":                "linked",
	"unlink":              "unlinked",
	"add-form":            "added a form",
	"assign":              "assigned a form",
	"unassign":            "took a form away",
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

// deedWords is an operation in words; one not known by words, by its name.
func deedWords(do string) string {
	if words, known := deeds[do]; known {
		return words
	}
	return "did " + do
}
