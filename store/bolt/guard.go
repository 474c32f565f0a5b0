package bolt

import (
	"runtime/debug"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
)

// start is store.Go for what reads or writes the file.
func start(fn func()) {
	store.Go(func() { _ = guarded(func() error { fn(); return nil }) })
}

// guarded runs fn and turns a panic into an error. A damaged file may make
// bbolt panic, or read outside the mapped file, which ends the process unless
// it is made a panic on this very goroutine.
func guarded(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = panicked(p)
		}
	}()
	return fn()
}

// panicked is the error for a panic: damage where a page could not be read,
// else a mistake of this program. It names the place and not the value, which
// may hold what the file holds.
func panicked(p any) error {
	if fault, ok := p.(interface{ Addr() uintptr }); ok {
		_ = fault.Addr()
		return model.Errorf(model.Damaged, "a page of the file could not be read").Hint(restoreHint)
	}
	if strings.Contains(store.PanicPlace(), "go.etcd.io/bbolt") {
		return model.Errorf(model.Damaged, "the file's pages do not fit together").Hint(restoreHint)
	}
	return store.Mistake()
}
