package ui

import (
	"fmt"
	"slices"
	"strconv"

	"frontdesk/model"
)

// Counts is how many items of which kind: "1 form", "2 invoices". The kinds of
// forms are counted as forms: what matters here is that there is something to
// fill in.
func Counts(items []model.Shown) []string {
	var counts []string
	for _, of := range []struct {
		kinds     []model.Kind
		one, many string
	}{
		{[]model.Kind{model.KindAppointment}, "appointment", "appointments"},
		{model.FormKinds(), "form", "forms"},
		{[]model.Kind{model.KindDocument}, "document", "documents"},
		{[]model.Kind{model.KindThread}, "message thread", "message threads"},
		{[]model.Kind{model.KindInvoice}, "invoice", "invoices"},
		{[]model.Kind{model.KindStatement}, "statement", "statements"},
		{[]model.Kind{model.KindSuperbill}, "superbill", "superbills"},
	} {
		n := 0
		for i := range items {
			if slices.Contains(of.kinds, items[i].Kind) {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, Plural(n, of.one, of.many))
		}
	}
	return counts
}

// Plural is a number with the word that fits it.
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// Size is a file's size as people say it.
func Size(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return Plural(int(bytes), "byte", "bytes")
	case bytes < 1<<20:
		return fmt.Sprintf("%d KB", (bytes+1<<10-1)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}
