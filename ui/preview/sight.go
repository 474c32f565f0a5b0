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
