package dialog

import (
	"context"
	"slices"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// reach is what giving persons a paper would do.
type reach struct {
	// lines say who gains and loses what; gives is that somebody gains.
	lines []string
	gives bool
	// unseen says of each who is to have it and would not see it, why.
	unseen []string
	// invited says who would be invited, and where.
	invited []string
	// item is the paper as it would be, sees who of its audience sees it.
	item model.Item
	sees []string
}

// reachOf tries an operation that gives a paper to persons of a chart. Find is
// the paper in what it did.
func reachOf(ctx context.Context, s *ui.Session, op model.Operation, client model.ClientID, to model.People,
	find func(chart *model.Chart, results []model.Result) *model.Item,
) (got reach, err error) {
	err = s.Store.Draft(ctx, s.Who, []model.Operation{op}, func(d store.Draft) error {
		effect, err := d.Effect()
		if err != nil {
			return err
		}
		got.lines, got.gives = effectLines(&effect), effect.Widens()
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

// warning names who would see a sensitive paper, where that is more than one.
func (e *reach) warning() string {
	if !e.item.Sensitive || len(e.item.Audience) < 2 {
		return ""
	}
	text := e.item.Title + " is sensitive, and goes to " + ui.Plural(len(e.item.Audience), "person", "persons")
	if len(e.sees) == 0 {
		return text + "."
	}
	return text + ": it would be seen by " + model.JoinNames(e.sees) + "."
}

// question asks before a sensitive paper goes to more than one person.
func (e *reach) question(yes string) *Question {
	if e == nil || e.warning() == "" {
		return nil
	}
	return &Question{Title: "Sensitive", Lines: append([]string{e.warning(), ""}, e.lines...), Gives: e.gives, Yes: yes, No: "go back"}
}
