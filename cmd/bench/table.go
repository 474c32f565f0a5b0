package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"
)

// row is one line of the table: a thing, what it was measured against, and
// its budget.
type row struct {
	what string
	own  times
	// peer names what its times are of; empty is a thing without a peer.
	peer   string
	its    times
	budget budget
	// said is a figure that is no time.
	said string
}

// ratio is how many times as long as the peer it takes, by the medians.
func (r *row) ratio() float64 { return float64(r.own.median()) / float64(max(r.its.median(), 1)) }

// budget is what a figure must keep to. Without words there is none.
type budget struct {
	words string
	kept  func(*row) bool
}

func ratioWithin(most float64) budget {
	return budget{fmt.Sprintf("within %.3g×", most), func(r *row) bool { return r.ratio() <= most }}
}

func p99Under(most time.Duration) budget {
	return budget{"p99 under " + words(most), func(r *row) bool { return r.own.p99() < most }}
}

func medianUnder(most time.Duration) budget {
	return budget{"under " + words(most), func(r *row) bool { return r.own.median() < most }}
}

// both is a budget of two.
func both(a, b budget) budget {
	return budget{a.words + ", " + b.words, func(r *row) bool { return a.kept(r) && b.kept(r) }}
}

// printTable prints the rows, and what became of the budgets.
func printTable(out io.Writer, rows []row) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	line := func(cells ...string) { _, _ = fmt.Fprintln(table, strings.Join(cells, "\t")) }
	line("what", "median", "p99", "beside", "median", "p99", "ratio", "budget", "")
	missed := 0
	for i := range rows {
		r := &rows[i]
		verdict := ""
		if r.budget.kept != nil {
			verdict = "met"
			if !r.budget.kept(r) {
				verdict = "MISSED"
				missed++
			}
		}
		peer := []string{"", "", "", ""}
		if r.peer != "" {
			peer = []string{r.peer, words(r.its.median()), words(r.its.p99()), fmt.Sprintf("%.2f×", r.ratio())}
		}
		own := []string{r.what, r.said, ""}
		if r.said == "" {
			own = []string{r.what, words(r.own.median()), words(r.own.p99())}
		}
		line(append(append(own, peer...), r.budget.words, verdict)...)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "\nbudgets missed: %d\n", missed)
	return err
}

// words is a time in the unit that suits it.
func words(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return fmt.Sprintf("%.0f s", d.Seconds())
	case d >= time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d >= 10*time.Millisecond:
		return fmt.Sprintf("%.0f ms", d.Seconds()*1e3)
	case d >= time.Millisecond:
		return fmt.Sprintf("%.1f ms", d.Seconds()*1e3)
	case d >= 10*time.Microsecond:
		return fmt.Sprintf("%.0f µs", d.Seconds()*1e6)
	}
	return fmt.Sprintf("%.1f µs", d.Seconds()*1e6)
}

// count is a number with its thousands apart.
func count(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
