package chart

import (
	"strings"

	"frontdesk/model"
	"frontdesk/ui"
)

// sum is how many items of which kind: "1 form, 2 invoices".
func sum(items []model.Shown) string { return strings.Join(ui.Counts(items), ", ") }

func plural(n int, one, many string) string { return ui.Plural(n, one, many) }
