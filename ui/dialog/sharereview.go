package dialog

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// weigh asks what sharing would do as it is filled in now. The file is read
// only when it is shared.
func (p *share) weigh() tea.Cmd {
	p.weighing.Drop()
	if p.got == nil {
		return nil
	}
	p.reach, p.fault = nil, nil
	if p.missing() != "" {
		return nil
	}
	s, op, had := p.session, p.share(""), p.had()
	return ui.Ask(s, &p.weighing, func(ctx context.Context) (shareReach, error) {
		got, err := reachOf(ctx, s, []model.Operation{op}, p.client, op.To, func(chart *model.Chart, results []model.Result) *model.Item {
			if had != nil {
				return chart.Item(had.ID)
			}
			return resultItem(chart, results[0])
		})
		return shareReach{p, got}, err
	})
}

func (p *share) takeReach(answer ui.Answer[shareReach]) {
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
func (p *share) missing() string {
	switch {
	case !p.fresh() && p.had() == nil:
		return "choose a document first"
	case p.named() == "":
		return "give it a title, or a file"
	case len(p.audience.people()) == 0:
		return "tick with whom it is shared"
	}
	return ""
}

func (p *share) whyNot() string {
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

// review says what sharing does, who is invited by it, and warns.
func (p *share) review(t *theme.Theme, width int) []string {
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
	if len(p.reach.invited) > 0 {
		lines = append(lines, styled(t.Banner, "Those without a login will also be invited:", width)...)
	}
	return append(lines, p.reach.review(t, width)...)
}

// question asks before a sensitive document goes to more than one person.
func (p *share) question() *Question { return p.reach.question("share it") }
