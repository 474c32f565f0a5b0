package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// RecordChange is one record before and after a commit, as the history keeps
// it: by its key, "access p1 p3", and as JSON; nil is absent.
type RecordChange struct {
	Key           string
	Before, After json.RawMessage
}

// Retold is a change in words: of what, and each field that changed.
type Retold struct {
	Record string
	// Made and Gone say that the record was not there before, or is not after.
	Made, Gone bool
	Fields     []FieldChange
}

// FieldChange is a field before and after; empty is that there is nothing.
type FieldChange struct{ Field, Before, After string }

// Words is the change as one line.
func (c FieldChange) Words() string {
	return c.Field + ": " + cmp.Or(c.Before, "nothing") + " → " + cmp.Or(c.After, "nothing")
}

// Retell tells a change in words that people use rather than keys. Whom the
// reader does not see stands there by their id; Recalling helps with
// those who are not there any more.
func Retell(r Reader, c RecordChange) Retold {
	t := teller{r}
	before, after := t.fields(c.Before), t.fields(c.After)
	told := Retold{Record: t.record(c), Made: len(c.Before) == 0, Gone: len(c.After) == 0}
	fields := append(keysOf(before), keysOf(after)...)
	slices.Sort(fields)
	for _, field := range slices.Compact(fields) {
		if before[field] != after[field] {
			told.Fields = append(told.Fields, FieldChange{fieldWords(field), before[field], after[field]})
		}
	}
	return told
}

// NameOf is whom or what an id names, a form in quotes, or the id where that is
// nobody whom the reader sees.
func NameOf(r Reader, id string) string { return teller{r}.name(id) }

// teller puts records into words.
type teller struct{ Reader }

// record is what a record is called, by its key.
func (t teller) record(c RecordChange) string {
	words := strings.Fields(c.Key)
	ids := 0
	for len(words) > 1+ids && strings.ContainsAny(words[len(words)-1-ids], "0123456789") {
		ids++
	}
	kind, named := strings.Join(words[:len(words)-ids], " "), words[len(words)-ids:]
	first, second := "", ""
	if ids > 0 {
		first, second = t.name(named[0]), t.name(named[ids-1])
	}
	title := t.title(c)
	switch kind {
	case "practice":
		return "the practice"
	case "person", "staff member":
		return cmp.Or(title, first)
	case "login":
		return possessive(first) + " login"
	case "client":
		return possessive(first) + " chart"
	case "contact":
		return second + " as a contact of " + first
	case "access":
		return possessive(second) + " access to " + possessive(first) + " portal"
	case "block":
		return "the block of " + second + " from " + first
	case "item", "form":
		return "“" + cmp.Or(title, kind) + "”" + t.ofClient(named)
	case "e-mail":
		return "the e-mail to " + title
	case "message":
		return "a message" + t.ofClient(named)
	}
	return kind + t.ofClient(named)
}

// ofClient names whose item it is.
func (t teller) ofClient(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	if client, _, is := strings.Cut(ids[0], "."); is {
		return " of " + t.name(client)
	}
	return ""
}

// title is what a record calls itself.
func (t teller) title(c RecordChange) string {
	var record struct{ Title, Name, First, Last string }
	for _, raw := range []json.RawMessage{c.After, c.Before} {
		if len(raw) > 0 && json.Unmarshal(raw, &record) == nil {
			break
		}
	}
	person := Person{First: record.First, Last: record.Last}
	return cmp.Or(cmp.Or(record.Title, record.Name), strings.TrimSpace(person.Name()))
}

// name is whom or what an id names, or the id.
func (t teller) name(id string) string {
	var person PersonID
	var staff StaffID
	var form FormID
	switch {
	case id == "":
	case person.UnmarshalText([]byte(id)) == nil:
		if known, err := t.Person(person); err == nil {
			return known.Name()
		}
	case staff.UnmarshalText([]byte(id)) == nil:
		if known, err := t.StaffMember(staff); err == nil {
			return known.Name
		}
	case form.UnmarshalText([]byte(id)) == nil:
		if known, err := t.Form(form); err == nil {
			return "“" + known.Title + "”"
		}
	}
	return id
}

// fields is a record's fields in words, those of a record inside it by both
// names.
func (t teller) fields(raw json.RawMessage) map[string]string {
	fields := map[string]string{}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var record map[string]any
	if len(raw) == 0 || decoder.Decode(&record) != nil {
		return fields
	}
	for field, value := range record {
		if slices.Contains(ownFields, field) {
			continue
		}
		inner, is := value.(map[string]any)
		if !is || field == "values" {
			fields[field] = t.value(field, value)
			continue
		}
		for sub, value := range inner {
			fields[field+" "+sub] = t.value(sub, value)
		}
	}
	return fields
}

