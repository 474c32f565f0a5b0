package preview

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// seen is what one person sees, before and after a draft.
type seen struct {
	who           model.Person
	client        model.ClientID
	clientName    string
	before, after model.Portal
	change        model.UserEffect
	// closed says why the profile cannot be opened, empty where it can.
	closed string
	// refused says why the draft would not be taken; after is then before.
	refused error
	// zone is the practice's own.
	zone *time.Location
}

// read asks what the person sees.
func (m *Model) read() tea.Cmd {
	s, asked := m.session, m.asked
	return ui.Ask(s, &m.reading, func(ctx context.Context) (seen, error) {
		var got seen
		look := func(d store.Draft) (err error) {
			got, err = look(d, asked)
			return err
		}
		err := s.Store.Draft(ctx, s.Who, asked.Draft, look)
		if err == nil || len(asked.Draft) == 0 {
			return got, err
		}
		refused := err
		err = s.Store.Draft(ctx, s.Who, nil, look)
		got.refused = refused
		return got, err
	})
}

// look lays the portals out.
func look(d store.Draft, asked ui.PortalChosen) (seen, error) {
	got := seen{client: asked.Client, zone: d.After.Now().Location()}
	var err error
	if got.who, err = d.After.Person(asked.Person); err != nil {
		return got, err
	}
	client, err := d.After.Person(asked.Client.Person())
	if err != nil {
		return got, err
	}
	got.clientName = client.Name()
	if got.before, err = model.PortalOf(d.Before, asked.Person); err != nil {
		return got, err
	}
	if got.after, err = model.PortalOf(d.After, asked.Person); err != nil {
		return got, err
	}
	got.change = model.ComparePortals(got.before, got.after)
	opening, err := model.Decide(d.After, model.Ask{User: asked.Person, Client: asked.Client, Action: model.View, Opened: true})
	if err == nil && !opening.Allow {
		got.closed = opening.Because
	}
	return got, err
}
