package training

import (
	"slices"
	"strings"

	"frontdesk/model"
)

// goal reads one goal. Whose portal it is goes without saying where it is the
// scenario's client's.
func (r *reader) goal(step, no int, doc *documentGoal, s *Scenario) Goal {
	at := func(field string) place { return place{step, no, field} }
	goal := Goal{
		User: r.needed(at("user"), doc.User), Client: doc.Client,
		Opens: doc.Opens, Sees: doc.Sees, Hides: doc.Hides, Status: doc.Status,
		Record: doc.Record, Billing: doc.Billing, Reminders: doc.Reminders, Address: doc.Address, Open: doc.Open, Says: doc.Says,
		Rule: r.rule(at("rule"), doc.Rule), Login: r.login(at("login"), doc.Login),
		Mailed: doc.Mailed, Answered: doc.Answered, Review: r.review(at("review"), doc.Review),
		May: r.deeds(at("may"), doc.May), MayNot: r.deeds(at("maynot"), doc.MayNot),
	}
	if goal.Client == "" {
		goal.Client = s.Client
	}
	if doc.On != "" {
		if err := goal.On.UnmarshalText([]byte(doc.On)); err != nil {
			r.wrong(at("on"), "%v", err)
		}
	}
	if len(doc.Why) > 0 {
		goal.Why = map[string]model.Rule{}
	}
	for title, rule := range doc.Why {
		goal.Why[title] = r.rule(at("why"), rule)
	}
	if goal.empty() {
		r.wrong(place{step, no, ""}, "says nothing that is to hold: opens, sees, hides, may, maynot, …")
	}
	return goal
}

// empty reports whether nothing is asked of the view.
func (g *Goal) empty() bool {
	return g.Opens == nil && g.Record == nil && g.Billing == nil && g.Reminders == nil && g.Open == nil && g.Rule == "" && g.Login == "" && g.Address == "" &&
		g.Mailed == "" && g.Answered == nil && g.Review == nil &&
		len(g.Sees)+len(g.Hides)+len(g.Why)+len(g.Status)+len(g.May)+len(g.MayNot) == 0
}

func (r *reader) rule(at place, text string) model.Rule {
	rule := model.Rule(text)
	if text != "" && !slices.Contains(model.Rules(), rule) {
		r.wrong(at, "there is no rule %q; the rules are: %s", text, list(model.Rules()))
	}
	return rule
}

var logins = []model.LoginState{
	model.LoginNone, model.LoginInvited, model.LoginExpired, model.LoginActive, model.LoginDisabled, model.LoginCancelled,
}

func (r *reader) login(at place, text string) model.LoginState {
	state := model.LoginState(text)
	if text != "" && !slices.Contains(logins, state) {
		r.wrong(at, "there is no state %q of a login; they are: %s", text, list(logins))
	}
	return state
}

// review is the kinds of findings that are named; nil where none are asked for.
func (r *reader) review(at place, texts []string) []model.FindingKind {
	if texts == nil {
		return nil
	}
	kinds := make([]model.FindingKind, len(texts))
	for i, text := range texts {
		kinds[i] = model.FindingKind(text)
		if !slices.Contains(model.FindingKinds(), kinds[i]) {
			r.wrong(at, "the review has no %q; it has: %s", text, list(model.FindingKinds()))
		}
	}
	return kinds
}

// itemActions need a title behind them, profileActions take none.
var (
	itemActions    = []model.Action{model.View, model.Complete, model.Refuse, model.Cancel, model.Pay, model.Reply}
	profileActions = []model.Action{
		model.RequestAppointment, model.Upload, model.SendMessage, model.ProposeDemographics, model.ProposeLegalSex,
		model.ProposeContact, model.ProposeInsurance, model.ManageCards,
	}
)

func (r *reader) deeds(at place, texts []string) []Deed {
	deeds := make([]Deed, len(texts))
	for i, text := range texts {
		action, title, _ := strings.Cut(strings.TrimSpace(text), " ")
		deeds[i] = Deed{model.Action(action), strings.TrimSpace(title)}
		known := profileActions
		if deeds[i].Title != "" {
			known = itemActions
		}
		if !slices.Contains(known, deeds[i].Action) {
			r.wrong(at, "%q is nothing that is done; to an item by its title: %s; in a profile: %s",
				text, list(itemActions), list(profileActions))
		}
	}
	return deeds
}

// list is names as people read them.
func list[T ~string](names []T) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = string(name)
	}
	return strings.Join(words, ", ")
}
