package theme

import (
	"image/color"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
)

// Theme is the styles of one session.
type Theme struct {
	Name string

	Text, Strong, Dim, Accent   Ink
	Gain, Loss, Warn, Error     Ink
	Cursor, CursorAway          Ink
	Border, BorderFocus, Title  Ink
	Tab, TabActive, Key, Banner Ink
}

// palette is the colours of a theme; nil is the terminal's own.
type palette struct {
	dim, accent, gain, loss, warn, fault color.Color
	cursor, cursorText, away, border     color.Color
}

// The colours of the terminal's own sixteen, so that they follow it.
var (
	dark = palette{
		dim: lipgloss.Color("8"), accent: lipgloss.Color("14"), gain: lipgloss.Color("10"),
		loss: lipgloss.Color("9"), warn: lipgloss.Color("11"), fault: lipgloss.Color("9"),
		cursor: lipgloss.Color("6"), cursorText: lipgloss.Color("0"), away: lipgloss.Color("14"),
		border: lipgloss.Color("8"),
	}
	light = palette{
		dim: lipgloss.Color("8"), accent: lipgloss.Color("4"), gain: lipgloss.Color("2"),
		loss: lipgloss.Color("1"), warn: lipgloss.Color("5"), fault: lipgloss.Color("1"),
		cursor: lipgloss.Color("4"), cursorText: lipgloss.Color("15"), away: lipgloss.Color("4"),
		border: lipgloss.Color("7"),
	}
)

// The themes' names.
const (
	Dark     = "dark"
	Light    = "light"
	Contrast = "high-contrast"
	Mono     = "mono"
)

// Names is every theme's name.
func Names() []string { return []string{Dark, Light, Contrast, Mono} }

// Choose is the theme for a session: the one asked for, or dark; without
// colours where the session's environment asks for none.
func Choose(name string, environ []string) *Theme {
	if NoColour(environ) {
		name = Mono
	}
	return New(name)
}

// NoColour reports whether an environment has NO_COLOR (https://no-color.org).
func NoColour(environ []string) bool {
	return slices.ContainsFunc(environ, func(v string) bool {
		value, is := strings.CutPrefix(v, "NO_COLOR=")
		return is && value != ""
	})
}

// Become makes this theme, wherever it is held, the one of that name.
func (t *Theme) Become(name string) { *t = *New(name) }

// New is the theme of that name, or dark where there is none.
func New(name string) *Theme {
	switch name {
	case Mono:
		return mono()
	case Light:
		return coloured(name, light)
	case Contrast:
		return contrast()
	}
	return coloured(Dark, dark)
}

func coloured(name string, p palette) *Theme {
	plain := lipgloss.NewStyle()
	return &Theme{
		Name: name,
		Text: inkOf(plain), Strong: inkOf(plain.Bold(true)), Dim: inkOf(plain.Foreground(p.dim)), Accent: inkOf(plain.Foreground(p.accent)),
		Gain: inkOf(plain.Foreground(p.gain)), Loss: inkOf(plain.Foreground(p.loss)),
		Warn: inkOf(plain.Foreground(p.warn)), Error: inkOf(plain.Bold(true).Foreground(p.fault)),
		Cursor:     inkOf(plain.Background(p.cursor).Foreground(p.cursorText)),
		CursorAway: inkOf(plain.Foreground(p.away)),
		Border:     inkOf(plain.Foreground(p.border)), BorderFocus: inkOf(plain.Foreground(p.accent)), Title: inkOf(plain.Bold(true)),
		Tab: inkOf(plain.Foreground(p.dim)), TabActive: inkOf(plain.Bold(true).Foreground(p.accent).Underline(true)),
		Key: inkOf(plain.Foreground(p.accent)), Banner: inkOf(plain.Foreground(p.warn)),
	}
}

// mono says with weight what the others say with colour.
func mono() *Theme {
	plain := lipgloss.NewStyle()
	strong := plain.Bold(true)
	return &Theme{
		Name: Mono,
		Text: inkOf(plain), Strong: inkOf(strong), Dim: inkOf(plain.Faint(true)), Accent: inkOf(strong),
		Gain: inkOf(strong), Loss: inkOf(strong), Warn: inkOf(strong), Error: inkOf(strong.Reverse(true)),
		Cursor: inkOf(plain.Reverse(true)), CursorAway: inkOf(strong),
		Border: inkOf(plain.Faint(true)), BorderFocus: inkOf(strong), Title: inkOf(strong),
		Tab: inkOf(plain), TabActive: inkOf(strong.Underline(true)), Key: inkOf(strong), Banner: inkOf(strong),
	}
}

// contrast has nothing faint and no colours but the terminal's own two, which
// differ most on any background.
func contrast() *Theme {
	plain := lipgloss.NewStyle()
	strong := plain.Bold(true)
	t := mono()
	t.Name = Contrast
	t.Dim, t.Border = inkOf(plain), inkOf(plain)
	t.Warn, t.Loss = inkOf(strong.Underline(true)), inkOf(strong.Underline(true))
	t.Cursor = inkOf(strong.Reverse(true))
	return t
}
