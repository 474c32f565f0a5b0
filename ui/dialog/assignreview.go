package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// weigh asks what the assignment would do as it is filled in now.
func (p *assign) weigh() tea.Cmd {
	if p.got == nil {
		p.weighing.Drop()
		return nil
	}
	p.forget()
	if p.missing() != "" {
		return nil
	}
	op, err := p.operation()
	if err != nil {
		p.fault = err
		return nil
	}
	s, to, had := p.session, p.audience.people(), p.paper()
	return ui.Ask(s, &p.weighing, func(ctx context.Context) (reach, error) {
		return reachOf(ctx, s, []model.Operation{op}, p.client, to, func(chart *model.Chart, results []model.Result) *model.Item {
			switch result := results[0]; {
			case had != nil:
				return chart.Item(had.ID)
			case len(result.Lines) > 0:
				return resultItem(chart, model.Result{ID: result.Lines[len(result.Lines)-1].ID})
			default:
				return resultItem(chart, result)
			}
		})
	})
}

// missing says what is to be filled in first.
func (p *assign) missing() string {
	switch {
	case p.sought.chosen == nil:
		return "choose a form first"
	case len(p.audience.people()) == 0:
		return "tick to whom it goes"
	}
	return ""
}

func (p *assign) whyNot() string { return p.notYet(p.got != nil, p.missing()) }

func (p *assign) review(t *theme.Theme, width int) []string {
	return p.reviewed(t, width, p.missing())
}

// question asks before a sensitive form goes to more than one person.
func (p *assign) question() *Question { return p.reach.question("assign it") }
