package app

import (
	"time"

	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/activity"
	"frontdesk/ui/chart"
	"frontdesk/ui/clients"
	"frontdesk/ui/dialog"
	"frontdesk/ui/messages"
	"frontdesk/ui/outbox"
	"frontdesk/ui/practice"
	"frontdesk/ui/preview"
	"frontdesk/ui/review"
	"frontdesk/ui/thread"
)

// Model is the root.
type Model struct {
	session       *ui.Session
	width, height int

	view  view
	panes [3]ui.Pane // of the clients' view, by Place
	focus ui.Place
	// pages is the other views, of one pane each; nil for the clients'.
	pages [len(views)]ui.Pane
	side  side
	// plain says that the screens are read out, and not drawn.
	plain bool
	// split says that the preview shows two persons side by side.
	split  bool
	layout layout
	// strip is how many lines the session's strip has.
	strip   int
	dialogs dialog.Stack
	// lastKey is the key pressed last: a dialog must not be answered by it.
	lastKey string
	// client is the one that the clients' view is about, zero for none.
	client model.ClientID
	// moment is when everything is shown as of, through timed; zero is now.
	moment time.Time
	timed  *ui.Timed

	bar    bar
	asking ui.Latest
	// losing is whether clients are gone from sight, of those in doubt.
	losing  ui.Latest
	inDoubt []model.ClientID
	changes changes
	toast   toast
	toasts  int
	work    work
	// ahead is the keys pressed before there was what they act on.
	ahead []tea.KeyPressMsg
	// said is what was said in this session, the oldest first.
	said    []dialog.Saying
	mouse   bool
	unsaved []ui.Draft
}

// New is the screens before anything was read.
func New(s *ui.Session) *Model {
	m := &Model{session: s, view: clientsView, mouse: !s.NoMouse, timed: ui.NewTimed(s.Store)}
	s.Store = m.timed
	drafts := thread.NewDrafts()
	m.panes = [3]ui.Pane{clients.New(s), chart.New(s, drafts), preview.New(s)}
	m.pages[messagesView] = messages.New(s, drafts)
	m.pages[reviewView] = review.New(s)
	m.pages[outboxView] = outbox.New(s)
	m.pages[activityView] = activity.New(s)
	m.pages[practiceView] = practice.New(s)
	m.panes[m.focus].Focus(true)
	return m
}

// Init starts every pane, and listens for commits.
func (m *Model) Init() tea.Cmd {
	m.changes = m.session.Store.Watch(m.session.Ctx)
	m.tellNotes()
	cmds := []tea.Cmd{m.readBar(), m.wait(), m.waitCompany()}
	for _, pane := range m.all() {
		cmds = append(cmds, pane.Init())
	}
	return tea.Batch(cmds...)
}

// Update routes a message, and then what was told because of it.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.session.Heard(msg)
	cmds := []tea.Cmd{m.route(msg), m.hearTold()}
	m.followStrip()
	for key, ok := m.nextAhead(); ok; key, ok = m.nextAhead() {
		cmds = append(cmds, m.key(key), m.hearTold())
	}
	return m, tea.Batch(append(cmds, m.watchWork())...)
}

func (m *Model) hearTold() tea.Cmd {
	var cmds []tea.Cmd
	for told := m.session.Told(); len(told) > 0; told = m.session.Told() {
		for _, msg := range told {
			cmds = append(cmds, m.hear(msg))
		}
	}
	return tea.Batch(cmds...)
}

// route hands what comes from the terminal to who should have it.
func (m *Model) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
		return m.everybody(msg)
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.text(msg)
	case tea.MouseClickMsg:
		return m.click(msg)
	case tea.MouseWheelMsg:
		return m.wheel(msg)
	}
	return m.hear(msg)
}

// hear takes what panes and dialogs say to the root, and passes on the rest.
func (m *Model) hear(msg tea.Msg) tea.Cmd {
	if cmd, ok := m.hearDeed(msg); ok {
		return cmd
	}
	if cmd, heard := m.hearWords(msg); heard {
		return cmd
	}
	switch msg := msg.(type) {
	case dialog.Open:
		return m.dialogs.Open(msg, m.lastKey, m.session.Now())
	case ui.Pick:
		return m.pick(msg.ID)
	case ui.Go:
		m.goTo(msg.To)
		return nil
	case ui.Moment:
		return m.turn(msg)
	case ui.GoTo:
		m.goTo(ui.Chart)
	case ui.Did:
		return tea.Batch(m.say(msg.Text), m.everybody(ui.Committed{Change: msg.Change}))
	case ui.Unsaved:
		m.unsaved = msg.Drafts
	case ui.ClientChosen:
		m.lookAt(msg.Client)
	case ui.Present:
		m.bar.online = len(msg.Online)
		return tea.Batch(m.everybody(msg), m.waitCompany())
	case ui.Committed:
		return m.follow(msg)
	case ui.Answer[lost]:
		return m.takeLost(msg)
	case quit:
		return tea.Quit
	}
	return m.everybody(msg)
}

// lookAt notes whose chart is looked at.
func (m *Model) lookAt(client model.ClientID) {
	m.client = client
	m.tellLook()
}

