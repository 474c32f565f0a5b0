package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/muesli/cancelreader"

	"frontdesk/model"
)

// stdinName is how standard input is named among files.
const stdinName = "-"

// longestLine is one byte more than a line may have: model refuses what is
// longer, and the rest need not be kept.
const longestLine = 1<<20 + 1

// line is one operation of a script, and where it stands.
type line struct {
	file string
	no   int
	text []byte
}

// at is where the line stands, as messages begin.
func (l *line) at() string { return fmt.Sprintf("%s:%d: ", l.file, l.no) }

// linesOf is the operations of a script, each as soon as it arrives. Blank
// lines and those that begin with # are passed over.
func linesOf(file string, in io.Reader) iter.Seq2[line, error] {
	reader := bufio.NewReader(in)
	return func(yield func(line, error) bool) {
		for no := 1; ; no++ {
			text, err := readLine(reader)
			if err != nil && !errors.Is(err, io.EOF) {
				yield(line{file: file, no: no}, err)
				return
			}
			if no == 1 {
				text = bytes.TrimPrefix(text, []byte("\ufeff"))
			}
			text = bytes.TrimSpace(text)
			told := len(text) > 0 && text[0] != '#'
			if told && !yield(line{file: file, no: no, text: text}, nil) || err != nil {
				return
			}
		}
	}
}

// readLine reads to the end of the line, and keeps no more of it than
// longestLine.
func readLine(reader *bufio.Reader) ([]byte, error) {
	var text []byte
	for {
		part, err := reader.ReadSlice('\n')
		text = append(text, part[:min(len(part), longestLine-len(text))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return text, err
		}
	}
}

// openFile opens a file for reading. Reading it ends when ctx does.
func (p *program) openFile(ctx context.Context, name string) (in io.Reader, closing func(), err error) {
	if name != stdinName {
		if p.served != nil {
			return nil, nil, notHere(name)
		}
		file, err := os.Open(name)
		if err != nil {
			return nil, nil, cannotRead(name, err)
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

func cannotRead(name string, err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	code := model.Invalid
	if errors.Is(err, os.ErrNotExist) {
		code = model.NotFound
	}
	return model.Errorf(code, "%s cannot be read: %v", name, err)
}
