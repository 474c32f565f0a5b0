package action

import "strings"

// ID names an action, in the code and in the configuration file.
type ID string

// Scope is where an action holds.
type Scope string

// The scopes, in the order in which the help lists them.
const (
	Everywhere Scope = "everywhere"
	Clients    Scope = "client list"
	Filter     Scope = "in the filter"
	Chart      Scope = "chart"
	Portal     Scope = "portal tab"
	Preview    Scope = "preview"
	Messages   Scope = "messages"
	Review     Scope = "review"
	Outbox     Scope = "outbox"
	Activity   Scope = "activity"
	Practice   Scope = "practice"
	Dialog     Scope = "dialog"

	Training      Scope = "training"
	Demonstration Scope = "demonstration"
)

// Scopes is every scope.
func Scopes() []Scope {
	return []Scope{Everywhere, Clients, Filter, Chart, Portal, Preview, Messages, Review, Outbox, Activity, Practice, Dialog, Training, Demonstration}
}

// Action is one row of the table.
type Action struct {
	ID ID
	// Name is one or two words for the footer, Does a sentence for the help.
	Name, Does string
	// Keys are as bubbletea names them; the footer shows the first. An action
	// without one is done through the palette.
	Keys  []string
	Where []Scope
}

// Offer is an action that a pane offers now.
type Offer struct {
	ID ID
	// WhyNot is the reason why it cannot be done now; empty is that it can.
	WhyNot string
	// Footer is set where it is worth a place on the footer.
	Footer bool
	// As is what the footer calls it here, where its name would say too much.
	As string
}

// Moves is moving through a list or a text.
func Moves() []Offer {
	return []Offer{{ID: Up}, {ID: Down}, {ID: PageUp}, {ID: PageDown}, {ID: Top}, {ID: Bottom}}
}

// keySigns is how keys are written where they are not written as they are.
var keySigns = map[string]string{
	"up": "↑", "down": "↓", "left": "←", "right": "→",
	"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End",
}

// KeySign is a key as people read it.
func KeySign(key string) string {
	if sign, ok := keySigns[key]; ok {
		return sign
	}
	if len(key) > 1 && key[0] == 'f' && key[1] >= '1' && key[1] <= '9' {
		return "F" + key[1:]
	}
	return key
}

// KeySigns is all the keys of an action as people read them.
func (a Action) KeySigns() string {
	signs := make([]string, len(a.Keys))
	for i, key := range a.Keys {
		signs[i] = KeySign(key)
	}
	return strings.Join(signs, " ")
}
