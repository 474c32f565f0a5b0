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

// Changes is what the person newly sees and may do, what no longer, and what is
// there as before and stands otherwise: of every client.
func (s Sight) Changes() Changes {
	var all Changes
	if was, is := s.got.before.Gate != nil, s.got.after.Gate != nil; was && !is {
		all.Turned = append(all.Turned, "may sign in now")
	} else if is && !was {
		all.Turned = append(all.Turned, s.got.after.Gate.Because)
	}
	for _, client := range s.Clients() {
		c := s.ChangesOf(client)
		all.Gained = append(all.Gained, c.Gained...)
		all.Lost = append(all.Lost, c.Lost...)
		all.Turned = append(all.Turned, c.Turned...)
	}
	return all
}

// ChangesOf is what changed in a client's profile.
func (s Sight) ChangesOf(client model.ClientID) Changes {
	of := ""
	if len(s.Clients()) > 1 {
		of = " of " + s.got.names[client]
	}
	before, after := find(&s.got.before, client), find(&s.got.after, client)
	switch {
	case before == nil && after == nil:
		return Changes{}
	case before == nil:
		return Changes{Gained: []string{whole(after)}}
	case after == nil:
		return Changes{Lost: []string{whole(before)}}
	}
	return Changes{only(after, before, of), only(before, after, of), s.turned(before, after, of)}
}

// whole is a profile with all that it shows.
func whole(p *model.Profile) string {
	var titles []string
	for _, section := range sections(p) {
		for _, item := range section.items {
			titles = append(titles, item.Title)
		}
	}
	if len(titles) == 0 {
		return p.Client + "'s portal"
	}
	return p.Client + "'s portal with " + strings.Join(titles, ", ")
}

// only is what one profile shows and lets do that the other does not.
func only(one, other *model.Profile, of string) []string {
	var words []string
	if len(one.Information) > 0 && len(other.Information) == 0 {
		words = append(words, "what is on record"+of)
	}
	there := sections(other)
	for i, section := range sections(one) {
		known := byID(there[i].items)
		for _, item := range section.items {
			if known[item.Item] == nil {
				words = append(words, item.Title+of)
				continue
			}
			for _, action := range item.Actions {
				if word := ui.ActWord(action); word != "" && !slices.Contains(known[item.Item].Actions, action) {
					words = append(words, item.Title+of+": "+word)
				}
			}
		}
	}
	may := actions(other)
	for _, word := range actions(one) {
		if !slices.Contains(may, word) {
			words = append(words, word+of)
		}
	}
	return words
}

// turned is the items of both profiles that stand otherwise now.
func (s Sight) turned(before, after *model.Profile, of string) []string {
	var words []string
	was := sections(before)
	for i, section := range sections(after) {
		known := byID(was[i].items)
		for _, item := range section.items {
			old, status := known[item.Item], strings.Join(itemStatus(&item, s.got.zone), ", ")
			if old != nil && status != "" && status != strings.Join(itemStatus(old, s.got.zone), ", ") {
				words = append(words, item.Title+of+" is "+status)
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
