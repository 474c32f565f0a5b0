package main

import (
	"context"

	"github.com/spf13/cobra"
)

func newScreens(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "frontdesk",
		Short: "Decide who may see and do what on the client portal",
		Long: `The front desk of a practice decides here who may see and do what on the client
portal, and finds out in seconds what a person sees, why, and what would change.

Without a command it opens the terminal screens on the practice's file, which
is made on first use.`,
		Example: `  frontdesk
  frontdesk --db practice.db --as "Rae"
  frontdesk why --user "Luis Moreno" --client "Ada Moreno"`,
	}
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withDesk(ctx, func(d *desk) error { return nil })
	})
}
