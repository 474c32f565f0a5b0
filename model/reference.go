package model

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// resolver turns the references of a script's line into printed ids. A
// reference is, in this order: a handle of the file, an id as it is printed,
// an e-mail, a full name that is the only one of its kind.
type resolver struct {
	reader  Reader
	handles Handles
}

// object resolves the references among the fields of an object in place. A
// field that the schema does not know is an error.
func (r resolver) object(fields map[string]json.RawMessage, s *schema) error {
	var client json.RawMessage
	for name, raw := range fields {
		kind, known := s.fields[name]
		if !known {
			return Errorf(Unknown, "there is no such field here").At(name).Hint("the fields are: %s", JoinNames(s.names))
		}
		// The client first: items are looked up in its chart.
		if kind.noun == clientNoun {
			resolved, err := r.references(raw, clientNoun, name, nil)
			if err != nil {
				return err
			}
			fields[name], client = resolved, resolved
		}
	}
	for name, raw := range fields {
		kind := s.fields[name]
		resolved, err := raw, error(nil)
		switch {
		case kind.objects != nil:
			resolved, err = r.objects(raw, name, kind.objects)
		case kind.noun != noReference && kind.noun != clientNoun:
			resolved, err = r.references(raw, kind.noun, name, client)
		}
		if err != nil {
			return err
		}
		fields[name] = resolved
	}
	return nil
}

// references resolves a field that holds one reference or a list of them.
func (r resolver) references(raw json.RawMessage, n noun, field string, client json.RawMessage) (json.RawMessage, error) {
	switch {
	case len(raw) == 0 || raw[0] == 'n':
		return raw, nil
	case raw[0] == '[':
		return each(raw, field, func(i int, element json.RawMessage) (json.RawMessage, error) {
			if text := string(element); text == "null" || text == `""` {
				return nil, inElement(Errorf(Missing, "is needed"), field, i)
			}
			return r.reference(element, n, field, client)
		})
	}
	return r.reference(raw, n, field, client)
}

// objects resolves a field that holds a list of objects.
func (r resolver) objects(raw json.RawMessage, field string, s *schema) (json.RawMessage, error) {
	if len(raw) == 0 || raw[0] != '[' {
		return raw, nil
	}
	return each(raw, field, func(i int, element json.RawMessage) (json.RawMessage, error) {
		if element[0] != '{' {
			return nil, inElement(Errorf(Invalid, "is an object in braces"), field, i)
		}
		fields, err := objectOf(element)
		if err == nil {
			err = r.object(fields, s)
		}
		if err != nil {
			return nil, inElement(err, field, i)
		}
		return joinFields(fields), nil
	})
}

func each(raw json.RawMessage, field string, one func(int, json.RawMessage) (json.RawMessage, error)) (json.RawMessage, error) {
	var elements []json.RawMessage
	if err := json.Unmarshal(raw, &elements); err != nil {
		return nil, Errorf(Invalid, "is not a list").At(field)
	}
	for i := range elements {
		resolved, err := one(i, elements[i])
		if err != nil {
			return nil, err
		}
		elements[i] = resolved
	}
	return json.Marshal(elements)
}

// inElement says in which element of a list the field is that an error is about.
func inElement(err error, list string, i int) error {
	var ours *Error
	if !errors.As(err, &ours) {
		return err
	}
	placed := *ours
	placed.Field = list + "[" + strconv.Itoa(i) + "]"
	if ours.Field != "" {
		placed.Field += "." + ours.Field
	}
	return &placed
}

func (r resolver) reference(raw json.RawMessage, n noun, field string, client json.RawMessage) (json.RawMessage, error) {
	text, err := textOf(raw)
	if err != nil {
		return nil, Errorf(Invalid, "is a handle, an id, an e-mail or a full name, in quotes").At(field)
	}
	if text == "" {
		return raw, nil
	}
	var chart ClientID
	if client != nil {
		_ = json.Unmarshal(client, &chart) // a list of clients names no single chart
	}
	id, err := r.find(text, n, chart)
	if err != nil {
		return nil, atField(err, field)
	}
	return json.RawMessage(`"` + id + `"`), nil
}

func atField(err error, field string) error {
	var e *Error
	if errors.As(err, &e) && e.Field == "" {
		e.Field = field
	}
	return err
}

// find is the printed id of what a reference stands for.
func (r resolver) find(text string, n noun, chart ClientID) (string, error) {
	if id, ok := r.handles[text]; ok {
		if !fits(id, n) {
			return "", Errorf(Unknown, "%q stands for %s, which is no %s", text, id, nounNames[n])
		}
		return id, r.exists(id, n)
	}
	if fits(text, n) {
		return text, r.exists(text, n)
	}
	candidates, err := r.candidates(text, n, chart)
	if err != nil {
		return "", err
	}
	switch len(candidates) {
	case 0:
		return "", r.unknown(text, n, chart)
	case 1:
		return candidates[0].ID, nil
	}
	says := make([]string, len(candidates))
	for i, c := range candidates {
		says[i] = c.As + " (" + c.ID + ")"
	}
	return "", Errorf(Ambiguous, "%q fits %d of them: %s", text, len(candidates), JoinNames(says)).Hint("say which by its id")
}

