package remote

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// glass is a terminal as far as a painter needs one: places, colours, text.
type glass struct {
	width, height int
	rows          []row
	x, y          int
	style         uv.Style
}

func newGlass(width, height int) *glass {
	g := &glass{width: width, height: height}
	g.erase()
	return g
}

func (g *glass) erase() {
	g.rows = nil
	for range g.height {
		g.rows = append(g.rows, row{uv.NewLine(g.width)})
	}
}

// Write takes what a terminal is sent.
func (g *glass) Write(data []byte) (int, error) {
	parser, text, state := ansi.NewParser(), string(data), byte(0)
	for len(text) > 0 {
		seq, width, n, next := ansi.DecodeSequence(text, state, parser)
		text, state = text[n:], next
		switch {
		case width > 0:
			g.rows[g.y].SetCell(g.x, 0, &uv.Cell{Content: seq, Width: width, Style: g.style})
			g.x += width
		case ansi.HasCsiPrefix(seq):
			g.sequence(parser)
		}
	}
	return len(data), nil
}

func (g *glass) sequence(parser *ansi.Parser) {
	switch parser.Command() {
	case 'm':
		uv.ReadStyle(parser.Params(), &g.style)
	case 'H':
		line, _ := parser.Param(0, 1)
		column, _ := parser.Param(1, 1)
		g.x, g.y = column-1, line-1
	case 'J':
		g.erase()
	}
}

// text is what is to be read, cell by cell with its colours.
func (g *glass) text() string {
	var b strings.Builder
	for _, r := range g.rows {
		b.WriteString(r.Render() + "\n")
	}
	return b.String()
}

// picture draws a picture of words of all kinds.
func picture(t *rapid.T, width, height int) string {
	words := []string{
		"Ada", "Moreno", " ", "  ", "│", "▸", "漢字", "é", "👨‍👩‍👧", "Nguyễn", "\x1b[1m", "\x1b[31m", "\x1b[44;97m", "\x1b[m", "●◐",
	}
	lines := make([]string, rapid.IntRange(0, height+1).Draw(t, "lines"))
	for i := range lines {
		line := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 8).Draw(t, "line"), "")
		lines[i] = ansi.Truncate(line, width, "") + "\x1b[m"
	}
	return strings.Join(lines, "\n")
}

// TestWhatIsPaintedOverAPictureIsAsPaintedAnew: whatever both are of.
func TestWhatIsPaintedOverAPictureIsAsPaintedAnew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 12).Draw(t, "width"), rapid.IntRange(1, 4).Draw(t, "height")
		shown, painter := paints(width, height)
		for range rapid.IntRange(1, 5).Draw(t, "pictures") {
			next := tea.NewView(picture(t, width, height))
			painter.paint(next)
			anew, other := paints(width, height)
			other.paint(next)
			if shown.text() != anew.text() {
				t.Fatalf("it shows\n%q\nand not\n%q", shown.text(), anew.text())
			}
		}
	})
}

// paints is a terminal with its painter.
func paints(width, height int) (*glass, *painter) {
	shown := newGlass(width, height)
	p := &painter{out: shown, profile: colorprofile.TrueColor}
	p.resize(width, height)
	return shown, p
}

// TestOnlyWhatDiffersIsSent: a cursor that moves from line to line is a few
// bytes, and a picture as before none.
func TestOnlyWhatDiffersIsSent(t *testing.T) {
	var sent bytes.Buffer
	p := &painter{out: &sent, profile: colorprofile.ANSI256}
	p.resize(80, 24)
	list := func(at int) tea.View {
		var lines []string
		for i := range 20 {
			mark := "  "
			if i == at {
				mark = "▸ "
			}
			lines = append(lines, fmt.Sprintf("│ %sMoreno, Ada %2d │", mark, i))
		}
		return tea.NewView(strings.Join(lines, "\n"))
	}
	p.paint(list(3))
	sent.Reset()
	p.paint(list(4))
	if sent.Len() > 30 {
		t.Errorf("%d bytes were sent: %q", sent.Len(), sent.String())
	}
	sent.Reset()
	p.paint(list(4))
	if sent.Len() > 0 {
		t.Errorf("%q was sent for nothing", sent.String())
	}
	p.leave()
	for _, back := range []string{ansi.ResetModeAltScreenSaveCursor, ansi.SetModeTextCursorEnable, ansi.ResetModeBracketedPaste} {
		if !strings.Contains(sent.String(), back) {
			t.Errorf("the terminal is left with %q, without %q", sent.String(), back)
		}
	}
}
