package theme

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"frontdesk/model"
)

// mostMarks is the most combining marks left on one letter: what the door
// lets in, and more than any language writes.
const mostMarks = 8

// Safe is a text of persons as it may be shown, in a row, a window's title, an
// error or a command's output. It is one row of valid UTF-8, composed (NFC),
// and does nothing to a terminal. What would act or hide is written out:
//
//	\n \r \t          these three
//	\u{1B} \u{202E}   any other control, bidi control, invisible or tag
//	                  character, and marks beyond eight on a letter
//	\x9b              a byte that is not UTF-8
//
// Only what says how an emoji is drawn or joined is left out, so that its
// parts stand side by side: terminals disagree on how wide the whole is. A
// mark with no letter to stand on gets a dotted circle. Safe(Safe(s)) is
// Safe(s).
func Safe(s string) string {
	if isPlain(s) {
		return s
	}
	w := writer{alone: true}
	for s != "" {
		end := validEnd(s)
		w.text(norm.NFC.String(s[:end]))
		if s = s[end:]; s != "" {
			w.escape(fmt.Sprintf(`\x%02x`, s[0]))
			s = s[1:]
		}
	}
	// What was left out may bring together what composes.
	return norm.NFC.String(w.String())
}

// SafeLines is a text of several lines as it may be shown, a row each.
func SafeLines(s string) []string {
	const tab = "    "
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = Safe(strings.ReplaceAll(line, "\t", tab))
	}
	return lines
}

// Apart is a line that is drawn already, without what joins or dresses the
// emoji on it.
func Apart(line string) string {
	if !strings.ContainsFunc(line, isPicture) {
		return line
	}
	return strings.Map(func(r rune) rune {
		if isJoiner(r) || isSkinTone(r) || r == textStyle || r == emojiStyle {
			return -1
		}
		return r
	}, line)
}

// Clip is Safe, cut to at most so many cells; an ellipsis says where.
func Clip(s string, width int) string {
	if width <= 0 {
		return ""
	}
	return ansi.Truncate(Safe(s), width, "…")
}

// Fit is Clip, filled up with spaces to exactly so many cells.
func Fit(s string, width int) string {
	s = Clip(s, width)
	return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s)))
}

// isPlain reports whether a text is printable ASCII, as nearly all are.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// validEnd is how many bytes from the beginning on are valid UTF-8.
func validEnd(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return i
			}
		}
	}
	return len(s)
}

// writer writes a safe text rune by rune.
type writer struct {
	strings.Builder
	// last is the rune before, base the last that was no mark and no joiner.
	last, base rune
	// marks counts those on the base. Alone says that there is no base.
	marks int
	alone bool
	// flag says that last is the first half of a flag.
	flag bool
}

func (w *writer) text(s string) {
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		switch {
		case isJoiner(r):
			w.joiner(r, next)
		case r == textStyle || r == emojiStyle:
			w.style(r)
		case model.Hostile(r), r == keycap:
			w.escapeRune(r)
		case isSkinTone(r) && isPicture(w.base):
			w.escapeRune(r)
			w.base = r // what is joined to it belongs to the same picture
		case unicode.Is(unicode.Regional_Indicator, r):
			w.halfFlag(r, next)
		case unicode.Is(unicode.M, r):
			w.mark(r)
		default:
			w.WriteRune(r)
			w.base, w.marks, w.alone = r, 0, false
		}
		w.last = r
	}
}

func (w *writer) escape(shown string) {
	w.WriteString(shown)
	w.base, w.marks, w.alone = 0, 0, true
}

func (w *writer) escapeRune(r rune) {
	switch r {
	case '\n':
		w.escape(`\n`)
	case '\r':
		w.escape(`\r`)
	case '\t':
		w.escape(`\t`)
	default:
		w.escape(number(r))
	}
}

// number is a rune written out by its number.
func number(r rune) string { return fmt.Sprintf(`\u{%X}`, r) }

func (w *writer) mark(r rune) {
	if w.marks++; w.marks > mostMarks {
		w.WriteString(number(r))
		return
	}
	if w.alone {
		const dottedCircle = '◌'
		w.WriteRune(dottedCircle)
		w.alone = false
	}
	w.WriteRune(r)
}

// halfFlag keeps the two halves of a flag together, and shows a half without
// the other.
func (w *writer) halfFlag(r, next rune) {
	if !w.flag && !unicode.Is(unicode.Regional_Indicator, next) {
		w.escapeRune(r)
		return
	}
	w.WriteRune(r)
	w.flag = !w.flag
	w.base, w.marks, w.alone = r, 0, false
}

// joiner keeps a joiner where the script needs it to spell, leaves it out
// between pictures, and shows it anywhere else.
func (w *writer) joiner(r, next rune) {
	spells := isJoinedScript(next) || r == zeroWidthJoiner && unicode.Is(unicode.Mn, w.last)
	switch {
	case isJoinedScript(w.base) && spells && !isJoiner(w.last):
		w.WriteRune(r)
	case isPicture(w.base) && isPicture(next) && !isJoiner(w.last):
	default:
		w.escapeRune(r)
	}
}

// style leaves out how a picture is to be drawn, and shows such a character
// where there can be no picture.
func (w *writer) style(r rune) {
	if w.alone || w.last != w.base || unicode.In(w.base, unicode.L, unicode.Z) {
		w.escapeRune(r)
	}
}

// Characters that only change how an emoji is drawn.
const (
	textStyle  = 0xfe0e
	emojiStyle = 0xfe0f
	keycap     = 0x20e3
)

const (
	zeroWidthNonJoiner = 0x200c
	zeroWidthJoiner    = 0x200d
)

func isJoiner(r rune) bool { return r == zeroWidthJoiner || r == zeroWidthNonJoiner }

func isSkinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// isPicture reports whether a rune is a symbol that emoji are made of.
func isPicture(r rune) bool {
	return r > unicode.MaxLatin1 && unicode.In(r, unicode.So, unicode.Sk)
}

// isJoinedScript reports whether a letter or mark is of a script that spells
// with joiners.
func isJoinedScript(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mongolian,
		unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati,
		unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada,
		unicode.Malayalam, unicode.Sinhala, unicode.Myanmar, unicode.Khmer)
}
