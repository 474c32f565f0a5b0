package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// PortalLink shows the portal's address in full, to copy it, to read it out,
// or to scan it from across the desk.
type PortalLink struct {
	plain
	session *ui.Session
	address string
	// swapped draws the code's light parts in place of the dark ones: without
	// colours a terminal does not say which of them its letters are.
	swapped bool
}

// newPortalLink is the dialog for an address.
func newPortalLink(s *ui.Session, address string) *PortalLink {
	return &PortalLink{session: s, address: address, swapped: s.NoColour}
}

// Offers is copying and closing.
func (p *PortalLink) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.CopyLink, Footer: true}, {ID: action.Close, Footer: true},
		{ID: action.Choose}, {ID: action.SwapModules, Footer: true},
	}
}

// Do does an action.
func (p *PortalLink) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.Close:
		p.done = true
	case action.SwapModules:
		p.swapped = !p.swapped
	case action.CopyLink, action.Choose:
		p.done = true
		p.session.Tell(ui.Said{Text: "Copied " + theme.Safe(p.address) + "."})
		return tea.SetClipboard(p.address)
	}
	return nil
}

// View draws the address, in one line as long as it fits, and the code below.
func (p *PortalLink) View() string {
	const widest = 76
	t := p.session.Theme
	width := min(widest, p.width)
	inner, rows := widget.Inside(width, p.height)
	lines := styled(t.Strong, theme.Safe(p.address), inner)
	if !p.session.Spoken {
		lines = append(lines, p.code(inner, rows-len(lines))...)
	}
	frame := widget.Frame{Title: "Portal link", Focused: true}
	return frame.View(t, lines, width, min(p.height, len(lines)+2))
}

// code is the address to be scanned, in the middle of the room.
func (p *PortalLink) code(width, rows int) []string {
	lines := widget.QR(p.address, width, rows, p.swapped)
	if lines == nil {
		return append([]string{""}, styled(p.session.Theme.Dim, "The window is too small for the code to scan.", width)...)
	}
	for i, line := range lines {
		lines[i] = widget.Pad("", (width-widget.Width(line))/2) + p.ink(line)
	}
	return lines
}

// ink is a line of the code, dark on light where there are colours.
func (p *PortalLink) ink(line string) string {
	if p.session.NoColour {
		return line
	}
	return theme.Scan().Render(line)
}
