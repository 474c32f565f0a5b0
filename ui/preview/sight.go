package preview

import (
	"slices"
	"strings"

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

// Changes is what a sight has that the one before had not, or has not any more,
// in words.
type Changes struct{ Gained, Lost, Turned []string }

// None reports whether nothing changed.
func (c Changes) None() bool { return len(c.Gained)+len(c.Lost)+len(c.Turned) == 0 }

// Changes is what the person newly sees and may do in a client's profile, what
// no longer, and what is there as before and stands otherwise.
func (s Sight) Changes(client model.ClientID) Changes {
	before, after := find(&s.got.before, client), find(&s.got.after, client)
	c := Changes{Gained: only(after, before), Lost: only(before, after)}
	if was, is := s.got.before.Gate != nil, s.got.after.Gate != nil; was && !is {
		c.Turned = append(c.Turned, "may sign in now")
	} else if is && !was {
		c.Turned = append(c.Turned, s.got.after.Gate.Because)
	}
	if before != nil && after != nil {
		c.Turned = append(c.Turned, s.turned(before, after)...)
	}
	return c
}

// only is what one profile shows and lets do that the other does not.
func only(one, other *model.Profile) []string {
	if one == nil {
		return nil
	}
	var words []string
	if other == nil {
		other, words = &model.Profile{}, []string{one.Client + "'s portal"}
	}
	if len(one.Information) > 0 && len(other.Information) == 0 {
		words = append(words, "what is on record")
	}
	there := sections(other)
	for i, section := range sections(one) {
		known := byID(there[i].items)
		for _, item := range section.items {
			if known[item.Item] == nil {
				words = append(words, item.Title)
				continue
			}
			for _, action := range item.Actions {
				if word := ui.ActWord(action); word != "" && !slices.Contains(known[item.Item].Actions, action) {
					words = append(words, item.Title+": "+word)
				}
			}
		}
	}
	may := actions(other)
	for _, word := range actions(one) {
		if !slices.Contains(may, word) {
			words = append(words, word)
		}
	}
	return words
}

// turned is the items of both profiles that stand otherwise now.
func (s Sight) turned(before, after *model.Profile) []string {
	var words []string
	was := sections(before)
	for i, section := range sections(after) {
		known := byID(was[i].items)
		for _, item := range section.items {
			old, status := known[item.Item], strings.Join(itemStatus(&item, s.got.zone), ", ")
			if old != nil && status != "" && status != strings.Join(itemStatus(old, s.got.zone), ", ") {
				words = append(words, item.Title+" is "+status)
			}
		}
	}
	return words
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
