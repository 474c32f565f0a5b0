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

// Model is the pane.
type Model struct {
	session       *ui.Session
	width, height int
	focused       bool

	client  model.ClientID
	marked  []model.ClientID // in the list
	rec     *record
	failed  error
	reading ui.Latest
	tab     ui.Tab
	// wanted is where to go when its chart was read, or nil.
	wanted *ui.GoTo
	portal *portal
	// overview is the Overview tab; pages is all but that and portal, by tab.
	overview *overview
	pages    [len(tabNames)]page
	papers   *papers
	// beside is who else looks at this chart now.
	beside []string
}

// New is the pane before a client is chosen.
// Messages that are typed and not sent are in the drafts.
func New(s *ui.Session, drafts *thread.Drafts) *Model {
	m := &Model{session: s, portal: newPortal(s), overview: newOverview(s), papers: newPapers(s)}
	m.pages[ui.MessagesTab], m.pages[ui.FormsTab] = newMessagesPage(s, drafts), m.papers
	m.pages[ui.VisitsTab], m.pages[ui.BillingTab] = newVisitsPage(s), newBillingPage(s)
	return m
}

// Init does nothing: the list says which client to show.
func (m *Model) Init() tea.Cmd { return nil }

// Resize sets the pane's size.
func (m *Model) Resize(width, height int) { m.width, m.height = width, height }

// Focus says whether keys come here.
func (m *Model) Focus(on bool) {
	m.focused = on
	if page, ok := m.pages[m.tab].(typingPage); ok && !on {
		page.leave()
	}
}

// Typing reports whether letters go into a field of the tab.
func (m *Model) Typing() bool {
	page, ok := m.pages[m.tab].(typingPage)
	return ok && page.typing()
}

// Update follows the client chosen, and what changes.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.ClientChosen:
		return m.choose(msg.Client)
	case ui.GoTo:
		cmd := m.choose(msg.Client)
		m.wanted = &msg
		return cmd
	case ui.Committed:
		if m.client != 0 && (msg.Practice || m.touched(msg)) {
			return m.readChart(m.client)
		}
		return nil
	case ui.Marked:
		m.marked = msg.Clients
		return nil
	case ui.Present:
		m.beside = msg.Beside
		return nil
	case ui.WantDraft:
		return m.wantDraft(msg)
	case ui.WantTerms:
		return m.wantTerms(msg)
	case ui.Answer[*record]:
		return m.take(msg)
	case ui.Answer[changed]:
		m.overview.takeChanged(msg)
		return nil
	case ui.Answer[saved]:
		return tea.Batch(m.portal.update(msg), m.readChart(m.client))
	}
	return m.everyPage(m.portal.update(msg), func(p page) tea.Cmd { return p.update(msg) })
}

// everyPage adds to a command what each page does.
func (m *Model) everyPage(cmd tea.Cmd, do func(page) tea.Cmd) tea.Cmd {
	cmds := []tea.Cmd{cmd}
	for _, p := range m.pages {
		if p != nil {
			cmds = append(cmds, do(p))
		}
	}
	return tea.Batch(cmds...)
}

// touched reports whether a commit may have changed this chart.
func (m *Model) touched(c ui.Committed) bool {
	if slices.Contains(c.Clients, m.client) || m.rec == nil {
		return true
	}
	return slices.ContainsFunc(c.People, func(id model.PersonID) bool {
		return slices.ContainsFunc(m.rec.People, func(p model.Person) bool { return p.ID == id })
	})
}

func (m *Model) choose(client model.ClientID) tea.Cmd {
	m.client, m.failed = client, nil
	if m.wanted != nil && m.wanted.Client != client {
		m.wanted = nil
	}
	if client == 0 {
		m.reading.Drop()
		m.rec = nil
		m.session.Tell(ui.PortalChosen{})
		return nil
	}
	return m.readChart(client)
}

func (m *Model) take(answer ui.Answer[*record]) tea.Cmd {
	if answer.Gone(&m.reading) {
		return nil
	}
	if m.failed = answer.Err; m.failed != nil {
		m.rec = nil
		m.session.Tell(ui.PortalChosen{})
		return nil
	}
	m.rec = answer.Value
	m.overview.show(m.rec)
	m.arrive()
	return m.everyPage(m.portal.show(m.rec), func(p page) tea.Cmd { return p.show(m.rec) })
}

// ready reports whether the chart on the screen is the one chosen.
func (m *Model) ready() bool { return m.rec != nil && m.rec.ID() == m.client }

// Settling reports whether the chart chosen is still being read, or what the
// tab shows of it.
func (m *Model) Settling() bool {
	page, ok := m.pages[m.tab].(settlingPage)
	return m.client != 0 && !m.ready() && m.failed == nil || ok && page.settling()
}

