package practice

import (
	"context"
	"fmt"

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
		Title: "Save the practice's settings", Lines: lines, Gives: v.gives(), Yes: "save", No: "go on editing",
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
