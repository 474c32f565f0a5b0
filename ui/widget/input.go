package widget

import (
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui/theme"
)

// Text is an input of one line of text.
type Text struct{ Field }

// NewText is a text input with what is filled in already; the hint stands
// where nothing is.
func NewText(t *theme.Theme, text, hint string) *Text {
	input := &Text{NewField(t, "", hint)}
	input.Set(text)
	return input
}

// Take takes a key or a paste.
func (i *Text) Take(msg tea.Msg) bool { return i.Update(msg) }

// View draws the text.
func (i *Text) View(_ *theme.Theme, width int) string { return i.Field.View(width) }

// Option is one of the words that a choice can take.
type Option struct{ Value, Label string }

// Choice is an input of one of several words: ← → goes through them, a letter
// goes to the next that begins with it.
type Choice struct {
	Options []Option
	Chosen  int
	focused bool
}

// NewChoice is a choice that stands on a value, or on the first where there is
// no such.
func NewChoice(options []Option, value string) *Choice {
	c := &Choice{Options: options}
	for i, option := range options {
		if option.Value == value {
			c.Chosen = i
		}
	}
	return c
}

// To chooses the option of that value; one that is none changes nothing.
func (c *Choice) To(value string) {
	for i, option := range c.Options {
		if option.Value == value {
			c.Chosen = i
		}
	}
}

// Value is the word chosen.
func (c *Choice) Value() string { return c.Options[c.Chosen].Value }

// Focus puts the cursor here or takes it away.
func (c *Choice) Focus(on bool) { c.focused = on }

// Take goes through the words.
func (c *Choice) Take(msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	was := c.Chosen
	switch key := press.String(); key {
	case "left":
		c.Chosen = (c.Chosen - 1 + len(c.Options)) % len(c.Options)
	case "right", "space":
		c.Chosen = (c.Chosen + 1) % len(c.Options)
	default:
		c.jump(key)
	}
	return c.Chosen != was
}

func (c *Choice) jump(letter string) {
	for step := 1; step <= len(c.Options); step++ {
		at := (c.Chosen + step) % len(c.Options)
		if begins(c.Options[at].Label, letter) {
			c.Chosen = at
			return
		}
	}
}

// begins reports whether a text begins with a letter.
func begins(text, letter string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	r, size := utf8.DecodeRuneInString(letter)
	return size == len(letter) && size > 0 && unicode.ToLower(first) == unicode.ToLower(r)
}

// View draws the word chosen.
func (c *Choice) View(t *theme.Theme, width int) string {
	label := c.Options[c.Chosen].Label
	if c.focused {
		return Pad(t.Cursor.Render("‹ "+label+" ›"), width)
	}
	return Pad(label, width)
}

// Ticks is an input of boxes in one line: ← → goes from box to box, space
// ticks, and a box's first letter ticks it.
type Ticks struct {
	Labels  []string
	Ticked  []bool
	at      int
	focused bool
}

// NewTicks is boxes with what is ticked already.
func NewTicks(labels []string, ticked ...bool) *Ticks {
	return &Ticks{Labels: labels, Ticked: append(ticked, make([]bool, len(labels)-len(ticked))...)}
}

// Focus puts the cursor here or takes it away.
func (b *Ticks) Focus(on bool) { b.focused = on }

// Take moves and ticks.
func (b *Ticks) Take(msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false
	}
	switch key := press.String(); key {
	case "left":
		b.at = max(0, b.at-1)
	case "right":
		b.at = min(len(b.Labels)-1, b.at+1)
	case "space":
		b.Ticked[b.at] = !b.Ticked[b.at]
		return true
	default:
		return b.letter(key)
	}
	return false
}

func (b *Ticks) letter(key string) bool {
	for i, label := range b.Labels {
		if begins(label, key) {
			b.at = i
			b.Ticked[i] = !b.Ticked[i]
			return true
		}
	}
	return false
}

// View draws the boxes, and under the cursor the keys that move and tick.
func (b *Ticks) View(t *theme.Theme, width int) string {
	boxes := make([]string, len(b.Labels))
	for i, label := range b.Labels {
		boxes[i] = pick(b.Ticked[i], "[x] ", "[ ] ") + label
		if b.focused && i == b.at {
			boxes[i] = t.Cursor.Render(boxes[i])
		}
	}
	line, keys := strings.Join(boxes, "  "), "  "+spaceKey(b.Ticked[b.at])
	if len(boxes) > 1 {
		keys = "  ← →" + keys
	}
	if b.focused && Width(line+keys) <= width {
		line += t.Dim.Render(keys)
	}
	return Pad(line, width)
}

// Button is an input that is pressed with enter.
type Button struct {
	Label   string
	focused bool
}

// Take does nothing: who shows the form does it.
func (b *Button) Take(tea.Msg) bool { return false }

// Focus puts the cursor here or takes it away.
func (b *Button) Focus(on bool) { b.focused = on }

// View draws the button.
func (b *Button) View(t *theme.Theme, width int) string {
	if b.focused {
		return Pad(t.Cursor.Render(" "+b.Label+" "), width)
	}
	return Pad(" "+b.Label, width)
}
