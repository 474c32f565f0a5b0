package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

func newBackup(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the whole practice into a new file",
		Long: `Copies the whole practice, its history and its documents, as it is at one moment,
into a new file that nobody else can read; "-" is standard output. The copy opens
as any practice does, and frontdesk check --db FILE proves it. To restore it, end
frontdesk and put it in the practice's place.

The password of the mail server and the key of the SSH server lie beside the
practice's file, and are not in it. Only a manager can take a copy.`,
		Example: `  frontdesk backup /media/usb/practice-2026-11-22.db
  frontdesk check --db /media/usb/practice-2026-11-22.db
  ssh desk backup - > practice-2026-11-22.db`,
		Args: cobra.ExactArgs(1),
	}
	return p.does(cmd, func(ctx context.Context, args []string) error {
		return p.withReader(ctx, func(d *desk) error { return p.backup(ctx, d, args[0]) })
	})
}

func (p *program) backup(ctx context.Context, d *desk, path string) error {
	write := func(w io.Writer) error { return d.Backup(ctx, d.who, w) }
	if path == stdinName && isTerminal(p.out) {
		return usageError{fmt.Errorf("the copy is no text: name a file, or send it to one, as in `frontdesk backup - > copy.db`")}
	}
	if err := p.save(path, write); err != nil || path == stdinName {
		return err
	}
	newest, err := newestAnchor(ctx, d, d.who)
	if err != nil {
		return err
	}
	out := newPrinter(p.out)
	out.line("copied to " + path)
	out.line("its newest commit: " + newest.String())
	return out.flush()
}
