package chart

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// verdict is what a draft would do.
type verdict struct {
	draftKey
	// after is the grant as it would be recorded.
	after grant
	// effect sums up who gains and loses what, over everybody.
	effect string
	// notes say what each changed line does.
	notes map[line]note
	// refused says why the draft cannot be saved as it is.
	refused error
}

// note is what one changed line gives or takes.
type note struct {
	text, brief string
	gain        bool
}

// judge asks what a draft would do.
func (p *portal) judge(d *draft) tea.Cmd {
	s, asked := p.session, *d
	return ui.Ask(s, &p.judging, func(ctx context.Context) (verdict, error) { return judge(ctx, s, &asked) })
}

func judge(ctx context.Context, s *ui.Session, d *draft) (verdict, error) {
	v := verdict{draftKey: d.draftKey, notes: map[line]note{}}
	var portal model.Portal
	err := s.Store.Draft(ctx, s.Who, d.operations(), func(drafted store.Draft) (err error) {
		portal, err = v.weigh(drafted)
		return err
	})
	if ctx.Err() != nil {
		return v, ctx.Err()
	}
	if err != nil {
		v.refused = err
		return v, nil
	}
	if !d.ticked {
		d.want.Ticks = v.after.Ticks
	}
	for _, l := range d.lines() {
		var without model.Portal
		err := s.Store.Draft(ctx, s.Who, d.without(l).operations(), func(drafted store.Draft) (err error) {
			without, err = model.PortalOf(drafted.After, d.person)
			return err
		})
		if err != nil {
			return v, err
		}
		v.notes[l] = noteOf(model.ComparePortals(without, portal), d.client)
	}
	return v, nil
}

// weigh takes from a draft what the whole of it does.
func (v *verdict) weigh(drafted store.Draft) (model.Portal, error) {
	effect, err := drafted.Effect()
	if err != nil {
		return model.Portal{}, err
	}
	v.effect = effect.Summary()
	chart, err := drafted.After.Chart(v.client)
	if err != nil {
		return model.Portal{}, err
	}
	v.after = grantOf(chart, v.person)
	return model.PortalOf(drafted.After, v.person)
}

// noteOf is what one line does, measured as the difference between the draft
// without it and with it.
func noteOf(change model.UserEffect, client model.ClientID) note {
	i := slices.IndexFunc(change.Clients, func(c model.ClientEffect) bool { return c.ID == client })
	if i < 0 {
		return note{text: "changes nothing now", brief: "nothing"}
	}
	effect := change.Clients[i]
	if gained := newItems(effect.Gains.Items); len(gained) > 0 {
		return note{"+ " + strings.Join(ui.Counts(gained), ", "), "+ " + ui.Plural(len(gained), "item", "items"), true}
	}
	if lost := newItems(effect.Loses.Items); len(lost) > 0 {
		return note{"- " + strings.Join(ui.Counts(lost), ", "), "- " + ui.Plural(len(lost), "item", "items"), false}
	}
	switch effect.Profile {
	case "gains":
		return note{"+ the profile", "+", true}
	case "loses":
		return note{"- the profile", "-", false}
	}
	if effect.Loses.Permissions != 0 {
		return note{"- taken away", "-", false}
	}
	return note{"+ allowed", "+", true}
}

// newItems leaves out the items of which only what can be done differs.
func newItems(items []model.Shown) []model.Shown {
	return slices.DeleteFunc(slices.Clone(items), func(s model.Shown) bool { return !slices.Contains(s.Actions, model.View) })
}
