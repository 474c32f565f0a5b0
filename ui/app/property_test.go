package app_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"frontdesk/ui/action"
	"frontdesk/ui/internal/uitest"
)

// hostile is names that a list of people could bring in, and that break what
// trusts them: wide, right-to-left, combining, an emoji of several.
const hostile = `
{"do":"set-practice","name":"診療所 مركز 👩‍👩‍👧","banner":"Willkommen, 歡迎, שלום"}
{"do":"add-client","as":"c1","first":"ญี่ปุ่น","last":"שלום עולם","born":"2012-04-02","contacts":[{"as":"u1","first":"👩‍👩‍👧‍👦","last":"가나다라마바사아자차카타파하","email":"a@example.org","email_ok":true,"relationship":"mother"},{"first":"ﷺ﷽","last":"Ẅ̈ö̈r̈ẗ̈","relationship":"father"}]}
{"do":"add-client","first":"a","last":"漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"}
{"do":"invite","client":"c1","user":"u1","preset":"Full access"}
{"do":"add-form","as":"f","title":"知情同意書 نموذج 🏳️‍🌈 知情同意書知情同意書知情同意書","kind":"consent"}
{"do":"assign","client":"c1","form":"f","to":["c1"]}
{"do":"block","client":"c1","person":"u1","reason":"命令 12 אסור אסור אסור אסור אסור אסור אסור אסור אסור אסור אסור אסור"}
`

// keys is every key there is, and some text.
func keys() []string {
	keys := []string{"a", "m", "é", "漢", "backspace", "ctrl+a", "x", "?"}
	for _, a := range action.Default() {
		keys = append(keys, a.Keys...)
	}
	return keys
}

func TestAnyKeysAtAnySizeKeepTheScreenWhole(t *testing.T) {
	// The sizes at which the layout turns, and those between.
	sizes := uitest.Sizes{
		Widths:  rapid.SampledFrom([]int{0, 1, 49, 50, 55, 59, 60, 70, 79, 80, 90, 119, 120, 140, 200, 300}),
		Heights: rapid.SampledFrom([]int{0, 1, 13, 14, 15, 20, 24, 29, 30, 31, 40, 60}),
	}
	for name, script := range map[string]string{"harbor": uitest.Harbor, "hostile": hostile, "empty": ""} {
		t.Run(name, func(t *testing.T) {
			s := uitest.Practice(t, script)
			rapid.Check(t, func(r *rapid.T) {
				width, height := sizes.Draw(r)
				d := uitest.Open(t, s, rae, width, height)
				d.Live = true
				d.AnyKeys(r, keys(), 25, sizes, width, height)
			})
		})
	}
}

func TestAnyKeysAreReadOutAsPlainLines(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	rapid.Check(t, func(r *rapid.T) {
		var heard strings.Builder
		d := uitest.OpenPlain(t, s, rae, &heard)
		d.Press(rapid.SliceOfN(rapid.SampledFrom(keys()), 1, 25).Draw(r, "keys")...)
		if at := strings.IndexAny(heard.String(), "│─╭╰▸\x1b"); at >= 0 {
			r.Fatalf("something is drawn: %q", heard.String()[at:])
		}
	})
}

func TestTextsOfPersonsActOnNothing(t *testing.T) {
	s := uitest.Practice(t, hostile)
	d := uitest.Open(t, s, rae, 200, 50)
	d.Press("enter", "]", "right", "tab", "/")
	for _, bad := range []string{"\x1b]", "\u202e", "\u200d", "\ufe0f"} {
		if strings.Contains(d.Raw(), bad) {
			t.Errorf("%q reaches the terminal", bad)
		}
	}
	d.Press("shift+tab", "shift+tab", "/")
	d.Send(tea.PasteMsg{Content: "ev\x1b[2Jil\u202e\nname"})
	for _, bad := range []string{"\x1b[2J", "\u202e"} {
		if strings.Contains(d.Raw(), bad) {
			t.Errorf("%q reaches the terminal from the filter", bad)
		}
	}
}
