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

// TestWhoSignsAheadIsNotStuck: a parent may sign; the learner tries it at once.
func TestWhoSignsAheadIsNotStuck(t *testing.T) {
	c := begin(t, "both-must-sign")
	c.do(`{"do":"assign","client":"Emil Sorensen","form":"Consent of both parents","to":["Tomas Vrba"]}`)
	if state := c.state(); !state.Reached {
		t.Fatalf("the right way: %+v", state.Goals)
	}
	c.do(`{"do":"complete","client":"Emil Sorensen","form":"Consent of both parents","user":"Tomas Vrba","values":{"Full name, as a signature":"Tomas Vrba"}}`)
	if state := c.state(); !state.Reached {
		t.Errorf("once signed: %+v", state.Goals)
	}
}
