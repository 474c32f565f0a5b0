package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// Noted is an answer that a note can go with.
type Noted struct {
	// Key tells what is answered from all else.
	Key          string
	Title, Label string
	// Lines say what it is about.
	Lines []string
	// Op is the answer, with the note.
	Op   func(note string) model.Operation
	Told string
}

// noted asks for the note.
type noted struct {
	plainPage
	Noted
	note   *widget.Entry
	effect *tryout
}

// AnswerWithNote is the dialog for an answer and its note.
func AnswerWithNote(s *ui.Session, n Noted) *Form {
	return newForm(s, n.Key, func() page {
		p := &noted{Noted: n, effect: &tryout{session: s}}
		text := widget.NewText(s.Theme, "", "may be left blank")
		text.Longest(2000)
		p.note = &widget.Entry{ID: "note", Label: "Note", Input: text, Above: p.above}
		return p
	})
}

func (p *noted) title() string { return p.Title }

func (p *noted) label() string { return p.Label }

func (p *noted) start() tea.Cmd { return p.effect.try(p.Op(""), nil) }

func (p *noted) entries() []*widget.Entry { return []*widget.Entry{p.note} }

func (p *noted) hear(msg tea.Msg) tea.Cmd { return p.effect.hear(msg) }

// above is what is answered, and what the answer does.
func (p *noted) above(t *theme.Theme, width int) []string {
	var lines []string
	for _, line := range p.Lines {
		lines = append(lines, styled(t.Text, theme.Safe(line), width)...)
	}
	lines = append(lines, "")
	lines = append(lines, p.effect.review(t, width)...)
	return append(lines, "")
}

func (p *noted) operation() (model.Operation, error) { return p.Op(textOf(p.note)), nil }

func (p *noted) done(store.Commit) (string, tea.Msg) { return p.Told, nil }
