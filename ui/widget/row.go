package widget

import "frontdesk/ui/theme"

// Row is a line of a list to choose from. Under the cursor, or dim because it
// cannot be chosen, it has no other style; else it is as styled.
func Row(t *theme.Theme, text, styled string, cursor, dim bool, width int) string {
	switch {
	case cursor:
		return t.Cursor.Render(Pad("▸ "+text, width))
	case dim:
		return t.Dim.Render(Pad("  "+text, width))
	}
	return Pad("  "+styled, width)
}
