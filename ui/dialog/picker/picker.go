package picker

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Row is one person, with texts as they are recorded: make them safe.
type Row struct {
	ID model.PersonID
	// Name and Called are the whole name, and the one the person goes by.
	Name, Called string
	Email        string
	// EmailOK is the consent to be e-mailed.
	EmailOK bool
	// What is what the person is: "client", "mother of Ada, Ben".
	What  string
	Login model.LoginState
	Verdict
}

// Verdict is what is to be said of choosing somebody.
type Verdict struct {
	// Not is the reason why the person cannot be chosen, or nothing.
	Not string
	// Warn is what to bear in mind where the person can be.
	Warn string
}

// Options are what a dialog has to say of the persons; all may be left out.
type Options struct {
	// Judge says whether a person can be chosen.
	Judge func(model.Reader, model.PersonID) (Verdict, error)
	// Suggest is who is shown while nothing is typed, and first among the hits.
	Suggest func(model.Reader) ([]model.PersonID, error)
	// Wary keeps the cursor off similar ones until somebody moves it there:
	// for choices that must not fall on the wrong person.
	Wary bool
}

// Picker is the list under a field that a dialog keeps. Call SetQuery whenever
// the field's text changes, and hand Update every message.
type Picker struct {
	session *ui.Session
	options Options

	query          string
	exact, similar []Row
	total          int
	cursor         int
	asked, loaded  bool
	// answered says that nothing newer is being asked.
	answered          bool
	scroll            widget.Scroll
	reading, likening ui.Latest
	keep              model.PersonID
	failed            error
}

// New is a picker that has found nobody yet: SetQuery begins.
func New(s *ui.Session, options Options) *Picker { return &Picker{session: s, options: options} }

// SetQuery finds the people for a text. The same text again asks nothing.
func (p *Picker) SetQuery(text string) tea.Cmd {
	text = strings.TrimSpace(text)
	if p.asked && text == p.query {
		return nil
	}
	p.query, p.keep = text, 0
	return p.find()
}

// Seek finds the people for a text, with the cursor on one of them.
func (p *Picker) Seek(text string, person model.PersonID) tea.Cmd {
	p.query, p.keep = strings.TrimSpace(text), person
	return p.find()
}

// Refresh finds them anew, and stays on the person under the cursor.
func (p *Picker) Refresh() tea.Cmd {
	if row, ok := p.Cursor(); ok && p.answered {
		p.keep = row.ID
	}
	return p.find()
}

func (p *Picker) find() tea.Cmd {
	p.asked, p.answered = true, false
	p.likening.Drop()
	return p.read()
}

// Update takes in what was found, and finds anew after a commit.
func (p *Picker) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[found]:
		return p.take(msg)
	case ui.Answer[near]:
		p.takeSimilar(msg)
	case ui.Committed:
		if p.asked {
			return p.Refresh()
		}
	}
	return nil
}

func (p *Picker) take(answer ui.Answer[found]) tea.Cmd {
	if answer.Gone(&p.reading) {
		return nil
	}
	p.loaded, p.answered, p.failed = true, true, answer.Err
	if answer.Err != nil {
		p.exact, p.similar, p.total = nil, nil, 0
		return nil
	}
	p.exact, p.similar, p.total = answer.Value.rows, nil, answer.Value.total
	p.settle()
	if p.query == "" || p.total >= store.FewHits {
		p.keep = 0
		return nil
	}
	return p.readSimilar()
}

func (p *Picker) takeSimilar(answer ui.Answer[near]) {
	if answer.Gone(&p.likening) || answer.Err != nil {
		return
	}
	under, ok := p.Chosen()
	p.similar = answer.Value.rows
	if !ok || p.keep != 0 && p.keep != under.ID {
		p.settle()
	}
	p.keep = 0
}

// settle puts the cursor on the person it was on, or on the first who can be
// chosen; on nobody where that would be a guess.
func (p *Picker) settle() {
	rows := p.rows()
	at := -1
	if p.keep != 0 {
		at = slices.IndexFunc(rows, func(r Row) bool { return r.ID == p.keep })
	}
	if at < 0 && p.options.Wary {
		rows = p.exact
	}
	if at < 0 {
		at = slices.IndexFunc(rows, func(r Row) bool { return r.Not == "" })
	}
	if at < 0 && len(rows) > 0 {
		at = 0
	}
	p.cursor = at
}

func (p *Picker) rows() []Row { return slices.Concat(p.exact, p.similar) }

// Loaded reports whether the list is an answer to what was typed last.
func (p *Picker) Loaded() bool { return p.loaded && p.answered }

// Cursor is the person under the cursor, who may be one who cannot be chosen.
func (p *Picker) Cursor() (Row, bool) {
	rows := p.rows()
	if p.cursor < 0 || p.cursor >= len(rows) {
		return Row{}, false
	}
	return rows[p.cursor], true
}

// Chosen is the person under the cursor, if that one can be chosen.
func (p *Picker) Chosen() (Row, bool) {
	row, ok := p.Cursor()
	return row, ok && row.Not == ""
}

// WhyNot is the reason why nobody can be chosen now, or nothing.
func (p *Picker) WhyNot() string {
	row, ok := p.Cursor()
	if !ok {
		return "nobody is under the cursor"
	}
	return row.Not
}

// Offers is moving in the list.
func (p *Picker) Offers() []action.Offer {
	return []action.Offer{{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown}}
}

// Do moves in the list.
func (p *Picker) Do(id action.ID) {
	const page = 5
	by := map[action.ID]int{action.Up: -1, action.Down: 1, action.PageUp: -page, action.PageDown: page}[id]
	p.cursor = max(0, min(p.cursor+by, len(p.exact)+len(p.similar)-1))
}
