package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// weigh asks what sharing would do as it is filled in now. The file is read
// only when it is shared.
func (p *share) weigh() tea.Cmd {
	had, op := p.had(), func() (model.Operation, error) { return p.share(""), nil }
	return p.try(p.missing(), op, func(chart *model.Chart, results []model.Result) *model.Item {
		if had != nil {
			return chart.Item(had.ID)
		}
		return resultItem(chart, results[0])
	})
}

// missing says what is to be filled in first.
func (p *share) missing() string {
	switch {
	case !p.fresh() && p.had() == nil:
		return "choose a document first"
	case p.named() == "" && p.got != nil && p.got.training:
		return "give it a title"
	case p.named() == "" && p.session.Attach == nil:
		return "give it a title. A file of your machine is shared by command: ssh HOST document share - --name letter.pdf …"
	case p.named() == "":
		return "give it a title, or a file"
	case len(p.audience.people()) == 0:
		return "tick with whom it is shared"
	}
	return ""
}

func (p *share) whyNot() string { return p.notYet(p.missing()) }

func (p *share) review(t *theme.Theme, width int) []string {
	lines := p.reviewed(t, width, p.missing())
	if p.fresh() && p.got != nil && p.got.has(p.named()) {
		lines = append(lines, styled(t.Warn, "The chart has a document of that title already: “"+hadLabel+"” shares that one.", width)...)
	}
	return lines
}

// question asks before a sensitive document goes to more than one person.
func (p *share) question() *Question { return p.reach.question("share it") }
