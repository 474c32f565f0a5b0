package training

import (
	"slices"
	"strings"
)

// mistake is one on the record, with what was seen or lost by it.
type mistake struct {
	Mistake
	sights []sight
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
		m := mistake{Mistake: Mistake{Kind: kind, Step: c.step + 1, By: by}, sights: group}
		m.say(found)
		c.mistakes = append(c.mistakes, m)
	}
}

// say puts the mistake into words.
func (m *mistake) say(found sights) {
	first := found[m.sights[0]]
	switch m.sights[0].kind {
	case addressSight:
		m.Who, m.Titles = "whoever reads "+first.title, []string{first.who + "'s portal"}
		m.Words = m.Who + " could come into " + m.Titles[0]
		return
	case mailSight:
		m.Who, m.Titles = "whoever reads "+first.title, []string{"an e-mail to " + first.who}
		m.Words = m.Who + " got " + m.Titles[0]
		return
	}
	m.Who, m.Client = first.who, first.client
	whole := false
	for _, one := range m.sights {
		if one.kind == profileSight {
			whole = true
			continue
		}
		if title := found[one].title; !slices.Contains(m.Titles, title) {
			m.Titles = append(m.Titles, title)
		}
	}
	verb := map[MistakeKind]string{Disclosure: " could see ", Loss: " could no longer see "}[m.Kind]
	if whole {
		verb = map[MistakeKind]string{Disclosure: " could open ", Loss: " could no longer open "}[m.Kind]
		m.Words = m.Who + verb + m.Client + "'s portal"
		if len(m.Titles) > 0 {
			m.Words += ": " + together(m.Titles)
		}
		return
	}
	m.Words = m.Who + verb + together(m.Titles) + " of " + m.Client
}

// together is several things as people name them: "one, two and three".
func together(things []string) string {
	last := len(things) - 1
	if last < 1 {
		return strings.Join(things, "")
	}
	return strings.Join(things[:last], ", ") + " and " + things[last]
}

// told is the mistakes on the record, and whether each is so still.
func (c *Course) told() []Mistake {
	told := make([]Mistake, len(c.mistakes))
	for i := range c.mistakes {
		told[i] = c.mistakes[i].Mistake
		told[i].Titles = slices.Clone(told[i].Titles)
		told[i].Open = c.open(&c.mistakes[i])
	}
	return told
}

// open reports whether somebody still sees what they should not, or does not
// see what they should, where the course is now.
func (c *Course) open(m *mistake) bool {
	step := min(c.step, len(c.scenario.Steps)-1)
	return slices.ContainsFunc(m.sights, func(one sight) bool {
		_, seen := c.seen[one]
		if m.Kind == Disclosure {
			_, right := c.route.during[step][one]
			return seen && !right
		}
		_, right := c.route.kept(step)[one]
		return !seen && right
	})
}
