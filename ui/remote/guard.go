package remote

import "frontdesk/store"

// start runs fn in a goroutine of its own; a panic in it ends fn and nothing
// else.
func (s *Server) start(fn func()) {
	go func() {
		defer s.catch(func() {})
		fn()
	}()
}

// behind is start in the process of who joined, where there is no log.
func behind(fn func()) {
	go func() {
		defer func() { _ = recover() }()
		fn()
	}()
}

// catch is deferred: it ends a panic, notes its place, and cleans up. What it
// panicked with may hold what a chart holds, and is noted nowhere.
func (s *Server) catch(cleanUp func()) {
	if recover() == nil {
		return
	}
	s.note("a mistake of this program ended one session: %s", store.PanicPlace())
	cleanUp()
}
