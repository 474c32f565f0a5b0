package store

import (
	"fmt"
	"runtime"
	"strings"

	"frontdesk/model"
)

// Go runs fn in a goroutine of its own. A panic in it ends fn and nothing else;
// what else is to come of one, fn sees to itself. Every goroutine of this
// program begins here.
func Go(fn func()) {
	go func() {
		defer func() { _ = recover() }()
		fn()
	}()
}

// Recovered runs work and turns a panic into an error.
func Recovered(work func() error) (err error) {
	defer func() {
		if recover() != nil {
			err = Mistake()
		}
	}()
	return work()
}

// Mistake is the error for the panic under way, for who recovers from it.
func Mistake() error {
	return model.Errorf(model.InternalCode, "a mistake in this program stopped it; nothing was changed by it").
		Hint("report the place: %s", PanicPlace())
}

// PanicPlace is the function and line where the panic under way began, for who
// recovers from it. What it panicked with may hold what a chart holds, and is
// better told to nobody.
func PanicPlace() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for more, seen := true, false; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		if frame.Function == "runtime.gopanic" {
			seen = true
		} else if seen && !strings.HasPrefix(frame.Function, "runtime.") {
			return fmt.Sprintf("%s:%d", frame.Function, frame.Line)
		}
	}
	return "unknown"
}
