package dialog

import (
	"context"
	"io"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// saveDocument asks where a document is to be saved.
type saveDocument struct {
	plainPage
	session *ui.Session
	item    model.ItemID
	name    string
	path    *widget.Entry
}

// SaveDocument is the dialog for saving a document's contents as a file.
func SaveDocument(s *ui.Session, item *model.Item) *Form {
	id, title, file := item.ID, item.Title, *item.File
	return newForm(s, "save document "+id.String(), func() page {
		path := widget.NewText(s.Theme, file.Name, "")
		path.Longest(longestPath)
		return &saveDocument{session: s, item: id, name: title, path: &widget.Entry{
			ID: "path", Label: "File", Input: path, Under: func(_ *theme.Theme, width int) []string {
				return widget.Wrap(ui.Size(file.Size)+", as they were shared. A file that is there already stays as it is.", width)
			},
		}}
	})
}

func (p *saveDocument) title() string { return "Save " + p.name }

func (p *saveDocument) entries() []*widget.Entry { return []*widget.Entry{p.path} }

// perform writes the contents out.
func (p *saveDocument) perform(func(model.Operation) model.Operation) (func(context.Context) (store.Commit, error), error) {
	s, path := p.session, textOf(p.path)
	return func(ctx context.Context) (store.Commit, error) {
		var data []byte
		err := s.Store.View(ctx, s.Who, func(r model.Reader) (err error) {
			data, err = r.Contents(p.item)
			return err
		})
		if err != nil {
			return store.Commit{}, err
		}
		return store.Commit{}, s.Save(path, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}, nil
}

func (p *saveDocument) done(store.Commit) (string, tea.Msg) { return "Saved: " + textOf(p.path), nil }
