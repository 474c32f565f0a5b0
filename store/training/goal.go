package training

import (
	"maps"
	"slices"
	"strings"

	"frontdesk/model"
)

// view is one person's portal as a goal looks at it.
type view struct {
	model.Portal
	// profile is the client's, nil where it does not open.
	profile *model.Profile
	client  model.ClientID
	// named is what the chart names the person for.
	named model.Contact
	// keeps is the rule that keeps the person out of the profile.
	keeps model.Rule
	office
}

// find is the view that a goal is about. Handles are those of the set-up.
func (g *Goal) find(r model.Reader, given model.Handles) (*view, error) {
	user, err := findUser(r, given, g.User)
	if err != nil {
		return nil, err
	}
	client, err := findClient(r, given, g.Client)
	if err != nil {
		return nil, err
	}
	v := &view{client: client}
	if v.Portal, err = model.PortalOf(r, user); err != nil {
		return nil, err
	}
	if err := v.read(r, user); err != nil {
		return nil, err
	}
	for i := range v.Profiles {
		if v.Profiles[i].ID == client {
			v.profile = &v.Profiles[i]
			return v, nil
		}
	}
	decision, err := model.Decide(r, model.Ask{User: user, Client: client, Needs: model.Basic, Opened: true})
	v.keeps = decision.Rule
	return v, err
}

// read takes in what the chart names the person for, if they are a contact.
func (v *view) read(r model.Reader, user model.PersonID) error {
	chart, err := r.Chart(v.client)
	if err != nil {
		return err
	}
	if chart.IsContact(user) {
		v.named = *chart.Contact(user)
	}
	v.office, err = officeOf(r, chart, user)
	return err
}

func findUser(r model.Reader, given model.Handles, text string) (model.PersonID, error) {
	return model.FindPerson(r, printed(given, text))
}

func findClient(r model.Reader, given model.Handles, text string) (model.ClientID, error) {
	return model.FindClient(r, printed(given, text))
}

// printed is the id that a handle stands for, or the text as it is.
func printed(given model.Handles, text string) string {
	if id, known := given[text]; known {
		return id
	}
	return text
}

// part is one thing that a goal asks for, of one field of it.
type part struct {
	field string
	words string
	met   bool
}

// parts is everything that the goal asks for, and whether it is so.
func (g *Goal) parts(v *view) []part {
	var parts []part
	add := func(field string, met bool, words string) { parts = append(parts, part{field, words, met}) }
	who := v.User
	g.ofDoor(v, add)
	g.ofChart(v, add)
	g.ofOffice(v, add)
	for _, title := range g.Sees {
		add("sees", v.shown(title) != nil, who+" sees "+title)
	}
	for _, title := range g.Hides {
		add("hides", v.shown(title) == nil, who+" does not see "+title)
	}
	for _, title := range slices.Sorted(maps.Keys(g.Why)) {
		rule := v.hides(title)
		add("why", rule == g.Why[title], who+" does not see "+title+", by the rule "+string(g.Why[title]))
	}
	for _, title := range slices.Sorted(maps.Keys(g.Status)) {
		shown := v.shown(title)
		add("status", shown != nil && shown.Status == g.Status[title], title+" is "+g.Status[title]+" for "+who)
	}
	for _, deed := range g.May {
		add("may", v.may(deed) || v.did(deed), who+" may "+deed.String())
	}
	for _, deed := range g.MayNot {
		add("maynot", !v.may(deed), who+" may not "+deed.String())
	}
	return parts
}

