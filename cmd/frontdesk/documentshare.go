package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
)

// sharing is a file that is shared, and with whom.
type sharing struct {
	*program
	client, title, name string
	to                  []string
	sensitive           bool
}

func newDocumentShare(p *program) *cobra.Command {
	s := &sharing{program: p}
	cmd := &cobra.Command{
		Use: "share FILE --client C --to WHO", Short: "Share a file as a new document of a client",
		Long: `Shares a file as a new document of a client, with the persons named and nobody
else. "-" is standard input, which --name gives a file's name: over SSH a file of
one's own machine is shared so.`,
		Example: `  frontdesk document share letter.pdf --client "Ada Moreno" --to "Rosa Moreno"
  ssh desk document share - --name letter.pdf --client p1 --to p3 --to p4 < letter.pdf`,
		Args: cobra.ExactArgs(1),
	}
	cmd.Flags().StringVar(&s.client, "client", "", "whose document it is, by id, e-mail or full name")
	cmd.Flags().StringArrayVar(&s.to, "to", nil, "with WHOM it is shared, by id, e-mail or full name; once for each")
	cmd.Flags().StringVar(&s.title, "title", "", "what the portal calls it, else the file's name")
	cmd.Flags().StringVar(&s.name, "name", "", "what the file is called, where that is not its own name")
	cmd.Flags().BoolVar(&s.sensitive, "sensitive", false, "only those named see it")
	mustGive(cmd, "client", "to")
	return p.does(cmd, func(ctx context.Context, args []string) error {
		called := filepath.Base(cmp.Or(s.name, args[0]))
		if called == stdinName {
			return usageError{fmt.Errorf("say what the file is called: --name letter.pdf")}
		}
		data, err := s.contents(ctx, args[0])
		if err != nil {
			return err
		}
		return s.withDesk(ctx, func(d *desk) error { return s.share(ctx, d, called, data) })
	})
}

// contents is what a file holds, and of one that is too large a little more
// than may be kept.
func (s *sharing) contents(ctx context.Context, name string) ([]byte, error) {
	in, closing, err := s.openFile(ctx, name)
	if err != nil {
		return nil, err
	}
	defer closing()
	data, err := io.ReadAll(io.LimitReader(in, model.MaxFile+1))
	if err != nil {
		return nil, store.CannotRead(name, err)
	}
	return data, nil
}

func (s *sharing) share(ctx context.Context, d *desk, called string, data []byte) error {
	op := &model.Share{Title: cmp.Or(s.title, called), File: called}
	if s.sensitive {
		op.Sensitive = &s.sensitive
	}
	err := d.View(ctx, d.who, func(r model.Reader) (err error) {
		if op.Client, err = model.FindClient(r, s.client); err != nil {
			return err
		}
		for _, whom := range s.to {
			person, err := model.FindPerson(r, whom)
			if err != nil {
				return at(err, "to")
			}
			op.To = append(op.To, person)
		}
		return nil
	})
	if err != nil {
		return err
	}
	commit, err := d.Do(ctx, d.who, model.WithFiles{Operation: op, Files: map[string]model.Attachment{called: {Data: data}}})
	if err != nil {
		return err
	}
	out := newPrinter(s.out)
	out.linef("shared %s as %s", called, commit.Result.ID)
	return out.flush()
}
