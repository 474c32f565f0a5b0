package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// weigh asks what the assignment would do as it is filled in now.
func (p *assign) weigh() tea.Cmd {
	had := p.paper()
	return p.try(p.missing(), p.operation, func(chart *model.Chart, results []model.Result) *model.Item {
		switch result := results[0]; {
		case had != nil:
			return chart.Item(had.ID)
		case len(result.Lines) > 0:
			return resultItem(chart, model.Result{ID: result.Lines[len(result.Lines)-1].ID})
		default:
			return resultItem(chart, result)
		}
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

func (p *assign) whyNot() string { return p.notYet(p.missing()) }

func (p *assign) review(t *theme.Theme, width int) []string {
	return p.reviewed(t, width, p.missing())
}

// question asks before a sensitive form goes to more than one person.
func (p *assign) question() *Question { return p.reach.question("assign it") }