// ofDoor is what the goal asks for of signing in and of the profile as a whole.
func (g *Goal) ofDoor(v *view, add func(field string, met bool, words string)) {
	who := v.User
	if g.Login != "" {
		// Who was invited, and came already because the learner tried it, was invited.
		came := g.Login == model.LoginInvited && v.Login == model.LoginActive
		add("login", v.Login == g.Login || came, who+"'s login is "+string(g.Login))
	}
	if g.Address != "" {
		add("address", model.FoldEmail(v.Email) == model.FoldEmail(g.Address), who+" signs in with "+g.Address)
	}
	if g.Open != nil {
		add("open", (v.Gate == nil) == *g.Open, who+yes(*g.Open, " can sign in", " cannot sign in"))
	}
	if g.Opens != nil {
		add("opens", (v.profile != nil) == *g.Opens, who+yes(*g.Opens, " may open the portal", " may not open the portal"))
	}
	if g.Rule != "" {
		add("rule", v.keeps == g.Rule, who+" is kept out by the rule "+string(g.Rule))
	}
	if g.Record != nil {
		sees := v.profile != nil && len(v.profile.Information) > 0
		add("record", sees == *g.Record, who+yes(*g.Record, " sees what is on record", " does not see what is on record"))
	}
}

// ofChart is what the goal asks for of what the chart names the person for.
func (g *Goal) ofChart(v *view, add func(field string, met bool, words string)) {
	if g.Billing != nil {
		add("billing", v.named.Billing == *g.Billing, v.User+yes(*g.Billing, " is", " is not")+" named for billing")
	}
	if g.Reminders != nil {
		add("reminders", v.named.Reminders == *g.Reminders, v.User+yes(*g.Reminders, " gets", " gets no")+" reminders")
	}
}

func yes(is bool, then, otherwise string) string {
	if is {
		return then
	}
	return otherwise
}

// words is the goal in a sentence.
func (g *Goal) words(parts []part) string {
	if g.Says != "" {
		return g.Says
	}
	words := make([]string, len(parts))
	for i := range parts {
		words[i] = parts[i].words
	}
	return strings.Join(words, "; ")
}

// shown is the item of that title in the profile, or nil.
func (v *view) shown(title string) *model.Shown {
	if v.profile == nil {
		return nil
	}
	p := v.profile
	for _, section := range [][]model.Shown{p.Appointments, p.Forms, p.Documents, p.Messages, p.Billing} {
		for i := range section {
			if isCalled(section[i].Kind, section[i].Title, section[i].Amount, title) {
				return &section[i]
			}
		}
	}
	return nil
}

// isCalled reports whether an item is the one of that title. A bill is also
// called by its kind and what it comes to: its number is the program's.
func isCalled(kind model.Kind, title string, amount model.Cents, wanted string) bool {
	folded := model.FoldName(wanted)
	return model.FoldName(title) == folded || kind.IsBill() && model.FoldName(string(kind)+" of "+amount.String()) == folded
}

// billed is what a bill comes to, nothing for any other item.
func billed(item *model.Item) model.Cents {
	if item.Bill == nil {
		return 0
	}
	return item.Bill.Amount
}

// hides is the rule that hides the item of that title, or none.
func (v *view) hides(title string) model.Rule {
	for i := range v.Hidden {
		if v.Hidden[i].ID == v.client && model.FoldName(v.Hidden[i].Title) == model.FoldName(title) {
			return v.Hidden[i].Rule
		}
	}
	return ""
}

// may reports whether the person can do it once they are signed in.
func (v *view) may(deed Deed) bool {
	if deed.Title == "" {
		return v.profile != nil && slices.Contains(v.profile.Actions, deed.Action)
	}
	shown := v.shown(deed.Title)
	return shown != nil && slices.Contains(shown.Actions, deed.Action)
}

// did reports whether it was done already: who was allowed to and did it ahead,
// because the learner tried it, was allowed to.
func (v *view) did(deed Deed) bool {
	shown := v.shown(deed.Title)
	if shown == nil {
		return false
	}
	switch deed.Action { //nolint:exhaustive // the rest can be done again
	case model.Complete, model.Refuse:
		return shown.Status == model.StatusComplete || shown.Status == model.StatusGiven
	case model.Pay:
		return shown.Open != nil
	case model.Cancel:
		return shown.Status == string(model.VisitCancelled)
	}
	return false
}
