package main

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/ui"
)

// documents is whose documents are asked for.
type documents struct {
	*program
	client string
	at     moment
	asJSON bool
}

// documentLine is one document of a chart. Its JSON is a promise to others.
type documentLine struct {
	Item      model.ItemID `json:"item"`
	Title     string       `json:"title"`
	Sensitive bool         `json:"sensitive"`
	Since     time.Time    `json:"since"`
	// SharedWith is who has it, From the portal user who uploaded it.
	SharedWith []documentPerson `json:"shared_with"`
	From       *documentPerson  `json:"from,omitempty"`
	// File is missing where only the title is kept.
	File *model.File `json:"file,omitempty"`
}

type documentPerson struct {
	ID   model.PersonID `json:"id"`
	Name string         `json:"name"`
}

func newDocument(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "document",
		Short: "List a client's documents; save one as a file, share another",
		Long: `Documents are kept in the practice's file. They are shared here, on the
screens, or by the operation share; portal users upload them with upload.`,
		Example: `  frontdesk document list --client "Ada Moreno"
  frontdesk document save p1.4 letter.pdf`,
		Args: cobra.NoArgs,
	}
	cmd.AddCommand(newDocumentList(p), newDocumentSave(p), newDocumentShare(p))
	return p.does(cmd, func(context.Context, []string) error { return cmd.Help() })
}

func newDocumentList(p *program) *cobra.Command {
	o := &documents{program: p}
	cmd := &cobra.Command{
		Use: "list --client C", Short: "List a client's documents, the oldest first",
		Long: `Lists a client's documents, the oldest first: since when, how large, with whom
they are shared and who uploaded them.`,
		Example: `  frontdesk document list --client "Ada Moreno"
  frontdesk document list --client p1 --json`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&o.client, "client", "", "the client, by id, e-mail or full name")
	mustGive(cmd, "client")
	addAt(cmd, &o.at)
	addJSON(cmd, &o.asJSON)
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withReaderAt(ctx, &o.at, func(d *desk) error { return o.list(ctx, d) })
	})
}

func newDocumentSave(p *program) *cobra.Command {
	o := &documents{program: p}
	cmd := &cobra.Command{
		Use: "save ITEM FILE", Short: "Save one document as a file, bit for bit",
		Long: `Saves one document as a file, bit for bit as it was shared. The file is made anew
and nobody else can read it; "-" is standard output. A document is named by its
id, or with --client by its title.`,
		Example: `  frontdesk document save p1.4 letter.pdf
  frontdesk document save --client "Ada Moreno" "School letter" letter.pdf`,
		Args: cobra.ExactArgs(2),
	}
	cmd.Flags().StringVar(&o.client, "client", "", "whose document it is, by id, e-mail or full name")
	addAt(cmd, &o.at)
	return p.does(cmd, func(ctx context.Context, args []string) error {
		return p.withReaderAt(ctx, &o.at, func(d *desk) error { return o.save(ctx, d, args[0], args[1]) })
	})
}

func (o *documents) list(ctx context.Context, d *desk) error {
	out, rows := newPrinter(o.out), [][]string{}
	err := d.View(ctx, d.who, func(r model.Reader) error {
		client, err := model.FindClient(r, o.client)
		if err != nil {
			return err
		}
		chart, err := r.Chart(client)
		if err != nil {
			return err
		}
		for i := range chart.Items {
			if chart.Items[i].Kind != model.KindDocument {
				continue
			}
			line := documentLineOf(chart, &chart.Items[i])
			if !o.asJSON {
				rows = append(rows, line.cells(r.Now().Location()))
			} else if err := out.object(line); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if out.table("", rows); !o.asJSON && len(rows) == 0 {
		out.line("there are no documents")
	}
	return out.flush()
}

func documentLineOf(chart *model.Chart, item *model.Item) documentLine {
	line := documentLine{
		Item: item.ID, Title: item.Title, Sensitive: item.Sensitive, Since: item.Since,
		SharedWith: []documentPerson{}, File: item.File,
	}
	for _, id := range item.Audience {
		line.SharedWith = append(line.SharedWith, documentPerson{id, chart.NameOf(id)})
	}
	if item.From != 0 {
		line.From = &documentPerson{item.From, chart.NameOf(item.From)}
	}
	return line
}

// cells is the document in a row: what it is, then who has it and whose it is.
func (l *documentLine) cells(zone *time.Location) []string {
	size, about := "title only", []string{}
	if l.File != nil {
		size = ui.Size(l.File.Size)
	}
	if l.Sensitive {
		about = append(about, "sensitive")
	}
	if l.From != nil {
		about = append(about, "uploaded by "+l.From.Name)
	}
	names := make([]string, len(l.SharedWith))
	for i, person := range l.SharedWith {
		names[i] = person.Name
	}
	shared := "shared with nobody"
	if len(names) > 0 {
		shared = "shared with " + strings.Join(names, ", ")
	}
	return []string{
		l.Item.String(), l.Since.In(zone).Format("2006-01-02 15:04"), size, l.Title, strings.Join(append(about, shared), ", "),
	}
}

func (o *documents) save(ctx context.Context, d *desk, named, path string) error {
	var data []byte
	err := d.View(ctx, d.who, func(r model.Reader) error {
		item, err := o.find(r, named)
		if err != nil {
			return err
		}
		data, err = r.Contents(item)
		return err
	})
	if err != nil {
		return err
	}
	return o.program.save(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// find is the document that an id names, or with the client its title.
func (o *documents) find(r model.Reader, named string) (model.ItemID, error) {
	var item model.ItemID
	if o.client == "" {
		if item.UnmarshalText([]byte(named)) == nil && !item.IsZero() {
			return item, nil
		}
		return item, model.Errorf(model.Unknown, "%q is no document's id", named).
			Hint("an id is like p1.4; `frontdesk document list --client C` lists them").
			Hint("a title needs its client: --client C")
	}
	client, err := model.FindClient(r, o.client)
	if err != nil {
		return item, err
	}
	return model.FindItem(r, client, named)
}
