package thread

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// Model is the thread that is looked at.
type Model struct {
	session *ui.Session
	drafts  *Drafts
	area    widget.Area

	key Key
	// head is the thread as it was read last; messages is the part of it that
	// is held, from the oldest on, without a gap.
	head     *got
	messages []model.Message
	failed   error
	reading  ui.Latest
	asking   bool // the reading is under way
	layout   layout

	doing ui.Latest
	// sending is what is being sent; empty is nothing.
	sending string
}

// done is the answer to sending.
type done struct {
	key    Key
	change store.Change
	told   string
}

// New looks at no thread yet.
func New(s *ui.Session, drafts *Drafts) *Model {
	return &Model{
		session: s, drafts: drafts, area: widget.NewArea(s.Theme, "Type the message."),
		layout: newLayout(),
	}
}

// Show looks at a thread, from its newest message on. The zero key is none.
func (m *Model) Show(key Key) tea.Cmd {
	if key == m.key {
		return nil
	}
	m.Leave()
	m.reading.Drop()
	m.key, m.head, m.messages, m.failed, m.asking = key, nil, nil, nil, false
	m.layout = newLayout()
	m.area.Set(m.drafts.texts[key].text)
	return m.read(window{newest: true, limit: page})
}

// Key is the thread that is looked at.
func (m *Model) Key() Key { return m.key }

// Ready reports whether the thread was read, so that it can be written into.
func (m *Model) Ready() bool { return m.head != nil }

// Settling reports whether the thread is still being read.
func (m *Model) Settling() bool { return m.key.User != 0 && m.head == nil && m.failed == nil }

// Typing reports whether letters go into the field.
func (m *Model) Typing() bool { return m.area.Focused() }

// Update takes what was read and done, and keys while somebody types.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[*got]:
		return m.take(msg)
	case ui.Answer[done]:
		m.takeDone(msg)
	case ui.Committed:
		if m.key.User != 0 && (msg.Practice || slices.Contains(msg.Clients, m.key.Client) || slices.Contains(msg.People, m.key.User)) {
			return m.renew()
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if m.area.Focused() && m.sending == "" && m.area.Update(msg) && m.head != nil {
			m.drafts.put(m.key, m.area.Text(), m.head.user.Name(), m.head.client)
		}
	}
	return nil
}

// renew reads the part that is held again.
func (m *Model) renew() tea.Cmd {
	limit := max(page, len(m.messages))
	if m.layout.follow || len(m.messages) == 0 {
		return m.read(window{newest: true, limit: limit})
	}
	return m.read(window{below: m.messages[len(m.messages)-1].No + 1, limit: limit})
}

func (m *Model) take(answer ui.Answer[*got]) tea.Cmd {
	if answer.Gone(&m.reading) {
		return nil
	}
	m.asking = false
	if m.failed = answer.Err; m.failed != nil {
		return nil
	}
	m.put(answer.Value)
	return m.readMore()
}

// put joins what was read with what is held, where it lies next to that.
func (m *Model) put(g *got) {
	if m.head != nil {
		for id, name := range m.head.staff {
			g.staff[id] = name
		}
	}
	m.head = g
	switch n := len(m.messages); {
	case len(g.messages) == 0 && !g.asked.newest:
	case n > 0 && g.asked.above == m.messages[n-1].No:
		m.messages = append(m.messages, g.messages...)
		if over := len(m.messages) - most; over > 0 {
			m.layout.top -= m.layout.height(m.messages[:over])
			m.messages = slices.Clone(m.messages[over:])
		}
	case n > 0 && g.asked.below == m.messages[0].No:
		m.layout.top += m.layout.height(g.messages)
		m.messages = append(g.messages, m.messages...)
		m.messages = m.messages[:min(len(m.messages), most)]
	default:
		m.messages = g.messages
	}
}

// readMore reads what is next where the end of what is held is in sight.
func (m *Model) readMore() tea.Cmd {
	if m.head == nil || len(m.messages) == 0 || m.asking || m.layout.rows == 0 || m.layout.follow {
		return nil // what was not drawn yet has no end in sight
	}
	first, last := m.messages[0].No, m.messages[len(m.messages)-1].No
	switch total := m.layout.height(m.messages); {
	case m.layout.top <= m.layout.rows && first > 1:
		return m.read(window{below: first, limit: page})
	case m.layout.top+2*m.layout.rows >= total && last < m.head.count:
		return m.read(window{above: last, limit: page})
	}
	return nil
}

// Write puts the cursor into the field.
func (m *Model) Write() {
	if m.head != nil {
		m.area.Set(m.drafts.texts[m.key].text) // which another pane may have changed
		m.area.Focus(true)
	}
}

// Leave takes the cursor out of the field. What is typed stays.
func (m *Model) Leave() { m.area.Focus(false) }

// NoSend says why nothing can be sent now.
func (m *Model) NoSend() string {
	switch {
	case m.head == nil:
		return "the thread is being read"
	case m.sending != "":
		return "it is being sent"
	case strings.TrimSpace(m.area.Text()) == "":
		return "nothing is typed yet"
	}
	return ""
}

// Send sends what is typed to the one person of the thread.
func (m *Model) Send() tea.Cmd {
	m.sending = m.area.Text()
	op := &model.WriteMessage{Client: m.key.Client, User: m.key.User, From: model.FromPractice, Text: m.sending}
	return m.send(op, "Sent to "+m.head.user.Name()+", about "+m.head.client+".")
}

// MarkRead marks the thread read, where there is something unread.
func (m *Model) MarkRead(unread uint64) {
	if unread > 0 {
		m.session.Tell(ui.Perform{Op: &model.MarkRead{Client: m.key.Client, User: m.key.User}, Told: "Marked read."})
	}
}

func (m *Model) send(op model.Operation, told string) tea.Cmd {
	s, key := m.session, m.key
	return ui.Ask(s, &m.doing, func(ctx context.Context) (done, error) {
		commit, err := s.Store.Do(ctx, s.Who, op)
		return done{key, commit.Change, told}, err
	})
}

func (m *Model) takeDone(answer ui.Answer[done]) {
	if !answer.Answers(&m.doing) {
		return
	}
	m.sending = ""
	if answer.Err != nil {
		m.session.Tell(ui.Failed{Err: answer.Err})
		return
	}
	did := answer.Value
	m.drafts.put(did.key, "", "", "")
	if did.key == m.key {
		m.area.Set("")
		m.Leave()
		m.layout.follow = true
	}
	m.session.Tell(ui.Did{Change: did.change, Text: did.told})
}
