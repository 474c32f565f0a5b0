package training_test

import "testing"

// TestWhoActsAheadIsNotStuck: the learner invites Luis, and accepts the
// invitation in the preview before going on. He was invited all the same.
func TestWhoActsAheadIsNotStuck(t *testing.T) {
	c := begin(t, "separate-papers")
	c.do(`{"do":"invite","client":"Noah Brandt","user":"Luis Ferrer","features":["basic","appointments.view","documents.view"]}`)
	c.do(`{"do":"sign-in","user":"Luis Ferrer"}`)
	if state := c.state(); !state.Reached || len(state.Mistakes) != 0 {
		t.Errorf("reached %v, mistakes %+v, goals %+v", state.Reached, state.Mistakes, state.Goals)
	}
}
