package dialog

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/statement"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// matrixFile asks where a matrix is to be saved.
type matrixFile struct {
	plainPage
	session *ui.Session
	client  model.ClientID
	name    string
	family  bool
	path    *widget.Entry
}

func exportMatrix(s *ui.Session, client model.ClientID, name string, family bool) *Form {
	return newForm(s, fmt.Sprintf("export matrix %s %t", client, family), func() page {
		p := &matrixFile{session: s, client: client, name: name, family: family}
		file, hint := "matrix-"+client.String()+".html",
			"A name that ends in .html is one page for the file or a court, .csv is for a spreadsheet, .txt is plain text."
		if family {
			file, hint = "family-"+client.String()+".txt", "It is plain text, and its name ends in .txt."
		}
		path := widget.NewText(s.Theme, file, "")
		path.Longest(longestPath)
		p.path = &widget.Entry{ID: "path", Label: "File", Input: path, Under: func(_ *theme.Theme, width int) []string {
			return widget.Wrap(hint, width)
		}}
		return p
	})
}

func (p *matrixFile) title() string { return "Save who sees what of " + p.name }

func (p *matrixFile) entries() []*widget.Entry { return []*widget.Entry{p.path} }

func (p *matrixFile) done(store.Commit) (string, tea.Msg) { return "Saved: " + textOf(p.path), nil }

// perform asks anew, so that all of the file is of one moment, and writes it.
func (p *matrixFile) perform(func(model.Operation) model.Operation) (func(context.Context) (store.Commit, error), error) {
	path := textOf(p.path)
	write, known := map[string]func(io.Writer, *matrixPaper) error{
		".html": func(w io.Writer, m *matrixPaper) error { return statement.HTML(w, m.page) },
		".csv":  func(w io.Writer, m *matrixPaper) error { return statement.CSV(w, &m.page.Matrix) },
		".txt":  func(w io.Writer, m *matrixPaper) error { return statement.Text(w, m.page) },
	}[strings.ToLower(filepath.Ext(path))]
	if p.family {
		write, known = writeFamily, strings.EqualFold(filepath.Ext(path), ".txt")
	}
	if !known {
		return nil, model.Errorf(model.Invalid, "the name does not say in which form").At("path").Hint("let it end as said below")
	}
	s := p.session
	return func(ctx context.Context) (store.Commit, error) {
		paper, err := readPaper(ctx, s, p.client)
		if err != nil {
			return store.Commit{}, err
		}
		return store.Commit{}, s.Save(path, func(w io.Writer) error { return write(w, &paper) })
	}, nil
}

// matrixPaper is what a file is made of.
type matrixPaper struct {
	page   statement.Page
	family model.FamilyMatrix
}

func readPaper(ctx context.Context, s *ui.Session, client model.ClientID) (paper matrixPaper, err error) {
	for entry, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Limit: 1}) {
		if err != nil {
			return paper, err
		}
		paper.page.Anchor = fmt.Sprintf("%d:%x", entry.No, entry.Hash)
	}
	err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
		practice, err := r.Practice()
		if err != nil {
			return err
		}
		paper.page.Practice, paper.page.At, paper.page.Printed = practice.Name, r.Now(), s.Now().In(r.Now().Location())
		if paper.page.Matrix, err = model.MatrixOf(r, client); err != nil {
			return err
		}
		paper.family, err = model.FamilyMatrixOf(r, client)
		return err
	})
	return paper, err
}

// writeFamily writes a person a paragraph, a child a line.
func writeFamily(w io.Writer, m *matrixPaper) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Whose portal who may open\n%s, %s\n", m.page.Practice, m.page.At.Format("2 January 2006, 15:04"))
	for i := range m.family.Persons {
		person := &m.family.Persons[i]
		fmt.Fprintf(&b, "\n%s\n", person.User)
		for j := range person.Cells {
			cell := &person.Cells[j]
			word := model.PresetName(cell.Permissions)
			switch {
			case cell.Rule != nil:
				word = "no: " + string(*cell.Rule)
			case person.Gate != nil:
				word = "no: " + string(person.Gate.Rule) + " (once let in: " + word + ")"
			}
			fmt.Fprintf(&b, "  %s: %s\n", m.family.Children[j].Client, word)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
