package dialog

import (
	"context"
	"slices"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
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
		box.Label = theme.Safe(strings.Join(nonEmpty(
			chart.NameOf(id), tieWords(chart, id), noPortalYet(chart.Login(id).StateAt(clock.Now))), " · "))
		box.Dim = has(id)
		box.Fixed = box.Dim != ""
		box.Ticked = box.Ticked && !box.Fixed
		boxes = append(boxes, entry)
	}
	a.wanted = 0
	a.boxes = headed("To", boxes)
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

// reach is what giving persons a paper would do.
type reach struct {
	// lines say who gains and loses what.
	lines []string
	// unseen says of each who is to have it and would not see it, why.
	unseen []string
	// invited says who would be invited, and where.
	invited []string
	// item is the paper as it would be, sees who of its audience sees it.
	item model.Item
	sees []string
}

// reachOf tries operations that give a paper to persons of a chart. Find is the
// paper in what they did.
func reachOf(ctx context.Context, s *ui.Session, ops []model.Operation, client model.ClientID, to model.People,
	find func(chart *model.Chart, results []model.Result) *model.Item,
) (got reach, err error) {
	err = s.Store.Draft(ctx, s.Who, ops, func(d store.Draft) error {
		effect, err := draftedEffect(d)
		if err != nil {
			return err
		}
		got.lines = effectLines(&effect)
		chart, err := d.After.Chart(client)
		if err != nil {
			return err
		}
		item := find(chart, d.Results)
		if item == nil {
			return nil
		}
		got.item = *item
		return got.weigh(d, chart, to)
	})
	return got, err
}

// weigh finds out who sees the paper once they sign in, and who not.
func (e *reach) weigh(d store.Draft, chart *model.Chart, to model.People) error {
	for _, id := range e.item.Audience {
		decision, err := model.Decide(d.After, model.Ask{
			User: id, Client: chart.ID(), Item: e.item.ID, Action: model.View, Opened: true,
		})
		switch {
		case err != nil:
			return err
		case decision.Allow:
			e.sees = append(e.sees, chart.NameOf(id))
		case slices.Contains(to, id):
			e.unseen = append(e.unseen, chart.NameOf(id)+" would not see it: "+decision.Because)
		}
	}
	for _, id := range to {
		before, err := d.Before.Login(id)
		if err != nil {
			return err
		}
		if after := chart.Login(id); after.StateAt(d.After.Now()) == model.LoginInvited && !before.Holds() {
			e.invited = append(e.invited, chart.NameOf(id)+" is invited at "+after.Email)
		}
	}
	return nil
}

// review is the effect in words, the warnings first.
func (e *reach) review(t *theme.Theme, width int) []string {
	var lines []string
	for _, text := range e.invited {
		lines = append(lines, styled(t.Banner, theme.Safe(text+"."), width)...)
	}
	for _, text := range e.unseen {
		lines = append(lines, styled(t.Warn, theme.Safe("! "+text+"."), width)...)
	}
	for _, text := range e.lines {
		lines = append(lines, styled(t.Text, theme.Safe(text), width)...)
	}
	return lines
}

// resultItem is the item that an operation made.
func resultItem(chart *model.Chart, result model.Result) *model.Item {
	var id model.ItemID
	if id.UnmarshalText([]byte(result.ID)) != nil {
		return nil
	}
	return chart.Item(id)
}
