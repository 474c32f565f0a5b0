package search

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"frontdesk/store"
)

// inParallel calls work with 0 to n-1, shared between the cores. It returns
// early when ctx ends, and turns a panic of work into an error.
func inParallel(ctx context.Context, n int, work func(i int)) error {
	cores := runtime.GOMAXPROCS(0)
	// Pieces taken at once, between two looks at ctx; of few pieces, each core
	// gets some.
	batch := max(1, min(64, n/cores))
	var next atomic.Int64
	share := func() error {
		for ctx.Err() == nil {
			end := int(next.Add(int64(batch)))
			if end-batch >= n {
				return nil
			}
			for i := end - batch; i < min(end, n); i++ {
				work(i)
			}
		}
		return ctx.Err()
	}
	helpers := min(cores, (n+batch-1)/batch) - 1
	errs := make([]error, max(helpers, 0)+1)
	var done sync.WaitGroup
	for i := 1; i < len(errs); i++ {
		done.Add(1)
		store.Go(func() {
			defer done.Done()
			errs[i] = store.Recovered(share)
		})
	}
	errs[0] = store.Recovered(share)
	done.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
