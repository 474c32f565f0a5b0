package main

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/muesli/cancelreader"

	"frontdesk/store"
	"frontdesk/store/script"
)

// stdinName is how standard input is named among files.
const stdinName = "-"

// openFile opens a file for reading. Reading it ends when ctx does.
func (p *program) openFile(ctx context.Context, name string) (in io.Reader, closing func(), err error) {
	if name != stdinName {
		file, err := p.read(name)
		if err != nil {
			return nil, nil, err
		}
		return file, func() { _ = file.Close() }, nil // it was read only
	}
	reader, err := cancelreader.NewReader(p.in)
	if err != nil {
		// A file in the place of a pipe cannot be waited for, and needs not.
		return p.in, func() {}, nil
	}
	stop := context.AfterFunc(ctx, func() { reader.Cancel() })
	return reader, func() { stop(); _ = reader.Close() }, nil
}

// read opens a file where the person sits.
func (p *program) read(name string) (io.ReadCloser, error) {
	if p.served != nil {
		return p.lent(name)
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, store.CannotRead(name, err)
	}
	return file, nil
}

// readScripts reads files to their ends.
func (p *program) readScripts(ctx context.Context, names []string) ([]script.Line, error) {
	var lines []script.Line
	for _, name := range names {
		in, closing, err := p.openFile(ctx, name)
		if err != nil {
			return nil, err
		}
		for line, err := range script.Lines(name, in) {
			if err != nil {
				closing()
				return nil, errors.Join(ctx.Err(), store.CannotRead(name, err))
			}
			lines = append(lines, line)
		}
		closing()
	}
	return lines, nil
}
