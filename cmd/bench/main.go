// Command bench measures this program against its peers and its limits: one
// run, one table of medians, 99th percentiles and ratios, with the budget of
// each figure beside it.
//
//	go run ./cmd/bench            # 100,000 clients
//	go run ./cmd/bench -large     # what grows with the practice at 1,000,000 too, which takes
//	                              # 4 GB of disk and, the first time, many minutes to make
//	go run ./cmd/bench -quick     # a look: fewer samples
//	go run ./cmd/bench -only import
//
// One file measures one thing (start.go, filter.go, …); sample.go takes the
// samples, table.go prints them, practice.go makes the practices once and
// keeps them in the user's cache folder. A ratio is worth more than a time:
// its two sides are measured in turn, so that a busy machine is as busy for
// both.
//
// It must not measure by any way that the program itself does not go. bbolt is
// used here as a peer only, and to see which bytes were written.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"

	"frontdesk/store"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is one run.
type bench struct {
	ctx     context.Context //nolint:containedctx // a run is a lifetime
	clients int
	quick   bool
	large   bool
	// share is how many samples are taken of those that a full run takes.
	share float64
	only  string
	// keep is where practices are kept from run to run, work what goes with
	// this run. Both lie on a disk: a flush to memory measures nothing.
	keep, work string
	progress   io.Writer
}

// measure is one thing that is measured.
type measure struct {
	name string
	take func(*bench) ([]row, error)
}

func measures() []measure {
	return []measure{
		{"start", (*bench).start},
		{"idle", (*bench).idle},
		{"open", (*bench).open},
		{"filter", (*bench).filter},
		{"similar", (*bench).similar},
		{"keys", (*bench).keys},
		{"portal", (*bench).portal},
		{"answers", (*bench).answers},
		{"chart", (*bench).chart},
		{"commit", (*bench).commit},
		{"import", (*bench).imports},
		{"ssh", (*bench).ssh},
		{"hostile", (*bench).hostile},
	}
}

func run(ctx context.Context, args []string, out, progress io.Writer) (err error) {
	b := &bench{ctx: ctx, progress: progress, share: 1}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(progress)
	flags.IntVar(&b.clients, "clients", 100_000, "how many clients the practice has")
	flags.BoolVar(&b.quick, "quick", false, "take a fifth of the samples, and import a tenth")
	flags.BoolVar(&b.large, "large", false, "measure what grows with the practice at 1,000,000 clients too")
	flags.StringVar(&b.only, "only", "", "measure one thing: start, idle, open, filter, similar, keys, portal, answers, chart, commit, import, ssh, hostile")
	flags.StringVar(&b.keep, "keep", "", "the `folder` in which practices are kept (else one in the user's cache)")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return err
	}
	if b.clients < 1 {
		return fmt.Errorf("there are no %d clients", b.clients)
	}
	if b.quick {
		b.share = 0.2
	}
	if err := b.makeFolders(); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(b.work) }()
	rows, err := b.all()
	if err != nil {
		return err
	}
	return printTable(out, rows)
}

func (b *bench) makeFolders() error {
	if b.keep == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return fmt.Errorf("find the cache: %w", err)
		}
		b.keep = filepath.Join(cache, "frontdesk-bench")
	}
	if err := os.MkdirAll(b.keep, 0o700); err != nil {
		return err
	}
	var err error
	b.work, err = os.MkdirTemp(b.keep, "run-*")
	return err
}

func (b *bench) all() ([]row, error) {
	var rows []row
	for _, m := range measures() {
		if b.only != "" && b.only != m.name {
			continue
		}
		_, _ = fmt.Fprintf(b.progress, "measuring %s …\n", m.name)
		more, err := m.take(b)
		if err != nil {
			return nil, fmt.Errorf("measure %s: %w", m.name, err)
		}
		rows = slices.Concat(rows, more)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("nothing is called %q", b.only)
	}
	return rows, nil
}

// sizes is how many clients what grows with the practice is measured at.
func (b *bench) sizes() []int {
	if b.large {
		return []int{b.clients, 1_000_000}
	}
	return []int{b.clients}
}

// samples is this run's share of n.
func (b *bench) samples(n int) int { return max(1, int(b.share*float64(n))) }

// manager is who works at the machine.
func manager() store.Actor { return store.Actor{Name: "Rae"} }
