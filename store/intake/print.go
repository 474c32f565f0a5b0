package intake

import (
	"fmt"
	"io"
	"strings"
)

// Print writes the report as plain text, at most limit refusals, conflicts and
// notes of each (0 is all). Every text in a report is safe to show.
func (r *Report) Print(w io.Writer, limit int) error {
	var b strings.Builder
	if r.DryRun {
		b.WriteString("Dry run: nothing was changed.\n")
	}
	for _, f := range r.Files {
		r.printFile(&b, f)
	}
	for _, count := range []struct {
		n   int
		say string
	}{
		{r.Families, "families"}, {r.People, "people"}, {r.Clients, "clients"}, {r.Minors, "of them minors"},
		{r.Contacts, "contacts made"}, {r.Access, "given access"}, {r.Blocks, "blocks"}, {r.AlreadyHere, "people already here"},
		{len(r.EmailConflicts), "e-mails in conflict"}, {r.RefusedRows(), "refused"}, {r.HeldRows(), "held back with their family"},
		{len(r.Notes), "notes"},
	} {
		fmt.Fprintf(&b, "%8d  %s\n", count.n, count.say)
	}
	section(&b, "E-mails in conflict", r.EmailConflicts, limit, func(c EmailConflict) string {
		return fmt.Sprintf("%s (%s): %s", c.Email, strings.Join(c.People, ", "), c.Say)
	})
	section(&b, "Refused", r.Refusals, limit, func(f Refusal) string {
		if f.Hint != "" {
			return fmt.Sprintf("%s: %s (%s)", f.Place, f.Reason, f.Hint)
		}
		return fmt.Sprintf("%s: %s", f.Place, f.Reason)
	})
	section(&b, "Notes", r.Notes, limit, func(n Note) string { return fmt.Sprintf("%s: %s", n.Place, n.Say) })
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) printFile(b *strings.Builder, f FileReport) {
	if f.Format == "" {
		return // refused as a whole: it stands among the refusals
	}
	fmt.Fprintf(b, "%s: %s, %d rows", f.Name, f.Format, f.Rows)
	if f.Other > 0 {
		fmt.Fprintf(b, ", %d other resources passed over", f.Other)
	}
	b.WriteString("\n")
	if len(f.Unknown) > 0 {
		fmt.Fprintf(b, "  columns not imported: %s\n", strings.Join(f.Unknown, ", "))
	}
}

// RefusedRows counts what was refused for its own sake.
func (r *Report) RefusedRows() int { return len(r.Refusals) - r.HeldRows() }

// HeldRows counts people held back because another one of their family was
// refused.
func (r *Report) HeldRows() int {
	n := 0
	for i := range r.Refusals {
		if r.Refusals[i].Held {
			n++
		}
	}
	return n
}

func section[T any](b *strings.Builder, title string, all []T, limit int, say func(T) string) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for i, one := range all {
		if limit > 0 && i == limit {
			fmt.Fprintf(b, "  … and %d more\n", len(all)-limit)
			return
		}
		fmt.Fprintf(b, "  %s\n", say(one))
	}
}
