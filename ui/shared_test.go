package ui_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"frontdesk/store"
	"frontdesk/ui"
)

// TestOneReadsForAllUntilTheNextCommit: whoever else wants it meanwhile waits.
func TestOneReadsForAllUntilTheNextCommit(t *testing.T) {
	changes := make(chan store.Change, 1)
	shared := ui.NewShared(changes)
	var read atomic.Int32
	all := func() {
		var done sync.WaitGroup
		for range 20 {
			done.Go(func() {
				got, err := ui.ReadOnce(t.Context(), shared, "charts", func() (string, error) { read.Add(1); return "found", nil })
				if got != "found" || err != nil {
					t.Errorf("%q, %v", got, err)
				}
			})
		}
		done.Wait()
	}
	all()
	if n := read.Load(); n != 1 {
		t.Errorf("%d read it", n)
	}
	changes <- store.Change{Commit: 2}
	all()
	if n := read.Load(); n != 2 {
		t.Errorf("after a commit %d read it", n-1)
	}
}

func TestWhatCouldNotBeReadIsKeptForNobody(t *testing.T) {
	shared := ui.NewShared(make(chan store.Change))
	for _, want := range []error{errors.New("the disk is gone"), nil} {
		if _, err := ui.ReadOnce(t.Context(), shared, 1, func() (int, error) { return 0, want }); !errors.Is(err, want) {
			t.Errorf("%v, not %v", err, want)
		}
	}
}

// TestWhoLeavesWaitsForNobody: nor does who waits read what others do.
func TestWhoLeavesWaitsForNobody(t *testing.T) {
	shared := ui.NewShared(make(chan store.Change))
	reading, goOn := make(chan bool), make(chan bool)
	var done sync.WaitGroup
	done.Go(func() {
		_, _ = ui.ReadOnce(t.Context(), shared, 1, func() (int, error) { close(reading); <-goOn; return 1, nil })
	})
	<-reading
	gone, leave := context.WithCancel(t.Context())
	leave()
	_, err := ui.ReadOnce(gone, shared, 1, func() (int, error) { t.Error("it is read twice"); return 0, nil })
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	close(goOn)
	done.Wait()
}
