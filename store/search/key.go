package search

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"frontdesk/model"
)

// A key is, in bytes:
//
//	surname's length (uvarint)
//	surname ' ' first names
//	01 model.Person.SortName     only where it is not surname ' ' first names
//	02 preferred name            always there, often empty
//	03 e-mail                    one each
//	04 digits of a phone         one each
//	05 yyyymmddyyyy              the birth date, so that both 2012-04-02 and
//	                             04/02/2012 are parts of it
//	06 ddmmyyyy                  and 02/04/2012
//
// All of it is folded, so nothing typed holds a byte below 0x20, and a match
// never reaches from one field into the next.
const (
	beforeSortName  = 0x01
	beforePreferred = 0x02
	beforeEmail     = 0x03
	beforePhone     = 0x04
	beforeBirth     = 0x05
	beforeBirthDMY  = 0x06
)

// Key is what a person is found by: folded names, e-mails, the digits of
// phones and birth date. It is about 70 bytes long, means nothing to anything
// but this package, and changes only when one of those does. The e-mails given
// beside the person's own, such as a login's, find the person too.
func Key(p *model.Person, emails ...string) []byte {
	last, first := foldWords(p.Last), foldWords(p.First)
	name := strings.TrimSpace(last + " " + first)
	key := binary.AppendUvarint(make([]byte, 0, 96), uint64(len(last)))
	key = append(key, name...)
	if sorted := p.SortName(); sorted != name {
		key = appendField(key, beforeSortName, sorted)
	}
	key = appendField(key, beforePreferred, foldWords(p.Preferred))
	key = appendEmails(key, append([]string{p.Email}, emails...))
	for _, phone := range p.Phones {
		if digits := foldDigits(phone); digits != "" {
			key = appendField(key, beforePhone, digits)
		}
	}
	if p.Born.Known() {
		ymd := foldDigits(p.Born.String())
		key = appendField(key, beforeBirth, ymd+ymd[:4])
		key = appendField(key, beforeBirthDMY, ymd[6:]+ymd[4:6]+ymd[:4])
	}
	return key
}

func appendEmails(key []byte, emails []string) []byte {
	for i, email := range emails {
		emails[i] = foldAddress(email)
		if emails[i] != "" && !slices.Contains(emails[:i], emails[i]) {
			key = appendField(key, beforeEmail, emails[i])
		}
	}
	return key
}

func appendField(key []byte, before byte, text string) []byte {
	return append(append(key, before), text...)
}

// readKey is the row of a key, without what the key does not say. A key that is
// none is read as one without a surname.
func readKey(key string) row {
	const longest = binary.MaxVarintLen32
	surname, size := binary.Uvarint([]byte(key[:min(len(key), longest)]))
	if size <= 0 {
		return row{}
	}
	text := key[size:]
	names := namesIn(text[:min(len(text), math.MaxUint16)])
	from, name := strings.IndexByte(names, beforeSortName)+1, len(names)
	if from > 0 {
		name = from - 1
	}
	if surname > uint64(name) {
		surname = 0
	}
	return row{text: text, surname: uint16(surname), from: uint16(from), upTo: uint16(len(names))}
}

// namesIn is what stands before the preferred name in a key's text.
func namesIn(text string) string {
	if end := strings.IndexByte(text, beforePreferred); end >= 0 {
		return text[:end]
	}
	return text
}

// nameIn is "surname first names" in a key's text.
func nameIn(text string) string {
	name, _, _ := strings.Cut(namesIn(text), string(rune(beforeSortName)))
	return name
}

// preferredIn is the preferred name in a key's text.
func preferredIn(text string) string {
	preferred := text[min(len(namesIn(text))+1, len(text)):]
	if end := strings.IndexFunc(preferred, isFieldStart); end >= 0 {
		return preferred[:end]
	}
	return preferred
}

func isFieldStart(r rune) bool { return r < ' ' }
