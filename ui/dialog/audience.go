package dialog

import (
	"slices"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// audience is the boxes of everybody to whom something of a chart can go.
type audience struct {
	boxes []*widget.Entry
	// wanted is who is ticked when the boxes are first drawn, zero for nobody.
	wanted model.PersonID
}

// audiencePrefix begins the id of a box.
const audiencePrefix = "to."

// offer takes in the chart as it is now. Has says what somebody has already,
// empty for nothing; who is ticked stays so.
func (a *audience) offer(chart *model.Chart, clock ui.Clock, has func(model.PersonID) string) {
	var boxes []*widget.Entry
	users := chart.Users()
	for _, id := range users {
		entry := &widget.Entry{ID: audiencePrefix + id.String(), Group: "to", Input: &widget.Box{}}
		was := slices.IndexFunc(a.boxes, func(e *widget.Entry) bool { return e.ID == entry.ID })
		if was >= 0 {
			entry = a.boxes[was]
		}
		box := boxOf(entry)
		if id == a.wanted || was < 0 && len(users) == 1 {
			box.Ticked = true
		}
		box.Label = theme.Safe(ui.Join(" · ", chart.NameOf(id), tieWords(chart, id),
			keptAway(chart, id, model.DateOf(clock.Now)), noPortalYet(chart.Login(id).StateAt(clock.Now))))
		box.Dim = has(id)
		box.Fixed = box.Dim != ""
		box.Ticked = box.Ticked && !box.Fixed
		boxes = append(boxes, entry)
	}
	a.wanted = 0
	a.boxes = headed("To", boxes)
}

// keptAway marks who is blocked from the client.
func keptAway(chart *model.Chart, id model.PersonID, today model.Date) string {
	if chart.Block(id).ActiveOn(today) {
		return "⊘ blocked"
	}
	return ""
}

// noPortalYet says why somebody cannot look into the portal now, if so.
func noPortalYet(state model.LoginState) string {
	switch state {
	case model.LoginActive:
		return ""
	case model.LoginInvited:
		return "invited"
	case model.LoginExpired:
		return "invitation expired"
	case model.LoginDisabled:
		return "login disabled"
	case model.LoginNone, model.LoginCancelled:
	}
	return "no login"
}

// people is who is ticked.
func (a *audience) people() model.People {
	return tickedIDs[model.PersonID](a.boxes, audiencePrefix)
}

// blame turns what was refused about the audience into its first box.
func (a *audience) blame(err *model.Error) {
	if err.Field == "to" && len(a.boxes) > 0 {
		err.Field = a.boxes[0].ID
	}
}

// namesOf is the persons as people read them.
func namesOf(chart *model.Chart, people []model.PersonID) []string {
	list := make([]string, len(people))
	for i, id := range people {
		list[i] = chart.NameOf(id)
	}
	return list
}
