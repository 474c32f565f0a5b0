package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// putOff asks until when a finding is left alone, and why.
type putOff struct {
	plainPage
	client        model.ClientID
	finding, say  string
	until, reason *widget.Entry
}

// PutOff is the dialog that leaves a finding of the review alone for a while.
func PutOff(s *ui.Session, client model.ClientID, finding, say string, today model.Date) *Form {
	const days = 7
	return newForm(s, "put off "+finding, func() page {
		p := &putOff{client: client, finding: finding, say: say}
		p.until = &widget.Entry{ID: "until", Label: "Until", Above: p.above,
			Input: widget.NewText(s.Theme, today.AddDays(days).String(), dateHint)}
		p.reason = &widget.Entry{ID: "reason", Label: "Reason", Input: widget.NewText(s.Theme, "", "why it can wait")}
		return p
	}).At("reason")
}

func (p *putOff) title() string { return "Put off" }

func (p *putOff) label() string { return "Put it off" }

func (p *putOff) entries() []*widget.Entry { return []*widget.Entry{p.until, p.reason} }

func (p *putOff) above(t *theme.Theme, width int) []string {
	return append(styled(t.Text, theme.Safe(p.say+"."), width), "")
}

func (p *putOff) operation() (model.Operation, error) {
	until, err := dateOf(p.until)
	if err != nil {
		return nil, err
	}
	return &model.PutOffFinding{Client: p.client, Finding: p.finding, Until: until, Reason: textOf(p.reason)}, nil
}

func (p *putOff) done(store.Commit) (string, tea.Msg) { return "Put off until " + textOf(p.until), nil }
