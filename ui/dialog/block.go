package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// Blocking is whom to keep away from which client.
type Blocking struct {
	Client     model.ClientID
	ClientName string
	// Person is whom to block, zero where that is to be said.
	Person model.PersonID
	Name   string
}

// blockPerson asks why somebody is kept away, and until when.
type blockPerson struct {
	Blocking
	*tryout
	found                         *finder
	who, reason, reference, until *widget.Entry
}

// Block is the dialog that keeps somebody away from a client. What that takes
// from whom stands above its button.
func Block(s *ui.Session, b Blocking) *Form {
	form := newForm(s, "block "+b.Client.String()+" "+b.Person.String(), func() page {
		p := &blockPerson{Blocking: b, tryout: &tryout{session: s}, found: newFinder(s, picker.Options{Judge: b.judge, Suggest: b.known})}
		if b.Person != 0 {
			p.found.chosen = &picker.Row{ID: b.Person, Name: b.Name}
		}
		text := func(id, label, hint string) *widget.Entry {
			return &widget.Entry{ID: id, Label: label, Input: widget.NewText(s.Theme, "", hint)}
		}
		p.who = &widget.Entry{ID: "person", Label: "Who", Input: p.found, Under: p.found.under}
		p.reason = text("reason", "Reason", "court order, safety, the client's wish")
		p.reference = text("reference", "Reference", "the order's number, where there is one")
		p.until = text("until", "Last day", "year-month-day; blank is until it is lifted")
		return p
	})
	if b.Person != 0 {
		form.At("reason")
	}
	return form
}

// judge says who can be blocked.
func (b *Blocking) judge(r model.Reader, id model.PersonID) (picker.Verdict, error) {
	chart, err := r.Chart(b.Client)
	switch {
	case err != nil:
		return picker.Verdict{}, err
	case id == b.Client.Person():
		return picker.Verdict{Not: "is the client"}, nil
	case chart.Block(id).ActiveOn(model.DateOf(r.Now())):
		return picker.Verdict{Not: "is blocked already"}, nil
	}
	return picker.Verdict{}, nil
}

// known is who stands first among those found: a stranger of a like name is
// hardly meant, and blocked in their place would leave them in.
func (b *Blocking) known(r model.Reader) ([]model.PersonID, error) {
	chart, err := r.Chart(b.Client)
	if err != nil {
		return nil, err
	}
	return chart.Named(), nil
}

func (p *blockPerson) title() string { return "Block from " + p.ClientName }

func (p *blockPerson) label() string { return "Block" }

func (p *blockPerson) start() tea.Cmd { return p.reckon() }

func (p *blockPerson) entries() []*widget.Entry {
	return []*widget.Entry{p.who, p.reason, p.reference, p.until}
}

func (p *blockPerson) seeker(e *widget.Entry) seeker {
	if e == p.who {
		return p.found
	}
	return nil
}

func (p *blockPerson) typed(e *widget.Entry) tea.Cmd {
	if e != p.who {
		return nil
	}
	return tea.Batch(p.found.find(), p.reckon())
}

// reckon weighs what the block takes away, whatever reason it will have.
func (p *blockPerson) reckon() tea.Cmd {
	person, err := p.chosen()
	return p.try(&model.BlockPerson{Client: p.Client, Person: person, Reason: "to be said"}, err)
}

func (p *blockPerson) hear(msg tea.Msg) tea.Cmd {
	return tea.Batch(p.tryout.hear(msg), p.found.picker.Update(msg))
}

func (p *blockPerson) review(t *theme.Theme, width int) []string {
	lines := p.tryout.review(t, width)
	return append(lines, styled(t.Warn, "A block beats every permission, link and audience until it ends or is lifted.", width)...)
}

func (p *blockPerson) operation() (model.Operation, error) {
	person, err := p.chosen()
	if err != nil {
		return nil, err
	}
	until, err := dateOf(p.until)
	return &model.BlockPerson{
		Client: p.Client, Person: person, Reason: textOf(p.reason), Reference: textOf(p.reference), Until: until,
	}, err
}

// chosen is whom it is about.
func (p *blockPerson) chosen() (model.PersonID, error) {
	switch {
	case p.found.blank():
		return 0, model.Errorf(model.Missing, "say who it is").At("person")
	case p.found.chosen == nil:
		return 0, model.Errorf(model.NeedsAnswer, "choose who is meant").At("person")
	}
	return p.found.chosen.ID, nil
}

func (p *blockPerson) done(store.Commit) (string, tea.Msg) {
	return "Blocked: " + p.found.chosen.Name + " from " + p.ClientName, nil
}

// liftBlock asks why a block ends.
type liftBlock struct {
	Blocking
	*tryout
	block  model.Block
	reason *widget.Entry
}

// LiftBlock is the dialog that ends a block before its time.
func LiftBlock(s *ui.Session, b Blocking, block model.Block) *Form {
	return newForm(s, "lift block "+b.Client.String()+" "+b.Person.String(), func() page {
		p := &liftBlock{Blocking: b, tryout: &tryout{session: s}, block: block}
		p.reason = &widget.Entry{ID: "reason", Label: "Reason", Above: p.above,
			Input: widget.NewText(s.Theme, "", "the order ended, agreed with …")}
		return p
	})
}

func (p *liftBlock) title() string { return "Lift the block of " + p.Name + " from " + p.ClientName }

func (p *liftBlock) label() string { return "Lift the block" }

func (p *liftBlock) start() tea.Cmd {
	return p.try(&model.LiftBlock{Client: p.Client, Person: p.Person, Reason: "to be said"}, nil)
}

func (p *liftBlock) entries() []*widget.Entry { return []*widget.Entry{p.reason} }

// above says why and how long the person is kept away.
func (p *liftBlock) above(t *theme.Theme, width int) []string {
	text := "⊘ " + p.Name + " is kept away from " + p.ClientName + ": " + p.block.Reason
	if p.block.Reference != "" {
		text += " (" + p.block.Reference + ")"
	}
	if p.block.Until.Known() {
		text += ", until " + p.block.Until.String()
	}
	return append(styled(t.Warn, theme.Safe(text+"."), width), "")
}

func (p *liftBlock) operation() (model.Operation, error) {
	return &model.LiftBlock{Client: p.Client, Person: p.Person, Reason: textOf(p.reason)}, nil
}

// question asks before the block ends, for that lets somebody in.
func (p *liftBlock) question() *Question {
	if textOf(p.reason) == "" {
		return nil
	}
	lines := append([]string{"Let " + p.Name + " see again what the ticks and audiences allow?", ""}, p.effect.Lines...)
	return &Question{Title: "Lift the block", Lines: lines, Gives: true, Yes: "lift it", No: "go back"}
}

func (p *liftBlock) done(store.Commit) (string, tea.Msg) {
	return "Lifted: the block of " + p.Name + " from " + p.ClientName, nil
}
