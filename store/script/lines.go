package script

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// longestLine is one byte more than a line may have: model refuses what is
// longer, and the rest need not be kept.
const longestLine = 1<<20 + 1

// Line is one operation of a script, and where it stands: in a file, counted
// from 1.
type Line struct {
	File string
	No   int
	Text []byte
}

// At is where the line stands, as messages begin.
func (l *Line) At() string { return fmt.Sprintf("%s:%d: ", l.File, l.No) }

// Lines is the operations of a script, each as soon as it arrives. Blank lines
// and those that begin with # are passed over.
func Lines(file string, in io.Reader) iter.Seq2[Line, error] {
	reader := bufio.NewReader(in)
	return func(yield func(Line, error) bool) {
		for no := 1; ; no++ {
			text, err := readLine(reader)
			if err != nil && !errors.Is(err, io.EOF) {
				yield(Line{File: file, No: no}, err)
				return
			}
			if no == 1 {
				text = bytes.TrimPrefix(text, []byte("\ufeff"))
			}
			text = bytes.TrimSpace(text)
			told := len(text) > 0 && text[0] != '#'
			if told && !yield(Line{File: file, No: no, Text: text}, nil) || err != nil {
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
