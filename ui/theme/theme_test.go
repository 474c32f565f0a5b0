package theme_test

import (
	"regexp"
	"testing"

	"frontdesk/ui/theme"
)

// inks is every style that says something by its look.
func inks(t *theme.Theme) map[string]theme.Ink {
	return map[string]theme.Ink{
		"text": t.Text, "strong": t.Strong, "dim": t.Dim, "accent": t.Accent, "gain": t.Gain, "loss": t.Loss,
		"warn": t.Warn, "error": t.Error, "cursor": t.Cursor, "cursor away": t.CursorAway, "border": t.Border,
		"border focus": t.BorderFocus, "title": t.Title, "tab": t.Tab, "tab active": t.TabActive, "key": t.Key, "banner": t.Banner,
	}
}

func TestThemesNeedNoMoreThanSixteenColours(t *testing.T) {
	more := regexp.MustCompile(`[34]8[;:][25]`)
	for _, name := range theme.Names() {
		for of, ink := range inks(theme.New(name)) {
			if styled := ink.Render("x"); more.MatchString(styled) {
				t.Errorf("%s of %s is %q", of, name, styled)
			}
		}
	}
}

func TestHighContrastIsNeverFaintNorColoured(t *testing.T) {
	weak := regexp.MustCompile(`\[(?:\d+;)*(?:2|[349]\d|10\d)[;m]`)
	for of, ink := range inks(theme.New(theme.Contrast)) {
		if styled := ink.Render("x"); weak.MatchString(styled) {
			t.Errorf("%s is %q", of, styled)
		}
	}
}

func TestAThemeBecomesAnotherWhereItIsHeld(t *testing.T) {
	held := theme.New(theme.Dark)
	held.Become(theme.Mono)
	if held.Name != theme.Mono || held.Gain.Render("x") != theme.New(theme.Mono).Gain.Render("x") {
		t.Errorf("it is %s", held.Name)
	}
}
