package training

import (
	"strings"

	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// mostPressed is how many keys are remembered for those who watch.
const mostPressed = 12

// keyDisplay shows the keys that were pressed lately, with what they did.
type keyDisplay struct {
	on      bool
	pressed []pressed
}

// pressed is a key, or letters typed one after the other.
type pressed struct {
	key   string
	typed bool
	does  string // the action's name, empty where it is none
}

// note takes in a key: text is what it typed, does the action that it did.
func (k *keyDisplay) note(key, does string, typed bool) {
	if last := len(k.pressed) - 1; typed && last >= 0 && k.pressed[last].typed {
		k.pressed[last].key += key
		return
	}
	k.pressed = append(k.pressed, pressed{key, typed, does})
	if len(k.pressed) > mostPressed {
		k.pressed = k.pressed[1:]
	}
}

// line is the keys, the last at the right end; those that have no room are
// left out.
func (k *keyDisplay) line(t *theme.Theme, width int) string {
	const gap = "   "
	line, used := "", widget.Width(" Keys")
	for i := len(k.pressed) - 1; i >= 0; i-- {
		word, cells := k.pressed[i].view(t)
		if used += cells + len(gap); used > width {
			break
		}
		line = gap + word + line
	}
	return widget.Pad(t.Dim.Render(" Keys")+line, width)
}

// view is the key in brackets and what it did.
func (p pressed) view(t *theme.Theme) (string, int) {
	key := "[" + action.KeySign(p.key) + "]"
	if p.typed {
		key = "“" + theme.Safe(p.key) + "”"
	}
	does := strings.TrimRight(" "+p.does, " ")
	return t.Strong.Render(key) + does, widget.Width(key + does)
}
