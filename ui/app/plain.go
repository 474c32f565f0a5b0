package app

import (
	"io"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
)

// The window that is read out: one pane at a time, so wide that a sentence is
// one line and is not cut, and as many lines as one listens to.
const (
	plainWidth  = 200
	plainHeight = 30
)

// Plain is the same screens as lines for a screen reader. It draws nothing: it
// writes what came to be on the screen below what was written before. Who
// writes is Update, because bubbletea asks for a View too often.
type Plain struct {
	*Model
	out io.Writer
	// read is the page that each place was left at, at where the reader is.
	read map[string]page
	at   string
	// keys is the lines of keys that were read: each is once.
	keys map[string]bool
	// mark stands before the title of every place.
	mark string
	// told is how many toasts were read.
	told int
	// letters says that letters are being typed: what they lead to is read at
	// the next key that is none.
	letters bool
}

// NewPlain is the screens before anything was read, written to out.
func NewPlain(s *ui.Session, out io.Writer) *Plain {
	s.Spoken = true
	p := &Plain{Model: New(s), out: out, read: map[string]page{}, keys: map[string]bool{}}
	p.plain = true
	return p
}

// View draws nothing.
func (p *Plain) View() tea.View { return tea.View{} }

// Update does what a message leads to, and reads out what that changed.
func (p *Plain) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch key := msg.(type) {
	case tea.WindowSizeMsg:
		msg = tea.WindowSizeMsg{Width: plainWidth, Height: plainHeight}
	case tea.KeyPressMsg:
		p.letters = p.typing() && action.IsText(key.String())
		if offer, ok := p.session.Keys.Find(key.String(), p.typing(), []action.Offer{{ID: action.Redraw}}); ok && offer.ID == action.Redraw {
			clear(p.read)
			clear(p.keys)
			p.at = ""
		}
	}
	_, cmd := p.Model.Update(msg)
	p.speak()
	return p, cmd
}

// speak writes what is new: the title of a place come to, the lines that were
// not there, what was said. While work is under way there is more to come.
func (p *Plain) speak() {
	if p.letters || p.session.Working() {
		if p.work.frame == 1 {
			p.write("Working.")
		}
		return
	}
	if p.bar.mark() != p.mark { // which is known a moment after the first place
		p.mark, p.at = p.bar.mark(), ""
	}
	is := pageOf(p.session.Theme, p.frame())
	was := p.read[is.place]
	if is.place != p.at {
		p.at = is.place
		p.write("", p.mark+is.title)
		was.cursors = nil
	}
	p.write(is.beyond(was)...)
	if keys, _ := spoken(p.session.Theme, p.keyLine()); !p.keys[keys] && is.place != was.place {
		p.keys[keys] = true
		p.write("Keys: " + keys)
	}
	p.read[is.place] = is
	p.speakStrip()
	for ; p.told < p.toasts; p.told++ {
		p.write(p.said[len(p.said)-(p.toasts-p.told)].Text)
	}
}

// speakStrip writes what is new in the strip, wherever the keys are.
func (p *Plain) speakStrip() {
	if p.session.Strip == nil {
		return
	}
	const strip = "strip" // no title of a place begins with a small letter
	p.resize(p.width, p.height)
	is := pageOf(p.session.Theme, p.session.Strip.View())
	p.write(is.beyond(p.read[strip])...)
	p.read[strip] = is
}

// frame is what has the keys: the dialog on top, or the pane.
func (p *Plain) frame() string {
	switch pane := p.pane(); {
	case p.dialogs.Top() != nil:
		return p.dialogs.Top().View()
	case pane != nil:
		return pane.View()
	}
	return p.body()
}

// Say reads lines out.
func (p *Plain) Say(lines ...string) { p.write(lines...) }

func (p *Plain) write(lines ...string) { write(p.out, lines...) }
