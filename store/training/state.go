package training

import (
	"time"

	"frontdesk/model"
)

// State is how far a course has come, in words for a screen.
type State struct {
	// Title, Kind and Teaches are the scenario's.
	Title   string
	Kind    Kind
	Teaches string
	// Client is whose chart opens first, People whose portals are shown side
	// by side.
	Client model.ClientID
	People []model.PersonID
	// Generation counts the practices that the course had: it goes up with a
	// reset, and what was shown of the practice before is to be thrown away.
	Generation int

	// Step is the step under way from 1, of Steps.
	Step, Steps int
	StepTitle   string
	Text        string
	// Goals of the step under way; of an instructor's, those not met are
	// hidden.
	Goals []GoalState
	// Reached says that all goals hold: Explain is to be read, and Next goes on.
	Reached bool
	Explain string // empty until the step is reached
	// Hints is those that were asked for, and all of them once the answer was
	// shown; HintsLeft is how many more there are.
	Hints     []string
	HintsLeft int
	// Played is how many of the step's Operations were shown.
	Played, Operations int
	// Done is what was done in this practice, the oldest first.
	Done []Done
	// Mistakes is what nobody asked for, of the whole course.
	Mistakes []Mistake

	// Finished says that the last step was left: End is to be read.
	Finished bool
	End      string
	Elapsed  time.Duration
	// Results is how each step went, up to the one under way; Score is their
	// sum, of Most.
	Results     []Result
	Score, Most int
}

// GoalState is a goal and whether it is met.
type GoalState struct {
	// Words is empty where the goal is Hidden: the learner is to find it.
	Words  string
	Met    bool
	Hidden bool
}

// Done is one change that was made, in words.
type Done struct {
	Step   int
	Commit uint64
	At     time.Time
	Words  string
}

// MistakeKind says what was wrong with a change.
type MistakeKind string

const (
	// Disclosure is what somebody could see and should not have.
	Disclosure MistakeKind = "disclosure"
	// Loss is what somebody could no longer see, and nobody had asked for that.
	Loss MistakeKind = "loss"
)

// Mistake is what one change did to one person that the right way does not.
type Mistake struct {
	Kind MistakeKind
	Step int
	// Who saw, or lost, which Titles on whose portal; Client is empty where it
	// is about no client.
	Who    string
	Client string
	Titles []string
	// By is the change in words.
	By string
	// Sent says that an e-mail went out by it, which nobody takes back.
	Sent bool
	// Words is all of it in a sentence, Still what of it is so still: empty
	// once it was put right.
	Words, Still string
}

// Open reports whether some of it is so still.
func (m *Mistake) Open() bool { return m.Still != "" }

// Result is how one step went.
type Result struct {
	Title string
	// Hints were asked for; Shown says that the answer was.
	Hints int
	Shown bool
	// Disclosures and Losses count the step's mistakes.
	Disclosures, Losses int
	Reached             bool
	Points              int
	// Words says why it is not all points; empty where it is.
	Words string
}
