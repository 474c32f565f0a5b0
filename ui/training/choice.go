package training

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// choice is a dialog that lists what can be done, and tells what is picked.
type choice struct {
	session       *ui.Session
	title         string
	entries       []entry
	width, height int
	cursor        int
	scroll        widget.Scroll
	done          bool
}

// entry is a line of a choice. What cannot be picked now says why.
type entry struct {
	key, name, does string
	whyNot          string
	then            tea.Msg
}

// newMenu lists what can be done in the training.
func newMenu(s *ui.Session, offers []action.Offer) *choice {
	c := &choice{session: s, title: "Training"}
	why := map[action.ID]string{}
	for _, offer := range offers {
		why[offer.ID] = offer.WhyNot
	}
	for _, id := range action.OfTraining() {
		a, _ := s.Keys.Get(id)
		key := ""
		if len(a.Keys) > 0 {
			key = action.KeySign(a.Keys[0])
		}
		c.entries = append(c.entries, entry{key, a.Name, a.Does, why[id], ui.Pick{ID: id}})
	}
	c.cursor = max(0, slices.IndexFunc(c.entries, func(e entry) bool { return e.whyNot == "" }))
	return c
}

// Init does nothing.
func (c *choice) Init() tea.Cmd { return nil }

// Update hears nothing.
func (c *choice) Update(tea.Msg) tea.Cmd { return nil }

// Resize sets the room there is.
func (c *choice) Resize(width, height int) { c.width, c.height = width, height }

// Focus is always here.
func (c *choice) Focus(bool) {}

// Typing is never so.
func (c *choice) Typing() bool { return false }

// Click does nothing: a dialog is answered by keys.
func (c *choice) Click(int, int) tea.Cmd { return nil }

// Done reports whether it was closed.
func (c *choice) Done() bool { return c.done }

// Guarded is not so: nothing is lost by closing it.
func (c *choice) Guarded() bool { return false }

// Offers is moving, picking and closing.
func (c *choice) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.Choose, Footer: true}, {ID: action.Close, Footer: true},
		{ID: action.Up}, {ID: action.Down}, {ID: action.Top}, {ID: action.Bottom},
	}
}

// Do does an action.
func (c *choice) Do(id action.ID) tea.Cmd {
	last := len(c.entries) - 1
	switch id { //nolint:exhaustive // the actions offered here
	case action.Close:
		c.done = true
	case action.Up:
		c.cursor = max(0, c.cursor-1)
	case action.Down:
		c.cursor = min(last, c.cursor+1)
	case action.Top:
		c.cursor = 0
	case action.Bottom:
		c.cursor = last
	case action.Choose:
		c.choose()
	}
	return nil
}

func (c *choice) choose() {
	picked := c.entries[c.cursor]
	if picked.whyNot != "" {
		c.session.Tell(ui.Said{Text: "Not now, " + picked.name + ": " + picked.whyNot})
		return
	}
	c.done = true
	c.session.Tell(picked.then)
}

// View draws the dialog.
func (c *choice) View() string {
	const widest = 84
	width := min(widest, c.width)
	inner, rows := widget.Inside(width, c.height)
	lines := make([]string, len(c.entries))
	for i := range c.entries {
		lines[i] = c.line(&c.entries[i], i == c.cursor, inner)
	}
	c.scroll.Follow(c.cursor, len(lines), rows)
	frame := widget.Frame{Title: theme.Safe(c.title), Focused: true, Right: c.scroll.Place(len(lines), rows)}
	return frame.View(c.session.Theme, c.scroll.Window(lines, rows), width, min(c.height, len(lines)+2))
}

func (c *choice) line(e *entry, cursor bool, width int) string {
	const keyWidth, nameWidth = 4, 15
	text := e.does
	if e.whyNot != "" {
		text = "not now: " + e.whyNot
	}
	line := widget.Pad(e.key, keyWidth)
	if text == "" {
		line += theme.Safe(e.name)
	} else {
		line += widget.Pad(theme.Safe(e.name), nameWidth) + theme.Safe(text)
	}
	return widget.Row(c.session.Theme, line, line, cursor, e.whyNot != "", width)
}

var _ dialog.Dialog = (*choice)(nil)
