package main

import (
	"encoding/json"
	"fmt"

	"frontdesk/model"
)

// The first family is the largest: its chart is the one that is loaded and
// laid out. Numbers are given out from 1.
const (
	largestClient = model.ClientID(1)
	largestParent = model.PersonID(2)
	largestItems  = 40
	// A child, so that no age has closed what the parent sees of it.
	largestBorn = "2016-05-14"
)

// fields is one line of a script.
type fields map[string]any

// script is one family as an operation: the chart, and the first contact
// invited to the portal.
func (f *family) script() (model.Operation, error) {
	var contacts []fields
	for i, contact := range f.contacts {
		contacts = append(contacts, contact.fields(fields{"as": fmt.Sprint("p", i), "relationship": contact.relationship}))
	}
	lines := []fields{
		f.client.fields(fields{"do": "add-client", "as": "c", "contacts": contacts}),
		{"do": "invite", "client": "c", "user": "p0", "preset": "Full access"},
	}
	return scriptOf(lines)
}

func (p *person) fields(f fields) fields {
	f["first"], f["last"], f["email"], f["phone"], f["email_ok"] = p.first, p.last, p.email, p.phone, true
	if p.born != "" {
		f["born"] = p.born
	}
	return f
}

// items fills the largest chart: forms, documents, appointments and bills.
func items() (model.Operation, error) {
	client, parent := largestClient.String(), largestParent.String()
	var lines []fields
	for i := range largestItems / 4 {
		form := fmt.Sprint("f", i)
		lines = append(lines,
			fields{"do": "add-form", "as": form, "title": fmt.Sprint("Form ", i+1), "kind": "consent"},
			fields{"do": "assign", "client": client, "form": form, "to": []string{parent}},
			fields{"do": "share", "client": client, "title": fmt.Sprint("Letter ", i+1), "to": []string{parent}},
			fields{"do": "schedule", "client": client, "start": fmt.Sprintf("2031-01-%02dT15:00:00Z", i+1), "minutes": 50},
			fields{"do": "bill", "client": client, "kind": "invoice", "amount": "120.00"})
	}
	return scriptOf(lines)
}

func scriptOf(lines []fields) (model.Operation, error) {
	script := &model.Script{}
	for _, line := range lines {
		text, err := json.Marshal(line)
		if err != nil {
			return nil, err
		}
		script.Lines = append(script.Lines, text)
	}
	return script, nil
}
