package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"frontdesk/model"
)

const (
	maxColumns = 500
	// checkEvery is how many rows are read between two looks at the context.
	checkEvery = 4096
)

// delimiters are those tried, the first one where several fit.
var delimiters = []struct {
	rune rune
	say  string
}{{',', "commas"}, {';', "semicolons"}, {'\t', "tabs"}, {'|', "bars"}}

// table is a CSV file that is understood: which column says what.
type table struct {
	at      Place
	header  []string
	columns []column
	unknown []string
	rows    [][]string
	// numbers are the rows' numbers as a spreadsheet counts them.
	numbers []int
	order   DateOrder
}

func (g *gathering) csv(ctx context.Context, at Place, text []byte, encoding string) error {
	text, delimiter, say := chooseDelimiter(text)
	reader := newReader(bytes.NewReader(text), delimiter)
	t := &table{at: at}
	header, err := reader.Read()
	switch {
	case err != nil:
		return badQuotes(1, err)
	case len(header) > maxColumns:
		return model.Errorf(model.Invalid, "has %d columns; %d is the most", len(header), maxColumns)
	}
	t.header = header
	t.understandHeader()
	take := g.rows
	switch {
	case t.isLinks():
		take = g.links
	case !t.isPeople():
		return model.Errorf(model.Invalid, "its headers name no people: %s", quote(strings.Join(t.header, ", "))).
			Hint("it needs columns for a first and a last name, or a full name; or client and person, in a file of links")
	}
	if err := t.read(ctx, reader); err != nil {
		return err
	}
	report := g.thisFile()
	report.Format = "CSV with " + say + encoding
	report.Rows = len(t.rows)
	for _, header := range t.unknown {
		report.Unknown = append(report.Unknown, safe(header))
	}
	if encoding == windows1252 {
		g.report.note(at, "is not UTF-8 and was read as Windows-1252: look at names with accents")
	}
	take(t)
	return nil
}

// chooseDelimiter takes the delimiter under which most headers are known; a
// first line of the form "sep=;" (as Excel writes it) says it outright.
func chooseDelimiter(text []byte) (rest []byte, delimiter rune, say string) {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if sep, ok := bytes.CutPrefix(bytes.TrimSpace(first), []byte("sep=")); ok && len(sep) <= 1 {
		for _, d := range delimiters {
			if len(sep) == 0 && d.rune == '\t' || len(sep) == 1 && rune(sep[0]) == d.rune {
				return rest, d.rune, d.say
			}
		}
	}
	index := aliasIndex()
	best, bestKnown, bestCount := 0, -1, 0
	for i, d := range delimiters {
		reader := newReader(bytes.NewReader(text[:min(len(text), 1<<16)]), d.rune)
		header, err := reader.Read()
		if err != nil {
			continue
		}
		known := 0
		for _, h := range header {
			if _, ok := understand(index, h); ok {
				known++
			}
		}
		if known > bestKnown || known == bestKnown && len(header) > bestCount {
			best, bestKnown, bestCount = i, known, len(header)
		}
	}
	return text, delimiters[best].rune, delimiters[best].say
}

func newReader(r io.Reader, delimiter rune) *csv.Reader {
	reader := csv.NewReader(r)
	reader.Comma = delimiter
	reader.FieldsPerRecord = -1
	return reader
}

// read reads all rows. Bad quoting refuses the whole file: what stands behind
// it cannot be told apart any more.
func (t *table) read(ctx context.Context, reader *csv.Reader) error {
	for no := 2; ; no++ {
		if no%checkEvery == 0 && ctx.Err() != nil {
			return fmt.Errorf("reading stopped: %w", ctx.Err())
		}
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return badQuotes(no, err)
		}
		if !blank(row) {
			t.rows = append(t.rows, row)
			t.numbers = append(t.numbers, no)
		}
	}
}

func badQuotes(row int, err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	return model.Errorf(model.Invalid, "a quote stands alone in row %d (line %d), so that nothing from there on can be told apart", row, parse.StartLine).
		Hint(`a value with quotes stands in quotes, and each of its own is written twice: "the ""Doc"""`)
}

func blank(row []string) bool {
	for _, value := range row {
		if strings.TrimSpace(value) != "" {
			return false
		}
	}
	return true
}

// understandHeader settles which column says what. Of several columns for one
// thing the best-ranked is taken; the others are listed as unknown.
func (t *table) understandHeader() {
	best := map[[2]string]int{}
	for _, c := range t.understood() {
		header := c.header
		key := [2]string{c.about, string(c.field)}
		taken, twice := best[key]
		switch {
		case !twice || c.field.addsUp():
			best[key] = len(t.columns)
			t.columns = append(t.columns, c)
		case c.rank < t.columns[taken].rank:
			t.leave(t.columns[taken].header)
			t.columns[taken] = c
		default:
			t.leave(header)
		}
	}
}

// understood is the columns of known headers; the others are left.
func (t *table) understood() []column {
	index := aliasIndex()
	var columns []column
	named := false
	for i, header := range t.header {
		c, ok := understand(index, header)
		if !ok {
			t.leave(header)
			continue
		}
		c.index, c.header = i, header
		named = named || c.about == plainContact && (c.field == fName || c.field == fFirst || c.field == fLast)
		columns = append(columns, c)
	}
	for i := range columns {
		if columns[i].about == plainContact && !named {
			columns[i].about = ""
		}
	}
	return columns
}

func (t *table) leave(header string) {
	if header != "" {
		t.unknown = append(t.unknown, header)
	}
}

// has reports whether the row's own person has a column for the field.
func (t *table) has(f field) bool { return t.columnOf("", f) != nil }

func (t *table) columnOf(about string, f field) *column {
	for i := range t.columns {
		if c := &t.columns[i]; c.about == about && c.field == f {
			return c
		}
	}
	return nil
}

// isLinks recognises the companion file of links: who is what to whom, both
// by id.
func (t *table) isLinks() bool {
	return t.has(fIsClient) && t.has(fPerson) && !t.has(fFirst) && !t.has(fLast) && !t.has(fName)
}

// isPeople recognises a list of people. A column that is merely called "name"
// can be an insurer's: it counts where a birth date or an e-mail stands beside.
func (t *table) isPeople() bool {
	if t.has(fFirst) && t.has(fLast) {
		return true
	}
	personal := t.has(fBorn) || t.has(fEmail)
	if name := t.columnOf("", fName); name != nil {
		return plainHeader(name.header) != "name" || personal
	}
	// A column "client" beside no other name holds the name itself.
	if own := t.columnOf("", fIsClient); own != nil && !t.has(fFirst) && !t.has(fLast) && personal {
		own.field = fName
		return true
	}
	return false
}
