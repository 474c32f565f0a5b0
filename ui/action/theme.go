package action

import (
	"strings"

	"frontdesk/ui/theme"
)

// themePrefix is how the actions that change the theme begin.
const themePrefix ID = "theme-"

// Theme is the action that changes the theme to the one of that name.
func Theme(name string) ID { return themePrefix + ID(name) }

// ThemeName is the theme that the action changes to, if it is such an action.
func (id ID) ThemeName() (string, bool) { return strings.CutPrefix(string(id), string(themePrefix)) }

// themes is an action for each theme. They have no key of their own, but in
// the palette.
func themes() []Action {
	actions := make([]Action, 0, len(theme.Names()))
	for _, name := range theme.Names() {
		actions = append(actions, Action{
			Theme(name), name + " theme", "show everything in the " + name + " theme", nil, []Scope{Everywhere},
		})
	}
	return actions
}
