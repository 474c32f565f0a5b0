package dialog

import (
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// The lines of the parts that stay as high as they are, so that nothing jumps
// while somebody types.
const (
	linkFoot    = 5 // the effect
	mostPersons = 12
	linkWidest  = 92
)

// head is whom it is about, and the field.
func (l *Link) head(width int) []string {
	text := "Link " + l.title + " to the portal of"
	lines := widget.Wrap(theme.Safe(text), width)
	const most = 2
	if len(lines) > most {
		lines = widget.Wrap(theme.Safe("Link "+ui.Plural(len(l.dependents), "client", "clients")+" to the portal of"), width)
	}
	return append(lines, l.field.View(width))
}

// room is the width, and the lines there are for the persons or the list.
func (l *Link) room() (width, rows int) {
	width, height := widget.Inside(min(linkWidest, l.width), l.height)
	const keys = 1
	return width, max(1, min(mostPersons, height-len(l.head(width))-linkFoot-keys))
}

// View draws the dialog.
func (l *Link) View() string {
	t := l.session.Theme
	width, rows := l.room()
	lines := l.head(width)
	if l.listing && l.effect != nil {
		list := l.effect.list(t, width)
		lines = append(lines, widget.Block(l.scroll.Window(list, rows), width, rows)...)
	} else {
		lines = append(lines, l.picker.View(width, rows)...)
	}
	lines = append(lines, widget.Block(l.foot(width), width, linkFoot)...)
	lines = append(lines, l.keys(width))
	frame := widget.Frame{Title: "Link portal accounts", Focused: true}
	return frame.View(t, lines, min(linkWidest, l.width), min(l.height, len(lines)+2))
}

// foot is what linking would do, or what kept it from being done.
func (l *Link) foot(width int) []string {
	t := l.session.Theme
	switch {
	case l.busy:
		return []string{"", "Linking…"}
	case l.failed != nil:
		return append([]string{""}, styled(t.Error, ui.Words(l.failed), width)...)
	case l.effect != nil:
		lines := l.effect.lines(t, width)
		if len(lines) < linkFoot {
			lines = append([]string{""}, lines...)
		}
		return lines
	}
	return nil
}

// keys says what can be pressed.
func (l *Link) keys(width int) string {
	t := l.session.Theme
	text := ""
	for _, offer := range l.Offers() {
		a, ok := l.session.Keys.Get(offer.ID)
		if !offer.Footer || !ok || len(a.Keys) == 0 {
			continue
		}
		name := a.Name
		if offer.ID == action.ListEffect && l.listing {
			name = "persons"
		}
		if offer.WhyNot != "" {
			text += "   " + t.Dim.Render(action.KeySign(a.Keys[0])+" "+name)
			continue
		}
		text += "   " + t.Key.Render(action.KeySign(a.Keys[0])) + " " + name
	}
	return widget.Ends("", text, width)
}
