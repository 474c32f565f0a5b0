package uitest

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

var codes = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd,
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6, "f7": tea.KeyF7,
}

// Key is a key press by its name.
func Key(name string) tea.KeyPressMsg {
	press := tea.KeyPressMsg{}
	for {
		rest, ctrl := strings.CutPrefix(name, "ctrl+")
		if ctrl {
			press.Mod |= tea.ModCtrl
			name = rest
			continue
		}
		rest, shift := strings.CutPrefix(name, "shift+")
		if !shift {
			break
		}
		press.Mod |= tea.ModShift
		name = rest
	}
	switch code, named := codes[name]; {
	case named:
		press.Code = code
	case name == "space":
		press.Code, press.Text = tea.KeySpace, " "
	default:
		press.Code = []rune(name)[0]
		if press.Mod == 0 {
			press.Text = name
		}
	}
	return press
}
