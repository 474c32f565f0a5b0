package dialog

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// LoginMenu lists what can be done to a person's portal login, and does what
// is picked. What cannot be done now is dim and says why.
type LoginMenu struct {
	plain
	session *ui.Session
	client  model.ClientID
	account *Account
	person  model.PersonID
	cursor  widget.Cursor
	reading ui.Latest
	failed  error
}

// NewLoginMenu is the menu of a person on a client's chart; where that is
// nobody of the chart, of whoever there was invited and did not come.
func NewLoginMenu(s *ui.Session, client model.ClientID, person model.PersonID) *LoginMenu {
	return &LoginMenu{session: s, client: client, person: person}
}

// Init reads how things stand.
func (m *LoginMenu) Init() tea.Cmd { return askAccount(m.session, &m.reading, m.client, m.person) }

// Update takes in what was read.
func (m *LoginMenu) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[Account]:
		if msg.Into(&m.reading, &m.account, &m.failed) {
			m.person = m.account.Person
			m.start()
		}
	case ui.Committed:
		return m.Init()
	}
	return nil
}

// start puts the cursor on what is mostly wanted of such a login.
func (m *LoginMenu) start() {
	likely := map[model.LoginState]action.ID{
		model.LoginInvited: action.ResendInvitation, model.LoginExpired: action.ResendInvitation,
		model.LoginActive: action.PortalLink, model.LoginDisabled: action.EnableAccess,
		model.LoginNone: action.Invite, model.LoginCancelled: action.Invite,
	}[m.account.login().StateAt(m.account.Clock.Now)]
	m.cursor.To(slices.Index(action.OfLogin(), likely), len(action.OfLogin()))
}

// Offers is moving, picking and closing, and the actions by their own keys.
func (m *LoginMenu) Offers() []action.Offer {
	offers := []action.Offer{
		{ID: action.Choose, Footer: true}, {ID: action.NextPerson, Footer: true}, {ID: action.PreviousPerson},
		{ID: action.Close, Footer: true}, {ID: action.Up}, {ID: action.Down}, {ID: action.Top}, {ID: action.Bottom},
	}
	if m.account != nil {
		offers = append(offers, m.account.Offers()...)
	}
	return offers
}

// Do does an action.
func (m *LoginMenu) Do(id action.ID) tea.Cmd {
	switch id {
	case action.Close:
		m.done = true
	case action.Up, action.Down, action.Top, action.Bottom:
		all := len(action.OfLogin())
		m.cursor.Do(id, all, all)
	case action.NextPerson:
		m.turn(1)
	case action.PreviousPerson:
		m.turn(-1)
	case action.Choose:
		if m.account != nil {
			m.session.Tell(ui.Pick{ID: action.OfLogin()[m.cursor.At()]})
		}
	default:
		m.done = m.account.Do(m.session, id)
	}
	return nil
}

// turn shows the next person of the chart, or the one before.
func (m *LoginMenu) turn(by int) {
	if m.account == nil {
		return
	}
	users := m.account.Chart.Users()
	at := slices.Index(users, m.person)
	m.person = users[(at+by+len(users))%len(users)]
	m.account.Person = m.person
	m.start()
}

// View draws the dialog.
func (m *LoginMenu) View() string {
	const widest = 88
	t := m.session.Theme
	width := min(widest, m.width)
	inner, _ := widget.Inside(width, m.height)
	frame := widget.Frame{Title: "Portal login", Focused: true}
	lines := []string{t.Dim.Render("…")}
	switch {
	case m.failed != nil:
		lines = styled(t.Error, ui.Words(m.failed), inner)
	case m.account != nil:
		frame.Title = theme.Safe(m.account.name())
		lines = m.lines(inner)
	}
	return frame.View(t, lines, width, min(m.height, len(lines)+2))
}

// lines is how the login stands, then what can be done.
func (m *LoginMenu) lines(width int) []string {
	a, t := m.account, m.session.Theme
	words := a.Clock.Login(a.login())
	if a.login().Holds() {
		words = a.login().Email + " · " + words
	}
	about := ui.Join(" · ", tieWords(a.Chart, a.Person), keptAway(a.Chart, a.Person, model.DateOf(a.Clock.Now)), words)
	lines := styled(t.Dim, theme.Safe(about), width)
	if never := ui.NeverSignedIn(a.login(), a.Clock.Now); never != "" {
		lines = append(lines, t.Warn.Render(theme.Clip(a.called()+" "+never, width)))
	}
	lines = append(lines, "")
	for i, offer := range a.Offers() {
		lines = append(lines, m.line(offer, i == m.cursor.At(), width))
	}
	return lines
}

func (m *LoginMenu) line(offer action.Offer, cursor bool, width int) string {
	const nameWidth, keyWidth = 20, 3
	it, _ := m.session.Keys.Get(offer.ID)
	text, key := it.Does, ""
	if offer.WhyNot != "" {
		text = theme.Safe(offer.WhyNot)
	}
	if len(it.Keys) > 0 {
		key = action.KeySign(it.Keys[0])
	}
	line := widget.Pad(key, keyWidth) + widget.Pad(it.Name, nameWidth) + text
	return widget.Row(m.session.Theme, line, line, cursor, offer.WhyNot != "", width)
}