// FindPerson is the person that a reference of the command line names.
func FindPerson(r Reader, text string) (PersonID, error) {
	id, err := findID[PersonID](r, text, personNoun, 0)
	return id, atField(err, "user")
}

// FindClient is the client that a reference names.
func FindClient(r Reader, text string) (ClientID, error) {
	id, err := findID[ClientID](r, text, clientNoun, 0)
	return id, atField(err, "client")
}

// FindStaff is the staff member that a reference names.
func FindStaff(r Reader, text string) (StaffID, error) {
	id, err := findID[StaffID](r, text, staffNoun, 0)
	return id, atField(err, "staff")
}

// FindEmail is the e-mail that an id names.
func FindEmail(r Reader, text string) (EmailID, error) {
	id, err := findID[EmailID](r, text, emailNoun, 0)
	return id, atField(err, "email")
}

// FindItem is the item of a chart that an id or a title names.
func FindItem(r Reader, client ClientID, text string) (ItemID, error) {
	id, err := findID[ItemID](r, text, itemNoun, client)
	return id, atField(err, "item")
}

func findID[T any](r Reader, text string, n noun, chart ClientID) (id T, err error) {
	printed, err := resolver{reader: r}.find(text, n, chart)
	if err != nil {
		return id, err
	}
	raw, err := json.Marshal(printed)
	if err != nil {
		return id, err
	}
	return id, json.Unmarshal(raw, &id)
}

// fits reports whether a text has the form of a printed id of the noun.
func fits(text string, n noun) bool {
	var ok bool
	switch n {
	case personNoun, clientNoun:
		_, ok = parseID('p', text)
	case staffNoun:
		_, ok = parseID('s', text)
	case formNoun:
		_, ok = parseID('f', text)
	case itemNoun:
		_, ok = parseItemID(text)
	case emailNoun:
		_, ok = parseID('e', text)
	case noReference:
	}
	return ok
}

// exists checks that a printed id stands for something.
func (r resolver) exists(id string, n noun) error {
	var err error
	switch n {
	case personNoun:
		number, _ := parseID('p', id)
		_, err = r.reader.Person(PersonID(number))
	case clientNoun:
		number, _ := parseID('p', id)
		_, err = r.reader.Client(ClientID(number))
	case staffNoun:
		number, _ := parseID('s', id)
		_, err = r.reader.StaffMember(StaffID(number))
	case formNoun:
		number, _ := parseID('f', id)
		_, err = r.reader.Form(FormID(number))
	case emailNoun:
		number, _ := parseID('e', id)
		_, err = r.reader.Email(EmailID(number))
	case itemNoun, noReference:
		// Operations look items up in their chart.
	}
	return err
}

// candidates is everything of a kind that an e-mail or a full name fits, each
// as its name and printed id.
func (r resolver) candidates(text string, n noun, chart ClientID) ([]Named, error) {
	switch n {
	case personNoun, clientNoun:
		return r.people(text, n)
	case staffNoun:
		return r.staff(text)
	case formNoun:
		return r.forms(text)
	case itemNoun:
		return r.items(text, chart)
	case emailNoun, noReference: // an e-mail has no name, only its id
	}
	return nil, nil
}

func (r resolver) people(text string, n noun) ([]Named, error) {
	lookup := r.reader.PeopleByName
	if strings.Contains(text, "@") {
		lookup = r.reader.PeopleByEmail
	}
	ids, err := lookup(text)
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	var found []Named
	for _, id := range slices.Compact(ids) {
		if n == clientNoun {
			if _, err := r.reader.Client(id.Client()); IsCode(err, NotFound) {
				continue
			} else if err != nil {
				return nil, err
			}
		}
		person, err := r.reader.Person(id)
		if err != nil {
			return nil, err
		}
		found = append(found, Named{As: person.Name(), ID: id.String()})
	}
	return found, nil
}

// staff is those whom a text fits: of namesakes, those who still work here.
func (r resolver) staff(text string) ([]Named, error) {
	var found, gone []Named
	for staff, err := range r.reader.Staff() {
		if err != nil {
			return nil, err
		}
		if FoldName(staff.Name) == FoldName(text) || staff.Email != "" && FoldEmail(staff.Email) == FoldEmail(text) {
			list := &found
			if staff.Disabled() {
				list = &gone
			}
			*list = append(*list, Named{As: staff.Name, ID: staff.ID.String()})
		}
	}
	if len(found) == 0 {
		return gone, nil
	}
	return found, nil
}

func (r resolver) forms(text string) ([]Named, error) {
	var found []Named
	for form, err := range r.reader.Forms() {
		if err != nil {
			return nil, err
		}
		if FoldName(form.Title) == FoldName(text) {
			found = append(found, Named{As: form.Title, ID: form.ID.String()})
		}
	}
	return found, nil
}

func (r resolver) items(text string, client ClientID) ([]Named, error) {
	if client == 0 {
		return nil, nil
	}
	chart, err := r.reader.Chart(client)
	if err != nil {
		return nil, err
	}
	var found []Named
	for i := range chart.Items {
		if FoldName(chart.Items[i].Title) == FoldName(text) {
			found = append(found, Named{As: chart.Items[i].Title, ID: chart.Items[i].ID.String()})
		}
	}
	return found, nil
}
