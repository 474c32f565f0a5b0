package training

import (
	"fmt"
	"slices"

	"frontdesk/model"
)

// mistake is one on the record, with what was seen or lost by it.
type mistake struct {
	Mistake
	sights []sight
	words  sights
}

// note puts what somebody saw or lost on the record, one mistake a portal; what
// stands there already for this step is not put there twice.
func (c *Course) note(kind MistakeKind, found sights, by string) {
	for i := range c.mistakes {
		if c.mistakes[i].Step == c.step+1 && c.mistakes[i].Kind == kind {
			for _, one := range c.mistakes[i].sights {
				delete(found, one)
			}
		}
	}
	for one := range found {
		if kind == Loss && one.client == "" { // of which another one tells
			delete(found, one)
		}
	}
	for _, group := range found.byPortal() {
		m := mistake{Mistake{Kind: kind, Step: c.step + 1, By: by}, group, found}
		m.Mistake = m.about(group, "could", len(group))
		m.Sent = slices.ContainsFunc(group, func(one sight) bool { return one.kind == mailSight })
		c.mistakes = append(c.mistakes, m)
	}
}

// mostTold is how many titles are told of what is so still: there is more to
// read beside it.
const mostTold = 3

// about is the mistake in words as far as it is about these sights, which
// "could" be seen or "can"; of their titles, most are told.
func (m *mistake) about(these []sight, can string, most int) Mistake {
	told, first := m.Mistake, m.words[these[0]]
	switch these[0].kind {
	case addressSight:
		told.Who, told.Titles = "whoever reads "+first.title, []string{first.who + "'s portal"}
		told.Words = told.Who + " " + can + " come into " + told.Titles[0]
		return told
	case mailSight:
		told.Who, told.Titles = "whoever reads "+first.title, []string{"an e-mail to " + first.who}
		told.Words = told.Who + " got " + told.Titles[0]
		return told
	}
	told.Who, told.Client, told.Titles = first.who, first.client, nil
	whole := false
	for _, one := range these {
		if one.kind == profileSight {
			whole = true
			continue
		}
		if title := m.words[one].title; !slices.Contains(told.Titles, title) {
			told.Titles = append(told.Titles, title)
		}
	}
	told.Words = told.Who + " " + can + map[MistakeKind]string{Disclosure: " ", Loss: " no longer "}[m.Kind]
	if !whole {
		told.Words += "see " + model.JoinNames(some(told.Titles, most)) + " of " + told.Client
		return told
	}
	told.Words += "open " + told.Client + "'s portal"
	if len(told.Titles) > 0 {
		told.Words += ": " + model.JoinNames(some(told.Titles, most))
	}
	return told
}

// some is the first of several things, and how many more there are.
func some(things []string, most int) []string {
	if more := len(things) - most; more > 1 {
		return append(slices.Clone(things[:most]), fmt.Sprintf("%d more", more))
	}
	return things
}

// told is the mistakes on the record, and what of each is so still.
func (c *Course) told() []Mistake {
	told := make([]Mistake, len(c.mistakes))
	for i := range c.mistakes {
		told[i] = c.mistakes[i].Mistake
		told[i].Titles = slices.Clone(told[i].Titles)
		if left := c.left(&c.mistakes[i]); len(left) > 0 {
			told[i].Still = c.mistakes[i].about(left, "can", mostTold).Words
		}
	}
	return told
}

// left is what somebody still sees and should not, or does not see and should,
// where the course is now. An e-mail that went out nobody can put right.
func (c *Course) left(m *mistake) []sight {
	step := min(c.step, len(c.scenario.Steps)-1)
	return slices.DeleteFunc(slices.Clone(m.sights), func(one sight) bool {
		_, seen := c.seen[one]
		if one.kind == mailSight {
			return true
		}
		if m.Kind == Disclosure {
			_, right := c.route.during[step][one]
			return !seen || right
		}
		_, right := c.route.kept(step)[one]
		return seen || !right
	})
}
