package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"frontdesk/model"
)

func newMatrix(p *program) *cobra.Command {
	var client string
	var at moment
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "matrix --client C",
		Short: "Show a client's items × persons",
		Long: `Shows every item of a client against everybody tied to them: what each may do
with it once signed in, or the rule that hides it.`,
		Example: `  frontdesk matrix --client "Ada Moreno"
  frontdesk matrix --client p1 --at 2026-12-31 --json`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&client, "client", "", "the client, by id, e-mail or full name")
	addAt(cmd, &at)
	addJSON(cmd, &asJSON)
	mustGive(cmd, "client")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withReader(ctx, func(d *desk) error {
			var m model.Matrix
			err := d.see(ctx, &at, func(r model.Reader) (err error) {
				m, err = matrixOf(r, client)
				return err
			})
			if err != nil {
				return err
			}
			return p.printMatrix(&m, asJSON)
		})
	})
}

func matrixOf(r model.Reader, client string) (model.Matrix, error) {
	id, err := model.FindClient(r, client)
	if err != nil {
		return model.Matrix{}, err
	}
	return model.MatrixOf(r, id)
}

func (p *program) printMatrix(m *model.Matrix, asJSON bool) error {
	out := newPrinter(p.out)
	if asJSON {
		if err := out.object(m); err != nil {
			return err
		}
		return out.flush()
	}
	out.line("portal of " + m.Client)
	names, ties, logins := []string{"", ""}, []string{"", ""}, []string{"", ""}
	for i := range m.Persons {
		person := &m.Persons[i]
		names, ties = append(names, person.User), append(ties, tieWord(person))
		logins = append(logins, "login "+string(person.Login))
	}
	rows := [][]string{names, ties, logins}
	for i := range m.Items {
		rows = append(rows, matrixRow(&m.Items[i]))
	}
	out.table("  ", rows)
	if len(m.Items) == 0 {
		out.line("  no items yet")
	}
	return out.flush()
}

func tieWord(person *model.MatrixPerson) string {
	switch {
	case person.Blocked:
		return "blocked"
	case person.Relationship != nil:
		return string(*person.Relationship)
	}
	return "no contact"
}

func matrixRow(item *model.MatrixRow) []string {
	kind := string(item.Kind)
	if item.Sensitive {
		kind += ", sensitive"
	}
	row := []string{item.Title, kind}
	for i := range item.Cells {
		cell := &item.Cells[i]
		word := actionWords(cell.Actions)
		if cell.Rule != nil {
			word = "– " + string(*cell.Rule)
		}
		row = append(row, cmp.Or(word, "view"))
	}
	return row
}
