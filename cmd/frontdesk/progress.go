package main

import (
	"fmt"
	"io"
	"os"

	"charm.land/bubbles/v2/progress"
)

// progressBar shows how far a long work is, with a count, on a terminal; on
// anything else it shows nothing.
type progressBar struct {
	out io.Writer
	bar progress.Model
}

func newProgress(out io.Writer) *progressBar {
	if !isTerminal(out) || os.Getenv("TERM") == "dumb" {
		out = io.Discard
	}
	return &progressBar{out: out, bar: progress.New(progress.WithWidth(40))}
}

func (b *progressBar) show(done, total int) {
	_, _ = fmt.Fprintf(b.out, "\r%s %d of %d families\x1b[K", b.bar.ViewAs(float64(done)/float64(max(total, 1))), done, total)
}

// clear takes the bar away again.
func (b *progressBar) clear() { _, _ = io.WriteString(b.out, "\r\x1b[K") }
