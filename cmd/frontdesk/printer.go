package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// printer writes lines that are safe to show on a terminal, whatever people
// are called. It keeps the first error of writing; flush answers with it.
type printer struct{ w *bufio.Writer }

func newPrinter(w io.Writer) *printer { return &printer{bufio.NewWriter(w)} }

// line writes one line of text. All of it passes theme.Safe, so that no
// command can forget to.
func (o *printer) line(text string) {
	// bufio.Writer keeps the error for flush.
	_, _ = o.w.WriteString(theme.Safe(text))
	_ = o.w.WriteByte('\n')
}

func (o *printer) linef(format string, args ...any) { o.line(fmt.Sprintf(format, args...)) }

// object writes one value as JSON on a line.
func (o *printer) object(v any) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("print as JSON: %w", err)
	}
	_, _ = o.w.Write(escapeHostile(b.Bytes())) // kept for flush
	return nil
}

func (o *printer) flush() error {
	if err := o.w.Flush(); err != nil {
		return fmt.Errorf("the output cannot be written: %w", err)
	}
	return nil
}

// escapeHostile writes what acts or hides on a terminal as \u escapes, which
// mean the same in JSON. Outside of its texts JSON is plain ASCII.
func escapeHostile(text []byte) []byte {
	safe := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == '\n' || !model.Hostile(r):
			safe = append(safe, text[:size]...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			safe = fmt.Appendf(safe, `\u%04x\u%04x`, high, low)
		default:
			safe = fmt.Appendf(safe, `\u%04x`, r)
		}
		text = text[size:]
	}
	return safe
}

// table writes rows with their columns aligned, two spaces apart, each row
// behind the indent. The last column of a row is not padded.
func (o *printer) table(indent string, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], cellWidth(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		b.WriteString(indent)
		for i, cell := range row {
			if i > 0 {
				b.WriteString(strings.Repeat(" ", 2+widths[i-1]-cellWidth(row[i-1])))
			}
			b.WriteString(cell)
		}
		o.line(strings.TrimRight(b.String(), " "))
	}
}

// cellWidth is how many columns of a terminal a text takes once it is safe.
func cellWidth(text string) int { return ansi.StringWidth(theme.Safe(text)) }
