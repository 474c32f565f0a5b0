package dialog

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// Question is what a confirmation asks. Its texts are plain; they may hold
// texts of persons.
type Question struct {
	Title string
	// Lines name the person and the effect.
	Lines []string
	// Effect finds out more lines of the effect, where it is not known yet:
	// there is no yes before they are there. It may be nil.
	Effect func(context.Context) (Drafted, error)
	// Gives says that somebody gets more by it than now. That takes another key
	// than what takes something away, so that a habit of the hand gives nothing.
	Gives bool
	// Yes and No are what the answers are called.
	Yes, No string
	// Then is sent on yes.
	Then tea.Msg
}

// Confirm asks a question. It starts on no.
type Confirm struct {
	plain
	session  *ui.Session
	question Question
	yes      bool
	asking   ui.Latest
	effect   Drafted
	// wait is the reason why there is no yes yet, or where it is refused.
	wait    string
	refused bool
	// missed says that a commit was told of while the effect was found out.
	missed bool
	scroll widget.Scroll
}

// NewConfirm is a confirmation before it is opened.
func NewConfirm(s *ui.Session, q Question) *Confirm { return &Confirm{session: s, question: q} }

// Ask opens a confirmation.
func Ask(s *ui.Session, q Question) { s.Tell(Open{Dialog: NewConfirm(s, q)}) }

// Init finds out the effect.
func (c *Confirm) Init() tea.Cmd {
	if c.question.Effect == nil {
		return nil
	}
	c.wait, c.refused, c.missed = "still working out what it does", false, false
	c.yes, c.effect = false, Drafted{}
	return ui.Ask(c.session, &c.asking, c.question.Effect)
}

// Update takes in the effect. It is another one once another desk changed
// anything, and with it maybe the key that agrees.
func (c *Confirm) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[Drafted]:
		if !msg.Gone(&c.asking) {
			return c.take(msg)
		}
	case ui.Committed:
		if c.missed = c.wait != "" && !c.refused; !c.missed {
			return c.Init()
		}
	}
	return nil
}

func (c *Confirm) take(answer ui.Answer[Drafted]) tea.Cmd {
	if c.missed {
		return c.Init()
	}
	c.wait, c.effect = "", answer.Value
	if answer.Err != nil {
		c.wait, c.refused = ui.Words(answer.Err), true
		c.effect.Lines = []string{"This cannot be done:", c.wait}
	}
	return nil
}

// gives reports whether somebody gets more by it.
func (c *Confirm) gives() bool { return c.question.Gives || c.effect.Gives }

// Guarded is so: an answer must not be a slip.
func (c *Confirm) Guarded() bool { return true }

// Offers is the two answers.
func (c *Confirm) Offers() []action.Offer {
	agree, other := yeses(c.session.Keys, c.gives(), c.wait)
	agree.Footer = !c.refused
	noSwitch := c.wait
	if noSwitch == "" && c.gives() {
		noSwitch = other.WhyNot
	}
	offers := []action.Offer{
		agree, {ID: action.No, Footer: true},
		{ID: action.Switch, WhyNot: noSwitch, Footer: !c.gives() && !c.refused}, {ID: action.Choose, Footer: true}, other,
	}
	if lines, rows := c.text(); len(lines) > rows {
		offers = append(offers, action.Offer{ID: action.PageDown, Footer: true}, action.Offer{ID: action.PageUp},
			action.Offer{ID: action.Down}, action.Offer{ID: action.Up}, action.Offer{ID: action.Top}, action.Offer{ID: action.Bottom})
	}
	return offers
}

// yeses is the answer that agrees, and the other yes, which says why it does
// not; wait is why nobody can agree yet.
func yeses(keys action.Table, gives bool, wait string) (agree, other action.Offer) {
	agree, other = action.Offer{ID: action.Yes, Footer: true}, action.Offer{ID: action.YesGiving}
	because := "nobody gets more by it: "
	if gives {
		agree.ID, other.ID, because = other.ID, agree.ID, "somebody gets more by it: "
	}
	agree.WhyNot, other.WhyNot = wait, cmp.Or(wait, because+keys.Key(agree.ID)+" agrees")
	return agree, other
}

// Do answers.
func (c *Confirm) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.Switch:
		c.yes = !c.yes
	case action.Yes, action.YesGiving:
		c.answer(true)
	case action.No:
		c.answer(false)
	case action.Choose:
		c.answer(c.yes)
	default:
		lines, rows := c.text()
		c.scroll.Do(id, len(lines), rows)
	}
	return nil
}

func (c *Confirm) answer(yes bool) {
	c.done = true
	if yes {
		c.session.Tell(c.question.Then)
	}
}

// View draws the dialog as large as it needs to be.
func (c *Confirm) View() string {
	lines, rows := c.text()
	place := c.scroll.Place(len(lines), rows)
	lines = append(slices.Clone(c.scroll.Window(lines, rows)), "", c.answers())
	frame := widget.Frame{Title: theme.Safe(c.question.Title), Right: place, Focused: true}
	return frame.View(c.session.Theme, lines, min(widestQuestion, c.width), min(len(lines)+2, c.height))
}

// widestQuestion is how wide a question may become.
const widestQuestion = 64

// text is the question without its answers, and how much of it is to be seen
// at once.
func (c *Confirm) text() (lines []string, rows int) {
	inner, most := widget.Inside(min(widestQuestion, c.width), c.height)
	for _, line := range slices.Concat(c.question.Lines, c.effect.Lines) {
		lines = append(lines, widget.Wrap(theme.Safe(line), inner)...)
	}
	return lines, min(len(lines), max(1, most-2))
}

func (c *Confirm) answers() string {
	t, key := c.session.Theme, c.session.Keys.Key
	button := func(key, text string, chosen bool) string {
		text = " " + key + " " + theme.Safe(text) + " "
		if chosen {
			return t.Cursor.Render("▸" + text)
		}
		return " " + text
	}
	agree, _ := yeses(c.session.Keys, c.gives(), c.wait)
	yes := button(key(agree.ID), c.question.Yes, c.yes)
	no := button(key(action.No), c.question.No, !c.yes)
	switch {
	case c.refused:
		return no
	case c.wait != "":
		yes = t.Dim.Render(yes)
	}
	return no + "  " + yes
}
