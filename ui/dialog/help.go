package dialog

import (
	"strings"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Help lists what can be done where it was opened, by its keys, and does what
// is picked.
type Help struct{ chooser }

// helpKeys is how wide the keys of an action are.
const helpKeys = 16

// NewHelp is the help over what is offered now.
func NewHelp(s *ui.Session, offers []action.Offer) *Help {
	h := &Help{chooser{session: s, title: "What can be done here", field: widget.NewField(s.Theme, "> ", "what would you like to do?")}}
	seen := map[action.ID]bool{}
	for _, offer := range offers {
		// What has no key is the palette's.
		if a, ok := s.Keys.Get(offer.ID); ok && !seen[offer.ID] && len(a.Keys) > 0 {
			seen[offer.ID] = true
			h.all = append(h.all, offer)
		}
	}
	h.fits, h.chooser.line, h.beside = h.withWords, h.line, helpKeys+2
	h.field.Focus(true)
	h.filter()
	return h
}

// withWords is the offers that have every word typed.
func (h *Help) withWords(text string) []action.Offer {
	words := strings.Fields(strings.ToLower(text))
	var fit []action.Offer
	for _, offer := range h.all {
		a, _ := h.session.Keys.Get(offer.ID)
		if hasAll(strings.ToLower(a.Name+" "+a.Does+" "+a.KeySigns()), words) {
			fit = append(fit, offer)
		}
	}
	return fit
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (h *Help) line(offer action.Offer, cursor bool, width int) string {
	t := h.session.Theme
	a, _ := h.session.Keys.Get(offer.ID)
	keys, text := widget.Pad(a.KeySigns(), helpKeys), h.says(offer)
	return widget.Row(t, keys+text, t.Key.Render(keys)+text, cursor, offer.WhyNot != "", width)
}
