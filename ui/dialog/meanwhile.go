package dialog

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// editing is a page on a record that another desk may change meanwhile. The
// fields of its operation are called as those of the record.
type editing interface{ edited() edited }

// edited is a record that is edited: its key in the history, as it was when the
// page was opened on it, and how it is read as it is now. Without a key it is
// somebody else's to guard.
type edited struct {
	key string
	was any
	now func(model.Reader) (any, error)
	// whole says that what is filled in makes no sense on another record than
	// that was: nothing is put on top.
	whole bool
	// part is the field of the record that was is, empty where it is all of it.
	part string
}

// edited is the record that the form edits; false is that there is none.
func (f *Form) edited() (edited, bool) {
	page, ok := f.page.(editing)
	if !ok {
		return edited{}, false
	}
	record := page.edited()
	return record, record.key != ""
}

// read is the record as it is now, as JSON.
func (e *edited) read(r model.Reader) (json.RawMessage, error) {
	now, err := e.now(r)
	if err != nil {
		return nil, err
	}
	return json.Marshal(now)
}

// guard makes an operation one that is refused where somebody else changed what
// it changes.
func (f *Form) guard(op model.Operation) model.Operation {
	if record, ok := f.edited(); ok {
		return unlessTheirs{op, record, f.base}
	}
	return op
}

// retold is what became of the record, as the history would have it.
func (e *edited) retold(was, now json.RawMessage) model.RecordChange {
	change := model.RecordChange{Key: e.key, Before: was, After: now}
	if e.part != "" {
		change.Before, _ = json.Marshal(map[string]json.RawMessage{e.part: was}) // it was marshalled here
		change.After, _ = json.Marshal(map[string]json.RawMessage{e.part: now})
	}
	return change
}

// moved reports whether a commit changed the record, or the part that is
// edited.
func (e *edited) moved(entry *store.LogEntry) bool {
	return slices.ContainsFunc(entry.Keys, func(change store.KeyChange) bool {
		var was, now map[string]json.RawMessage
		_ = json.Unmarshal(change.Before, &was) // what is not there has no parts
		_ = json.Unmarshal(change.After, &now)
		return change.Key == e.key && (e.part == "" || !bytes.Equal(was[e.part], now[e.part]))
	})
}

// unlessTheirs is an operation that is refused where somebody else changed what
// it changes. It is judged inside the commit, so that nothing comes between.
type unlessTheirs struct {
	model.Operation
	edited edited
	base   json.RawMessage
}

// Apply implements model.Operation.
func (o unlessTheirs) Apply(tx model.Tx) (model.Result, error) {
	now, err := o.edited.read(tx)
	if err != nil {
		return model.Result{}, err
	}
	change, err := json.Marshal(o.Operation)
	if err != nil {
		return model.Result{}, err
	}
	if o.edited.whole && !bytes.Equal(o.base, now) || overlaps(change, o.base, now) {
		return model.Result{}, model.Errorf(model.Conflict, "somebody changed the same meanwhile")
	}
	return o.Operation.Apply(tx)
}

// MarshalJSON writes the operation as it would be without the condition.
func (o unlessTheirs) MarshalJSON() ([]byte, error) { return json.Marshal(o.Operation) }

// overlaps reports whether a change is of a field that is another one now than
// it was, and not as the change would have it.
func overlaps(change, was, now json.RawMessage) bool {
	fields, before, after := fieldsOf(change), fieldsOf(was), fieldsOf(now)
	for field, value := range fields {
		if before[field] != after[field] && value != after[field] {
			return true
		}
	}
	return false
}

// fieldsOf is the fields of a record; one that holds nothing is as one that is
// not there.
func fieldsOf(record json.RawMessage) map[string]string {
	var raw map[string]json.RawMessage
	_ = json.Unmarshal(record, &raw) // it was marshalled here
	fields := make(map[string]string, len(raw))
	for field, value := range raw {
		if text := string(value); !slices.Contains([]string{`""`, "false", "null", "[]", "0"}, text) {
			fields[field] = text
		}
	}
	return fields
}

// theirs is what somebody else made of the record since; without a word it is
// nothing.
type theirs struct {
	who  string
	what []string
	now  json.RawMessage
	// refused says that a save was refused on account of it.
	refused bool
}

// overTheirs is sent when somebody agreed to save over what is recorded now.
type overTheirs struct {
	by  *Form
	now json.RawMessage
}

// seeTheirs asks what somebody else made of the record.
func (f *Form) seeTheirs(refused bool) tea.Cmd {
	record, ok := f.edited()
	if !ok || f.done {
		return nil
	}
	s, base := f.session, f.base
	return ui.AskBehind(s, &f.looking, func(ctx context.Context) (theirs, error) {
		got := theirs{refused: refused}
		var clock ui.Clock
		err := s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
			got.now, err = record.read(r)
			clock.Now = r.Now()
			for _, field := range model.Retell(r, record.retold(base, got.now)).Fields {
				got.what = append(got.what, field.Words())
			}
			return err
		})
		if err != nil || bytes.Equal(base, got.now) {
			return got, err
		}
		got.who = "Somebody"
		for entry, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Record: record.key}) {
			if err != nil {
				return got, err
			}
			if record.moved(&entry) {
				got.who = entry.StaffName + " " + clock.Moment(entry.At)
				break
			}
		}
		return got, nil
	})
}

func (f *Form) takeTheirs(answer ui.Answer[theirs]) tea.Cmd {
	if answer.Gone(&f.looking) || answer.Err != nil {
		return nil
	}
	f.meanwhile = nil
	got := &answer.Value
	if got.who == "" {
		return nil
	}
	f.meanwhile = append([]string{"Changed by " + got.who + ":"}, got.what...)
	if !got.refused {
		return nil
	}
	if record, _ := f.edited(); !record.whole {
		f.askOver(got)
		return nil
	}
	f.done, f.touched = true, false
	say := "nothing was saved, for it was changed by " + got.who + ": " + strings.Join(got.what, "; ")
	f.session.Tell(ui.Failed{Err: model.Errorf(model.Conflict, "%s", say).Hint("open it again")})
	return nil
}

// askOver tells who changed the same, and offers to go on. It opens some time
// after the key that led to it, so it takes no keys at first.
func (f *Form) askOver(got *theirs) {
	lines := []string{"While you were editing, changed by " + theme.Safe(got.who) + ":"}
	for _, what := range got.what {
		lines = append(lines, "  "+theme.Safe(what))
	}
	lines = append(lines, "", "Put your changes on top of that? Nothing is saved before you save again.")
	confirm := NewConfirm(f.session, Question{
		Title: "Changed meanwhile", Lines: lines, Yes: "put them on top", No: "leave it", Then: overTheirs{f, got.now},
	})
	f.session.Tell(Open{Dialog: confirm, Unasked: true})
}

// takeOver puts what is filled in on top of what is recorded now.
func (f *Form) takeOver(msg overTheirs) {
	if msg.by == f {
		f.base, f.meanwhile = msg.now, nil
	}
}
