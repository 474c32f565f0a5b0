package training

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/app"
	"frontdesk/ui/widget"
)

// page is a scene of the hall's own: a line on top, something in the middle,
// and the keys. What is read out is written as it comes to be.
type page struct {
	hall  *Hall
	inner inner
	// said is a word to the person, until the next key.
	said string
	out  app.ReadOut
	// quiet says that it is not read out before it is of use: something else is
	// being opened already.
	quiet bool
}

// inner is what a page shows.
type inner interface {
	init() tea.Cmd
	hear(tea.Msg) tea.Cmd
	offers() []action.Offer
	do(action.ID) tea.Cmd
	// title is the line on top, lines what stands below it in so much room.
	title() string
	lines(width, height int) []string
	end()
}

// failed tells a page what could not be done.
type failed struct{ err error }

func newPage(h *Hall, in inner) *page { return &page{hall: h, inner: in, out: app.ReadOut{Out: h.Out}} }

// Init begins what is shown.
func (p *page) Init() tea.Cmd {
	cmd := p.inner.init()
	p.speak()
	return cmd
}

// Update takes a key by the one table, and hands on the rest.
func (p *page) Update(msg tea.Msg) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		p.quiet = false
		cmd = p.key(msg)
	case tea.MouseWheelMsg:
		cmd = p.inner.do(map[bool]action.ID{true: action.Up, false: action.Down}[msg.Button == tea.MouseWheelUp])
	case tea.MouseClickMsg:
		cmd = p.click(msg)
	case failed:
		p.quiet = false
		p.said = ui.Words(msg.err)
		cmd = p.inner.hear(msg)
	default:
		cmd = p.inner.hear(msg)
	}
	p.speak()
	return cmd
}

func (p *page) key(key tea.KeyPressMsg) tea.Cmd {
	p.said = ""
	offer, found := p.hall.Session.Keys.Find(key.String(), false, p.offers())
	blind := !p.hall.Session.Spoken && app.TooSmall(p.hall.width, p.hall.height) != ""
	if !found || blind && offer.ID != action.Quit {
		return nil
	}
	return p.take(offer)
}

// click does what stands on the footer, or in the page.
func (p *page) click(msg tea.MouseClickMsg) tea.Cmd {
	h := p.hall
	if msg.Y < h.height-1 {
		if clicked, is := p.inner.(interface{ click(x, y int) }); is {
			clicked.click(msg.X, msg.Y-1)
		}
		return nil
	}
	id, _ := widget.FooterAt(h.Session.Keys, p.offers(), false, h.width, msg.X)
	for _, offer := range p.offers() {
		if offer.ID == id {
			return p.take(offer)
		}
	}
	return nil
}

// take does what is offered, or says why it cannot be done now.
func (p *page) take(offer action.Offer) tea.Cmd {
	switch {
	case offer.WhyNot != "":
		a, _ := p.hall.Session.Keys.Get(offer.ID)
		p.said = "Not now, " + a.Name + ": " + offer.WhyNot
		return nil
	case offer.ID == action.Quit:
		return tea.Quit
	case offer.ID == action.Redraw:
		p.out.Forget()
		return tea.ClearScreen
	case offer.ID == action.KeyDisplay:
		p.hall.keys.on = !p.hall.keys.on
		return nil
	}
	return p.inner.do(offer.ID)
}

// offers is the inner's, and what can be done on every page.
func (p *page) offers() []action.Offer {
	return append(p.inner.offers(),
		action.Offer{ID: action.KeyDisplay}, action.Offer{ID: action.Redraw}, action.Offer{ID: action.Quit, Footer: true})
}

func (p *page) means(key tea.KeyPressMsg) (does string, typed bool) {
	offer, found := p.hall.Session.Keys.Find(key.String(), false, p.offers())
	if !found {
		return "", false
	}
	a, _ := p.hall.Session.Keys.Get(offer.ID)
	return a.Name, false
}

// Unsaved is never so: nothing here is kept.
func (p *page) Unsaved() bool { return false }

func (p *page) end() { p.inner.end() }

// View draws the page.
func (p *page) View() tea.View {
	h := p.hall
	if h.Session.Spoken {
		return tea.View{}
	}
	content := strings.Join(p.picture(), "\n")
	if small := app.TooSmall(h.width, h.height); small != "" {
		content = strings.TrimRight(widget.Pad(ui.TrainingMark+" "+small, h.width), " ")
	}
	v := tea.NewView(content)
	v.AltScreen = true
	if !h.Session.NoMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	return v
}

// picture is the page's lines.
func (p *page) picture() []string {
	h, t := p.hall, p.hall.Session.Theme
	footer := p.footer()
	if h.keys.on {
		footer = append([]string{h.keys.line(t, h.width)}, footer...)
	}
	head := widget.Pad(" "+t.Banner.Render(ui.TrainingMark)+"   "+p.inner.title(), h.width)
	room := max(0, h.height-1-len(footer))
	lines := append([]string{head}, widget.Block(p.inner.lines(h.width, room), h.width, room)...)
	return append(lines, footer...)
}

// footer is what is said now, else what can be done.
func (p *page) footer() []string {
	const most = 4
	h := p.hall
	if p.said != "" {
		lines := hanging(h.Session.Theme.Error, " ", p.said, h.width)
		return lines[:min(most, len(lines))]
	}
	return []string{widget.Footer(h.Session.Theme, h.Session.Keys, p.offers(), false, h.width)}
}

// speak reads out what is new, where screens are read out.
func (p *page) speak() {
	s := p.hall.Session
	if !s.Spoken || p.quiet {
		return
	}
	const width, height = 90, 200 // all of it, and nothing beside something else
	picture := ui.TrainingMark + " " + p.inner.title() + "\n" + strings.Join(p.inner.lines(width, height), "\n")
	p.out.Read(s.Theme, picture+"\n"+strings.Join(p.footer(), "\n"))
}
