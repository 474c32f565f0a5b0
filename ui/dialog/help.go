package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Help lists what can be done where it was opened, filtered as somebody
// types, and does what is picked. What cannot be done now says why.
type Help struct {
	session       *ui.Session
	width, height int
	field         widget.Field
	offers        []action.Offer
	shown         []action.Offer
	cursor        int
	scroll        widget.Scroll
	done          bool
}

// NewHelp is the help over what is offered now.
func NewHelp(s *ui.Session, offers []action.Offer) *Help {
	h := &Help{session: s, offers: offers, field: widget.NewField(s.Theme, "> ", "what would you like to do?")}
	h.field.Focus(true)
	h.filter()
	return h
}

// Init does nothing.
func (h *Help) Init() tea.Cmd { return nil }

// Resize sets the room there is.
func (h *Help) Resize(width, height int) { h.width, h.height = width, height }

// Focus is always here.
func (h *Help) Focus(bool) {}

// Typing is always so: letters filter.
func (h *Help) Typing() bool { return true }

// Click does nothing: a dialog is answered by keys.
func (h *Help) Click(int, int) tea.Cmd { return nil }

// Done reports whether it was closed.
func (h *Help) Done() bool { return h.done }

// Guarded is not so: nothing is lost by closing it.
func (h *Help) Guarded() bool { return false }

// Update takes keys into the filter.
func (h *Help) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if h.field.Update(msg) {
			h.filter()
		}
	}
	return nil
}

// filter keeps the offers that have every word typed.
func (h *Help) filter() {
	h.cursor, h.shown = 0, nil
	words := strings.Fields(strings.ToLower(h.field.Text()))
	seen := map[action.ID]bool{}
	for _, offer := range h.offers {
		a, ok := h.session.Keys.Get(offer.ID)
		if !ok || seen[offer.ID] || !hasAll(strings.ToLower(a.Name+" "+a.Does+" "+a.KeySigns()), words) {
			continue
		}
		seen[offer.ID] = true
		h.shown = append(h.shown, offer)
	}
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// Offers is moving, picking and closing.
func (h *Help) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.Choose, Footer: true}, {ID: action.Close, Footer: true},
		{ID: action.Up}, {ID: action.Down}, {ID: action.PageUp}, {ID: action.PageDown},
	}
}

// Do does an action.
func (h *Help) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.Close:
		h.done = true
	case action.Choose:
		h.choose()
	case action.Up:
		h.move(-1)
	case action.Down:
		h.move(1)
	case action.PageUp:
		h.move(-h.rows())
	case action.PageDown:
		h.move(h.rows())
	}
	return nil
}

func (h *Help) move(by int) { h.cursor = max(0, min(h.cursor+by, len(h.shown)-1)) }

func (h *Help) choose() {
	if h.cursor < len(h.shown) {
		h.done = true
		h.session.Tell(ui.Pick{ID: h.shown[h.cursor].ID})
	}
}

// rows is how many offers are visible.
func (h *Help) rows() int { return max(1, min(len(h.offers), h.height-6)) }

// View draws the help.
func (h *Help) View() string {
	const widest = 76
	width := min(widest, h.width)
	inner, _ := widget.Inside(width, h.height)
	lines := []string{h.field.View(inner), ""}
	all := make([]string, len(h.shown))
	for i, offer := range h.shown {
		all[i] = h.line(offer, i == h.cursor, inner)
	}
	h.scroll.Follow(h.cursor, len(all), h.rows())
	lines = append(lines, widget.Block(h.scroll.Window(all, h.rows()), inner, h.rows())...)
	frame := widget.Frame{Title: "What can be done here", Focused: true, Right: h.scroll.Place(len(all), h.rows())}
	return frame.View(h.session.Theme, lines, width, min(h.height, len(lines)+2))
}

func (h *Help) line(offer action.Offer, cursor bool, width int) string {
	const keysWidth = 16
	t := h.session.Theme
	a, _ := h.session.Keys.Get(offer.ID)
	text := a.Does
	if offer.WhyNot != "" {
		text += " (not now: " + offer.WhyNot + ")"
	}
	keys := widget.Pad(a.KeySigns(), keysWidth)
	switch {
	case cursor:
		return t.Cursor.Render(widget.Pad("▸ "+keys+text, width))
	case offer.WhyNot != "":
		return t.Dim.Render(widget.Pad("  "+keys+text, width))
	}
	return widget.Pad("  "+t.Key.Render(keys)+text, width)
}
