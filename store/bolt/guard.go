package bolt

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"frontdesk/model"
)

// start runs fn in a goroutine of its own; a panic in it ends fn and nothing
// else. Every goroutine of this package begins here.
func start(fn func()) {
	go func() { _ = guarded(func() error { fn(); return nil }) }()
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
	where := panicPlace()
	if strings.Contains(where, "go.etcd.io/bbolt") {
		return model.Errorf(model.Damaged, "the file's pages do not fit together").Hint(restoreHint)
	}
	return model.Errorf(model.InternalCode, "a mistake in this program stopped it; nothing was changed by it").
		Hint("report the place: %s", where)
}

// panicPlace is the function, file and line where the panic under way began.
func panicPlace() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	for more, seen := true, false; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if frame.Function == "runtime.gopanic" {
			seen = true
			continue
		}
		if seen && !strings.HasPrefix(frame.Function, "runtime.") {
			return fmt.Sprintf("%s:%d", frame.Function, frame.Line)
		}
	}
	return "unknown"
}
