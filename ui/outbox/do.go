package outbox

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// The messages that confirmations send.
type (
	retry struct {
		id   model.EmailID
		name string
	}
	cancel struct {
		id   model.EmailID
		name string
	}
)

// done is what became of an operation.
type done struct {
	change store.Change
	told   string
}

// Offers is what can be done with the e-mail under the cursor.
func (m *Model) Offers() []action.Offer {
	empty, noSave := "", ""
	r, ok := m.list.Current()
	if !ok {
		empty = "there is no e-mail here"
	}
	if m.session.Save == nil {
		noSave = "files are saved at the machine that has the practice's file"
	}
	return []action.Offer{
		{ID: action.ReadEmail, WhyNot: empty, Footer: true},
		{ID: action.RetryEmail, WhyNot: cmp.Or(empty, m.busyWords(), noRetry(&r)), Footer: true},
		{ID: action.CancelEmail, WhyNot: cmp.Or(empty, m.busyWords(), noCancel(&r)), Footer: true},
		{ID: action.SaveEmail, WhyNot: cmp.Or(empty, noSave), Footer: true},
		{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown},
		{ID: action.Top}, {ID: action.Bottom},
	}
}

func (m *Model) busyWords() string {
	if m.busy {
		return "the last one is being saved"
	}
	return ""
}

// noRetry says why an e-mail is not tried again.
func noRetry(r *row) string {
	switch r.State {
	case model.EmailSent:
		return "it was sent"
	case model.EmailSending:
		return "it is being sent"
	case model.EmailWaiting:
		if r.NextTry.IsZero() {
			return "it waits already"
		}
	case model.EmailFailed, model.EmailUnknown, model.EmailCancelled:
	}
	return ""
}

// noCancel says why an e-mail is not cancelled.
func noCancel(r *row) string {
	switch r.State {
	case model.EmailSent:
		return "it was sent"
	case model.EmailSending:
		return "it is being sent"
	case model.EmailCancelled:
		return "it is cancelled already"
	case model.EmailWaiting, model.EmailFailed, model.EmailUnknown:
	}
	return ""
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves
	case action.ReadEmail, action.RetryEmail, action.CancelEmail, action.SaveEmail:
		return m.doEmail(id)
	}
	m.list.Do(id, max(1, m.room()-2))
	return m.readMissing()
}

// doEmail does something with the e-mail under the cursor.
func (m *Model) doEmail(id action.ID) tea.Cmd {
	r, ok := m.list.Current()
	if !ok {
		return nil
	}
	switch id { //nolint:exhaustive // the rest moves
	case action.ReadEmail:
		return m.open(r)
	case action.RetryEmail:
		return m.retry(&r)
	case action.CancelEmail:
		m.askCancel(&r)
	case action.SaveEmail:
		m.session.Tell(dialog.Open{Dialog: dialog.SaveEmail(m.session, &r.Email)})
	}
	return nil
}

// retry tries an e-mail again, asking first where it may have arrived.
func (m *Model) retry(r *row) tea.Cmd {
	again := retry{r.ID, r.name()}
	if r.State != model.EmailUnknown {
		return m.Update(again)
	}
	dialog.Ask(m.session, dialog.Question{
		Title: "Try again",
		Lines: []string{
			r.name(), "", "It may have arrived: the mail server's answer was lost.",
			"Sent again, it may arrive twice. Ask " + r.Name + " first, if you can.",
		},
		Yes: "send it again", No: "leave it", Then: again,
	})
	return nil
}

func (m *Model) askCancel(r *row) {
	lines := []string{r.name(), "", "It will not be sent."}
	if r.State == model.EmailUnknown {
		lines[2] = "It will not be sent again. It may have arrived already."
	}
	if r.link != "" {
		lines = append(lines, "Its link works until the invitation is cancelled or expires.")
	}
	dialog.Ask(m.session, dialog.Question{
		Title: "Cancel the e-mail", Lines: lines, Yes: "cancel it", No: "leave it", Then: cancel{r.ID, r.name()},
	})
}

// do does one operation.
func (m *Model) do(op model.Operation, told string) tea.Cmd {
	m.busy = true
	s := m.session
	return ui.Ask(s, &m.doing, func(ctx context.Context) (done, error) {
		commit, err := s.Store.Do(ctx, s.Who, op)
		return done{commit.Change, told}, err
	})
}

func (m *Model) takeDone(answer ui.Answer[done]) {
	if !answer.Answers(&m.doing) {
		return
	}
	m.busy = false
	if answer.Err != nil {
		m.session.Tell(ui.Failed{Err: answer.Err})
		return
	}
	m.session.Tell(ui.Did{Change: answer.Value.change, Text: answer.Value.told})
}
