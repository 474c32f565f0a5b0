package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
)

func newOperations(p *program) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "operations [NAME…]",
		Short: "List the operations of scripts, and what their fields take",
		Long: `Lists the operations that a script's line may hold: what each field takes, and
which roles may do it. With "as" a line names what it creates, for the lines
behind it. A client, person, form or item is referred to by such a name, by an
id, an e-mail or a full name.`,
		Example: `  frontdesk operations
  frontdesk operations add-client invite --json`,
	}
	addJSON(cmd, &asJSON)
	return p.does(cmd, func(_ context.Context, names []string) error {
		if len(names) == 0 {
			names = model.Operations()
		}
		out := newPrinter(p.out)
		for i, name := range names {
			form, err := model.DescribeOperation(name)
			switch {
			case err != nil:
				return err
			case asJSON:
				if err := out.object(form); err != nil {
					return err
				}
				continue
			case i > 0:
				out.line("")
			}
			printOperation(out, &form)
		}
		return out.flush()
	})
}

func printOperation(out *printer, form *model.OperationForm) {
	roles := make([]string, len(form.By))
	for i, role := range form.By {
		roles[i] = string(role)
	}
	out.line(form.Do + "  (" + strings.Join(roles, ", ") + ")")
	rows := [][]string{}
	if form.As {
		rows = append(rows, []string{"as", "a name for what it creates"})
	}
	for _, field := range form.Fields {
		rows = append(rows, []string{field.Name, field.Takes})
	}
	out.table("  ", rows)
}
