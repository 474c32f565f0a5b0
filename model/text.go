package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The longest texts taken in, in runes.
const (
	maxLine = 200
	maxText = 10_000
	// maxEmail is in bytes too.
	maxEmail = 254
)

// CleanLine takes a one-line text of a person or a form in: valid UTF-8,
// composed (NFC), without surrounding space, control characters, bidi
// overrides or invisible tags, at most 200 runes and 8 marks on a letter.
func CleanLine(field, s string) (string, error) {
	return clean(field, s, maxLine, false)
}

// CleanText takes a text of several lines in; beside what CleanLine lets
// through it may hold line breaks and tabs, and 10,000 runes. A line break as
// Windows writes it is one as everywhere.
func CleanText(field, s string) (string, error) {
	return clean(field, strings.ReplaceAll(s, "\r\n", "\n"), maxText, true)
}

func clean(field, s string, longest int, lines bool) (string, error) {
	// Before NFC, which is only defined on valid UTF-8.
	if !utf8.ValidString(s) {
		return "", Errorf(Invalid, "is not valid UTF-8").At(field).Hint("save the file as UTF-8 and try again")
	}
	s = strings.TrimSpace(norm.NFC.String(s))
	marks := 0
	for i, r := range s {
		if lines && (r == '\n' || r == '\t') {
			continue
		}
		if Hostile(r) {
			return "", Errorf(Invalid, "holds the invisible or control character %U at byte %d", r, i).
				At(field).Hint("type the text again without it")
		}
		if marks++; !unicode.Is(unicode.Mn, r) {
			marks = 0
		}
		if marks > 8 {
			return "", Errorf(Invalid, "has more than 8 accents on one letter at byte %d", i).At(field)
		}
	}
	if n := utf8.RuneCountInString(s); n > longest {
		return "", Errorf(Invalid, "is %d characters long; %d is the most", n, longest).At(field)
	}
	return s, nil
}

// Hostile reports whether a character acts on a terminal or hides what a text
// says: control characters, line and paragraph separators, bidi controls
// (CVE-2021-42574), zero-width and tag characters. The joiners ZWJ and ZWNJ
// are letters' own and stay.
func Hostile(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == utf8.RuneError:
		return true
	case r == 0x061c, r == 0x200b, r == 0x200e, r == 0x200f, r >= 0x2028 && r <= 0x202e:
		return true
	case r >= 0x2060 && r <= 0x206f, r == 0xfeff, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe0fff:
		return true
	case r == 0x00ad, r == 0x034f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0x180e:
		return true
	}
	return !unicode.IsGraphic(r) && r != 0x200c && r != 0x200d
}

// CleanEmail takes an e-mail address in that letters get to: words and dots
// before the @ (RFC 5322 dot-atom), the name of a domain with a dot behind it,
// 254 bytes at most (RFC 5321 section 4.5.3.1.3). What the standards allow
// beside that is refused, for no mailbox of a person's is written so: comments,
// quotes, folded lines, addresses of machines. Space around it is taken off;
// line breaks are not, with which headers are forged.
func CleanEmail(field, s string) (string, error) {
	if strings.ContainsAny(s, "\r\n") {
		return "", Errorf(Invalid, "is no e-mail address: it holds a line break").At(field).
			Hint("write it like name@example.org, or leave it blank")
	}
	s, err := clean(field, s, maxEmail, false)
	if err != nil || s == "" {
		return s, err
	}
	if why := emailFault(s); why != "" {
		return "", Errorf(Invalid, "%q is not an e-mail address: %s", s, why).At(field).
			Hint("write it like name@example.org, or leave it blank")
	}
	return s, nil
}

const atext = "!#$%&'*+-/=?^_`{|}~."

func emailFault(s string) string {
	at := strings.LastIndexByte(s, '@')
	switch {
	case at < 0:
		return "it has no @"
	case at == 0:
		return "nothing stands before the @"
	case at > 64:
		return "more than 64 characters stand before the @"
	case len(s) > maxEmail:
		return "it is longer than 254 characters"
	}
	local, domain := s[:at], s[at+1:]
	for _, r := range local {
		if r < 0x80 && !isAlnum(r) && !strings.ContainsRune(atext, r) || r >= 0x80 && !isWord(r) {
			return "the character " + string(r) + " cannot stand before the @"
		}
	}
	if local[0] == '.' || local[len(local)-1] == '.' || strings.Contains(local, "..") {
		return "a dot stands at the edge of, or twice in, the part before the @"
	}
	return domainFault(domain)
}

func domainFault(domain string) string {
	labels := strings.Split(domain, ".")
	if len(labels) < 2 {
		return "the part after the @ has no dot"
	}
	for _, label := range labels {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return "the part after the @ is not a domain"
		}
		for _, r := range label {
			if r < 0x80 && !isAlnum(r) && r != '-' || r >= 0x80 && !isWord(r) {
				return "the character " + string(r) + " cannot stand after the @"
			}
		}
	}
	if last := labels[len(labels)-1]; strings.Trim(last, "0123456789") == "" {
		return "the part after the @ ends in a number, and no domain does"
	}
	return ""
}

// isWord reports whether a character of another script can be part of a name.
func isWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r)
}

func isAlnum(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// FoldEmail is the form in which e-mail addresses are compared: without case
// and surrounding space.
func FoldEmail(s string) string {
	return strings.ToLower(strings.TrimSpace(s))
}

// FoldName is the form in which whole names are compared: without case,
// accents and repeated space.
func FoldName(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "")) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}
