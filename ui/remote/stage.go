package remote

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
)

// stage is the screens as one program shows them.
type stage struct {
	*screen
	visit   *visit
	painter *painter
}

// inboxCame tells that something came to the inbox, draw that it is time to draw.
type (
	inboxCame struct{}
	draw      struct{}
)

const (
	// together is how long what changes is collected before it is drawn: a key
	// and the answers that it leads to are one picture and not six.
	together = 8 * time.Millisecond
	// apart is how long there is at least from one picture to the next.
	apart = time.Second / 30
)

// Init implements tea.Model.
func (g stage) Init() tea.Cmd {
	defer g.server.catch(g.broke)
	g.drawing = false
	if g.first() {
		g.run(g.root.Init())
	} else {
		g.run(g.root.ComeBack())
	}
	return g.next
}

// first reports whether no program showed the screens before this one.
func (sc *screen) first() bool {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	first := !sc.begun
	sc.begun = true
	return first
}

// next waits for the inbox.
func (g stage) next() tea.Msg {
	select {
	case <-g.inbox.come:
		return inboxCame{}
	case <-g.visit.ctx.Done():
		return nil
	}
}

// Update implements tea.Model.
func (g stage) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer g.server.catch(g.broke)
	switch msg := msg.(type) {
	case draw:
		g.draw()
		return g, nil
	case inboxCame:
		return g, tea.Batch(g.hear(), g.soon())
	case tea.WindowSizeMsg:
		g.painter.resize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		g.painter.colour(msg.Profile)
	}
	if msg == tea.ClearScreen() {
		g.painter.forget()
	}
	g.give(msg)
	return g, g.soon()
}

// View implements tea.Model. What is shown is drawn when it is time to.
func (g stage) View() tea.View { return tea.View{} }

// soon draws in a moment, with all that comes until then.
func (g stage) soon() tea.Cmd {
	if g.drawing {
		return nil
	}
	g.drawing = true
	wait := max(together, time.Until(g.drawn.Add(apart)))
	return func() tea.Msg {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-timer.C:
			return draw{}
		case <-g.visit.ctx.Done():
			return nil
		}
	}
}

func (g stage) draw() {
	g.drawing, g.drawn = false, time.Now()
	if !g.plain { // else it was written as it came
		g.painter.paint(g.root.View())
	}
}

// hear takes what came to the inbox.
func (g stage) hear() tea.Cmd {
	var cmds []tea.Cmd
	for _, msg := range g.inbox.take() {
		if ofBubbletea(msg) { // a command to the terminal, or the end
			cmds = append(cmds, func() tea.Msg { return msg })
			continue
		}
		g.give(msg)
	}
	return tea.Batch(append(cmds, g.next)...)
}

func (g stage) give(msg tea.Msg) {
	_, cmd := g.root.Update(msg)
	g.run(cmd)
}

// ofBubbletea reports whether a message is for bubbletea itself.
func ofBubbletea(msg tea.Msg) bool {
	return reflect.TypeOf(msg).PkgPath() == reflect.TypeFor[tea.QuitMsg]().PkgPath()
}
