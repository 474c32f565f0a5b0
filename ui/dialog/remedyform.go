package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// asked is what a way to mend something can ask for: in a sentence, as a field,
// and what stands in the field while nothing does.
var asked = map[model.Asking]struct{ what, label, hint string }{
	model.AsksEmail:   {"the address", "E-mail", "the new address"},
	model.AsksConsent: {"the consent", "Consent", "how the client's own consent is recorded"},
	model.AsksReason:  {"the reason", "Reason", "why, and who said so"},
}

// remedyForm asks for what a way needs, and shows what it then does.
type remedyForm struct {
	*tryout
	way  remedy
	said *widget.Entry
}

// ask is the dialog that asks for what the way needs.
func (w *remedy) ask(s *ui.Session, finding string) *Form {
	way := *w
	return newForm(s, "mend "+finding+" "+way.Say, func() page {
		field := asked[way.Asks]
		p := &remedyForm{way: way, tryout: &tryout{session: s}}
		p.said = &widget.Entry{ID: string(way.Asks), Label: field.label, Input: widget.NewText(s.Theme, "", field.hint), Above: p.above}
		return p
	})
}

func (p *remedyForm) title() string { return "Mend it" }

func (p *remedyForm) label() string { return "Do it" }

func (p *remedyForm) start() tea.Cmd { return p.try(p.operation()) }

func (p *remedyForm) entries() []*widget.Entry { return []*widget.Entry{p.said} }

func (p *remedyForm) typed(*widget.Entry) tea.Cmd { return p.try(p.operation()) }

func (p *remedyForm) above(t *theme.Theme, width int) []string {
	lines := styled(t.Text, theme.Safe(ui.Capital(p.way.Say)+"."), width)
	if p.way.Mind != "" {
		lines = append(lines, styled(t.Warn, theme.Safe("! "+ui.Capital(p.way.Mind)+"."), width)...)
	}
	return append(lines, "")
}

func (p *remedyForm) operation() (model.Operation, error) { return p.way.Operation(textOf(p.said)) }

func (p *remedyForm) review(t *theme.Theme, width int) []string {
	if textOf(p.said) == "" {
		return []string{t.Dim.Render(ui.Capital(asked[p.way.Asks].what) + " is needed first.")}
	}
	return p.tryout.review(t, width)
}

func (p *remedyForm) question() *Question {
	return p.asks(p.title(), ui.Capital(p.way.Say)+":")
}

func (p *remedyForm) done(store.Commit) (string, tea.Msg) { return "Done: " + p.way.Say, nil }
