package chart

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// papers is the Forms & documents tab: each paper, and under it everybody to
// whom it goes, a line each. The cursor goes over these lines.
type papers struct {
	session *ui.Session
	rec     *record
	rows    []paperRow
	cursor  int
	scroll  widget.Scroll

	opening ui.Latest
	// wanted is where the cursor goes once the chart was taken in.
	wanted paperKey
}

// paperRow is one line: of a paper, or of a person under it, or else a text
// that the cursor passes over.
type paperRow struct {
	text string
	// adds is the action that puts something here, where nothing is yet.
	adds action.ID
	item *model.Item
	// signing is where a form stands with everybody, nil of a document.
	signing *model.Signing
	person  model.PersonID // zero on the paper's own line
}

// paperKey tells a line from the others, also when the chart is read anew.
type paperKey struct {
	item   model.ItemID
	person model.PersonID
}

func (r *paperRow) key() paperKey {
	if r.item == nil {
		return paperKey{}
	}
	return paperKey{r.item.ID, r.person}
}

func newPapers(s *ui.Session) *papers { return &papers{session: s} }

// show takes in a chart as it was read. The cursor stays on its line, or on
// the paper that it was under.
func (p *papers) show(rec *record) tea.Cmd {
	another := p.rec == nil || p.rec.ID() != rec.ID()
	at := p.current().key()
	p.rec, p.rows = rec, paperRows(rec.Chart)
	if another {
		p.cursor, p.scroll = 0, widget.Scroll{}
	}
	if !p.wanted.item.IsZero() {
		at, p.wanted = p.wanted, paperKey{}
	}
	p.settle(at)
	return nil
}

func (p *papers) goTo(item model.ItemID, person model.PersonID) { p.wanted = paperKey{item, person} }

// settle puts the cursor on the line that it was on, or on what stands there
// now.
func (p *papers) settle(was paperKey) {
	for _, key := range []paperKey{was, {item: was.item}} {
		if at := p.find(key); at >= 0 && !key.item.IsZero() {
			p.cursor = at
			return
		}
	}
	at := min(p.cursor, len(p.rows)-1)
	p.cursor = max(0, p.next(at-1, 1))
	if p.current().item == nil {
		p.cursor = max(0, p.next(at, -1))
	}
}

func (p *papers) find(key paperKey) int {
	return slices.IndexFunc(p.rows, func(r paperRow) bool { return r.key() == key })
}

// current is the line under the cursor, one without a paper where there is none.
func (p *papers) current() *paperRow {
	if p.cursor < len(p.rows) {
		return &p.rows[p.cursor]
	}
	return &paperRow{}
}

// person is who is under the cursor, or else the client.
func (p *papers) person() model.PersonID {
	if id := p.current().person; id != 0 {
		return id
	}
	return p.rec.ID().Person()
}

// paperRows is the forms and then the documents, the newest first.
func paperRows(chart *model.Chart) []paperRow {
	rows := []paperRow{{}, {text: "Forms"}}
	rows = append(rows, rowsOf(chart, func(i *model.Item) bool { return i.Paper != nil }, paperRow{text: "assigns one", adds: action.AssignForm})...)
	rows = append(rows, paperRow{}, paperRow{text: "Documents"})
	return append(rows, rowsOf(chart, func(i *model.Item) bool { return i.Kind == model.KindDocument }, paperRow{text: "shares one", adds: action.ShareDocument})...)
}

func rowsOf(chart *model.Chart, is func(*model.Item) bool, none paperRow) []paperRow {
	var rows []paperRow
	for i := len(chart.Items) - 1; i >= 0; i-- {
		item := &chart.Items[i]
		if !is(item) {
			continue
		}
		row := paperRow{item: item}
		if item.Paper != nil {
			signing := item.Signing()
			row.signing = &signing
		}
		rows = append(rows, row)
		for _, person := range item.Audience {
			row.person = person
			rows = append(rows, row)
		}
	}
	if rows == nil {
		return []paperRow{none}
	}
	return rows
}

// next is the next line in a direction that the cursor can be on, less than
// zero for none.
func (p *papers) next(from, step int) int {
	for at := from + step; at >= 0 && at < len(p.rows); at += step {
		if p.rows[at].item != nil {
			return at
		}
	}
	return -1
}

// move moves the cursor by so many lines that it can be on.
func (p *papers) move(by int) {
	step := 1
	if by < 0 {
		step, by = -1, -by
	}
	for range by {
		next := p.next(p.cursor, step)
		if next < 0 {
			return
		}
		p.cursor = next
	}
}

// click puts the cursor on the line clicked on; on the line it is on already,
// it opens the paper.
func (p *papers) click(_, y, _, _ int) tea.Cmd {
	at := p.scroll.Top() + y
	switch {
	case at >= len(p.rows) || p.rows[at].item == nil:
		return nil
	case at == p.cursor:
		return p.open()
	}
	p.cursor = at
	return nil
}
