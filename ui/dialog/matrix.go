package dialog

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Matrix is who sees what of a client: items by persons, and persons by the
// children of the family. Audiences are changed in it as a draft.
type Matrix struct {
	plain
	session       *ui.Session
	client        model.ClientID
	asking, doing ui.Latest

	got    *matrixGot
	failed error
	// family shows persons by children.
	family bool
	row    widget.Cursor
	column int
	draft  []cellChange
	busy   bool
}

// cellChange is a change of an audience that is not saved.
type cellChange struct {
	item   model.ItemID
	person model.PersonID
	on     bool
	op     model.Operation
}

// matrixGot is what was found out.
type matrixGot struct {
	before, after model.Matrix
	family        model.FamilyMatrix
	// refused says why the draft would not be taken; after is then before.
	refused error
}

type (
	// saveCells and dropCells are sent when somebody agreed.
	saveCells struct {
		by *Matrix
		op model.Operation
	}
	dropCells struct{ by *Matrix }
	// cellsSaved is what became of a draft.
	cellsSaved struct{ change store.Change }
)

// NewMatrix is the matrix of a client and of the client's family.
func NewMatrix(s *ui.Session, client model.ClientID) *Matrix {
	return &Matrix{session: s, client: client}
}

// Init asks who sees what, the draft included.
func (m *Matrix) Init() tea.Cmd {
	s, client, ops := m.session, m.client, m.operations()
	return ui.Ask(s, &m.asking, func(ctx context.Context) (matrixGot, error) {
		var got matrixGot
		err := s.Store.Draft(ctx, s.Who, ops, func(d store.Draft) error { return got.find(d, client) })
		if err != nil && len(ops) > 0 && ctx.Err() == nil {
			got.refused = err
			err = s.Store.Draft(ctx, s.Who, nil, func(d store.Draft) error { return got.find(d, client) })
		}
		return got, err
	})
}

func (g *matrixGot) find(d store.Draft, client model.ClientID) (err error) {
	if g.before, err = model.MatrixOf(d.Before, client); err != nil {
		return err
	}
	if g.after, err = model.MatrixOf(d.After, client); err != nil {
		return err
	}
	g.family, err = model.FamilyMatrixOf(d.Before, client)
	return err
}

func (m *Matrix) operations() []model.Operation {
	ops := make([]model.Operation, len(m.draft))
	for i, change := range m.draft {
		ops[i] = change.op
	}
	return ops
}

// Update takes in what was found out, and does what was agreed to.
func (m *Matrix) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[matrixGot]:
		m.take(msg)
	case saveCells:
		if msg.by == m {
			return m.save(msg.op)
		}
	case dropCells:
		m.done = m.done || msg.by == m
	case ui.Answer[cellsSaved]:
		if msg.Answers(&m.doing) {
			return m.takeSaved(msg)
		}
	case ui.GoTo: // a fix that becomes a draft on the chart
		m.done = m.done || len(m.draft) == 0
	case ui.Committed:
		return m.Init()
	}
	return nil
}

func (m *Matrix) take(answer ui.Answer[matrixGot]) {
	fresh := m.got == nil
	if !answer.Into(&m.asking, &m.got, &m.failed) {
		return
	}
	m.column = max(0, min(m.column, m.columns()-1))
	if fresh {
		m.begin()
	}
}

// begin puts the cursor where somebody will ask about: on the first thing that
// is hidden from one who is not the client, those who can sign in first.
func (m *Matrix) begin() {
	m.column = min(1, max(0, m.columns()-1))
	persons := m.got.before.Persons
	for _, out := range []bool{false, true} {
		for column := 1; column < len(persons); column++ {
			if (persons[column].Gate != nil) == out && m.seek(column) {
				return
			}
		}
	}
}

// seek puts the cursor on the first thing that is hidden from a person, if
// anything is.
func (m *Matrix) seek(column int) bool {
	for at := range m.got.before.Items {
		if !m.got.before.Items[at].Cells[column].See {
			m.column = column
			m.row.To(at, m.rows())
			return true
		}
	}
	return false
}

func (m *Matrix) rows() int {
	switch {
	case m.got == nil:
		return 0
	case m.family:
		return len(m.got.family.Persons)
	}
	return len(m.got.before.Items)
}

