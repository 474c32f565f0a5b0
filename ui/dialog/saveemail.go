package dialog

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/outbox"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// saveEmail asks where an e-mail is to be saved.
type saveEmail struct {
	plainPage
	session *ui.Session
	email   model.EmailID
	name    string
	path    *widget.Entry
}

// SaveEmail is the dialog for saving an e-mail as a file.
func SaveEmail(s *ui.Session, e *model.Email) *Form {
	name, id := fileName(e), e.ID
	return newForm(s, "save e-mail "+id.String(), func() page {
		path := widget.NewText(s.Theme, name, "")
		path.Longest(longestPath)
		return &saveEmail{session: s, email: id, name: e.Name, path: &widget.Entry{
			ID: "path", Label: "File", Input: path, Under: func(_ *theme.Theme, width int) []string {
				return widget.Wrap("An .eml opens in any mail program. A name that ends in .txt is plain text, to print.", width)
			},
		}}
	})
}

// longestPath is the longest path that can be typed, in letters.
const longestPath = 1000

// fileName is a name for an e-mail's file in the current directory: of letters
// and digits that every file system takes.
func fileName(e *model.Email) string {
	plain := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("@.-_", r) {
			return r
		}
		return '-'
	}
	return e.ID.String() + "-" + strings.Map(plain, model.FoldEmail(e.To)) + ".eml"
}

func (p *saveEmail) title() string { return "Save the e-mail to " + p.name }

func (p *saveEmail) entries() []*widget.Entry { return []*widget.Entry{p.path} }

// perform writes the e-mail out, and the file.
func (p *saveEmail) perform(func(model.Operation) model.Operation) (func(context.Context) (store.Commit, error), error) {
	s, path := p.session, textOf(p.path)
	return func(ctx context.Context) (store.Commit, error) {
		letter, err := outbox.Read(ctx, s.Store, s.Who, p.email)
		if err != nil {
			return store.Commit{}, err
		}
		return store.Commit{}, s.Save(path, func(w io.Writer) error { return writeLetter(w, &letter, path) })
	}, nil
}

// writeLetter writes a letter in the form that the file's name asks for.
func writeLetter(w io.Writer, l *outbox.Letter, path string) error {
	if strings.EqualFold(filepath.Ext(path), ".txt") {
		_, err := io.WriteString(w, "To: "+l.Email.Name+" <"+l.Email.To+">\nSubject: "+l.Subject+"\n\n"+l.Text)
		return err
	}
	_, err := l.WriteTo(w)
	return err
}

func (p *saveEmail) done(store.Commit) (string, tea.Msg) { return "Saved: " + textOf(p.path), nil }
