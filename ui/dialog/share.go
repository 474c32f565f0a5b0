package dialog

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// share gives persons of a chart a document: a new one, or one of the chart.
type share struct {
	giving
	wanted model.ItemID
	path   *pathInput

	what, called, file, document, sensitive, email *widget.Entry
}

// What is shared.
const (
	newDocument = "new"
	hadDocument = "had"
	hadLabel    = "one of the chart"
)

// Share is the dialog for giving persons of a chart a document. Zero is no
// document, or no person, that is thought of already.
func Share(s *ui.Session, client model.ClientID, document model.ItemID, person model.PersonID) *Form {
	return newForm(s, fmt.Sprint("share ", client, document, person), func() page {
		p := &share{giving: giving{session: s, client: client, audience: audience{wanted: person}}, wanted: document}
		p.sought = newSought(s, "type to find a document", "another document")
		p.path = newPathInput(s, "a path; blank keeps the title alone")
		what := newDocument
		if !document.IsZero() {
			what = hadDocument
		}
		p.what = &widget.Entry{ID: "what", Label: "Share", Input: widget.NewChoice([]widget.Option{
			{Value: newDocument, Label: "a new document"}, {Value: hadDocument, Label: hadLabel},
		}, what)}
		hint := "as the portal shows it"
		if s.Attach != nil {
			hint += "; blank is the file's name"
		}
		p.called = &widget.Entry{ID: "title", Label: "Title", Input: widget.NewText(s.Theme, "", hint)}
		p.file = &widget.Entry{ID: "file", Label: "File", Input: p.path, Under: p.path.under}
		p.document = &widget.Entry{ID: "document", Label: "Document", Input: p.sought, Under: p.sought.under}
		p.sensitive = &widget.Entry{ID: "sensitive", Label: "Sensitive", Heading: "More", Input: widget.NewTicks([]string{"only those named see it"})}
		p.email = &widget.Entry{ID: "invite", Label: "E-mail", Input: widget.NewTicks([]string{"invite those without a login"}, true)}
		return p
	})
}

func (p *share) title() string {
	if p.got == nil {
		return "Share"
	}
	return "Share a document of " + p.got.chart.Subject().Name()
}

func (p *share) start() tea.Cmd {
	return p.ask(func(r model.Reader, got *givable) error {
		practice, err := r.Practice()
		got.training = err == nil && practice.Training
		return err
	})
}

func (p *share) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[givable]:
		return p.take(msg)
	case ui.Answer[lookedAt]:
		p.path.hear(msg)
	case ui.Answer[reach]:
		msg.Into(&p.weighing, &p.reach, &p.fault)
	case ui.Committed:
		return p.start()
	}
	return nil
}

func (p *share) take(answer ui.Answer[givable]) tea.Cmd {
	if !answer.Into(&p.reading, &p.got, &p.fault) {
		return nil
	}
	p.sought.offer(documents(p.got.chart, p.got.clock))
	if !p.wanted.IsZero() {
		p.sought.pick(p.wanted.String())
		p.wanted = model.ItemID{}
		p.turn()
	}
	p.offer()
	return p.weigh()
}

// turn follows another document.
func (p *share) turn() {
	item := p.had()
	tick(p.sensitive, 0, item != nil && item.Sensitive)
}

// offer draws the boxes for the document chosen.
func (p *share) offer() {
	if p.got == nil {
		return
	}
	item := p.had()
	p.audience.offer(p.got.chart, p.got.clock, func(id model.PersonID) string {
		if item != nil && item.Names(id) {
			return "has it"
		}
		return ""
	})
}

func (p *share) entries() []*widget.Entry {
	entries := []*widget.Entry{p.what}
	switch {
	case !p.fresh():
		entries = append(entries, p.document)
	case p.session.Look == nil: // files are on another machine
		entries = append(entries, p.called)
	default:
		entries = append(entries, p.called, p.file)
	}
	if !p.fresh() && p.sought.chosen == nil {
		return entries
	}
	entries = append(append(entries, p.audience.boxes...), p.sensitive)
	if p.uninvited() {
		entries = append(entries, p.email)
	}
	return entries
}

// uninvited reports whether somebody ticked has no login.
func (p *share) uninvited() bool {
	for _, id := range p.audience.people() {
		if login := p.got.chart.Login(id); !login.Holds() {
			return true
		}
	}
	return false
}

func (p *share) seeker(entry *widget.Entry) seeker {
	switch entry {
	case p.document:
		return p.sought
	case p.file:
		return p.path
	}
	return nil
}

func (p *share) typed(entry *widget.Entry) tea.Cmd {
	switch entry {
	case p.what, p.document:
		p.turn()
		p.offer()
	case p.file:
		return tea.Batch(p.path.look(), p.weigh())
	}
	return p.weigh()
}

func (p *share) done(store.Commit) (string, tea.Msg) {
	return "Shared " + p.named() + " with " + model.JoinNames(namesOf(p.got.chart, p.audience.people())), nil
}

func (p *share) label() string { return p.button("Share", p.named(), "with") }
