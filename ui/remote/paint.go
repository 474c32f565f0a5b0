package remote

import (
	"bytes"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// painter draws pictures on one terminal, each as what differs from the one
// before. It keeps that one as the text it was, some tens of kilobytes:
// bubbletea's own renderer keeps every cell of it twice, a megabyte a person,
// and looks at each of them for each picture.
type painter struct {
	out     io.Writer
	profile colorprofile.Profile

	width, height int
	// begun says that the terminal was taken over, known that it shows lines.
	begun, known bool
	lines        []string
	title        string
	mouse        tea.MouseMode
}

// What a terminal is told when it is taken over, and when it is given back. Keys
// are asked for as they can be told apart, by whichever way it knows.
const (
	disambiguate = 1
	takeOver     = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable +
		ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2
	noMouse  = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr
	giveBack = ansi.ResetModifyOtherKeys + ansi.ResetModeBracketedPaste + noMouse +
		ansi.ResetStyle + ansi.SetModeTextCursorEnable + ansi.ResetModeAltScreenSaveCursor
)

// resize is told the terminal's size; all is drawn anew.
func (p *painter) resize(width, height int) {
	p.width, p.height = width, height
	p.forget()
}

// colour is told which colours the terminal has.
func (p *painter) colour(profile colorprofile.Profile) {
	if profile != p.profile {
		p.profile = profile
		p.forget()
	}
}

// forget draws all anew with the next picture.
func (p *painter) forget() { p.known = false }

// paint draws a picture, in one write.
func (p *painter) paint(view tea.View) {
	if p.width < 1 || p.height < 1 {
		return
	}
	var out bytes.Buffer
	if !p.begun {
		out.WriteString(takeOver + ansi.PushKittyKeyboard(disambiguate))
	}
	p.begun = true
	p.surroundings(&out, view)
	if !p.known {
		out.WriteString(ansi.ResetStyle + ansi.EraseEntireScreen)
		p.lines = nil
	}
	lines := strings.Split(view.Content, "\n")
	lines = lines[:min(len(lines), p.height)]
	p.differences(&out, lines)
	p.lines, p.known = lines, true
	if out.Len() > 0 {
		_, _ = p.out.Write(out.Bytes()) // who does not take it is hung up on
	}
}

// surroundings sets what is not on the screen itself.
func (p *painter) surroundings(out *bytes.Buffer, view tea.View) {
	if view.WindowTitle != p.title {
		out.WriteString(ansi.SetWindowTitle(view.WindowTitle))
	}
	if view.MouseMode != p.mouse && view.MouseMode == tea.MouseModeNone {
		out.WriteString(noMouse)
	} else if view.MouseMode != p.mouse {
		out.WriteString(ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr)
	}
	p.title, p.mouse = view.WindowTitle, view.MouseMode
}

// leave gives the terminal back as it was.
func (p *painter) leave() {
	if !p.begun {
		return
	}
	p.begun = false
	_, _ = io.WriteString(p.out, ansi.SetWindowTitle("")+ansi.PopKittyKeyboard(1)+giveBack)
}

// differences draws the lines that are others than before.
func (p *painter) differences(out *bytes.Buffer, lines []string) {
	was, now := row{uv.NewLine(p.width)}, row{uv.NewLine(p.width)}
	pen := pen{out: out, profile: p.profile}
	for y := range max(len(lines), len(p.lines)) {
		before, after := lineAt(p.lines, y), lineAt(lines, y)
		if before == after {
			continue
		}
		was.draw(before)
		now.draw(after)
		pen.line(y, was.Line, now.Line)
	}
	pen.style(uv.Style{})
}

func lineAt(lines []string, y int) string {
	if y < len(lines) {
		return lines[y]
	}
	return ""
}

// row is one line of cells, to draw on.
type row struct{ uv.Line }

var _ uv.Screen = row{}

func (r row) draw(text string) { uv.NewStyledString(text).Draw(r, r.Bounds()) }

// Bounds implements uv.Screen, as do the others.
func (r row) Bounds() uv.Rectangle            { return uv.Rect(0, 0, len(r.Line), 1) }
func (r row) CellAt(x, _ int) *uv.Cell        { return r.At(x) }
func (r row) SetCell(x, _ int, cell *uv.Cell) { r.Set(x, cell) }
func (r row) WidthMethod() uv.WidthMethod     { return ansi.GraphemeWidth }
