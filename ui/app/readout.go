package app

import (
	"io"
	"strings"

	"frontdesk/ui/theme"
)

// ReadOut reads pictures out that are no pane's: of each what the one before
// did not have.
type ReadOut struct {
	Out io.Writer
	was page
}

// Read reads a picture out.
func (r *ReadOut) Read(t *theme.Theme, picture string) {
	is := pageOf(t, picture)
	if is.title != r.was.title {
		r.was = page{}
		write(r.Out, "", is.title)
	}
	write(r.Out, is.beyond(r.was)...)
	r.was = is
}

// Forget has the next picture read out whole.
func (r *ReadOut) Forget() { r.was = page{} }

// write writes lines. The terminal is raw: a new line is at its beginning only
// where that is said.
func write(out io.Writer, lines ...string) {
	for _, line := range lines {
		_, _ = io.WriteString(out, strings.TrimRight(line, " ")+"\r\n")
	}
}
