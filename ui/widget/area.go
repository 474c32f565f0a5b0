package widget

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// Area is a field of several lines. Like Field it does not blink, and never
// asks the machine's clipboard.
type Area struct {
	// input is made when it is needed: each takes a quarter of a megabyte, and
	// most are never typed into.
	input       *textarea.Model
	theme       *theme.Theme
	placeholder string
	styled      string
}

// NewArea is an empty area.
func NewArea(t *theme.Theme, placeholder string) Area {
	return Area{theme: t, placeholder: placeholder}
}

// field is the input, made on first use.
func (a *Area) field() *textarea.Model {
	if a.input == nil {
		input := textarea.New()
		input.Prompt, input.Placeholder = "", a.placeholder
		input.ShowLineNumbers = false
		input.CharLimit = 20_000
		input.KeyMap.Paste.SetEnabled(false)
		a.input = &input
		a.style()
	}
	return a.input
}

// style gives the input the theme's styles, where it has another's.
func (a *Area) style() {
	t := a.theme
	if a.styled == t.Name {
		return
	}
	a.styled = t.Name
	styles := textarea.DefaultDarkStyles()
	for _, state := range []*textarea.StyleState{&styles.Focused, &styles.Blurred} {
		*state = textarea.StyleState{
			Text: t.Text.Style(), CursorLine: t.Text.Style(), Placeholder: t.Dim.Style(), EndOfBuffer: t.Text.Style(),
			Selection: t.Cursor.Style(),
		}
	}
	styles.Cursor.Blink = false
	a.input.SetStyles(styles)
}

// Text is what was typed.
func (a *Area) Text() string {
	if a.input == nil {
		return ""
	}
	return a.input.Value()
}

// Set replaces what was typed.
func (a *Area) Set(text string) {
	if text != a.Text() {
		a.field().SetValue(text)
	}
}

// Focus puts the cursor into the area or takes it away.
func (a *Area) Focus(on bool) {
	switch {
	case on:
		a.field().Focus()
	case a.input != nil:
		a.input.Blur()
	}
}

// Focused reports whether the cursor is in the area.
func (a *Area) Focused() bool { return a.input != nil && a.input.Focused() }

// Update takes a key or a paste; it reports whether the text changed. What
// acts on a terminal is not taken in.
func (a *Area) Update(msg tea.Msg) bool {
	before := a.field().Value()
	*a.input, _ = a.input.Update(msg)
	text := a.input.Value()
	if strings.ContainsFunc(text, hostileInText) {
		a.input.SetValue(strings.Map(func(r rune) rune {
			if hostileInText(r) {
				return -1
			}
			return r
		}, text))
	}
	return a.input.Value() != before
}

func hostileInText(r rune) bool { return r != '\n' && model.Hostile(r) }

// Lines draws the area in so many lines of so many cells.
func (a *Area) Lines(width, height int) []string {
	a.field()
	a.style()
	a.input.SetWidth(max(2, width-1))
	a.input.SetHeight(max(1, height))
	lines := strings.Split(a.input.View(), "\n")
	for i := range lines {
		lines[i] = ansi.Truncate(theme.Apart(lines[i]), width, "") // what is left over is blank
	}
	return Block(lines, width, height)
}
