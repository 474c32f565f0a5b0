package dialog

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// weigh asks what the assignment would do as it is filled in now.
func (p *assign) weigh() tea.Cmd {
	p.weighing.Drop()
	if p.got == nil {
		return nil
	}
	p.reach, p.fault = nil, nil
	if p.missing() != "" {
		return nil
	}
	op, err := p.operation()
	if err != nil {
		p.fault = err
		return nil
	}
	s, to, had := p.session, p.audience.people(), p.paper()
	return ui.Ask(s, &p.weighing, func(ctx context.Context) (assignReach, error) {
		got, err := reachOf(ctx, s, []model.Operation{op}, p.client, to, func(chart *model.Chart, results []model.Result) *model.Item {
			switch result := results[0]; {
			case had != nil:
				return chart.Item(had.ID)
			case len(result.Lines) > 0:
				return resultItem(chart, model.Result{ID: result.Lines[len(result.Lines)-1].ID})
			default:
				return resultItem(chart, result)
			}
		})
		return assignReach{p, got}, err
	})
}

func (p *assign) takeReach(answer ui.Answer[assignReach]) {
	switch {
	case !answer.Answers(&p.weighing) || errors.Is(answer.Err, context.Canceled):
	case answer.Err != nil:
		p.fault = answer.Err
	default:
		got := answer.Value.reach
		p.reach = &got
	}
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

func (p *assign) whyNot() string {
	switch {
	case p.got == nil && p.fault == nil:
		return "still reading the chart"
	case p.missing() != "":
		return p.missing()
	case p.reach == nil && p.fault == nil:
		return "still working out what it does"
	}
	return ""
}

// review says what the assignment does, and warns.
func (p *assign) review(t *theme.Theme, width int) []string {
	switch {
	case p.fault != nil:
		return styled(t.Error, "! "+ui.Words(p.fault), width)
	case p.missing() != "":
		return []string{t.Dim.Render(capital(p.missing()) + ".")}
	case p.reach == nil:
		return []string{t.Dim.Render("…")}
	}
	var lines []string
	if warning := p.reach.warning(); warning != "" {
		lines = styled(t.Warn, theme.Safe(warning), width)
	}
	return append(lines, p.reach.review(t, width)...)
}

// question asks before a sensitive form goes to more than one person.
func (p *assign) question() *Question { return p.reach.question("assign it") }
