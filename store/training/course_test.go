package training_test

import (
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/training"
)

// now is when every test takes place: a Sunday morning in winter.
func now() time.Time {
	return time.Date(2026, 11, 22, 10, 0, 0, 0, time.FixedZone("EST", -5*60*60))
}

var ana = store.Actor{Name: "Ana"}

// course is a course as a test plays it.
type course struct {
	*training.Course
	t     *testing.T
	clock time.Time
}

// begin begins one of the scenarios that come along.
func begin(t *testing.T, name string) *course {
	t.Helper()
	scenarios, errs := training.Library(nil, model.DateOf(now()))
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return beginAs(t, training.Find(scenarios, name))
}

func beginAs(t *testing.T, s *training.Scenario) *course {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	c := &course{t: t, clock: now()}
	var err error
	c.Course, err = training.Begin(t.Context(), s, training.Options{Now: func() time.Time { return c.clock }, Who: ana})
	c.check(err)
	t.Cleanup(func() {
		c.check(c.Close())
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
			t.Errorf("%v is left behind (%v)", left, err)
		}
	})
	return c
}

func (c *course) check(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// do does what a line says, at the learner's screen.
func (c *course) do(line string) {
	c.t.Helper()
	c.check(c.try(line))
}

func (c *course) try(line string) error {
	var op model.Operation
	s := c.Store()
	err := s.View(c.t.Context(), ana, func(r model.Reader) (err error) {
		op, _, err = model.Decode(r, nil, []byte(line))
		return err
	})
	if err != nil {
		return err
	}
	_, err = s.Do(c.t.Context(), ana, op)
	return err
}

func (c *course) state() training.State {
	c.t.Helper()
	state, err := c.State(c.t.Context())
	c.check(err)
	return state
}

func (c *course) next() {
	c.t.Helper()
	c.check(c.Next(c.t.Context()))
}

// TestACourseIsPlayedToItsEnd by other operations than the scenario's own: what
// counts is who sees what.
func TestACourseIsPlayedToItsEnd(t *testing.T) {
	c := begin(t, "separate-papers")
	state := c.state()
	if state.Step != 1 || state.Steps != 3 || state.Reached || state.Goals[0].Met || state.Most != 30 || state.Explain != "" {
		t.Errorf("it begins as %+v", state)
	}
	if err := c.Next(t.Context()); !model.IsCode(err, model.NotSo) {
		t.Errorf("the next step before the first is reached: %v", err)
	}
	c.do(`{"do":"set-permissions","client":"Noah Brandt","user":"Luis Ferrer","permissions":["basic","appointments.view"]}`)
	c.do(`{"do":"set-access","client":"Noah Brandt","user":"Luis Ferrer","on":true}`)
	c.do(`{"do":"invite","client":"Noah Brandt","user":"Luis Ferrer","features":["basic","appointments.view","documents.view"]}`)
	if state = c.state(); !state.Reached || state.Explain == "" || len(state.Done) != 3 {
		t.Errorf("Luis is invited, and the step is %+v", state)
	}
	c.next()
	c.clock = c.clock.Add(4 * time.Minute)
	c.do(`{"do":"share","client":"Noah Brandt","document":"Custody plan","to":["Luis Ferrer"]}`)
	c.next()
	c.do(`{"do":"assign","client":"Noah Brandt","form":"Family history","to":["Luis Ferrer"]}`)
	c.next()
	c.clock = c.clock.Add(time.Hour)
	if state = c.state(); !state.Finished || state.Score != 30 || len(state.Mistakes) > 0 || state.End == "" || state.Elapsed != 4*time.Minute {
		t.Errorf("at the end it is %+v", state)
	}
	if err := c.Next(t.Context()); !model.IsCode(err, model.NotSo) {
		t.Errorf("beyond the end: %v", err)
	}
}

// TestWhatNobodyAskedForIsNoticed: who saw what, by which change, and whether
// it is so still.
func TestWhatNobodyAskedForIsNoticed(t *testing.T) {
	c := begin(t, "separate-papers")
	c.check(c.Reset(t.Context(), 2))
	c.do(`{"do":"share","client":"Noah Brandt","document":"Letter to the mother","to":["Luis Ferrer"]}`)
	state := c.state()
	if len(state.Mistakes) != 1 {
		t.Fatalf("the letter was shared with Luis: %+v", state.Mistakes)
	}
	m := state.Mistakes[0]
	if m.Kind != training.Disclosure || m.Who != "Luis Ferrer" || m.Step != 2 || !m.Open() ||
		m.Words != "Luis Ferrer could see Letter to the mother of Noah Brandt" ||
		!strings.HasPrefix(m.By, "shared a document") {
		t.Errorf("it is told as %+v", m)
	}
	c.do(`{"do":"unshare","client":"Noah Brandt","document":"Letter to the mother","to":["Luis Ferrer"]}`)
	c.do(`{"do":"share","client":"Noah Brandt","document":"Custody plan","to":["Luis Ferrer"]}`)
	state = c.state()
	if state.Mistakes[0].Open() || !state.Reached || state.Results[1].Points != 0 {
		t.Errorf("it was taken back, and the step is %+v", state)
	}
	if state.Results[1].Words != "no points where something is disclosed" {
		t.Errorf("no points because %q", state.Results[1].Words)
	}
}

// TestWhatIsTakenFromSomebodyIsNoticed, and costs less than what was disclosed.
// TestAPaperMadeAnewIsToldFromTheOneThereWas: who was to hand on the visit plan
// and makes another one of its title is told so.
func TestAPaperMadeAnewIsToldFromTheOneThereWas(t *testing.T) {
	c := begin(t, "caseworker-handover")
	c.check(c.Reset(t.Context(), 3))
	c.do(`{"do":"share","client":"Tomi Velez","title":"Visit plan","to":["Omar Reid"]}`)
	if mistakes := c.state().Mistakes; len(mistakes) != 1 || mistakes[0].Words != "Omar Reid could see another Visit plan of Tomi Velez" {
		t.Errorf("the mistakes are %v", mistakes)
	}
}

// TestWhatWasPutRightInPartIsToldInPart: nobody looks for the bill any more.
func TestWhatWasPutRightInPartIsToldInPart(t *testing.T) {
	c := begin(t, "separate-papers")
	c.do(`{"do":"invite","client":"Noah Brandt","user":"Luis Ferrer","features":["basic","appointments.view","information.manage","billing.view"]}`)
	c.do(`{"do":"set-permissions","client":"Noah Brandt","user":"Luis Ferrer","permissions":["basic","appointments.view","information.manage"]}`)
	m := c.state().Mistakes[0]
	if m.Words != "Luis Ferrer could see Invoice 6 and what is on record of Noah Brandt" ||
		m.Still != "Luis Ferrer can see what is on record of Noah Brandt" {
		t.Errorf("it is told as %q, and still as %q", m.Words, m.Still)
	}
}

func TestWhatIsTakenFromSomebodyIsNoticed(t *testing.T) {
	c := begin(t, "separate-papers")
	c.check(c.Reset(t.Context(), 2))
	c.do(`{"do":"disable-login","user":"Maria Brandt"}`)
	c.do(`{"do":"enable-login","user":"Maria Brandt"}`)
	c.do(`{"do":"share","client":"Noah Brandt","document":"Custody plan","to":["Luis Ferrer"]}`)
	state := c.state()
	if len(state.Mistakes) != 1 || state.Mistakes[0].Open() || state.Results[1].Points != 7 ||
		!strings.HasPrefix(state.Mistakes[0].Words, "Maria Brandt could no longer open Noah Brandt's portal: ") {
		t.Errorf("Maria was kept out for a while: %+v", state)
	}
}

// TestHintsCostPoints, and a step that is shown gives none.
func TestHintsCostPoints(t *testing.T) {
	c := begin(t, "separate-papers")
	for range 3 { // of which there are two
		c.Hint()
	}
	if state := c.state(); len(state.Hints) != 2 || state.HintsLeft != 0 {
		t.Errorf("the hints are %q, %d left", state.Hints, state.HintsLeft)
	}
	c.do(`{"do":"invite","client":"Noah Brandt","user":"Luis Ferrer","features":["basic","appointments.view","documents.view"]}`)
	c.next()
	c.check(c.Play(t.Context()))
	state := c.state()
	if !state.Reached || state.Results[0].Points != 4 || state.Results[1].Points != 0 || state.Score != 4 {
		t.Errorf("two hints and a step that was shown: %+v", state.Results)
	}
}

// TestAResetMakesAnotherPractice, as it is when the step begins; who looks at
// the one before is told.
func TestAResetMakesAnotherPractice(t *testing.T) {
	c := begin(t, "separate-papers")
	told := c.Watch(t.Context())
	before := c.Store()
	c.check(c.Reset(t.Context(), 3))
	<-told
	state := c.state()
	if state.Step != 3 || state.Generation != 2 || state.Reached || !state.Results[0].Shown || !state.Results[1].Shown {
		t.Errorf("reset to step 3 it is %+v", state)
	}
	if err := before.View(t.Context(), ana, func(model.Reader) error { return nil }); err == nil {
		t.Error("the practice before is open still")
	}
	if err := c.Reset(t.Context(), 4); !model.IsCode(err, model.Invalid) {
		t.Errorf("reset to a step that is not there: %v", err)
	}
	c.check(c.Close())
	if _, open := <-told; open {
		<-told // the reset's second sign
	}
	if err := c.Reset(t.Context(), 1); !model.IsCode(err, model.NotSo) {
		t.Errorf("reset of a course that is closed: %v", err)
	}
}

// TestADemonstrationGoesByOneKey: there and back.
func TestADemonstrationGoesByOneKey(t *testing.T) {
	c := begin(t, "separate-papers")
	if coming := c.Coming(); !strings.HasPrefix(coming, `{"do":"invite"`) {
		t.Errorf("first comes %s", coming)
	}
	c.check(c.Play(t.Context()))
	state := c.state()
	if !strings.HasPrefix(state.Done[0].Words, "invited: Luis Ferrer") {
		t.Errorf("it did %q", state.Done[0].Words)
	}
	if !state.Reached || state.Played != 1 || state.Operations != 1 || c.Coming() != "" {
		t.Errorf("the step is %+v", state)
	}
	c.check(c.Play(t.Context()))                                         // to the second step
	c.do(`{"do":"edit-client","client":"Noah Brandt","gender":"other"}`) // by a hand that played along
	c.check(c.Play(t.Context()))
	if state := c.state(); state.Step != 2 || !state.Reached || state.Generation != 2 {
		t.Errorf("the step began anew, and is %+v", state)
	}
	c.check(c.Back(t.Context()))
	c.check(c.Back(t.Context()))
	if state := c.state(); state.Step != 1 || !state.Reached {
		t.Errorf("two back it is %+v", state)
	}
	c.check(c.Back(t.Context()))
	if err := c.Back(t.Context()); !model.IsCode(err, model.NotSo) {
		t.Errorf("back before the beginning: %v", err)
	}
	var err error
	for err == nil {
		err = c.Play(t.Context())
	}
	if state := c.state(); !model.IsCode(err, model.NotSo) || !state.Finished || len(state.Mistakes) > 0 {
		t.Errorf("played to its end it is %+v, %v", state, err)
	}
	c.check(c.Back(t.Context()))
	if state := c.state(); state.Step != 3 || !state.Reached || state.Finished {
		t.Errorf("back from the end it is %+v", state)
	}
}

// TestSeveralScreensShowOneCourse: nothing that anybody does is missed.
func TestSeveralScreensShowOneCourse(t *testing.T) {
	c := begin(t, "separate-papers")
	var all sync.WaitGroup
	const screens, changes = 4, 5
	for range screens {
		all.Go(func() {
			for range changes {
				if err := c.try(`{"do":"message","client":"Noah Brandt","user":"Maria Brandt","text":"Good morning."}`); err != nil {
					t.Error(err)
				}
				if _, err := c.State(t.Context()); err != nil {
					t.Error(err)
				}
				c.Hint()
			}
		})
	}
	all.Wait()
	if state := c.state(); len(state.Done) != screens*changes || len(state.Mistakes) != 0 {
		t.Errorf("%d changes and %d mistakes are known", len(state.Done), len(state.Mistakes))
	}
}

// TestEveryScenarioIsPlayed, by the right way, and by the wrong ones, which are
// noticed; on any day.
func TestEveryScenarioIsPlayed(t *testing.T) {
	for _, day := range []time.Time{now(), time.Date(2028, 2, 29, 23, 30, 0, 0, time.UTC)} {
		scenarios, errs := training.Library(nil, model.DateOf(day))
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		for _, s := range scenarios {
			t.Run(s.Name+" "+day.Format(time.DateOnly), func(t *testing.T) {
				notes, err := training.Check(t.Context(), s, func() time.Time { return day })
				if err != nil {
					t.Fatal(err)
				}
				t.Log(strings.Join(notes, "\n"))
			})
		}
	}
}

// TestAHandleStandsForAName of a person, a member of the staff or a form.
func TestAHandleStandsForAName(t *testing.T) {
	c := begin(t, "both-must-sign")
	names, err := c.Names(t.Context())
	c.check(err)
	for handle, want := range map[string]string{"tomas": "Tomas Vrba", "okafor": "Dr. Okafor", "consent": "“Consent of both parents”"} {
		if names[handle] != want {
			t.Errorf("%s is called %q, not %q", handle, names[handle], want)
		}
	}
}

// TestWhoWasShownHasEveryHint: the answer says more than any of them.
func TestWhoWasShownHasEveryHint(t *testing.T) {
	c := begin(t, "both-must-sign")
	c.check(c.Play(t.Context()))
	state, err := c.State(t.Context())
	c.check(err)
	if len(state.Hints) < 2 || state.HintsLeft != 0 || state.Results[0].Hints != 0 {
		t.Errorf("shown the hints %q, %d left, %d counted", state.Hints, state.HintsLeft, state.Results[0].Hints)
	}
}
