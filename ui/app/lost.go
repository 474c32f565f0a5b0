package app

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// lost says that a client was handed over whom an open dialog may be about.
type lost bool

// askLost finds out whether clients of a commit that is about oneself are not
// to be seen here any more: the one that is looked at, or in another view any.
func (m *Model) askLost(clients []model.ClientID) tea.Cmd {
	s := m.session
	if m.view == clientsView {
		at := m.client
		clients = slices.DeleteFunc(slices.Clone(clients), func(c model.ClientID) bool { return c != at })
	}
	m.inDoubt = slices.Concat(m.inDoubt, clients) // with those of a question that this one takes the place of
	clients = m.inDoubt
	return ui.Ask(s, &m.losing, func(ctx context.Context) (gone lost, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			for _, client := range clients {
				_, err := r.Client(client)
				if gone = gone || lost(model.IsCode(err, model.NotFound)); err != nil && !gone {
					return err
				}
			}
			return nil
		})
		return gone, err
	})
}

// takeLost closes the dialogs, in which there is what is another's to see.
func (m *Model) takeLost(answer ui.Answer[lost]) tea.Cmd {
	if !answer.Answers(&m.losing) {
		return nil
	}
	m.inDoubt = nil
	if !bool(answer.Value) || m.dialogs.Top() == nil {
		return nil
	}
	m.dialogs.Drop()
	return m.say("A client was handed over to somebody else; what was open is closed")
}
