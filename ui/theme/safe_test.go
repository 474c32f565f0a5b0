package theme_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

func TestWhatActsOrHidesIsWrittenOut(t *testing.T) {
	for _, c := range []struct{ name, text, shown string }{
		{"an honest name", "Rosa Moreno", "Rosa Moreno"},
		{"an accent", "José", "José"},
		{"an accent apart", "Jose\u0301", "José"},
		{"a colour", "\x1b[31mRosa\x1b[0m", `\u{1B}[31mRosa\u{1B}[0m`},
		{"a clipboard", "\x1b]52;c;cm0gLXJm\x07", `\u{1B}]52;c;cm0gLXJm\u{7}`},
		{"a window title", "\x1b]0;owned\x1b\\", `\u{1B}]0;owned\u{1B}\`},
		{"a link", "\x1b]8;;http://x\x1b\\Rosa\x1b]8;;\x1b\\", `\u{1B}]8;;http://x\u{1B}\Rosa\u{1B}]8;;\u{1B}\`},
		{"a control string", "\x1bP1$r0m\x1b\\\x9b2J", `\u{1B}P1$r0m\u{1B}\\x9b2J`},
		{"a C1 control in UTF-8", "a\u009b2J", `a\u{9B}2J`},
		{"a row's end", "Rosa\r\nadmin", `Rosa\r\nadmin`},
		{"a tab", "Rosa\tMoreno", `Rosa\tMoreno`},
		{"a backspace", "Rosa\b\b\b\bAda", `Rosa\u{8}\u{8}\u{8}\u{8}Ada`},
		{"nothing at all", "Rosa\x00", `Rosa\u{0}`},
		{"a deletion", "Rosa\x7f", `Rosa\u{7F}`},
		{"separators", "a\u2028b\u2029c\u0085d", `a\u{2028}b\u{2029}c\u{85}d`},
		{"a reversed name", "Rosa \u202eonerom", `Rosa \u{202E}onerom`},
		{"isolates", "\u2066Rosa\u2069", `\u{2066}Rosa\u{2069}`},
		{"direction marks", "a\u200eb\u200fc\u061cd", `a\u{200E}b\u{200F}c\u{61C}d`},
		{"a second Rosa", "Ro\u200bsa\ufeff\u00ad\u2060", `Ro\u{200B}sa\u{FEFF}\u{AD}\u{2060}`},
		{"tags", "Rosa\U000e0061\U000e007f", `Rosa\u{E0061}\u{E007F}`},
		{"fillers", "a\u3164b\uffa0c\u115fd", `a\u{3164}b\u{FFA0}c\u{115F}d`},
		{"a joiner in Latin", "Ro\u200dsa", `Ro\u{200D}sa`},
		{"half a letter", "Jos\xc3", `Jos\xc3`},
		{"an old encoding", "Jos\xe9 Mu\xf1oz", `Jos\xe9 Mu\xf1oz`},
		{"a mark behind a byte", "\xff\u0301", "\\xff◌\u0301"},
		{"a mark on nothing", "\u0301Rosa", "◌\u0301Rosa"},
		{"a mark behind an escape", "\x1b\u0338", "\\u{1B}◌\u0338"},
		{"private and unassigned", "\ue000\U000f0000\U0003ffff", `\u{E000}\u{F0000}\u{3FFFF}`},
		{"what cannot be decoded", "\ufffd", `\u{FFFD}`},
		{"backslashes of one's own", `C:\new`, `C:\new`},
		{"a family", "👨\u200d👩\u200d👧 Moreno", "👨👩👧 Moreno"},
		{"a tone", "👍🏽", `👍\u{1F3FD}`},
		{"a tone of a family", "👩🏽\u200d🚀", `👩\u{1F3FD}🚀`},
		{"a coloured heart", "❤\ufe0f", "❤"},
		{"a style without a picture", "a\ufe0f \ufe0f", `a\u{FE0F} \u{FE0F}`},
		{"a key cap", "1\ufe0f\u20e3", `1\u{20E3}`},
		{"a flag", "🇦🇺", "🇦🇺"},
		{"half a flag", "🇦🇺🇦", `🇦🇺\u{1F1E6}`},
		{"a flag of tags", "🏴\U000e0067\U000e007f", `🏴\u{E0067}\u{E007F}`},
		{"a joiner that spells", "نامه\u200cای", "نامه\u200cای"},
		{"a joiner that spells at the end", "അവന\u0d4d\u200d", "അവന\u0d4d\u200d"},
		{"many joiners", "ن\u200c\u200c\u200cا", "ن" + `\u{200C}\u{200C}\u{200C}` + "ا"},
		{"wide letters", "王小明", "王小明"},
		{"right to left", "שרה כהן", "שרה כהן"},
		{"left out, then composed", "<\ufe0f\u0338", "\u226e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := theme.Safe(c.text); got != c.shown {
				t.Errorf("%q is shown as %q, want %q", c.text, got, c.shown)
			}
			checkHarmless(t, c.text)
		})
	}
}

func TestALetterKeepsEightAccentsAndShowsTheOthers(t *testing.T) {
	tower := "x" + strings.Repeat("\u0316", 11) + "y"
	want := "x" + strings.Repeat("\u0316", 8) + strings.Repeat(`\u{316}`, 3) + "y"
	if got := theme.Safe(tower); got != want {
		t.Errorf("shown as %q, want %q", got, want)
	}
	checkHarmless(t, "x"+strings.Repeat("\u0316\u0301", 500))
}

