package dialog

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"frontdesk/assets"
	"frontdesk/model"
	"frontdesk/ui"
)

// library is the forms that come with the program, by title.
func library() ([]model.AddForm, error) {
	files, err := fs.Glob(assets.Forms(), "forms/*.json")
	if err != nil {
		return nil, fmt.Errorf("list the form library: %w", err)
	}
	forms := make([]model.AddForm, len(files))
	for i, name := range files {
		text, err := fs.ReadFile(assets.Forms(), name)
		if err != nil {
			return nil, fmt.Errorf("read the form library: %w", err)
		}
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&forms[i]); err != nil {
			return nil, fmt.Errorf("read %s of the form library: %w", name, err)
		}
	}
	slices.SortFunc(forms, func(a, b model.AddForm) int { return strings.Compare(a.Title, b.Title) })
	return forms, nil
}

// libraryPrefix begins the id under which a form of the library is chosen.
const libraryPrefix = "library "

// formNote is what a form is, beside its title.
func formNote(kind model.Kind, signatures model.Signatures, sensitive bool, fields int) string {
	notes := []string{string(kind)}
	if signatures == model.SignAll {
		notes = append(notes, "all must sign")
	}
	if sensitive {
		notes = append(notes, "sensitive")
	}
	if fields > 0 {
		notes = append(notes, ui.Plural(fields, "field", "fields"))
	}
	return strings.Join(notes, " · ")
}

// noNewForms says why who asks cannot add a form to the practice's, or nothing.
func noNewForms(r model.Reader) string {
	if model.MayDo(r, (*model.AddForm)(nil).Do()) == nil {
		return ""
	}
	return "the front desk adds it"
}

// hasForm reports whether the practice has a form of that title.
func hasForm(forms []model.Form, title string) bool {
	return slices.ContainsFunc(forms, func(f model.Form) bool { return model.FoldName(f.Title) == model.FoldName(title) })
}

// formLines is what a form says, and what there is to fill in.
func formLines(text string, fields []model.Field) []string {
	var lines []string
	if text != "" {
		lines = append(strings.Split(text, "\n"), "")
	}
	for i := range fields {
		lines = append(lines, "• "+ui.FieldWords(&fields[i]))
	}
	if len(fields) == 0 {
		lines = append(lines, "Nothing to fill in: it is signed, or sent off.")
	}
	return lines
}
