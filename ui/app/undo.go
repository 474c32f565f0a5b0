package app

import (
	"context"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// reversal is one undo or redo: what was asked about is what is done, whatever
// is committed meanwhile.
type reversal struct {
	redo bool
	// commit is taken back, zero until it is known which; deed is who did what.
	commit uint64
	deed   string
}

// reverse is sent when somebody agreed to a reversal.
type reverse struct{ *reversal }

// undoOffers is the own last change; in the history the key is that of any.
func (m *Model) undoOffers() []action.Offer {
	if m.view == activityView {
		return []action.Offer{{ID: action.Redo}}
	}
	return []action.Offer{{ID: action.Undo, Footer: true}, {ID: action.Redo}}
}

// askReverse asks before the last change is taken back, or done again.
func (m *Model) askReverse(redo bool) {
	m.ask(&reversal{redo: redo})
}

// ask asks before a commit is taken back.
func (m *Model) ask(r *reversal) {
	question := dialog.Question{
		Title: "Undo", Yes: "undo it", No: "leave it as it is",
		Effect: func(ctx context.Context) (dialog.Drafted, error) { return r.weigh(ctx, m.session) },
		Then:   reverse{r},
	}
	if r.redo {
		question.Title, question.Yes = "Redo", "do it again"
	}
	dialog.Ask(m.session, question)
}

// weigh finds out which commit it is about, and what taking it back does.
func (r *reversal) weigh(ctx context.Context, s *ui.Session) (dialog.Drafted, error) {
	drafted, err := dialog.DraftOf(ctx, s, &model.Undo{Commit: r.commit, Redo: r.redo})
	if err != nil {
		return drafted, err
	}
	r.commit = drafted.Result.Undone
	entry, err := commitOf(ctx, s, r.commit)
	if err != nil {
		return drafted, err
	}
	if r.redo && len(entry.Undid) > 0 {
		if entry, err = commitOf(ctx, s, entry.Undid[0]); err != nil {
			return drafted, err
		}
	}
	deed := entry.Deed()
	gone, err := store.Recall(ctx, s.Store, s.Who, deed)
	if err != nil {
		return drafted, err
	}
	var head, when string
	err = s.Store.View(ctx, s.Who, func(reader model.Reader) error {
		r.deed = doer(s, &entry) + " " + deed.Words(model.Recalling(reader, gone))
		if head = r.deed; strings.HasPrefix(head, "you ") {
			head = "Y" + head[1:]
		}
		when = entry.At.In(reader.Now().Location()).Format("2 Jan 2006 15:04")
		return nil
	})
	drafted.Lines = append([]string{head, when, ""}, drafted.Lines...)
	return drafted, err
}

// doer is who made a commit, as the person at the desk would say it.
func doer(s *ui.Session, entry *store.LogEntry) string {
	if entry.Staff == s.Who.ID && (s.Who.ID != 0 || entry.StaffName == s.Who.Name) {
		return "you"
	}
	return entry.StaffName
}

// commitOf is one commit of the history.
func commitOf(ctx context.Context, s *ui.Session, no uint64) (store.LogEntry, error) {
	for entry, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Commit: no}) {
		return entry, err
	}
	return store.LogEntry{}, model.Errorf(model.NotFound, "there is no commit %d", no)
}

// toldReversed names what was done, and the key that takes it back.
func (m *Model) toldReversed(r *reversal) string {
	told, back, does := "Undone: ", action.Redo, " does it again"
	if r.redo {
		told, back, does = "Done again: ", action.Undo, " undoes it"
	}
	told += r.deed + "."
	if a, ok := m.session.Keys.Get(back); ok && len(a.Keys) > 0 {
		told += " " + action.KeySign(a.Keys[0]) + does + "."
	}
	return told
}
