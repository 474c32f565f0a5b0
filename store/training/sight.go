package training

import (
	"cmp"
	"maps"
	"slices"

	"frontdesk/model"
)

// sight is one thing that one person can see, by keys that hold in every
// practice made of the same set-up: what the set-up has by its id, what was
// made since by what it is called.
type sight struct {
	person, client, kind, title string
}

// What is seen besides items, as a sight's kind.
const (
	profileSight = "profile"
	recordSight  = "record"
	addressSight = "address"
	// mailSight is an e-mail that was queued since the set-up, by its address.
	mailSight = "e-mail"
)

// told is a sight in words.
type told struct{ who, client, title string }

// sights is what everybody can see.
type sights map[sight]told

// known is what the set-up has, of which the ids are the same everywhere.
type known struct {
	people map[model.PersonID]bool
	items  map[model.ItemID]bool
	papers map[paper]bool
	emails model.EmailID // the newest
}

// paper is what a document or form of a client is called.
type paper struct {
	client model.ClientID
	kind   model.Kind
	title  string
}

// knownTo is what a practice has now.
func knownTo(r model.Reader) (*known, error) {
	k := &known{people: map[model.PersonID]bool{}, items: map[model.ItemID]bool{}, papers: map[paper]bool{}}
	for email, err := range r.Emails() {
		if err != nil {
			return nil, err
		}
		k.emails = max(k.emails, email.ID)
	}
	for id, err := range r.Clients("") {
		if err != nil {
			return nil, err
		}
		chart, err := r.Chart(id)
		if err != nil {
			return nil, err
		}
		for i := range chart.People {
			k.people[chart.People[i].ID] = true
		}
		for i := range chart.Items {
			item := &chart.Items[i]
			k.items[item.ID] = true
			k.papers[paper{id, item.Kind, model.FoldName(item.Title)}] = true
		}
	}
	return k, nil
}

func (k *known) person(id model.PersonID, name string) string {
	if k.people[id] {
		return id.String()
	}
	return model.FoldName(name)
}

// item is the key of an item. Of appointments, threads and bills the program
// makes the titles, and the second of a kind says no more than the first.
func (k *known) item(shown *model.Shown) string {
	switch {
	case k.items[shown.Item]:
		return shown.Item.String()
	case titledByProgram(shown.Kind):
		return ""
	}
	return model.FoldName(shown.Title)
}

func titledByProgram(kind model.Kind) bool {
	return kind == model.KindAppointment || kind == model.KindThread || kind.IsBill()
}

// title is an item's in words: who made a paper anew that there was is told so.
func (k *known) title(client model.ClientID, shown *model.Shown) string {
	again := k.papers[paper{client, shown.Kind, model.FoldName(shown.Title)}]
	if again && !k.items[shown.Item] && !titledByProgram(shown.Kind) {
		return "another " + shown.Title
	}
	return shown.Title
}

// portals is the portal of everybody who has a login or an access.
func portals(r model.Reader) (map[model.PersonID]model.Portal, error) {
	all := map[model.PersonID]model.Portal{}
	for id, err := range r.Users() {
		if err != nil {
			return nil, err
		}
		if all[id], err = model.PortalOf(r, id); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// look is what everybody sees now, and everybody's portal.
func (k *known) look(r model.Reader) (sights, map[model.PersonID]model.Portal, error) {
	all, err := portals(r)
	if err != nil {
		return nil, nil, err
	}
	seen := sights{}
	k.addPortals(seen, all)
	for email, err := range r.Emails() {
		if err != nil {
			return nil, nil, err
		}
		if email.ID > k.emails {
			person := k.person(email.Person, email.Name)
			seen[sight{person, "", mailSight, model.FoldEmail(email.To)}] = told{email.Name, "", email.To}
		}
	}
	return seen, all, nil
}

// addPortals adds what portals show to those who can come in, now or once they
// accept the invitation that they have.
func (k *known) addPortals(seen sights, all map[model.PersonID]model.Portal) {
	for _, portal := range all {
		if portal.Login != model.LoginActive && portal.Login != model.LoginInvited ||
			portal.Gate != nil && portal.Gate.Rule == model.RulePractice {
			continue
		}
		person := k.person(portal.ID, portal.User)
		seen[sight{person, "", addressSight, model.FoldEmail(portal.Email)}] = told{portal.User, "", portal.Email}
		for i := range portal.Profiles {
			k.addProfile(seen, person, portal.User, &portal.Profiles[i])
		}
	}
}

func (k *known) addProfile(seen sights, person, who string, p *model.Profile) {
	client := k.person(p.ID.Person(), p.Client)
	seen[sight{person, client, profileSight, ""}] = told{who, p.Client, ""}
	if len(p.Information) > 0 {
		seen[sight{person, client, recordSight, ""}] = told{who, p.Client, "what is on record"}
	}
	for _, section := range [][]model.Shown{p.Appointments, p.Forms, p.Documents, p.Messages, p.Billing} {
		for i := range section {
			shown := &section[i]
			seen[sight{person, client, string(shown.Kind), k.item(shown)}] = told{who, p.Client, k.title(p.ID, shown)}
		}
	}
}

// mails is e-mails to everybody at the address that they sign in with: who
// writes to them there discloses nothing.
func (s sights) mails() sights {
	mails := sights{}
	for one, words := range s {
		if one.kind == addressSight {
			one.kind = mailSight
			mails[one] = words
		}
	}
	return mails
}

// beyond is what is seen here and not there.
func (s sights) beyond(there sights) sights {
	rest := maps.Clone(s)
	maps.DeleteFunc(rest, func(one sight, _ told) bool { _, also := there[one]; return also })
	return rest
}

// common is what is seen here and there.
func (s sights) common(there sights) sights {
	both := maps.Clone(s)
	maps.DeleteFunc(both, func(one sight, _ told) bool { _, also := there[one]; return !also })
	return both
}

// byPortal is the sights of each person on each client's portal together, in a
// fixed order.
func (s sights) byPortal() [][]sight {
	all := slices.SortedFunc(maps.Keys(s), func(a, b sight) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.client, b.client),
			cmp.Compare(a.kind, b.kind), cmp.Compare(a.title, b.title))
	})
	var groups [][]sight
	for i, one := range all {
		if i == 0 || one.person != all[i-1].person || one.client != all[i-1].client {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], one)
	}
	return groups
}
