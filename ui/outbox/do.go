package outbox

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

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
	return append([]action.Offer{
		{ID: action.ReadEmail, WhyNot: empty, Footer: true},
		{ID: action.RetryEmail, WhyNot: cmp.Or(empty, noRetry(&r)), Footer: true},
		{ID: action.CancelEmail, WhyNot: cmp.Or(empty, noCancel(&r)), Footer: true},
		{ID: action.SaveEmail, WhyNot: cmp.Or(empty, noSave), Footer: true},
	}, action.Moves()...)
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
		m.retry(&r)
	case action.CancelEmail:
		m.askCancel(&r)
	case action.SaveEmail:
		m.session.Tell(dialog.Open{Dialog: dialog.SaveEmail(m.session, &r.Email)})
	}
	return nil
}

// retry tries an e-mail again, asking first where it may have arrived.
func (m *Model) retry(r *row) {
	again := ui.Perform{Op: &model.RetryEmail{Email: r.ID}, Told: "It waits to be sent again: " + r.name()}
	if r.State != model.EmailUnknown {
		m.session.Tell(again)
		return
	}
	dialog.Ask(m.session, dialog.Question{
		Title: "Try again",
		Lines: []string{
			r.name(), "", "It may have arrived: the mail server's answer was lost.",
			"Sent again, it may arrive twice. Ask " + r.Name + " first, if you can.",
		},
		Yes: "send it again", No: "leave it", Then: again,
	})
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
		Title: "Cancel the e-mail", Lines: lines, Yes: "cancel it", No: "leave it",
		Then: ui.Perform{Op: &model.CancelEmail{Email: r.ID}, Told: "Cancelled: " + r.name()},
	})
}
