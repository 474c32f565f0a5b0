package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// chooser is a list of actions, filtered as somebody types, of which one can
// be picked. What cannot be done now says why. The help and the palette are
// each one, with another way to filter.
type chooser struct {
	plain
	session *ui.Session
	title   string
	field   widget.Field
	// all is what there is to choose from, shown is what fits the text.
	all, shown []action.Offer
	fits       func(text string) []action.Offer
	line       func(offer action.Offer, cursor bool, width int) string
	// beside is how much of a line is not what the action does.
	beside int
	cursor int
	scroll widget.Scroll
}

// Typing is always so: letters filter.
func (c *chooser) Typing() bool { return true }

// Update takes keys into the filter.
func (c *chooser) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if c.field.Update(msg) {
			c.filter()
		}
	}
	return nil
}

func (c *chooser) filter() { c.cursor, c.shown = 0, c.fits(c.field.Text()) }

// Offers is moving, picking and closing.
func (c *chooser) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.Choose, Footer: true}, {ID: action.Close, Footer: true},
		{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown},
	}
}

// Do does an action.
func (c *chooser) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.Close:
		c.done = true
	case action.Choose:
		c.choose()
	default:
		c.cursor = max(0, min(c.cursor+widget.Step(id, c.rows()), len(c.shown)-1))
	}
	return nil
}

func (c *chooser) choose() {
	if c.cursor >= len(c.shown) {
		return
	}
	offer := c.shown[c.cursor]
	if offer.WhyNot != "" {
		a, _ := c.session.Keys.Get(offer.ID)
		c.session.Tell(ui.Said{Text: "Not now, " + a.Name + ": " + theme.Safe(offer.WhyNot)})
		return
	}
	c.done = true
	c.session.Tell(ui.Pick{ID: offer.ID})
}

// footRows is the room below the list for what a line has not enough of.
const footRows = 3

// rows is how many offers are visible.
func (c *chooser) rows() int {
	rows := c.height - 6
	if rows > 2*footRows {
		rows -= footRows
	}
	return max(1, min(len(c.all), rows))
}

// foot is the line under the cursor in full, where it is cut off.
func (c *chooser) foot(width int) []string {
	if c.cursor >= len(c.shown) {
		return nil
	}
	text := c.says(c.shown[c.cursor])
	if widget.Width(text) <= width-c.beside {
		return nil
	}
	return append([]string{""}, widget.Wrap(ui.Capital(text), width)...)
}

// says is what an action does, and why it cannot be done now.
func (c *chooser) says(offer action.Offer) string {
	a, _ := c.session.Keys.Get(offer.ID)
	if offer.WhyNot == "" {
		return a.Does
	}
	return a.Does + " (not now: " + theme.Safe(offer.WhyNot) + ")"
}

// View draws the dialog.
func (c *chooser) View() string {
	const widest = 76
	width := min(widest, c.width)
	inner, _ := widget.Inside(width, c.height)
	lines := []string{c.field.View(inner), ""}
	all := make([]string, len(c.shown))
	for i, offer := range c.shown {
		all[i] = c.line(offer, i == c.cursor, inner)
	}
	if len(all) == 0 {
		all = []string{c.session.Theme.Dim.Render("  nothing is called that")}
	}
	c.scroll.Follow(c.cursor, len(all), c.rows())
	lines = append(lines, widget.Block(c.scroll.Window(all, c.rows()), inner, c.rows())...)
	if room := c.height - 2 - len(lines); room > 0 {
		lines = append(lines, widget.Block(c.foot(inner), inner, min(room, footRows))...)
	}
	frame := widget.Frame{Title: c.title, Focused: true, Right: c.scroll.Place(len(all), c.rows())}
	return frame.View(c.session.Theme, lines, width, min(c.height, len(lines)+2))
}
