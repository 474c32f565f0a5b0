package training

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// panel is the strip below the ordinary screens: the step, its goals, and what
// can be done about them. It belongs to one course at one terminal.
type panel struct {
	session *ui.Session
	course  *training.Course
	// shared reports whether others are in the course too.
	shared func() bool
	state  training.State
	// at is when the state was read; zero is that it is not known, failed why.
	at     time.Time
	failed error

	width, height int
	folded        bool
	step          *dialog.Reading // in full, the last that was opened
	asking        ui.Latest
	doing         ui.Latest
	keys          *keyDisplay
	// signs tell of changes of the course, at this terminal or another.
	signs <-chan struct{}
}

// changed tells that there was one.
type changed struct{}

func newPanel(s *ui.Session, at *seat, keys *keyDisplay) *panel {
	return &panel{session: s, course: at.course, shared: at.shared, keys: keys}
}

// Init reads how the course stands, and listens for changes.
func (p *panel) Init() tea.Cmd {
	p.signs = p.course.Watch(p.session.Ctx)
	return tea.Batch(p.ask(), p.listen())
}

func (p *panel) listen() tea.Cmd { return p.session.Listen(p.signs, changed{}) }

func (p *panel) ask() tea.Cmd { return ui.Ask(p.session, &p.asking, p.course.State) }

// Update follows what changes in the practice, and what was agreed to.
func (p *panel) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Committed:
		return p.ask()
	case changed:
		return tea.Batch(p.ask(), p.listen())
	case ui.Answer[training.State]:
		return p.take(msg)
	case ui.Answer[done]:
		return p.takeDone(msg)
	case agreed:
		return p.agreed(msg)
	}
	return nil
}

func (p *panel) take(answer ui.Answer[training.State]) tea.Cmd {
	if answer.Gone(&p.asking) {
		return nil
	}
	if p.failed = answer.Err; p.failed != nil {
		return nil
	}
	before := p.state
	p.state = answer.Value
	if !p.read() {
		p.session.Tell(ui.GoTo{Client: p.state.Client})
	}
	p.at = p.session.Now()
	begins := p.state.Step != before.Step
	if begins || p.state.Reached != before.Reached {
		p.leaveStep()
	}
	if begins && !p.state.Finished && !p.state.Reached && !p.fits() && !p.session.Spoken {
		p.readStep(true)
	}
	return p.moved(before.Generation)
}

// read reports whether it is known how the course stands.
func (p *panel) read() bool { return !p.at.IsZero() }

// moved tells the hall that the course is over, or has another practice.
func (p *panel) moved(generation int) tea.Cmd {
	state := p.state
	switch {
	case state.Finished:
		return func() tea.Msg { return over{state} }
	case generation != 0 && state.Generation != generation:
		return func() tea.Msg { return renewed{} }
	}
	return nil
}

// Rows is how many lines the panel takes: one where it is folded, or where
// there is hardly room for anything else.
func (p *panel) Rows(width, height int) int {
	const least, most = 20, 12
	switch {
	case p.session.Spoken:
		return len(p.text(width)) + 1
	case p.folded, height < least:
		return 1 + p.keyRows()
	}
	return min(most, height/4) + p.keyRows()
}

// keyRows is the lines of the key display.
func (p *panel) keyRows() int {
	if p.keys.on {
		return 1
	}
	return 0
}

// rows is the lines of the text that are to be seen.
func (p *panel) rows() int { return max(0, p.height-1-p.keyRows()) }

// Resize sets the panel's size.
func (p *panel) Resize(width, height int) { p.width, p.height = width, height }

// Focus is never here: its keys hold everywhere.
func (p *panel) Focus(bool) {}

// Typing is never so.
func (p *panel) Typing() bool { return false }

// Click does what stands on the line on top; elsewhere there it folds the panel
// or opens it.
func (p *panel) Click(x, y int) tea.Cmd {
	if y > 0 {
		return nil
	}
	id, found := p.shortcutAt(x)
	if !found {
		id = action.FoldPanel
	}
	if why := p.whyNot(id); why != "" {
		return nil
	}
	return p.Do(id)
}

// Offers is what can be done about the step.
func (p *panel) Offers() []action.Offer {
	noMore := ""
	if p.fits() {
		noMore = "all of it is to be seen"
	}
	offers := []action.Offer{{ID: action.TrainingMenu}, {ID: action.ReadOn, WhyNot: noMore}, {ID: action.Quit}}
	for _, id := range action.OfTraining() {
		offers = append(offers, action.Offer{ID: id, WhyNot: p.whyNot(id)})
	}
	return offers
}

// whyNot is the reason why something cannot be done now.
func (p *panel) whyNot(id action.ID) string {
	switch {
	case id == action.LeaveTraining || id == action.KeyDisplay || id == action.FoldPanel:
		return ""
	case !p.read():
		return "the step is still being read"
	case id == action.NextStep && !p.state.Reached:
		return "the step is not reached yet"
	case p.state.Reached && (id == action.Hint || id == action.ShowAnswer):
		return "the step is reached"
	case id == action.Hint && p.state.HintsLeft == 0:
		return "that was the last one; show me does the step"
	}
	return ""
}

// Do does an action.
func (p *panel) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.FoldPanel:
		p.folded = !p.folded
	case action.TrainingMenu:
		p.session.Tell(dialog.Open{Dialog: newMenu(p.session, p.Offers())})
	case action.ReadOn, action.ReadStep:
		p.readStep(false)
	case action.StepAgain:
		p.session.Tell(dialog.Open{Dialog: newSteps(p.session, &p.state, p.course.Scenario().Steps)})
	case action.KeyDisplay:
		p.keys.on = !p.keys.on
	case action.Hint:
		return p.perform(func(context.Context) error { p.course.Hint(); return nil })
	case action.NextStep:
		return p.perform(p.course.Next)
	case action.ShowAnswer:
		p.askAnswer()
	case action.LeaveTraining:
		p.askLeave("Leave", agreed{leave: true})
	case action.Quit:
		p.askLeave("Quit", agreed{quit: true})
	}
	return nil
}

// leaveStep closes the step that is read in full, which is not so any more.
func (p *panel) leaveStep() {
	if p.step != nil && !p.step.Done() {
		p.step.Do(action.Close)
		p.session.Tell(stepLeft{})
	}
}

// stepLeft tells the dialogs that one of them is done.
type stepLeft struct{}

// readStep shows all there is to say about the step: where it has no room in the
// panel, unasked as it begins.
func (p *panel) readStep(unasked bool) {
	if p.step != nil && !p.step.Done() { // its key holds over it too
		return
	}
	p.step = dialog.NewReading(p.session, "The step", p.stepInFull())
	p.session.Tell(dialog.Open{Dialog: p.step, Unasked: unasked})
}
