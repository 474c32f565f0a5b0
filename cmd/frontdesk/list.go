package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
)

// listing is which clients to list.
type listing struct {
	*program
	limit  int
	at     moment
	asJSON bool
}

func newList(p *program) *cobra.Command {
	l := &listing{program: p}
	cmd := &cobra.Command{
		Use:   "list [QUERY]",
		Short: "List clients, found as the search field finds them",
		Long: `Lists clients by name, or those that fit a query: words in any order, each a
part of a name, an e-mail, a phone number or a birth date. The best fits come
first. Where few fit, those whose contact fits are printed apart, or else near
misses, under "similar"; never as JSON, for a script should not act on a guess.
At another time it lists those who were clients then, found by what they were
called then.`,
		Example: `  frontdesk list
  frontdesk list mor ada
  frontdesk list ada@example.org --json --limit 1
  frontdesk list --at 2026-09-30`,
		Args: cobra.ArbitraryArgs,
	}
	cmd.Flags().IntVar(&l.limit, "limit", 0, "at most N clients; 0 is all")
	addAt(cmd, &l.at)
	addJSON(cmd, &l.asJSON)
	return p.does(cmd, func(ctx context.Context, words []string) error {
		if l.limit < 0 {
			return usageError{fmt.Errorf("--limit is 0 or more, not %d", l.limit)}
		}
		return p.withReaderAt(ctx, &l.at, func(d *desk) error { return l.run(ctx, d, strings.Join(words, " ")) })
	})
}

func (l *listing) run(ctx context.Context, d *desk, query string) error {
	found, err := d.Find(ctx, d.who, store.Query{
		Text: query, ClientsOnly: true, Limit: l.limit, Similar: query != "" && !l.asJSON,
	})
	if err != nil {
		return err
	}
	also, apart, err := l.apart(ctx, d, query, &found)
	if err != nil {
		return err
	}
	out := newPrinter(l.out)
	err = d.View(ctx, d.who, func(r model.Reader) error {
		if err := l.rows(ctx, out, r, found.Hits); err != nil || l.asJSON {
			return err
		}
		if len(also) > 0 {
			out.line(apart)
			if err := l.rows(ctx, out, r, also); err != nil {
				return err
			}
		}
		out.line(countLine(&found))
		return nil
	})
	if err != nil {
		return err
	}
	return out.flush()
}

// apart is who is printed apart from those who fit, and why.
func (l *listing) apart(ctx context.Context, d *desk, query string, found *store.Found) ([]store.Hit, string, error) {
	if query == "" || l.asJSON || found.Total >= store.FewHits {
		return nil, "", nil
	}
	theirs, err := store.ByContact(ctx, d, d.who, query, found.Hits)
	if len(theirs) > 0 || err != nil {
		return theirs, "whose contact fits", err
	}
	return found.Similar, "similar", nil
}

func (l *listing) rows(ctx context.Context, out *printer, r model.Reader, hits []store.Hit) error {
	for _, hit := range hits {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		row, err := model.RowOf(r, hit.Person.Client())
		if err != nil {
			return err
		}
		if l.asJSON {
			if err := out.object(row); err != nil {
				return err
			}
			continue
		}
		printClient(out, &row)
	}
	return nil
}

func countLine(found *store.Found) string {
	switch {
	case found.Total == 0:
		return "no client fits"
	case len(found.Hits) < found.Total:
		return fmt.Sprintf("%d of %d clients", len(found.Hits), found.Total)
	case found.Total == 1:
		return "1 client"
	}
	return fmt.Sprintf("%d clients", found.Total)
}

// printClient writes a client, and a line for each portal user.
func printClient(out *printer, row *model.ClientRow) {
	facts := []string{row.Client, row.ID.String(), "birth date unknown"}
	if row.Born != nil {
		facts[2] = fmt.Sprintf("born %s (%d)", row.Born, *row.Age)
		if *row.Minor {
			facts = append(facts, "minor")
		}
	}
	if row.Practitioner != nil {
		facts = append(facts, *row.Practitioner)
	}
	out.line(strings.Join(append(facts, string(row.Status)), " · "))
	users := make([][]string, len(row.Users))
	for i := range row.Users {
		users[i] = userCells(&row.Users[i])
	}
	out.table("    ", users)
}

func userCells(user *model.UserRow) []string {
	tie, access := "no contact", "access off"
	if user.Relationship != nil {
		tie = string(*user.Relationship)
	}
	if user.Access {
		access = "access on"
	}
	if user.Linked {
		access += ", linked"
	}
	if user.Blocked {
		access += ", blocked"
	}
	return []string{user.User, tie, "login " + string(user.Login), access}
}
