package dialog

import (
	"slices"

	"frontdesk/model"
	"frontdesk/ui/dialog/picker"
)

// suggest is the contacts of the dependents, those of most of them first.
func (l *Link) suggest(r model.Reader) ([]model.PersonID, error) {
	var people []model.PersonID
	times := map[model.PersonID]int{}
	for _, client := range l.dependents {
		chart, err := r.Chart(client)
		if err != nil {
			return nil, err
		}
		for i := range chart.Contacts {
			if id := chart.Contacts[i].Person; chart.IsContact(id) {
				if times[id]++; times[id] == 1 {
					people = append(people, id)
				}
			}
		}
	}
	slices.SortStableFunc(people, func(a, b model.PersonID) int { return times[b] - times[a] })
	return people, nil
}

// judge says whether the dependents can be linked to a person.
func (l *Link) judge(r model.Reader, id model.PersonID) (picker.Verdict, error) {
	if slices.Contains(l.dependents, id.Client()) {
		return picker.Verdict{Not: isDependent(len(l.dependents))}, nil
	}
	login, err := r.Login(id)
	if err != nil {
		return picker.Verdict{}, err
	}
	if not := noLogin(login.StateAt(r.Now())); not != "" {
		return picker.Verdict{Not: not}, nil
	}
	sorted, err := l.sort(r, id)
	if err != nil {
		return picker.Verdict{}, err
	}
	return sorted.verdict(), nil
}

func isDependent(n int) string {
	if n == 1 {
		return "is the dependent"
	}
	return "is one of the dependents"
}

// noLogin says why nobody can be linked to a login in that state.
func noLogin(state model.LoginState) string {
	switch state {
	case model.LoginActive:
		return ""
	case model.LoginInvited:
		return "has not signed in yet"
	case model.LoginExpired:
		return "the invitation expired before the first sign-in"
	case model.LoginDisabled:
		return "the login is disabled"
	case model.LoginNone, model.LoginCancelled:
	}
	return "has no login yet"
}

// sorted is the dependents as a person stands to them.
type sorted struct {
	free            []model.ClientID
	linked, blocked []string
}

// sort tells the dependents who can be linked to a person from those who are
// already, and from those whom a block keeps the person away from: a link to
// these would open their portal on the day on which the block is lifted.
func (l *Link) sort(r model.Reader, id model.PersonID) (sorted, error) {
	var s sorted
	today := model.DateOf(r.Now())
	for _, client := range l.dependents {
		chart, err := r.Chart(client)
		if err != nil {
			return s, err
		}
		switch name := chart.Subject().Called(); {
		case chart.Block(id).ActiveOn(today):
			s.blocked = append(s.blocked, name)
		case chart.AccessOf(id).IsLinked():
			s.linked = append(s.linked, name)
		default:
			s.free = append(s.free, client)
		}
	}
	return s, nil
}

func (s *sorted) verdict() picker.Verdict {
	var said string
	if len(s.blocked) > 0 {
		said = "kept away from " + model.JoinNames(s.blocked) + " by a block"
	}
	if len(s.linked) > 0 {
		if said != "" {
			said += ", "
		}
		said += "linked to " + model.JoinNames(s.linked) + " already"
	}
	if len(s.free) == 0 {
		return picker.Verdict{Not: said}
	}
	return picker.Verdict{Warn: said}
}
