package outbox

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	post "frontdesk/store/outbox"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// opened is an e-mail written out.
type opened struct {
	row    row
	letter post.Letter
}

// open asks for an e-mail as it is sent.
func (m *Model) open(r row) tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.opening, func(ctx context.Context) (opened, error) {
		got := opened{row: r}
		err := s.Store.View(ctx, s.Who, func(reader model.Reader) error {
			practice, err := reader.Practice()
			if err != nil {
				return err
			}
			e, err := reader.Email(r.ID)
			if err != nil {
				return err
			}
			got.row, err = readRow(reader, &practice, e)
			return err
		})
		if err == nil {
			got.letter, err = post.Read(ctx, s.Store, s.Who, r.ID)
		}
		return got, err
	})
}

func (m *Model) takeOpened(answer ui.Answer[opened]) {
	switch {
	case answer.Gone(&m.opening):
	case answer.Err != nil:
		m.session.Tell(ui.Failed{Err: answer.Err})
	default:
		got := &answer.Value
		reading := dialog.NewReading(m.session, kindWords(got.row.Kind)+" to "+got.row.Name, m.readout(got))
		reading.Copyable("the e-mail", got.letter.Subject+"\n\n"+got.letter.Text)
		reading.Through(action.RetryEmail, action.CancelEmail, action.SaveEmail)
		m.session.Tell(dialog.Open{Dialog: reading})
	}
}

// readout is how it stands with an e-mail, and its text as it is sent.
func (m *Model) readout(got *opened) []string {
	r, l := &got.row, &got.letter
	lines := []string{ui.Capital(m.stands(r))}
	if words := said(&r.Email); words != "" {
		lines = append(lines, words)
	}
	by := "Queued " + m.now.Moment(r.QueuedAt)
	if r.ByName != "" {
		by += " by " + r.ByName
	}
	if r.about != "" {
		by += ", about " + r.about + "'s portal"
	}
	from := l.FromName
	if l.From != "" {
		from += " <" + l.From + ">"
	}
	lines = append(lines, by, "", "From: "+from, "To: "+r.Name+" <"+r.To+">", "Subject: "+l.Subject, "")
	return append(lines, strings.Split(strings.TrimRight(l.Text, "\n"), "\n")...)
}
