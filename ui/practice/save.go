package practice

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// The messages that confirmations send.
type (
	saveNow   struct{ version int }
	dropDraft struct{}
	// rebase is sent when somebody agreed to put a draft on top of what another
	// desk saved meanwhile.
	rebase struct{ recorded model.Practice }
)

// saved is what became of saving the draft.
type saved struct {
	change store.Change
	// rec is the practice as it is kept from then on.
	rec *record
	// conflict is set where somebody changed the same meanwhile.
	conflict *conflict
}

// conflict is what somebody else saved while the draft was being edited.
type conflict struct {
	recorded model.Practice
	say      string
}

// askSave saves the draft once it is reckoned, asking first where anybody gains
// or loses by it. Late says that this comes some time after the key that led to
// it.
func (m *Model) askSave(late bool) tea.Cmd {
	v := m.judged()
	switch {
	case v == nil:
		m.wanted = true
		return nil
	case v.refused != nil:
		return nil
	case len(v.people) == 0:
		return m.save()
	}
	const most = 6
	people := make([]string, len(v.people))
	for i := range v.people {
		people[i] = v.people[i].line()
	}
	lines := append([]string{sentence(v.summary())}, some(people, most)...)
	lines = append(append(lines, "", "By these changes:"), some(m.draft.describe(m.settings), most)...)
	confirm := dialog.NewConfirm(m.session, dialog.Question{
		Title: "Save the practice's settings", Lines: lines, Yes: "save", No: "go on editing",
		Then: saveNow{m.draft.version},
	})
	m.session.Tell(dialog.Open{Dialog: confirm, Unasked: late})
	return nil
}

// some is the first of several lines, and how many more there are.
func some(all []string, most int) []string {
	var lines []string
	for _, line := range all[:min(most, len(all))] {
		lines = append(lines, "  "+line)
	}
	if more := len(all) - most; more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return lines
}

// save saves the draft as one operation.
func (m *Model) save() tea.Cmd {
	op, err := m.draft.operation(m.settings)
	if err != nil {
		m.session.Tell(ui.Failed{Err: err})
		return nil
	}
	m.busy = true
	s, all := m.session, m.settings
	asked := unlessMoved{op, m.draft.clone(), all}
	return ui.Ask(s, &m.saving, func(ctx context.Context) (saved, error) {
		commit, err := s.Store.Do(ctx, s.Who, asked)
		done := saved{change: commit.Change}
		if model.IsCode(err, model.Conflict) {
			done.conflict, err = findConflict(ctx, s, &asked)
			return done, err
		}
		if err != nil {
			return done, err
		}
		if rec, err := readRecord(ctx, s); err == nil { // else it is read again with the commit
			done.rec = rec
		}
		return done, nil
	})
}

func (m *Model) takeSaved(answer ui.Answer[saved]) tea.Cmd {
	if !answer.Answers(&m.saving) {
		return nil
	}
	m.busy = false
	switch {
	case answer.Err != nil:
		m.session.Tell(ui.Failed{Err: answer.Err})
		return nil
	case answer.Value.conflict != nil:
		m.askRebase(answer.Value.conflict)
		return nil
	}
	told := "Saved: the practice's settings"
	if v := m.judged(); v != nil {
		told += ". " + sentence(v.summary())
	}
	if rec := answer.Value.rec; rec != nil {
		m.rec = rec
	}
	m.draft.clear()
	m.lay()
	m.session.Tell(ui.Did{Change: answer.Value.change, Text: told})
	return m.reckon()
}

// askDrop asks before the draft is lost.
func (m *Model) askDrop() {
	changes := ui.Plural(m.draft.count(), "change", "changes")
	lines := []string{"Drop " + changes + " of the practice's settings?"}
	const most = 10
	lines = append(lines, some(m.draft.describe(m.settings), most)...)
	dialog.Ask(m.session, dialog.Question{
		Title: "Not saved", Lines: lines, Yes: "drop " + changes, No: "keep them", Then: dropDraft{},
	})
}

func (m *Model) drop() tea.Cmd { return m.edit((*draft).clear) }

// askRebase tells who changed the same, and offers to go on. It opens some time
// after the key that led to it, so it takes no keys at first.
func (m *Model) askRebase(c *conflict) {
	lines := []string{c.say + " while you were editing.", "", "Put your changes on top of that? Nothing is saved before you press s again."}
	mine := m.draft.clone()
	mine.rebase(m.settings, &c.recorded)
	for _, text := range mine.describe(m.settings) {
		lines = append(lines, "  "+text)
	}
	confirm := dialog.NewConfirm(m.session, dialog.Question{
		Title: "Changed meanwhile", Lines: lines, Yes: "put them on top", No: "leave it", Then: rebase{c.recorded},
	})
	m.session.Tell(dialog.Open{Dialog: confirm, Unasked: true})
}

func (m *Model) rebase(msg rebase) tea.Cmd {
	if m.rec != nil {
		m.rec.Practice = msg.recorded
	}
	return m.edit(func(d *draft) { d.rebase(m.settings, &msg.recorded) })
}

// findConflict looks for who changed the same under a draft, and when.
func findConflict(ctx context.Context, s *ui.Session, asked *unlessMoved) (*conflict, error) {
	found := &conflict{say: "Somebody changed the same"}
	return found, s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
		if found.recorded, err = r.Practice(); err != nil {
			return err
		}
		fields := asked.draft.moved(asked.settings, &found.recorded)
		entry, err := lastChange(ctx, s, fields)
		if err == nil && entry != nil {
			found.say = entry.StaffName + " changed the same at " + entry.At.In(r.Now().Location()).Format("15:04 on 2 Jan")
		}
		return err
	})
}

// lastChange is the newest commit that set one of the fields, as far as it is
// among the last ones, or nil.
func lastChange(ctx context.Context, s *ui.Session, fields []string) (*store.LogEntry, error) {
	const farthest = 500
	for entry, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Limit: farthest}) {
		if err != nil {
			return nil, err
		}
		var op map[string]json.RawMessage
		if json.Unmarshal(entry.Operation, &op) != nil || string(op["do"]) != `"set-practice"` {
			continue
		}
		if slices.ContainsFunc(fields, func(field string) bool { return op[field] != nil }) {
			return &entry, nil
		}
	}
	return nil, nil
}
