package clients

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Model is the pane.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	field widget.Field
	list  widget.List[model.ClientID, row]
	// exact is how many places of the list are exact hits.
	exact int
	// loaded says that something was read at all.
	loaded            bool
	unsaved           map[model.ClientID]bool
	told              model.ClientID
	reading, likening ui.Latest
	// beginning says that another list than the one shown is being read.
	beginning bool
}

// New is the pane before anything was read.
func New(s *ui.Session) *Model {
	return &Model{
		session: s,
		field:   widget.NewField(s.Theme, "/ ", "name, e-mail, phone, birth date"),
		list:    widget.NewList(func(r row) model.ClientID { return r.id }),
	}
}

// Init reads the first rows.
func (m *Model) Init() tea.Cmd { return m.restart() }

// Resize sets the pane's size.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	_, rows := widget.Inside(width, height)
	m.list.Resize(rows - 1)
}

// Focus says whether keys come here.
func (m *Model) Focus(on bool) {
	m.focused = on
	if !on {
		m.field.Focus(false)
	}
}

// Typing reports whether letters go into the filter.
func (m *Model) Typing() bool { return m.field.Focused() }

// Update takes what was read, and keys while somebody types.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[page]:
		return m.take(msg)
	case ui.Answer[similar]:
		return m.takeSimilar(msg)
	case ui.Committed:
		return m.renew()
	case ui.Unsaved:
		m.unsaved = map[model.ClientID]bool{}
		for _, draft := range msg.Drafts {
			m.unsaved[draft.Client] = true
		}
	case tea.WindowSizeMsg:
		return m.readMissing()
	case tea.KeyPressMsg, tea.PasteMsg:
		if m.field.Focused() && m.field.Update(msg) {
			return m.restart()
		}
	}
	return nil
}

// Click puts the cursor on the row clicked on, or into the filter.
func (m *Model) Click(_, y int) tea.Cmd {
	y -= widget.FrameTop
	m.field.Focus(y == 0)
	from, to := m.list.Span()
	if place := from + y - 1; y > 0 && place < to {
		m.list.To(place, 1)
	}
	return tea.Batch(m.tell(), m.readMissing())
}

// restart reads the list for another text from its beginning.
func (m *Model) restart() tea.Cmd {
	m.likening.Drop()
	m.beginning = true
	return m.read(page{}, m.pageSize())
}

// pageSize is what is read at a time: what is to be seen, and as much again.
func (m *Model) pageSize() int { return 2 * max(m.height, 12) }

// renew reads the list again where the cursor is, after a commit.
func (m *Model) renew() tea.Cmd {
	if m.beginning {
		return m.restart()
	}
	return m.read(page{why: renewed, offset: max(0, m.list.Cursor()-m.pageSize()/2)}, 2*m.pageSize())
}

func (m *Model) readMissing() tea.Cmd {
	offset, limit, missing := m.list.Missing()
	if !missing || !m.loaded || m.beginning {
		return nil
	}
	if offset+limit > m.exact && m.list.Len() > m.exact {
		limit = max(1, m.exact-offset)
	}
	return m.read(page{why: scrolled, offset: offset}, limit)
}

func (m *Model) take(answer ui.Answer[page]) tea.Cmd {
	if !answer.Fresh() || errors.Is(answer.Err, context.Canceled) {
		return nil
	}
	m.beginning = false
	if answer.Err != nil {
		return ui.Send(ui.Failed{Err: answer.Err})
	}
	p := answer.Value
	if p.why >= sought && p.found < 0 {
		return m.lost(p)
	}
	if !m.put(p) {
		return m.read(page{why: sought}, m.pageSize())
	}
	m.loaded = true
	cmds := []tea.Cmd{m.tell(), m.lookFurther(p)}
	if len(p.rows) > 0 {
		cmds = append(cmds, m.readMissing())
	}
	return tea.Batch(cmds...)
}

// put takes rows into the list; false is that the cursor's client is not
// among them, and has to be sought.
func (m *Model) put(p page) bool {
	was := m.exact
	m.exact = p.total
	switch {
	case p.why == begun:
		m.list.Reset(p.total)
		m.list.Put(p.offset, p.rows)
	case p.why == scrolled && p.total == was:
		m.list.Put(p.offset, p.rows)
	default:
		return m.list.Renew(p.total, p.offset, p.rows) || m.list.Key() == 0 || p.why >= sought
	}
	return true
}

// lost is when the client that the cursor was on is in the list no more.
func (m *Model) lost(p page) tea.Cmd {
	if p.why == cleared {
		return m.restart()
	}
	m.list.Settle()
	return m.tell()
}

// lookFurther asks for similar ones where there are few exact hits.
func (m *Model) lookFurther(p page) tea.Cmd {
	if p.text == "" || p.total >= fewHits {
		return nil
	}
	return m.readSimilar(p.text)
}

func (m *Model) takeSimilar(answer ui.Answer[similar]) tea.Cmd {
	if !answer.Fresh() || answer.Err != nil || answer.Value.text != strings.TrimSpace(m.field.Text()) {
		return nil
	}
	if m.list.Len() == m.exact {
		m.list.Append(answer.Value.rows)
	}
	return m.tell()
}

// tell says where the cursor rests, once.
func (m *Model) tell() tea.Cmd {
	current, ok := m.list.Current()
	if !ok && m.list.Len() > 0 {
		return nil
	}
	if current.id == m.told {
		return nil
	}
	m.told = current.id
	return ui.Send(ui.ClientChosen{Client: current.id})
}

// Offers is what can be done in the list, or in its filter.
func (m *Model) Offers() []action.Offer {
	if m.field.Focused() {
		return []action.Offer{
			{ID: action.LeaveFilter, Footer: true}, {ID: action.ClearFilter, Footer: true},
			{ID: action.Up}, {ID: action.PageDown}, {ID: action.PageUp},
		}
	}
	empty, unfiltered := "", ""
	if m.list.Len() == 0 {
		empty = "there is no client here"
	}
	if m.field.Text() == "" {
		unfiltered = "there is no filter"
	}
	return []action.Offer{
		{ID: action.StartFilter, Footer: true},
		{ID: action.Open, WhyNot: empty, Footer: true},
		{ID: action.ClearFilter, WhyNot: unfiltered},
		{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown},
		{ID: action.Top}, {ID: action.Bottom},
	}
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	_, rows := widget.Inside(m.width, m.height)
	switch id { //nolint:exhaustive // the actions offered here
	case action.StartFilter:
		m.field.Focus(true)
		return nil
	case action.LeaveFilter:
		m.field.Focus(false)
		return nil
	case action.ClearFilter:
		return m.clear()
	case action.Open:
		return ui.Send(ui.Go{To: ui.Chart})
	case action.Up:
		m.list.Move(-1)
	case action.Down:
		m.list.Move(1)
	case action.PageUp:
		m.list.Move(-max(1, rows-2))
	case action.PageDown:
		m.list.Move(max(1, rows-2))
	case action.Top:
		m.list.To(0, 1)
	case action.Bottom:
		m.list.To(m.list.Len()-1, -1)
	}
	return tea.Batch(m.tell(), m.readMissing())
}

// clear takes the filter away and stays on the client.
func (m *Model) clear() tea.Cmd {
	m.field.Focus(false)
	if m.field.Text() == "" {
		return nil
	}
	m.field.Set("")
	m.likening.Drop()
	m.beginning = true
	return m.read(page{why: cleared}, m.pageSize())
}
