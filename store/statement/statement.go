// Package statement turns a matrix into papers to keep or to hand out: CSV for
// a spreadsheet, and one HTML page for the file or a court.
//
// It must not ask or judge anything itself: it prints what model answered.
package statement

import (
	"encoding/csv"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"frontdesk/assets"
	"frontdesk/model"
)

// Page is what the HTML page says.
type Page struct {
	Practice string
	Matrix   model.Matrix
	// At is the moment that it answers for, Printed when it was made.
	At, Printed time.Time
	// Anchor is the newest commit and its hash, empty in an empty history.
	Anchor string
}

// HTML writes the page. Whatever people are called stays text in it.
func HTML(w io.Writer, page Page) error {
	t, err := template.New("matrix").Funcs(template.FuncMap{"tie": Tie, "actions": model.ActionWords, "person": func(at int) model.MatrixPerson { return page.Matrix.Persons[at] }}).Parse(assets.MatrixPage())
	if err != nil {
		return fmt.Errorf("read the page's template: %w", err)
	}
	const moment = "Monday, 2 January 2006, 15:04 MST"
	err = t.Execute(w, map[string]any{
		"Practice": page.Practice, "Matrix": page.Matrix, "Anchor": page.Anchor,
		"Ahead": page.At.After(page.Printed),
		"At":    page.At.Format(moment), "Day": page.At.Format("2 January 2006"), "Printed": page.Printed.Format(moment),
	})
	if err != nil {
		return fmt.Errorf("write the page: %w", err)
	}
	return nil
}

// CSV writes an item a row and a person a column: what each may do with it, or
// "no" and the rule; of who could not sign in, what that alone kept from them.
func CSV(w io.Writer, m *model.Matrix) error {
	rows := csv.NewWriter(w)
	head := []string{"item", "title", "kind", "sensitive"}
	for i := range m.Persons {
		head = append(head, m.Persons[i].User+" ("+Tie(m.Persons[i])+")")
	}
	err := rows.Write(harmless(head))
	for i := range m.Items {
		err = errors.Join(err, rows.Write(harmless(row(m, &m.Items[i]))))
	}
	err = errors.Join(err, rows.Write(harmless(append([]string{"", OnRecord, "record", "no"}, words(m, m.Record)...))))
	rows.Flush()
	if err := errors.Join(err, rows.Error()); err != nil {
		return fmt.Errorf("write the CSV: %w", err)
	}
	return nil
}

// Text writes the matrix as a table for a letter or a note.
func Text(w io.Writer, page Page) error {
	lines := &strings.Builder{}
	fmt.Fprintf(lines, "Who could see what of %s\n%s, %s\n\n", page.Matrix.Client, page.Practice, page.At.Format("2 January 2006, 15:04"))
	head := []string{"", ""}
	for i := range page.Matrix.Persons {
		head = append(head, page.Matrix.Persons[i].User+" ("+Tie(page.Matrix.Persons[i])+")")
	}
	table := tabwriter.NewWriter(lines, 0, 0, 2, ' ', 0)
	_, err := fmt.Fprintln(table, strings.Join(head, "\t"))
	for i := range page.Matrix.Items {
		cells := row(&page.Matrix, &page.Matrix.Items[i])
		_, lineErr := fmt.Fprintln(table, strings.Join(append(cells[1:3], cells[4:]...), "\t"))
		err = errors.Join(err, lineErr)
	}
	_, lineErr := fmt.Fprintln(table, strings.Join(append([]string{OnRecord, ""}, words(&page.Matrix, page.Matrix.Record)...), "\t"))
	err = errors.Join(err, lineErr, table.Flush())
	if page.Anchor != "" {
		fmt.Fprintf(lines, "\nHistory up to %s\n", page.Anchor)
	}
	_, writeErr := io.WriteString(w, lines.String())
	if err := errors.Join(err, writeErr); err != nil {
		return fmt.Errorf("write the text: %w", err)
	}
	return nil
}

// OnRecord is what of a client can be seen and is no item.
const OnRecord = "What is on record"

func row(m *model.Matrix, item *model.MatrixRow) []string {
	sensitive := "no"
	if item.Sensitive {
		sensitive = "yes"
	}
	return append([]string{item.Item.String(), item.Title, string(item.Kind), sensitive}, words(m, item.Cells)...)
}

// words is a row's cells.
func words(m *model.Matrix, cells []model.MatrixCell) []string {
	said := make([]string, len(cells))
	for i := range cells {
		said[i] = model.ActionWords(cells[i].Actions)
		if rule := cells[i].Rule; rule != nil {
			said[i] = "no: " + string(*rule)
		} else if gate := m.Persons[i].Gate; gate != nil {
			said[i] = "no: " + string(gate.Rule) + " (once let in: " + said[i] + ")"
		}
	}
	return said
}

// harmless keeps a spreadsheet from taking a text for a formula: an apostrophe
// goes before what begins one (OWASP, "CSV Injection").
func harmless(cells []string) []string {
	for i, cell := range cells {
		if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			cells[i] = "'" + cell
		}
	}
	return cells
}

// Tie is what a person is to the client, in a word or two.
func Tie(person model.MatrixPerson) string {
	switch {
	case person.Blocked && person.Relationship != nil:
		return string(*person.Relationship) + ", blocked"
	case person.Blocked:
		return "blocked"
	case person.Relationship != nil:
		return string(*person.Relationship)
	}
	return "no contact"
}
