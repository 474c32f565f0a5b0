package store

import (
	"fmt"
	"runtime"
	"strings"
)

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
