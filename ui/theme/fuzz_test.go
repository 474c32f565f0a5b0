package theme_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"frontdesk/ui/theme"
)

func seedTexts(f *testing.F, add func(text string)) {
	f.Helper()
	for _, text := range []string{
		"Rosa Moreno", "José", "\x1b[31m", "\u202eonerom", "👨\u200d👩\u200d👧", "\xff\u0301", "王小明",
		"क\u094d\u200dष", "<\ufe0f\u0338", "x\u0301\u0316", "1\ufe0f\u20e3", "\u1100\u1161", "🇦🇺🇦", "ᅟa", "\U000e0061",
	} {
		add(text)
	}
}

func FuzzSafe(f *testing.F) {
	seedTexts(f, func(text string) { f.Add(text) })
	f.Fuzz(func(t *testing.T, text string) {
		checkHarmless(t, text)
		for _, line := range theme.SafeLines(text) {
			checkHarmless(t, line)
		}
	})
}

func FuzzFit(f *testing.F) {
	seedTexts(f, func(text string) { f.Add(text, 5) })
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = min(width, 300)
		fit, clip := theme.Fit(text, width), theme.Clip(text, width)
		if got := ansi.StringWidth(fit); got != max(width, 0) {
			t.Errorf("%q in %d cells is %q, %d wide", text, width, fit, got)
		}
		if !strings.HasPrefix(fit, clip) || strings.Trim(fit[len(clip):], " ") != "" {
			t.Errorf("%q in %d cells is %q, and %q without its filling", text, width, fit, clip)
		}
		if width > 0 && ansi.StringWidth(theme.Safe(text)) <= width && clip != theme.Safe(text) {
			t.Errorf("%q has room in %d cells, and is %q", text, width, clip)
		}
	})
}