// Offers is what the tab offers, and the tabs.
func (m *Model) Offers() []action.Offer {
	var offers []action.Offer
	if m.Typing() { // nothing else must take a key
		return m.pages[m.tab].offers()
	}
	dropping := m.ready() && m.tab == ui.PortalTab && m.portal.draft() != nil
	switch {
	case m.tab == ui.PortalTab && !m.ready():
		why := "no client is chosen"
		if m.client != 0 {
			why = "the chart is being read"
		}
		offers = []action.Offer{{ID: action.NextPerson, WhyNot: why}, {ID: action.PreviousPerson, WhyNot: why}}
	case !m.ready():
	case m.tab == ui.PortalTab:
		offers = m.portal.around(m.peopleOffers())
	case m.tab == ui.OverviewTab:
		offers = append(m.overview.offers(), m.peopleOffers()...)
	default:
		offers = append(m.pages[m.tab].offers(), m.peopleOffers()...)
	}
	offers = append(offers, action.Offer{ID: action.LinkAccounts, WhyNot: m.noLink(), Footer: true})
	if m.tab == ui.PortalTab && m.ready() {
		offers = append(offers, m.paperOffers()...)
	}
	offers = append(offers, action.Offer{ID: action.NextTab, Footer: true}, action.Offer{ID: action.PreviousTab})
	inThread := slices.ContainsFunc(offers, func(o action.Offer) bool { return o.ID == action.LeaveThread })
	if dropping || inThread { // which have the same key
		return offers
	}
	return append(offers, action.Offer{ID: action.Back, Footer: m.tab != ui.PortalTab})
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest is the tab's
	case action.Back:
		m.session.Tell(ui.Go{To: ui.Clients})
		return nil
	case action.NextTab:
		return m.turn(1)
	case action.PreviousTab:
		return m.turn(-1)
	case action.LinkAccounts:
		m.link()
		return nil
	case action.AssignForm, action.ShareDocument, action.FormLibrary:
		m.paper(id)
		return nil
	case action.AddContact:
		m.addContact()
		return nil
	case action.EditPerson:
		m.editPerson()
		return nil
	case action.Block:
		m.askBlock()
		return nil
	case action.Why:
		m.askWhy()
		return nil
	}
	if id == action.LoginMenu || slices.Contains(action.OfLogin(), id) {
		m.account().Do(m.session, id)
		return nil
	}
	switch m.tab { //nolint:exhaustive // the others are pages
	case ui.PortalTab:
		return m.portal.do(id)
	case ui.OverviewTab:
		return tea.Batch(m.overview.do(id), m.follow())
	}
	return tea.Batch(m.pages[m.tab].do(id), m.follow())
}

func (m *Model) turn(by ui.Tab) tea.Cmd {
	m.tab = (m.tab + by + ui.Tab(len(tabNames))) % ui.Tab(len(tabNames))
	if page, ok := m.pages[m.tab].(enteredPage); ok {
		return page.enter()
	}
	return nil
}

// room is what the tabs leave.
func (m *Model) room() (width, height int) {
	width, height = widget.Inside(m.width, m.height)
	return width, height - 1
}

// View draws the pane.
func (m *Model) View() string {
	width, rows := m.room()
	t := m.session.Theme
	frame := widget.Frame{Title: "Chart", Focused: m.focused}
	lines := []string{m.tabs().View(t, width)}
	switch {
	case m.failed != nil:
		lines = append(lines, widget.Wrap(ui.Words(m.failed), width)...)
	case m.rec == nil:
		lines = append(lines, "", t.Dim.Render("No client chosen."))
	case m.tab == ui.PortalTab:
		lines = append(lines, m.portal.lines(width, rows, m.focused)...)
	case m.tab == ui.OverviewTab:
		lines = append(lines, m.overview.lines(width, rows, m.focused)...)
	default:
		lines = append(lines, m.pages[m.tab].lines(width, rows, m.focused)...)
	}
	if m.rec != nil {
		frame.Title = m.title()
	}
	return frame.View(t, lines, m.width, m.height)
}

func (m *Model) tabs() widget.Tabs {
	onTabs := m.focused && m.tab == ui.PortalTab && m.portal.cursor == tabsLine
	return widget.Tabs{Names: tabNames[:], Chosen: int(m.tab), Cursor: onTabs}
}

// Click shows the tab clicked on, or does what belongs to a line of it.
func (m *Model) Click(x, y int) tea.Cmd {
	width, rows := m.room()
	x, y = x-widget.FrameLeft, y-widget.FrameTop
	if y == 0 {
		if at := m.tabs().At(x, width); at >= 0 {
			return m.turn(ui.Tab(at) - m.tab)
		}
		return nil
	}
	switch {
	case !m.ready():
		return nil
	case m.pages[m.tab] != nil:
		return tea.Batch(m.pages[m.tab].click(x, y-1, width, rows), m.follow())
	case m.tab == ui.OverviewTab:
		return tea.Batch(m.overview.click(x, y-1, width), m.follow())
	}
	return m.portal.click(x, y-1, width, rows)
}

// title names the client, the age and the practitioner.
func (m *Model) title() string {
	var facts string
	add := func(fact string) { facts += " · " + theme.Safe(fact) }
	if m.rec.row.Age != nil {
		add(strconv.Itoa(*m.rec.row.Age))
	}
	if m.rec.row.Minor != nil && *m.rec.row.Minor {
		add("minor")
	}
	if m.rec.practitioner != "" {
		add(m.rec.practitioner)
	}
	if status := m.rec.row.Status; status != model.Active {
		add(string(status))
	}
	if len(m.beside) > 0 {
		add("with " + strings.Join(m.beside, ", "))
	}
	const frame, least = 6, 16 // a long name gives way, but not all of it
	return theme.Clip(theme.Safe(m.rec.Subject().Name()), max(least, m.width-frame-widget.Width(facts))) + facts
}