// ownFields is what the key of a record says already, and what tells people
// nothing.
var ownFields = []string{"id", "client", "person", "thread", "no", "digest", "link_email"}

// value is one value in words.
func (t teller) value(field string, value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case bool:
		return map[bool]string{true: "yes", false: "no"}[value]
	case json.Number:
		return value.String()
	case string:
		return t.text(field, value)
	case []any:
		if words, said := listSaid(field, value); said {
			return words
		}
		words := make([]string, len(value))
		for i, one := range value {
			words[i] = t.value(field, one)
		}
		return strings.Join(words, ", ")
	case map[string]any:
		if words, said := t.deedSaid(field, value); said {
			return words
		}
		var words []string
		for _, sub := range keysOf(value) {
			if said := t.value(sub, value[sub]); said != "" && !slices.Contains(ownFields[4:], sub) {
				words = append(words, fieldWords(sub)+" "+said)
			}
		}
		return "(" + strings.Join(words, ", ") + ")"
	}
	return ""
}

// deedSaid is what somebody did that stands in a record, with words of its own:
// an answer to a form, a payment.
func (t teller) deedSaid(field string, deed map[string]any) (words string, said bool) {
	at := t.value("at", deed["at"])
	switch field {
	case "answers":
		words = t.value("person", deed["person"])
		if given, _ := deed["given"].(bool); given {
			words += " gave it " + at
		} else {
			words += " refused " + at
		}
		if withdrawn, _ := deed["withdrawn"].(bool); withdrawn {
			words += ", and took it back"
		}
		if text := t.value("text", deed["text"]); text != "" {
			words += ": “" + text + "”"
		}
		if values, _ := deed["values"].(map[string]any); len(values) > 0 {
			words += " " + t.value("values", values)
		}
		return words, true
	case "apart":
		words = t.value("person", deed["person"]) + ", said by " + t.value("by", deed["by"]) + " " + at
		if reason := t.value("reason", deed["reason"]); reason != "" {
			words += ": “" + reason + "”"
		}
		return words, true
	case "payments":
		return t.value("amount", deed["amount"]) + " by " + t.value("by", deed["by"]) + " " + at, true
	}
	return "", false
}

// listSaid is a list that has words of its own: permissions and age bands.
func listSaid(field string, list []any) (words string, said bool) {
	raw, err := json.Marshal(list)
	if err != nil {
		return "", false
	}
	switch field {
	case "ticks":
		var set PermissionSet
		err = json.Unmarshal(raw, &set)
		return set.Words(), err == nil
	case "age_bands":
		var bands []AgeBand
		err = json.Unmarshal(raw, &bands)
		words := make([]string, len(bands))
		for i := range bands {
			words[i] = bands[i].Words()
		}
		return strings.Join(words, "; "), err == nil
	}
	return "", false
}

// text is a text in words: a moment, somebody's name, a permission's label; a
// link is nobody's to read.
func (t teller) text(field, text string) string {
	switch field {
	case "link":
		return "a link that only its owner knows"
	case "by", "audience", "practitioner", "to", "with", "from", "granted_by", "cancelled_by", "form", "staff", "person":
		return t.name(text)
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return at.In(t.Now().Location()).Format("2 Jan 2006 15:04")
	}
	return text
}

func keysOf[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// fieldWords is a field's name as people say it.
func fieldWords(field string) string {
	if words, known := fieldNames[field]; known {
		return words
	}
	return strings.ReplaceAll(field, "_", " ")
}

// fieldNames is the fields whose names say little.
var fieldNames = map[string]string{
	"on": "access", "ticks": "permissions", "until": "last day", "at": "when", "by": "by whom", "born": "birth date",
	"email_ok": "consent to e-mail", "email": "e-mail", "link": "invitation's link", "granted_by": "given by",
	"granted_at": "given", "since": "since", "first": "first name", "last": "last name", "origins": "imported as",
	"ended at": "ended", "ended by": "ended by", "ended reason": "why it ended", "lifted at": "lifted",
	"lifted by": "lifted by", "lifted reason": "why it was lifted", "renewal until": "renewed until",
	"renewal consent": "consent", "renewal reason": "review's outcome", "renewal by": "renewed by", "renewal at": "renewed",
	"visit start": "start", "visit minutes": "minutes", "visit state": "state", "visit practitioner": "practitioner",
	"bill amount": "amount", "bill date": "date", "bill to": "bill goes to", "bill payments": "payments",
	"paper form": "form", "paper due": "due", "paper answers": "answers", "paper signatures": "signatures asked for",
	"thread count": "messages", "thread unread": "unread", "thread last": "last message", "thread with": "with",
	"portal": "client portal", "uploads": "document uploads", "put_off": "findings put off", "apart": "not the same as", "legal_sex": "legal sex designation",
	"training": "training practice", "mail host": "mail server",
}