func (m *Matrix) columns() int {
	switch {
	case m.got == nil:
		return 0
	case m.family:
		return len(m.got.family.Children)
	}
	return len(m.got.before.Persons)
}

// cell is the item and the person under the cursor, before and with the draft;
// nil where there are none.
func (m *Matrix) cell() (item *model.MatrixRow, before, after *model.MatrixCell) {
	if m.family || m.rows() == 0 || m.columns() == 0 {
		return nil, nil, nil
	}
	item = &m.got.before.Items[min(m.row.At(), m.rows()-1)]
	before = &item.Cells[m.column]
	return item, before, m.with(item.Item, before.User)
}

// with is a cell with the draft, nil where the item would be gone.
func (m *Matrix) with(item model.ItemID, person model.PersonID) *model.MatrixCell {
	i := slices.IndexFunc(m.got.after.Items, func(r model.MatrixRow) bool { return r.Item == item })
	if i < 0 {
		return nil
	}
	cells := m.got.after.Items[i].Cells
	j := slices.IndexFunc(cells, func(c model.MatrixCell) bool { return c.User == person })
	if j < 0 {
		return nil
	}
	return &cells[j]
}

// Offers is moving, changing and saving.
func (m *Matrix) Offers() []action.Offer {
	empty, unchanged := "", ""
	if m.rows() == 0 || m.columns() == 0 {
		empty = "there is nothing here"
	}
	if len(m.draft) == 0 {
		unchanged = "nothing is changed"
	} else if m.got != nil && m.got.refused != nil {
		unchanged = ui.Words(m.got.refused)
	}
	noFile := ""
	if m.session.Save == nil {
		noFile = "files are saved at the machine that has the practice's file"
	}
	busy := ""
	if m.busy {
		busy = "it is being saved"
	}
	return []action.Offer{
		{ID: action.MatrixWhy, WhyNot: empty, Footer: true},
		{ID: action.DraftCell, WhyNot: cmp.Or(empty, busy, m.noDraft()), Footer: !m.family},
		{ID: action.SaveMatrix, WhyNot: cmp.Or(unchanged, busy), Footer: len(m.draft) > 0},
		{ID: action.SwitchMatrix, Footer: true}, {ID: action.ExportMatrix, WhyNot: cmp.Or(noFile, m.noExport()), Footer: true},
		{ID: action.Close, WhyNot: busy, Footer: true},
		{ID: action.Up}, {ID: action.Down}, {ID: action.Left}, {ID: action.Right},
		{ID: action.PageUp}, {ID: action.PageDown}, {ID: action.Top}, {ID: action.Bottom},
	}
}

// noDraft says why the audience of the item cannot be changed here.
func (m *Matrix) noDraft() string {
	if m.family {
		return "whose portal somebody may open is changed in that child's chart"
	}
	item, _, _ := m.cell()
	switch {
	case item == nil:
		return "there is nothing here"
	case item.Form != 0, item.Kind == model.KindDocument:
		return ""
	}
	return "permissions decide who sees this, and not names"
}

func (m *Matrix) noExport() string {
	switch {
	case m.got == nil:
		return "still finding out"
	case len(m.draft) > 0:
		return "save or drop the draft first: a file says what is recorded"
	}
	return ""
}

// Do does an action.
func (m *Matrix) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves up and down
	case action.Close:
		m.leave()
	case action.SwitchMatrix:
		m.family, m.row, m.column = !m.family, widget.Cursor{}, 0
	case action.Left:
		m.column = max(0, m.column-1)
	case action.Right:
		m.column = max(0, min(m.column+1, m.columns()-1))
	case action.MatrixWhy:
		m.askWhy()
	case action.DraftCell:
		return m.toggle()
	case action.SaveMatrix:
		m.askSave()
	case action.ExportMatrix:
		m.session.Tell(Open{Dialog: exportMatrix(m.session, m.client, m.got.before.Client, m.family)})
	default:
		m.row.Do(id, m.rows(), m.room())
	}
	return nil
}

// leave closes it, asking where that would lose a draft.
func (m *Matrix) leave() {
	if len(m.draft) == 0 {
		m.done = true
		return
	}
	Ask(m.session, Question{
		Title: "Drop the draft", Lines: []string{"Drop " + ui.Plural(len(m.draft), "change", "changes") + " of who gets what of " + m.got.before.Client + "?"},
		Yes: "drop it", No: "keep it", Then: dropCells{m},
	})
}
