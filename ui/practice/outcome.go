package practice

import (
	"slices"
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// outcome is what a draft does to whom, in words.
type outcome struct {
	people []affected
	// shut is how many will see nothing any more, let how many may sign in
	// again, more and less how many gain and lose something.
	shut, let, more, less int
	// weighed is how many were looked at.
	weighed int
}

// affected is one person who gains or loses something.
type affected struct {
	name, says string
	gains      bool
}

// line is what the person gains or loses, with the sign of which.
func (a *affected) line() string {
	if a.gains {
		return "+ " + a.says
	}
	return "- " + a.says
}

// add counts a person in. Who could see nothing before and cannot after,
// whatever the reason is, is not affected.
func (o *outcome) add(user *model.UserEffect) {
	gate := user.Gate
	closed, opened := gate != nil && gate.Before == nil, gate != nil && gate.After == nil
	if !closed && !opened && len(user.Clients) == 0 {
		return
	}
	switch {
	case closed:
		o.shut++
	case opened:
		o.let++
	case user.Widens():
		o.more++
	default:
		o.less++
	}
	o.people = append(o.people, affected{user.User, dialog.EffectLine(user), opened || !closed && user.Widens()})
}

// gives reports whether anybody gains anything.
func (o *outcome) gives() bool {
	return slices.ContainsFunc(o.people, func(a affected) bool { return a.gains })
}

// sort puts those first who gain.
func (o *outcome) sort() {
	slices.SortStableFunc(o.people, func(a, b affected) int {
		switch {
		case a.gains == b.gains:
			return 0
		case a.gains:
			return -1
		}
		return 1
	})
}

// summary is who gains and loses, in a line.
func (o *outcome) summary() string {
	if len(o.people) == 0 {
		return "nobody gains or loses anything"
	}
	var parts []string
	for _, of := range []struct {
		n         int
		one, many string
	}{
		{o.shut, "person will see nothing", "people will see nothing"},
		{o.let, "person may sign in", "people may sign in"},
		{o.more, "person gains something", "people gain something"},
		{o.less, "person loses something", "people lose something"},
	} {
		if of.n > 0 {
			parts = append(parts, ui.Plural(of.n, of.one, of.many))
		}
	}
	return strings.Join(parts, ", ")
}

// names is the first of those who are affected.
func (o *outcome) names(most int) string {
	names := make([]string, 0, most+1)
	for i := range o.people[:min(most, len(o.people))] {
		names = append(names, o.people[i].name)
	}
	if more := len(o.people) - most; more > 0 {
		names = append(names, strconv.Itoa(more)+" more")
	}
	return strings.Join(names, ", ")
}
