package practice

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// conflict is what somebody else saved while the draft was being edited.
type conflict struct {
	recorded model.Practice
	say      string
}

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
	var zone *time.Location
	err := s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
		zone = r.Now().Location()
		found.recorded, err = r.Practice()
		return err
	})
	if err != nil {
		return nil, err
	}
	entry, err := lastChange(ctx, s, asked.draft.moved(asked.settings, &found.recorded))
	if err == nil && entry != nil {
		found.say = entry.StaffName + " changed the same at " + entry.At.In(zone).Format("15:04 on 2 Jan")
	}
	return found, err
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
