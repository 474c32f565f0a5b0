package remote

import (
	"bytes"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// pen writes cells to a terminal.
type pen struct {
	out     *bytes.Buffer
	profile colorprofile.Profile
	set     uv.Style
}

// near is how many cells that stay as they are are written again, so as not to
// move the cursor over them.
const near = 5

// line writes what of a line is other than it was.
func (p *pen) line(y int, was, now uv.Line) {
	for x := 0; x < len(now); {
		if now[x].Equal(&was[x]) {
			x++
			continue
		}
		from, to := x, x+1
		for x = to; x < len(now) && x-to < near; x++ {
			if !now[x].Equal(&was[x]) {
				to = x + 1
			}
		}
		for from > 0 && (was[from].Width == 0 || now[from].Width == 0) { // half of a wide one
			from--
		}
		p.cells(from, y, now[from:to])
		x = to
	}
}

// cells writes cells from a place on. What a terminal may take for wider or
// narrower than it is moves nothing behind it.
func (p *pen) cells(x, y int, cells uv.Line) {
	lost := true
	for i := range cells {
		cell := &cells[i]
		if cell.Width == 0 { // the second half of a wide one
			continue
		}
		if lost {
			p.out.WriteString(ansi.CursorPosition(x+i+1, y+1))
		}
		p.style(cell.Style)
		p.out.WriteString(cell.Content)
		lost = cell.Width != 1 || utf8.RuneCountInString(cell.Content) != 1
	}
}

// style sets how the next cells look.
func (p *pen) style(style uv.Style) {
	style = uv.ConvertStyle(style, p.profile)
	if !style.Equal(&p.set) {
		p.out.WriteString(uv.StyleDiff(&p.set, &style))
	}
	p.set = style
}
