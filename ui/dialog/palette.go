package dialog

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// Palette finds any action by its name, wherever it holds, and does what is
// picked.
type Palette struct{ chooser }

// How wide the name of an action is, and its keys.
const paletteName, paletteKeys = 20, 10

// NewPalette is the palette where these are the offers: what is not offered
// here says where it is.
func NewPalette(s *ui.Session, offers []action.Offer) *Palette {
	p := &Palette{chooser{session: s, title: "Palette", field: widget.NewField(s.Theme, ": ", "the name of an action")}}
	var elsewhere []action.Offer
	for _, a := range s.Keys {
		if !slices.ContainsFunc(a.Where, ofPanes) {
			continue
		}
		at := slices.IndexFunc(offers, func(o action.Offer) bool { return o.ID == a.ID })
		if at >= 0 {
			p.all = append(p.all, action.Offer{ID: a.ID, WhyNot: offers[at].WhyNot})
			continue
		}
		if a.Where[0] == action.Training { // nobody is led there from a practice
			continue
		}
		elsewhere = append(elsewhere, action.Offer{ID: a.ID, WhyNot: "it is of the " + places(a)})
	}
	p.all = append(p.all, elsewhere...)
	p.fits, p.chooser.line, p.beside = p.called, p.line, paletteName+paletteKeys+3
	p.field.Focus(true)
	p.filter()
	return p
}

// ofPanes reports whether a scope can be where the palette was opened from.
func ofPanes(scope action.Scope) bool {
	return scope != action.Dialog && scope != action.Filter && scope != action.Demonstration
}

func places(a action.Action) string {
	var names []string
	for _, scope := range a.Where {
		if ofPanes(scope) {
			names = append(names, string(scope))
		}
	}
	return strings.Join(names, " and ")
}

// called is the actions whose name is like the text, the likest first; then
// those that do what it says.
func (p *Palette) called(text string) []action.Offer {
	text = strings.TrimSpace(text)
	if text == "" {
		return p.all
	}
	var fit []action.Offer
	for _, match := range fuzzy.FindFrom(text, names{p}) {
		fit = append(fit, p.all[match.Index])
	}
	words := strings.Fields(strings.ToLower(text))
	for _, offer := range p.all {
		a, _ := p.session.Keys.Get(offer.ID)
		if !slices.Contains(fit, offer) && hasAll(strings.ToLower(a.Does), words) {
			fit = append(fit, offer)
		}
	}
	return fit
}

// names is what the palette's actions are called.
type names struct{ *Palette }

// Len implements fuzzy.Source.
func (n names) Len() int { return len(n.all) }

// String implements fuzzy.Source.
func (n names) String(i int) string {
	a, _ := n.session.Keys.Get(n.all[i].ID)
	return a.Name
}

func (p *Palette) line(offer action.Offer, cursor bool, width int) string {
	t := p.session.Theme
	a, _ := p.session.Keys.Get(offer.ID)
	name, text := widget.Pad(a.Name, paletteName), a.Does
	if offer.WhyNot != "" {
		text = "not now: " + theme.Safe(offer.WhyNot)
	}
	text = widget.Pad(text, max(0, width-2-paletteName-1-paletteKeys))
	keys := widget.Pad(a.KeySigns(), paletteKeys)
	return widget.Row(t, name+text+" "+keys, name+text+" "+t.Key.Render(keys), cursor, offer.WhyNot != "", width)
}
