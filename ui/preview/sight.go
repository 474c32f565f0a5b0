package preview

import (
	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// Sight is one person's portal at one moment, to be laid out without a pane.
type Sight struct{ got seen }

// See is what a person sees now; client is one of whose chart the person is.
func See(r model.Reader, client model.ClientID, person model.PersonID) (Sight, error) {
	got, err := look(store.Draft{Before: r, After: r}, ui.PortalChosen{Client: client, Person: person})
	return Sight{got}, err
}

// Since is the sight with what changed since an earlier one of the same person.
func (s Sight) Since(earlier Sight) Sight {
	s.got.before = earlier.got.after
	return s
}

// Changes is the titles of what the person sees newly of a client, and of what
// no longer; their profile itself comes first.
func (s Sight) Changes(client model.ClientID) (gained, lost []string) {
	before, after := find(&s.got.before, client), find(&s.got.after, client)
	return s.only(after, before), s.only(before, after)
}

// only is what one profile shows that the other does not.
func (s Sight) only(one, other *model.Profile) []string {
	if one == nil {
		return nil
	}
	var titles []string
	if other == nil {
		other, titles = &model.Profile{}, []string{one.Client + "'s portal"}
	}
	there := sections(other)
	for i, section := range sections(one) {
		known := byID(there[i].items)
		for _, item := range section.items {
			if known[item.Item] == nil {
				titles = append(titles, item.Title)
			}
		}
	}
	return titles
}

// Called is what the person is called.
func (s Sight) Called() string { return theme.Safe(s.got.who.Called()) }

// Clients is whose profiles the person sees, or saw before.
func (s Sight) Clients() []model.ClientID {
	var ids []model.ClientID
	for _, profile := range s.got.profiles() {
		ids = append(ids, profile.ID)
	}
	return ids
}

// Lines is the profile of a client so wide, and the first line that changed;
// zero is that none did.
func (s Sight) Lines(t *theme.Theme, client model.ClientID, width int) (lines []string, changed int) {
	p := page{theme: t, width: width, got: &s.got, subject: subject{client, s.got.names[client]}}
	p.portal()
	return p.lines, p.changed
}
