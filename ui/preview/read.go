package preview

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// seen is what one person sees, before and after a draft.
type seen struct {
	who model.Person
	// users is everybody that the portal knows on the chart looked at.
	users         []model.PersonID
	before, after model.Portal
	// names is the clients' that the person has to do with. closed says why a
	// profile cannot be opened, of those that cannot.
	names, closed map[model.ClientID]string
	// blocked is of whose clients' profiles a block keeps the person away.
	blocked map[model.ClientID]bool
	// refused says why the draft would not be taken; after is then before.
	refused error
	// zone is the practice's own.
	zone *time.Location
	// training says that the practice is one to learn on.
	training bool
}

// profiles is every profile that the person sees or saw before the draft.
func (s *seen) profiles() []model.Profile {
	all := slices.Clone(s.after.Profiles)
	for _, profile := range s.before.Profiles {
		if find(&s.after, profile.ID) == nil {
			all = append(all, profile)
		}
	}
	return all
}

// find is the client's profile in a portal, or nil.
func find(portal *model.Portal, client model.ClientID) *model.Profile {
	i := slices.IndexFunc(portal.Profiles, func(p model.Profile) bool { return p.ID == client })
	if i < 0 {
		return nil
	}
	return &portal.Profiles[i]
}

// read asks what the person sees.
func (h *half) read(s *ui.Session, asked ui.PortalChosen) tea.Cmd {
	return ui.Ask(s, &h.reading, func(ctx context.Context) (seen, error) {
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
	got := seen{
		zone: d.After.Now().Location(), names: map[model.ClientID]string{}, closed: map[model.ClientID]string{},
		blocked: map[model.ClientID]bool{},
	}
	practice, err := d.After.Practice()
	if err != nil {
		return got, err
	}
	got.training = practice.Training
	chart, err := d.After.Chart(asked.Client)
	if err != nil {
		return got, err
	}
	got.users = chart.Users()
	got.names[asked.Client] = chart.Subject().Name()
	if got.who, err = d.After.Person(asked.Person); err != nil {
		return got, err
	}
	if got.before, err = model.PortalOf(d.Before, asked.Person); err != nil {
		return got, err
	}
	if got.after, err = model.PortalOf(d.After, asked.Person); err != nil {
		return got, err
	}
	ties, err := d.After.Ties(asked.Person)
	if err != nil {
		return got, err
	}
	for _, client := range ties {
		person, err := d.After.Person(client.Person())
		if err != nil {
			return got, err
		}
		got.names[client] = person.Name()
	}
	return got, got.lookClosed(d.After)
}

// lookClosed finds out why profiles cannot be opened.
func (s *seen) lookClosed(r model.Reader) error {
	for client := range s.names {
		opening, err := model.Decide(r, model.Ask{User: s.who.ID, Client: client, Action: model.View, Opened: true})
		if err != nil {
			return err
		}
		if !opening.Allow {
			s.closed[client] = opening.Because
			s.blocked[client] = opening.Rule == model.RuleBlock
		}
	}
	return nil
}