// tellLook tells the others whose chart is looked at, which is nobody's in
// another view.
func (m *Model) tellLook() {
	switch {
	case m.session.Company == nil:
	case m.view == clientsView:
		m.session.Company.Look(m.client)
	default:
		m.session.Company.Look(0)
	}
}

// follow passes on what was committed. Another role of one's own may show
// anything, or nothing.
func (m *Model) follow(msg ui.Committed) tea.Cmd {
	cmds := []tea.Cmd{m.wait(), m.readBar()}
	if slices.Contains(msg.Staff, m.session.Who.ID) {
		msg.Practice = true
		cmds = append(cmds, m.askLost(msg.Clients))
	}
	return tea.Batch(append(cmds, m.everybody(msg))...)
}

// hearWords takes what is shown on the first line and the last; its second
// value is false for the rest.
func (m *Model) hearWords(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case ui.Said:
		return m.say(msg.Text), true
	case ui.Failed:
		m.fail(msg.Err)
	case ui.Waiting:
		m.bar.count(msg)
	case ui.Answer[letterhead]:
		m.takeBar(msg)
	case workTick:
		return m.tickWork(msg), true
	case toastOver:
		m.toast.over(msg)
	default:
		return nil, false
	}
	return nil, true
}

// hearDeed takes what the root itself is asked to do to the practice, and what
// became of it; its second value is false for the rest.
func (m *Model) hearDeed(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case reverse:
		return m.perform(ui.Perform{Op: &model.Undo{Commit: msg.commit}, Told: m.toldReversed(msg.reversal)}), true
	case ui.UndoCommit:
		m.ask(&reversal{commit: msg.No})
	case ui.Perform:
		return m.perform(msg), true
	case ui.Answer[performed]:
		m.takePerformed(msg)
	default:
		return nil, false
	}
	return nil, true
}

// everybody passes a message to every pane and dialog.
func (m *Model) everybody(msg tea.Msg) tea.Cmd {
	cmds := []tea.Cmd{m.dialogs.Update(msg)}
	for _, pane := range m.all() {
		cmds = append(cmds, pane.Update(msg))
	}
	return tea.Batch(cmds...)
}

// all is every pane, shown or not.
func (m *Model) all() []ui.Pane {
	all := m.panes[:len(m.panes):len(m.panes)]
	for _, page := range m.pages {
		if page != nil {
			all = append(all, page)
		}
	}
	if m.session.Strip != nil {
		all = append(all, m.session.Strip)
	}
	return all
}

// pane is the pane of the view shown that has the keys, or nil in a view that
// is to come.
func (m *Model) pane() ui.Pane {
	if m.view == clientsView {
		return m.panes[m.focus]
	}
	return m.pages[m.view]
}

// focusPane tells the pane that has the keys whether it has them.
func (m *Model) focusPane(on bool) {
	if pane := m.pane(); pane != nil {
		pane.Focus(on)
	}
}

// show shows a view, where it was left.
func (m *Model) show(v view) { m.enter(v, m.focus) }

// enter shows a view, with the focus on that pane where it has several.
func (m *Model) enter(v view, place ui.Place) {
	m.focusPane(false)
	m.view, m.focus = v, place
	m.focusPane(true)
	m.resize(m.width, m.height)
	m.tellLook()
}

// focused is the pane or dialog that has the keys, or nil.
func (m *Model) focused() ui.Pane {
	if top := m.dialogs.Top(); top != nil {
		return top
	}
	return m.pane()
}

// goTo puts the focus on a pane of the clients' view.
func (m *Model) goTo(place ui.Place) { m.enter(clientsView, place) }

// do does an action of the root itself, or hands it to who has the focus.
func (m *Model) do(id action.ID) tea.Cmd {
	if isOffered(m.stripOffers(), id) {
		return m.session.Strip.Do(id)
	}
	if top := m.dialogs.Top(); top != nil && id != action.Quit && id != action.Help {
		return m.dialogs.Do(id)
	}
	if v, ok := viewOf(id); ok {
		m.show(v)
		return nil
	}
	if cmd, ok := m.tool(id); ok {
		return cmd
	}
	if m.sided(id) {
		return m.pane().Do(id)
	}
	return m.doOwn(id)
}

// doOwn does what goes on between the panes, and hands the rest to who has the
// focus.
func (m *Model) doOwn(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest is the focused pane's
	case action.NextPane:
		m.goTo(m.layout.next(m.focus, 1))
	case action.PreviousPane:
		m.goTo(m.layout.next(m.focus, -1))
	case action.MovePreview:
		m.side = m.side.next(m.width)
		m.goTo(m.focus)
	case action.SplitPreview:
		m.splitPreview()
	case action.NewClient:
		m.session.Tell(dialog.Open{Dialog: dialog.NewClient(m.session)})
	case action.StartFilter:
		return m.findClient()
	case action.Undo, action.Redo:
		m.askReverse(id == action.Redo)
	case action.Quit:
		return m.askQuit()
	default:
		if pane := m.pane(); pane != nil {
			return pane.Do(id)
		}
	}
	return nil
}
