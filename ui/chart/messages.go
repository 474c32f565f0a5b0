package chart

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/thread"
	"frontdesk/ui/widget"
)

// messagesPage is the Messages tab: everybody whom the portal knows on the
// chart, with or without messages, and the thread of the one under the cursor.
type messagesPage struct {
	session *ui.Session
	rec     *record
	drafts  *thread.Drafts
	thread  *thread.Model
	// inside says that the keys go to the thread, and not to the persons.
	inside bool
	// seen says that the tab was looked at: until then no thread is read.
	seen bool
	user model.PersonID
	// wanted is whom to look at once the chart was read; zero is whoever.
	wanted model.PersonID
}

func newMessagesPage(s *ui.Session, drafts *thread.Drafts) *messagesPage {
	return &messagesPage{session: s, drafts: drafts, thread: thread.New(s, drafts)}
}

// show takes in a chart as it was read.
func (p *messagesPage) show(rec *record) tea.Cmd {
	if p.rec == nil || p.rec.ID() != rec.ID() {
		p.user, p.inside = 0, false
		p.thread.Leave()
	}
	p.rec = rec
	users := p.users()
	if slices.Contains(users, p.wanted) {
		p.user = p.wanted
	}
	p.wanted = 0
	if !slices.Contains(users, p.user) {
		p.user = p.first(users)
	}
	return p.look()
}

// first is who is looked at first: whose messages wait, else the client.
func (p *messagesPage) first(users []model.PersonID) model.PersonID {
	for _, id := range users {
		if item := p.rec.ThreadWith(id); item != nil && item.Thread.Unread > 0 {
			return id
		}
	}
	return users[0]
}

// users is everybody with a thread, or who could have one.
func (p *messagesPage) users() []model.PersonID {
	users := p.rec.Users()
	for i := range p.rec.Items {
		if t := p.rec.Items[i].Thread; t != nil && !slices.Contains(users, t.With) {
			users = append(users, t.With)
		}
	}
	return users
}

// look reads the thread of the person under the cursor, once the tab is seen.
func (p *messagesPage) look() tea.Cmd {
	if !p.seen || p.rec == nil {
		return nil
	}
	return p.thread.Show(thread.Key{Client: p.rec.ID(), User: p.user})
}

// enter is when the tab is turned to.
func (p *messagesPage) enter() tea.Cmd {
	p.seen = true
	return p.look()
}

func (p *messagesPage) update(msg tea.Msg) tea.Cmd { return p.thread.Update(msg) }

func (p *messagesPage) typing() bool { return p.thread.Typing() }

func (p *messagesPage) settling() bool { return p.inside && p.thread.Settling() }

func (p *messagesPage) leave() { p.thread.Leave() }

func (p *messagesPage) person() model.PersonID { return p.user }

func (p *messagesPage) offers() []action.Offer {
	switch {
	case p.typing():
		return []action.Offer{
			{ID: action.SendMessage, WhyNot: p.thread.NoSend(), Footer: true}, {ID: action.LeaveMessage, Footer: true},
			{ID: action.PageUp}, {ID: action.PageDown},
		}
	case p.inside:
		return append([]action.Offer{
			{ID: action.WriteMessage, Footer: true}, {ID: action.LeaveThread, Footer: true},
		}, action.Moves()...)
	}
	return append([]action.Offer{{ID: action.OpenThread, Footer: true}}, action.Moves()...)
}

func (p *messagesPage) do(id action.ID) tea.Cmd {
	users := p.users()
	at := slices.Index(users, p.user)
	switch id { //nolint:exhaustive // the actions offered here
	case action.OpenThread:
		p.inside = true
		look := p.look()
		if item := p.rec.ThreadWith(p.user); item != nil {
			p.thread.MarkRead(item.Thread.Unread)
		}
		return look
	case action.LeaveThread:
		p.inside = false
		return nil
	case action.WriteMessage:
		p.thread.Write()
		return nil
	case action.SendMessage:
		return p.thread.Send()
	case action.LeaveMessage:
		p.thread.Leave()
		return nil
	}
	if p.inside {
		return p.thread.Scroll(id)
	}
	switch id { //nolint:exhaustive // the moves
	case action.Up, action.PageUp:
		at--
	case action.Down, action.PageDown:
		at++
	case action.Top:
		at = 0
	case action.Bottom:
		at = len(users) - 1
	}
	p.user = users[max(0, min(at, len(users)-1))]
	return p.look()
}

// mostUsers is how many lines the persons take at most.
const mostUsers = 6

// span is the persons that are to be seen.
func (p *messagesPage) span() (users []model.PersonID, from int) {
	users = p.users()
	if len(users) <= mostUsers {
		return users, 0
	}
	from = max(0, min(slices.Index(users, p.user)-mostUsers/2, len(users)-mostUsers))
	return users[from : from+mostUsers], from
}

func (p *messagesPage) lines(width, height int, focused bool) []string {
	lines := []string{""}
	users, _ := p.span()
	for _, id := range users {
		lines = append(lines, p.line(id, width, focused && !p.inside))
	}
	lines = append(lines, p.session.Theme.Border.Render(strings.Repeat("─", max(0, width))))
	return append(lines, p.thread.Lines(width, max(1, height-len(lines)), focused && p.inside)...)
}

// line is a person: who, how many messages, how many of them unread.
func (p *messagesPage) line(id model.PersonID, width int, focused bool) string {
	t := p.session.Theme
	who := p.rec.NameOf(id)
	if is := p.rec.Relationship(id); is != "" {
		who += " · " + string(is)
	}
	unsaved, says, unread := " ", "no messages yet", ""
	if p.drafts.Has(thread.Key{Client: p.rec.ID(), User: id}) {
		unsaved = "*"
	}
	if item := p.rec.ThreadWith(id); item != nil {
		says = strconv.FormatUint(item.Thread.Count, 10) + " · " + p.rec.clock.Day(item.Thread.Last)
		unread = thread.Unread(item.Thread.Unread)
	}
	if unread != "" {
		says = unread + " unread · " + says
	}
	if p.rec.isBlocked(id) {
		says = blockedMark + " · " + says
	}
	line := widget.Ends(theme.Clip(who, max(1, width-4-widget.Width(says))), says, width-3)
	switch {
	case id == p.user && focused:
		return t.Cursor.Render(widget.Pad("▸"+unsaved+line, width))
	case id == p.user:
		return widget.Pad(t.CursorAway.Render("▸"+unsaved+line), width)
	case unread != "":
		return widget.Pad(" "+t.Warn.Render(unsaved)+t.Strong.Render(line), width)
	}
	return widget.Pad(" "+t.Warn.Render(unsaved)+line, width)
}

// click puts the cursor on a person, or goes into the thread.
func (p *messagesPage) click(_, y, _, _ int) tea.Cmd {
	users, _ := p.span()
	if p.thread.Leave(); y > len(users) {
		p.inside = true
		return nil
	}
	p.inside = false
	if y >= 1 {
		p.user = users[y-1]
	}
	return p.look()
}
