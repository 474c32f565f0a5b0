package training

import (
	"frontdesk/model"
	"frontdesk/store/script"
)

// Kind is how a scenario is played.
type Kind string

const (
	// Guided says at each step what is to be reached.
	Guided Kind = "guided"
	// Instructor hides what is wrong in the practice: a goal is told only once
	// it is met.
	Instructor Kind = "instructor"
)

// Scenario is one situation to learn on, as it was read for a certain day.
type Scenario struct {
	// Name is what the command line calls it: the file's name without ".toml".
	Name    string
	Title   string
	Kind    Kind
	Teaches string // one sentence: what one knows afterwards
	// Client is whose chart opens first, People those whose portals a
	// demonstration shows side by side: handles of the set-up, or names.
	Client string
	People []string
	Steps  []Step
	End    string // the explanation shown at the end
	// Order is its place among the others, the lowest first.
	Order int

	setUp   []script.Line
	entered int // how many days ago the set-up was entered
	files   map[string]model.Attachment
	source  source
}

// File is what the scenario's file is called.
func (s *Scenario) File() string { return s.source.file }

// Step is one thing to reach.
type Step struct {
	Title   string
	Text    string // the call as it comes in, and what is asked for
	Hints   []string
	Explain string // why it is so, shown once the step is reached
	Goals   []Goal

	// answer is the right way, wrong one that must be noticed; wrong is empty
	// where the step has none.
	answer, wrong []script.Line
}

// Operations is how many operations the right way takes.
func (s *Step) Operations() int { return len(s.answer) }

// Goal is what one person's view of one client's portal must be, and what the
// practice has of both. What is not given may be as it likes.
type Goal struct {
	User, Client string // handles of the set-up, or names
	// On is the day that is looked at; unknown is now.
	On model.Date
	// Opens says whether the profile may be opened, Rule which rule keeps them
	// out of it.
	Opens *bool
	Rule  model.Rule
	// Sees and Hides are titles of items that are there, and that are not; Why
	// is the rule that hides an item, Status what is said beside one.
	Sees, Hides []string
	Why         map[string]model.Rule
	Status      map[string]string
	// May and MayNot are what can be done: "complete Intake questions", or an
	// action of the profile such as "upload".
	May, MayNot []Deed
	// Record says whether what the record holds can be seen.
	Record *bool
	// Billing and Reminders say whether the user is named on the chart for them.
	Billing, Reminders *bool
	// Login is the state of the person's login, Address what they sign in with.
	Login   model.LoginState
	Address string
	// Open says whether they can sign in now at all.
	Open *bool
	// Mailed is where the newest e-mail to the user goes, Answered whether the
	// practice had the last word in the user's thread, Review what needs a person
	// in the client's chart, all of it; nil is that nothing is asked of it.
	Mailed   string
	Answered *bool
	Review   []model.FindingKind
	// Says is the goal in words.
	Says string
}

// Deed is something that a portal user can do: to an item of that title, or in
// a profile where Title is empty.
type Deed struct {
	Action model.Action
	Title  string
}

func (d Deed) String() string {
	if d.Title == "" {
		return string(d.Action)
	}
	return string(d.Action) + " " + d.Title
}
