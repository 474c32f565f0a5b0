package intake

import (
	"bytes"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"frontdesk/model"
)

// windows1252 is how the encoding of many old lists is told.
const windows1252 = ", Windows-1252"

// decodeText is a file's text as UTF-8, and how it was encoded where that is
// worth telling: ", Windows-1252".
func decodeText(data []byte) (text []byte, encoding string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		if data, err = decoder.Bytes(data); err != nil {
			return nil, "", model.Errorf(model.Invalid, "is not valid UTF-16").Hint("save it as UTF-8")
		}
		encoding = ", UTF-16"
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, "", model.Errorf(model.Missing, "is empty")
	}
	if utf8.Valid(data) {
		return data, encoding, nil
	}
	if line, mixed := mixedEncoding(data); mixed {
		return nil, "", model.Errorf(model.Invalid, "is UTF-8 in most places but not in line %d", line).
			Hint("save it as UTF-8 from the program it comes from")
	}
	data, err = charmap.Windows1252.NewDecoder().Bytes(data)
	return data, windows1252, err
}

// mixedEncoding reports whether a text that is not valid UTF-8 nevertheless
// is UTF-8 in more places than not: read as Windows-1252 its names would be
// garbled. line is the first that is not UTF-8.
func mixedEncoding(data []byte) (line int, mixed bool) {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad == 0 {
				line = 1 + bytes.Count(data[:i], []byte("\n"))
			}
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return line, good > bad
}

// foreignFormats are kinds of files that people try, told by how they begin.
var foreignFormats = []struct{ begins, say, hint string }{
	{"PK\x03\x04", "is an Excel workbook or a zip archive", "save the sheet as CSV (UTF-8)"},
	{"\xd0\xcf\x11\xe0", "is an old Excel workbook", "save the sheet as CSV (UTF-8)"},
	{"%PDF", "is a PDF", "export the list as CSV"},
	{"\x1f\x8b", "is a gzip archive", "unpack it first"},
	{"<", "is XML or HTML, not JSON or CSV", "export it as FHIR JSON or CSV"},
	{"BEGIN:VCARD", "is a vCard", "export the list as CSV"},
	{"MSH|", "is an HL7 version 2 message", "export it as FHIR JSON or CSV"},
	{"---\n", "is YAML, not JSON", "export it as JSON"},
	{"openapi:", "is YAML, not JSON", "export it as JSON"},
}

var yamlStart = regexp.MustCompile(`\A(?:#[^\n]*\n|\s*\n)*[A-Za-z_][\w-]*:[ \t]*(?:\r?\n[ \t]+[\w-]+:|[|>][+-]?\r?\n)`)

// foreign refuses files of a kind that is not read here.
func foreign(name string, text []byte) error {
	if ext := strings.ToLower(path.Ext(name)); ext == ".yaml" || ext == ".yml" || yamlStart.Match(text) {
		return model.Errorf(model.Unsupported, "is YAML, not JSON").Hint("export it as JSON")
	}
	start := bytes.TrimLeft(text, " \t\r\n")
	for _, f := range foreignFormats {
		if bytes.HasPrefix(start, []byte(f.begins)) {
			return model.Errorf(model.Unsupported, "%s", f.say).Hint("%s", f.hint)
		}
	}
	return nil
}

// binary refuses what is no text at all.
func binary(text []byte) error {
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return model.Errorf(model.Unsupported, "is not text: byte %d is zero", i+1).Hint("export the list as CSV or FHIR JSON")
	}
	return nil
}

func isJSON(text []byte) bool {
	start := bytes.TrimLeft(text, " \t\r\n")
	return start[0] == '{' || start[0] == '['
}
