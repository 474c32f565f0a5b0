package clients

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// restart reads the list for another text from its beginning.
func (m *Model) restart() tea.Cmd {
	m.dropSimilar()
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

// show puts the cursor on a client, in the whole list.
func (m *Model) show(client model.ClientID) tea.Cmd {
	m.field.Focus(false)
	m.field.Set("")
	m.dropSimilar()
	m.list.Want(client)
	return m.read(page{why: cleared}, m.pageSize())
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
	if answer.Gone(&m.reading) {
		return nil
	}
	m.beginning = false
	if answer.Err != nil {
		m.session.Tell(ui.Failed{Err: answer.Err})
		return nil
	}
	p := answer.Value
	if p.why >= sought && p.found < 0 {
		return m.lost(p)
	}
	if !m.put(p) {
		return m.read(page{why: sought}, m.pageSize())
	}
	m.loaded, m.role = true, p.role
	m.tell()
	if len(p.rows) == 0 {
		return m.lookFurther(p)
	}
	return tea.Batch(m.lookFurther(p), m.readMissing())
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
	m.tell()
	return nil
}

// lookFurther asks for similar ones where there are few exact hits.
func (m *Model) lookFurther(p page) tea.Cmd {
	if p.text == "" || p.total >= store.FewHits {
		return nil
	}
	m.nearing = true
	return m.readSimilar(p.text)
}

func (m *Model) dropSimilar() {
	m.nearing = false
	m.likening.Drop()
}

func (m *Model) takeSimilar(answer ui.Answer[similar]) {
	if !answer.Answers(&m.likening) {
		return
	}
	m.nearing = false
	if answer.Err != nil || answer.Value.text != strings.TrimSpace(m.field.Text()) {
		return
	}
	if m.list.Len() == m.exact {
		m.list.Append(answer.Value.rows)
		m.byContact = answer.Value.byContact
	}
	m.tell()
}

// tell says where the cursor rests, once.
func (m *Model) tell() {
	current, ok := m.list.Current()
	if !ok && m.list.Len() > 0 || current.id == m.told {
		return
	}
	m.told = current.id
	m.session.Tell(ui.ClientChosen{Client: current.id})
}
