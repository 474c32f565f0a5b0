package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store/statement"
)

// shape is how a matrix is printed.
type shape struct {
	asJSON, asCSV, asHTML, family bool
}

func newMatrix(p *program) *cobra.Command {
	var client string
	var at moment
	var as shape
	cmd := &cobra.Command{
		Use:   "matrix --client C",
		Short: "Show a client's items × persons",
		Long: `Shows every item of a client against everybody tied to them: what each may do
with it once signed in, or the rule that hides it. With --family it shows whose
portal each person of the family may open.

--html prints one page, "who could see what of this client on this day", for
the file or a court; with the newest commit's hash on it.`,
		Example: `  frontdesk matrix --client "Ada Moreno"
  frontdesk matrix --client p1 --at 2026-12-31 --json
  frontdesk matrix --client p1 --html --at 2026-03-01 > statement.html
  frontdesk matrix --client p1 --family`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&client, "client", "", "the client, by id, e-mail or full name")
	cmd.Flags().BoolVar(&as.asCSV, "csv", false, "print CSV")
	cmd.Flags().BoolVar(&as.asHTML, "html", false, "print one HTML page")
	cmd.Flags().BoolVar(&as.family, "family", false, "persons × children in place of items × persons")
	addAt(cmd, &at)
	addJSON(cmd, &as.asJSON)
	cmd.MarkFlagsMutuallyExclusive("json", "csv", "html")
	cmd.MarkFlagsMutuallyExclusive("family", "csv")
	cmd.MarkFlagsMutuallyExclusive("family", "html")
	mustGive(cmd, "client")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withReader(ctx, func(d *desk) error {
			if as.family {
				return p.familyMatrix(ctx, d, &at, client, as.asJSON)
			}
			return p.matrix(ctx, d, &at, client, as)
		})
	})
}

func (p *program) matrix(ctx context.Context, d *desk, at *moment, client string, as shape) error {
	var page statement.Page
	err := p.see(ctx, d, at, func(r model.Reader) error {
		practice, err := r.Practice()
		if err == nil {
			page.Practice, page.At = practice.Name, r.Now()
			page.Printed = p.clock()().In(page.At.Location()) // not before the moment it answers for
			page.Matrix, err = matrixOf(r, client)
		}
		return err
	})
	switch {
	case err != nil:
		return err
	case as.asCSV:
		return statement.CSV(p.out, &page.Matrix)
	case as.asHTML:
		head, err := newestAnchor(ctx, d, d.who)
		if err != nil {
			return err
		}
		page.Anchor = head.String()
		return statement.HTML(p.out, page)
	}
	return p.printMatrix(&page.Matrix, as.asJSON)
}

// familyMatrix prints whose portal each of a family may open.
func (p *program) familyMatrix(ctx context.Context, d *desk, at *moment, client string, asJSON bool) error {
	var m model.FamilyMatrix
	err := p.see(ctx, d, at, func(r model.Reader) error {
		id, err := model.FindClient(r, client)
		if err == nil {
			m, err = model.FamilyMatrixOf(r, id)
		}
		return err
	})
	if err != nil {
		return err
	}
	out := newPrinter(p.out)
	if asJSON {
		if err := out.object(m); err != nil {
			return err
		}
		return out.flush()
	}
	head := []string{"", ""}
	for _, child := range m.Children {
		head = append(head, child.Client)
	}
	rows := [][]string{head}
	for i := range m.Persons {
		rows = append(rows, familyRow(&m.Persons[i]))
	}
	out.table("  ", rows)
	if m.Provisional() {
		out.line(provisional)
	}
	return out.flush()
}

// provisional explains what stands in parentheses.
const provisional = "  in parentheses: once the person can sign in"

func familyRow(person *model.FamilyRow) []string {
	row := []string{person.User, "login " + string(person.Login)}
	for i := range person.Cells {
		cell := &person.Cells[i]
		word := model.PresetName(cell.Permissions)
		if cell.Linked {
			word += ", linked"
		}
		switch {
		case cell.Rule != nil:
			word = "– " + string(*cell.Rule)
		case person.Gate != nil:
			word = "(" + word + ")"
		}
		row = append(row, word)
	}
	return row
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
		names, ties = append(names, person.User), append(ties, statement.Tie(*person))
		logins = append(logins, "login "+string(person.Login))
	}
	rows := [][]string{names, ties, logins}
	for i := range m.Items {
		item := &m.Items[i]
		kind := string(item.Kind)
		if item.Sensitive {
			kind += ", sensitive"
		}
		rows = append(rows, matrixRow(m, item.Title, kind, item.Cells))
	}
	rows = append(rows, matrixRow(m, statement.OnRecord, "", m.Record))
	out.table("  ", rows)
	if m.Provisional() {
		out.line(provisional)
	}
	if len(m.Items) == 0 {
		out.line("  no items yet")
	}
	return out.flush()
}

func matrixRow(m *model.Matrix, title, kind string, cells []model.MatrixCell) []string {
	row := []string{title, kind}
	for i := range cells {
		cell := &cells[i]
		word := cmp.Or(model.ActionWords(cell.Actions), "view")
		switch {
		case cell.Rule != nil:
			word = "– " + string(*cell.Rule)
		case m.Persons[i].Gate != nil:
			word = "(" + word + ")"
		}
		row = append(row, word)
	}
	return row
}
