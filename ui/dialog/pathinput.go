package dialog

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// pathInput is an input of a file's path, with what it can go on with.
type pathInput struct {
	*widget.Text
	session *ui.Session
	looking ui.Latest
	looked  ui.Looked
	// cursor is on one of the names, less than zero in the field.
	cursor int
	scroll widget.Scroll
}

// lookedAt is the answer to looking at a path.
type lookedAt struct {
	ui.Looked
}

func newPathInput(s *ui.Session, hint string) *pathInput {
	p := &pathInput{Text: widget.NewText(s.Theme, "", hint), session: s, cursor: -1}
	p.Longest(longestPath)
	return p
}

func (p *pathInput) text() string { return strings.TrimSpace(p.Text.Text()) }

// look asks what there is at what is typed.
func (p *pathInput) look() tea.Cmd {
	s, path := p.session, p.text()
	p.cursor = -1
	if path == "" {
		p.looking.Drop()
		p.looked = ui.Looked{}
		return nil
	}
	return ui.Ask(s, &p.looking, func(context.Context) (lookedAt, error) { return lookedAt{s.Look(path)}, nil })
}

// hear takes the answer.
func (p *pathInput) hear(answer ui.Answer[lookedAt]) {
	if !answer.Gone(&p.looking) {
		p.looked, p.cursor, p.scroll = answer.Value.Looked, -1, widget.Scroll{}
	}
}

func (p *pathInput) searching() bool { return p.cursor >= 0 }

func (p *pathInput) move(id action.ID) bool {
	by := map[action.ID]int{action.Up: -1, action.Down: 1}[id]
	at := p.cursor + by
	if len(p.looked.Names) == 0 || at < -1 {
		return false
	}
	p.cursor = min(at, len(p.looked.Names)-1)
	return true
}

// choose types the name under the cursor; it is over where that is a file.
func (p *pathInput) choose() bool {
	name := p.looked.Names[p.cursor]
	p.Set(p.looked.Dir + name)
	p.cursor, p.looked = -1, ui.Looked{}
	return !strings.HasSuffix(name, "/") && !strings.HasSuffix(name, `\`)
}

// under is what the path can go on with, or how large the file is.
func (p *pathInput) under(t *theme.Theme, width int) []string {
	const most = 6
	switch {
	case p.looked.File && p.looked.Size > model.MaxFile:
		return styled(t.Error, "It has "+ui.Size(p.looked.Size)+"; "+ui.Size(model.MaxFile)+" is the most.", width)
	case p.looked.File:
		return []string{t.Dim.Render(ui.Size(p.looked.Size))}
	case len(p.looked.Names) == 0 && p.looked.Path != "":
		return []string{t.Dim.Render("There is no such file.")}
	}
	p.scroll.Follow(max(0, p.cursor), len(p.looked.Names), most)
	var lines []string
	for at := p.scroll.Top(); at < min(len(p.looked.Names), p.scroll.Top()+most); at++ {
		line := "  " + theme.Clip(p.looked.Names[at], width-2)
		if at == p.cursor {
			line = t.Cursor.Render(widget.Pad("▸ "+theme.Clip(p.looked.Names[at], width-2), width))
		}
		lines = append(lines, line)
	}
	if more := len(p.looked.Names) - len(lines); more > 0 {
		lines = append(lines, t.Dim.Render("  and "+ui.Plural(more, "other", "others")))
	}
	return lines
}