func TestALongTextIsShownRowByRow(t *testing.T) {
	got := theme.SafeLines("Dear Rosa,\r\n\tsee you\x1b[2J\n\nDr. Chen")
	want := []string{"Dear Rosa,", `    see you\u{1B}[2J`, "", "Dr. Chen"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAColumnKeepsItsWidth(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		shown string
	}{
		{"Rosa", 6, "Rosa  "},
		{"Rosa Moreno", 6, "Rosa …"},
		{"Rosa", 4, "Rosa"},
		{"Rosa", 1, "…"},
		{"Rosa", 0, ""},
		{"Rosa", -3, ""},
		{"", 3, "   "},
		{"王小明", 6, "王小明"},
		{"王小明", 5, "王小…"},
		{"王小明", 4, "王… "}, // half a letter has no place
		{"Zoe\u0308 Núñez", 5, "Zoë …"},
		{"שרה כהן", 5, "שרה …"},
		{"👨\u200d👩\u200d👧", 4, "👨… "},
		{"a\nb", 5, `a\nb `},
		{"\x1b[31mRosa", 8, `\u{1B}[…`},
	} {
		if got := theme.Fit(c.text, c.width); got != c.shown {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.width, got, c.shown)
		}
		if got, want := theme.Clip(c.text, c.width), strings.TrimRight(c.shown, " "); got != want {
			t.Errorf("%q in at most %d cells is %q, want %q", c.text, c.width, got, want)
		}
	}
}

func TestPublishedHostileTextsAreHarmless(t *testing.T) {
	var texts []string
	for _, path := range sharedFiles(t, "blns", "trojan-source") {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		if strings.HasSuffix(path, "blns.json") {
			if err := json.Unmarshal(content, &list); err != nil {
				t.Fatal(err)
			}
		}
		texts = append(append(texts, list...), strings.SplitAfter(string(content), "\n")...)
	}
	for _, text := range texts {
		checkHarmless(t, text)
	}
	t.Logf("%d texts", len(texts))
}

func TestNamesOfAllCountriesAreShownAsTheyAreWritten(t *testing.T) {
	names := 0
	for _, path := range sharedFiles(t, "names-by-country") {
		if !strings.HasSuffix(path, ".csv") {
			continue
		}
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			for name := range strings.SplitSeq(strings.TrimPrefix(lines.Text(), "\ufeff"), ",") {
				names++
				if got := theme.Safe(name); got != norm.NFC.String(name) && !strings.ContainsFunc(name, model.Hostile) {
					t.Errorf("%q is shown as %q", name, got)
				}
				checkHarmless(t, name)
			}
		}
		if err := file.Close(); err != nil || lines.Err() != nil {
			t.Fatal(err, lines.Err())
		}
	}
	t.Logf("%d names", names)
}

// sharedFiles is the files in folders of published real inputs, which need
// not be on this machine.
func sharedFiles(t *testing.T, folders ...string) []string {
	t.Helper()
	root := os.Getenv("FRONTDESK_SHARED_DATA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "data")
	}
	var files []string
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, entry os.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Skipf("the published texts are not here: %v (FRONTDESK_SHARED_DATA names their folder)", err)
		}
	}
	return files
}

// checkHarmless checks what holds for every text.
func checkHarmless(t *testing.T, text string) {
	t.Helper()
	safe := theme.Safe(text)
	switch {
	case !utf8.ValidString(safe) || !norm.NFC.IsNormalString(safe):
		t.Errorf("%q is shown as %q: not composed UTF-8", text, safe)
	case strings.ContainsFunc(safe, model.Hostile):
		t.Errorf("%q is shown as %q: something acts or hides", text, safe)
	case ansi.Strip(safe) != safe:
		t.Errorf("%q is shown as %q: the terminal does not print all of it", text, safe)
	case theme.Safe(safe) != safe:
		t.Errorf("%q is shown as %q, and that as %q", text, safe, theme.Safe(safe))
	case text != "" && safe == "":
		t.Errorf("%q is not shown at all", text)
	case !strings.ContainsFunc(safe, joinsCells) && ansi.StringWidth(safe) != ansi.StringWidthWc(safe):
		t.Errorf("%q is shown as %q: %d cells wide for some terminals, %d for others",
			text, safe, ansi.StringWidth(safe), ansi.StringWidthWc(safe))
	}
	for _, width := range []int{0, 1, 2, 7, 30} {
		fit := theme.Fit(text, width)
		if got := ansi.StringWidth(fit); got != width {
			t.Errorf("%q in %d cells is %q, %d wide", text, width, fit, got)
		}
	}
}

// joinsCells reports letters of scripts about whose width terminals disagree.
func joinsCells(r rune) bool {
	const halfVoiced, halfPlosive = 0xff9e, 0xff9f
	return r == halfVoiced || r == halfPlosive || unicode.In(r, unicode.Mc, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Hangul) ||
		unicode.In(r, unicode.Devanagari, unicode.Bengali, unicode.Malayalam, unicode.Telugu, unicode.Kannada)
}
