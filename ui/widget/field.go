package widget

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// Field is a line to type into. Its cursor does not blink: a blink is a timer,
// and a redraw over the wire, for every desk that stands still.
type Field struct {
	input textinput.Model
	theme *theme.Theme
	// styled is the name of the theme that the input has its styles of.
	styled string
}

// NewField is an empty field behind a prompt.
func NewField(t *theme.Theme, prompt, placeholder string) Field {
	input := textinput.New()
	input.Prompt, input.Placeholder = prompt, placeholder
	input.CharLimit = 200
	// Its paste key would read the clipboard of the machine the program runs
	// on, which over SSH is not the one somebody sits at.
	input.KeyMap.Paste.SetEnabled(false)
	f := Field{input: input, theme: t}
	f.style()
	return f
}

// style gives the input the theme's styles, where it has another's.
func (f *Field) style() {
	t := f.theme
	if f.styled == t.Name {
		return
	}
	f.styled = t.Name
	styles := textinput.DefaultStyles(true)
	for _, state := range []*textinput.StyleState{&styles.Focused, &styles.Blurred} {
		state.Prompt, state.Text, state.Placeholder = t.Key.Style(), t.Text.Style(), t.Dim.Style()
	}
	styles.Cursor.Blink = false
	f.input.SetStyles(styles)
}

// Longest sets how many letters can be typed at most.
func (f *Field) Longest(letters int) { f.input.CharLimit = letters }

// Hide shows no letter of what is typed.
func (f *Field) Hide() { f.input.EchoMode = textinput.EchoPassword }

// Text is what was typed.
func (f *Field) Text() string { return f.input.Value() }

// Set replaces what was typed; the cursor goes behind it.
func (f *Field) Set(text string) {
	f.input.SetValue(text)
	f.input.CursorEnd()
}

// Focus puts the cursor into the field or takes it away.
func (f *Field) Focus(on bool) {
	if on {
		f.input.Focus()
		return
	}
	f.input.Blur()
}

// Focused reports whether the cursor is in the field.
func (f *Field) Focused() bool { return f.input.Focused() }

// Update takes a key or a paste; it reports whether the text changed. What
// acts on a terminal is not taken in.
func (f *Field) Update(msg tea.Msg) bool {
	before := f.input.Value()
	f.input, _ = f.input.Update(msg)
	if text := f.input.Value(); strings.ContainsFunc(text, model.Hostile) {
		f.input.SetValue(strings.Map(dropHostile, text))
	}
	return f.input.Value() != before
}

func dropHostile(r rune) rune {
	if model.Hostile(r) {
		return -1
	}
	return r
}

// View draws the field in so many cells.
func (f *Field) View(width int) string {
	f.style()
	f.input.SetWidth(max(1, width-len(f.input.Prompt)-1))
	return Pad(f.shown().View(), width)
}

// shown is the input with its text as it may be shown: an emoji that is joined
// of several is as wide as the terminal likes, and would break the column.
func (f *Field) shown() *textinput.Model {
	text := f.input.Value()
	safe := theme.Safe(text)
	if safe == text {
		return &f.input
	}
	before := string([]rune(text)[:f.input.Position()])
	shown := f.input
	shown.CharLimit = 0
	shown.SetValue(safe)
	shown.SetCursor(utf8.RuneCountInString(theme.Safe(before)))
	return &shown
}
