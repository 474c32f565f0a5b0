package remote

import "frontdesk/store"

// start is store.Go with a note of a panic in it.
func (s *Server) start(fn func()) {
	store.Go(func() {
		defer s.catch(func() {})
		fn()
	})
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
