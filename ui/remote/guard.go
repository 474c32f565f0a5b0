package remote

import (
	"fmt"
	"runtime"
	"strings"
)

// start runs fn in a goroutine of its own; a panic in it ends fn and nothing
// else.
func (s *Server) start(fn func()) {
	go func() {
		defer s.catch(func() {})
		fn()
	}()
}

// catch is deferred: it ends a panic, notes its place, and cleans up. What it
// panicked with may hold what a chart holds, and is noted nowhere.
func (s *Server) catch(cleanUp func()) {
	if recover() == nil {
		return
	}
	s.note("a mistake of this program ended one session: %s", panicPlace())
	cleanUp()
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
		} else if seen && !strings.HasPrefix(frame.Function, "runtime.") {
			return fmt.Sprintf("%s:%d", frame.Function, frame.Line)
		}
	}
	return "unknown"
}
