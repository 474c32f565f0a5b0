package intake

import (
	"fmt"
	"strings"

	"frontdesk/model"
)

// Place is where in the source something stands.
type Place struct {
	File string `json:"file"`
	// Row counts from 1: a row of a CSV file with its header as row 1, a line
	// of an NDJSON file, an entry of a Bundle. Zero is the whole file.
	Row int `json:"row,omitempty"`
	// Resource is a FHIR resource as "Patient/ada".
	Resource string `json:"resource,omitempty"`
	Field    string `json:"field,omitempty"`
}

func (p Place) field(name string) Place {
	p.Field = name
	return p
}

func (p Place) String() string {
	parts := []string{p.File}
	if p.Row > 0 {
		parts = append(parts, fmt.Sprintf("row %d", p.Row))
	}
	for _, part := range []string{p.Resource, p.Field} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// Refusal is a file, a row or a resource that is not imported.
type Refusal struct {
	Place
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
	// Held is set where nothing is wrong with the record itself: it waits for
	// another one of its family.
	Held bool `json:"held,omitempty"`
}

// Note is something imported, or left out, that a person should know of.
type Note struct {
	Place
	Say string `json:"say"`
}

// ConflictKind says why an e-mail address is in conflict.
type ConflictKind string

const (
	// SharedEmail is an address of two people of whom each would need a login.
	SharedEmail ConflictKind = "shared"
	// MinorsEmail is an address that a minor shares with an adult.
	MinorsEmail ConflictKind = "minor"
	// LoginEmail is an address with which somebody else signs in already.
	LoginEmail ConflictKind = "login"
)

// EmailConflict is one address that stands at several people.
type EmailConflict struct {
	Email  string       `json:"email"`
	Kind   ConflictKind `json:"kind"`
	People []string     `json:"people"`
	Places []Place      `json:"places"`
	Say    string       `json:"say"`
}

// FileReport is what was found in one file.
type FileReport struct {
	Name string `json:"name"`
	// Format is how the file was read, as "CSV with semicolons, Windows-1252".
	Format string `json:"format"`
	// Rows counts data rows, or FHIR resources of people and consent.
	Rows int `json:"rows"`
	// Unknown is the columns that were not understood and not imported.
	Unknown []string `json:"unknown,omitempty"`
	// Other counts FHIR resources of other types, which are passed over.
	Other int `json:"other,omitempty"`
}

// Report says what an import did, or would do. People, Clients, Minors,
// Contacts, Access, Blocks and Families count what is made; a person or a tie
// that was on record is counted in AlreadyHere only.
type Report struct {
	DryRun bool         `json:"dry_run,omitempty"`
	Files  []FileReport `json:"files"`

	People   int `json:"people"`
	Clients  int `json:"clients"`
	Minors   int `json:"minors"`
	Contacts int `json:"contacts"`
	Access   int `json:"access"`
	Blocks   int `json:"blocks"`
	Families int `json:"families"`
	// AlreadyHere counts people found on record, whose facts stay as they are.
	AlreadyHere int `json:"already_here"`

	EmailConflicts []EmailConflict `json:"email_conflicts"`
	Refusals       []Refusal       `json:"refusals"`
	Notes          []Note          `json:"notes"`
}

func (r *Report) note(at Place, format string, args ...any) {
	r.Notes = append(r.Notes, Note{Place: at, Say: fmt.Sprintf(format, args...)})
}

func (r *Report) refuse(at Place, err error) {
	r.Refusals = append(r.Refusals, refusal(at, err))
}

// add takes in what was done for one family.
func (r *Report) add(family *Report) {
	r.People += family.People
	r.Clients += family.Clients
	r.Minors += family.Minors
	r.Contacts += family.Contacts
	r.Access += family.Access
	r.Blocks += family.Blocks
	r.Families += family.Families
	r.AlreadyHere += family.AlreadyHere
	r.EmailConflicts = append(r.EmailConflicts, family.EmailConflicts...)
	r.Refusals = append(r.Refusals, family.Refusals...)
	r.Notes = append(r.Notes, family.Notes...)
}

// refusal keeps of an error what is safe to show.
func refusal(at Place, err error) Refusal {
	e := asError(err)
	if e.Field != "" {
		at.Field = e.Field
	}
	return Refusal{Place: at, Reason: safe(e.Say), Hint: safe(strings.Join(e.Hints, "; "))}
}

// maxShown is how much of a text of the source is quoted, in runes.
const maxShown = 120

// safe is a text of the source that can be shown on a terminal: characters
// that act or hide are written as their code point.
func safe(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > 4*maxShown {
			b.WriteString("…")
			break
		}
		if model.Hostile(r) {
			fmt.Fprintf(&b, "<%U>", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// quote is a value of the source in quotes, cut where it is long.
func quote(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxShown {
			s = s[:i] + "…"
			break
		}
	}
	return "“" + safe(s) + "”"
}
