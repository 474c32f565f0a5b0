package dialog

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// page is what a form asks for, and what it does with it.
type page interface {
	title() string
	// start asks for what the page needs to know.
	start() tea.Cmd
	// entries is what is to be filled in, as far as it is filled in: the same
	// entries each time.
	entries() []*widget.Entry
	// typed follows a change of an entry.
	typed(*widget.Entry) tea.Cmd
	// hear takes messages that are no keys.
	hear(tea.Msg) tea.Cmd
	// refused follows what was refused.
	refused(*model.Error)
}

// saving is a page that is saved: every page but a drafting one.
type saving interface {
	// done is what to do and to say when it was saved.
	// The message may be nil.
	done(store.Commit) (told string, then tea.Msg)
}

// operating is a page that is one operation.
type operating interface {
	saving
	operation() (model.Operation, error)
}

// performing is a page that is saved in a way of its own: beside the screen,
// with no commit where nothing of the practice changes.
type performing interface {
	saving
	perform() (func(context.Context) (store.Commit, error), error)
}

// finding is a page on which persons are found as somebody types.
type finding interface {
	finder(*widget.Entry) *finder
}

// pressing is a page with buttons of its own; false is that it has no such.
type pressing interface {
	press(*widget.Entry) bool
}

// reviewing is a page whose button stands below a review, which nobody passes
// unseen: saving from elsewhere leads there first.
type reviewing interface {
	labelled
	// whyNot says why the button cannot be pressed now.
	whyNot() string
	// review is what the button does, in words.
	review(t *theme.Theme, width int) []string
}

// cautious is a page that asks before what is filled in is saved, by another
// key than the one that saves; nil is nothing to ask.
type cautious interface{ question() *Question }

// goAhead is sent when somebody agreed to save a form all the same.
type goAhead struct{ by *Form }

// wanting is a page that sends the cursor to a field: said once.
type wanting interface{ wants() string }

// drafting is a page that changes somebody's draft, and nothing that is kept:
// what is filled in is told, and no operation is done.
type drafting interface {
	told() (tea.Msg, error)
}

// labelled is a page whose button says what it does.
type labelled interface{ label() string }

// The button that every form ends with.
const saveButton = "save"

// Form is a dialog to fill in. It is saved as one operation; what is refused
// keeps everything typed, and the cursor goes to the field with the reason
// beside it. Left by esc it is kept, and opened again as it was.
type Form struct {
	session       *ui.Session
	key           string
	blank         func() page
	page          page
	form          widget.Form
	save          *widget.Entry
	width, height int
	saving        ui.Latest
	busy          bool
	touched, done bool
	// fault is a refusal that is about no single field.
	fault string
}

// written is the answer to saving a form.
type written struct {
	by     *Form
	commit store.Commit
}

func newForm(s *ui.Session, key string, blank func() page) *Form {
	f := &Form{session: s, key: key, blank: blank}
	f.save = &widget.Entry{ID: saveButton, Input: &widget.Button{Label: "Save"}}
	f.clear()
	return f
}

// clear begins anew.
func (f *Form) clear() {
	f.page, f.touched, f.fault = f.blank(), false, ""
	f.form = widget.Form{}
	f.lay()
}

// lay takes in what the page now asks for.
func (f *Form) lay() {
	if page, ok := f.page.(labelled); ok {
		f.save.Input = &widget.Button{Label: page.label()}
	}
	if page, ok := f.page.(reviewing); ok {
		f.save.Heading, f.save.Above = "Review", page.review
	}
	f.form.Set(append(f.page.entries(), f.save))
	if page, ok := f.page.(wanting); ok {
		f.form.To(page.wants())
	}
}

// early reports whether the review is still to be seen.
func (f *Form) early() bool {
	_, ok := f.page.(reviewing)
	return ok && f.form.Current() != f.save
}

// unready says why what is filled in cannot be saved from here.
func (f *Form) unready() string {
	page, ok := f.page.(reviewing)
	if !ok || f.early() {
		return ""
	}
	return page.whyNot()
}

// At puts the cursor on a field.
func (f *Form) At(field string) *Form {
	f.form.To(field)
	return f
}

// Key tells this form from the others that are kept.
func (f *Form) Key() string { return f.key }

// Reopen opens the form as it was left.
func (f *Form) Reopen() { f.done = false }

// Kept reports whether there is something to keep when it is left.
func (f *Form) Kept() bool { return f.touched }

// Init asks for what the page needs to know.
func (f *Form) Init() tea.Cmd { return f.page.start() }

// Resize sets the room there is.
func (f *Form) Resize(width, height int) { f.width, f.height = width, height }

// Focus is always here.
func (f *Form) Focus(bool) {}

// Typing is always so: letters are what is filled in.
func (f *Form) Typing() bool { return true }

// Click does nothing: a dialog is answered by keys.
func (f *Form) Click(int, int) tea.Cmd { return nil }

// Done reports whether it was left or saved.
func (f *Form) Done() bool { return f.done }

// Guarded is not so: what was typed is kept.
func (f *Form) Guarded() bool { return false }

// Update takes keys into the field, and answers.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return f.take(msg)
	case ui.Answer[written]:
		return f.takeWritten(msg)
	case clashWay:
		return f.takeWay(msg)
	case goAhead:
		if msg.by == f && !f.busy {
			return f.perform()
		}
		return nil
	}
	cmd := f.page.hear(msg)
	f.lay()
	return cmd
}

func (f *Form) take(msg tea.Msg) tea.Cmd {
	entry := f.form.Current()
	if f.busy || !entry.Input.Take(msg) {
		return nil
	}
	entry.Fault, f.fault, f.touched = "", "", true
	cmd := f.page.typed(entry)
	f.lay()
	return cmd
}

// finder is where persons are found under the cursor, or nil.
func (f *Form) finder() *finder {
	if page, ok := f.page.(finding); ok {
		return page.finder(f.form.Current())
	}
	return nil
}

// seeker is where something is found under the cursor, or nil.
func (f *Form) seeker() seeker {
	if who := f.finder(); who != nil {
		return who
	}
	if page, ok := f.page.(seeking); ok {
		return page.seeker(f.form.Current())
	}
	return nil
}

// Offers is moving, saving and leaving.
func (f *Form) Offers() []action.Offer {
	busy := ""
	if f.busy {
		busy = "it is being saved"
	}
	unready := first(busy, f.unready())
	offers := []action.Offer{{ID: action.SaveForm, WhyNot: unready, Footer: true}}
	if who := f.finder(); who != nil {
		offers = append(offers, action.Offer{ID: action.NewPerson, WhyNot: first(busy, who.noNew()), Footer: true})
	}
	return append(offers,
		action.Offer{ID: action.Choose, WhyNot: unready, Footer: true},
		action.Offer{ID: action.NextField, WhyNot: busy, Footer: true}, action.Offer{ID: action.PreviousField, WhyNot: busy},
		action.Offer{ID: action.Up, WhyNot: busy}, action.Offer{ID: action.Down, WhyNot: busy},
		action.Offer{ID: action.PageUp, WhyNot: busy}, action.Offer{ID: action.PageDown, WhyNot: busy},
		action.Offer{ID: action.ClearForm, WhyNot: first(busy, f.untouched()), Footer: true},
		action.Offer{ID: action.Close, WhyNot: busy, Footer: true})
}

func (f *Form) untouched() string {
	if f.touched {
		return ""
	}
	return "nothing is filled in yet"
}

func first(reasons ...string) string {
	for _, reason := range reasons {
		if reason != "" {
			return reason
		}
	}
	return ""
}

// Do does an action.
func (f *Form) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.SaveForm:
		if f.early() {
			f.form.To(saveButton)
			return nil
		}
		return f.write()
	case action.NewPerson:
		return f.newPerson()
	case action.Choose:
		return f.choose()
	case action.NextField:
		f.form.Step(1)
	case action.PreviousField:
		f.form.Step(-1)
	case action.Up, action.Down:
		f.move(id)
	case action.PageUp:
		f.form.Leap(-1)
	case action.PageDown:
		f.form.Leap(1)
	case action.ClearForm:
		f.clear()
		return f.page.start()
	case action.Close:
		f.done = true
	}
	return nil
}

// move moves among the persons found, and from field to field where there are
// none.
func (f *Form) move(id action.ID) {
	if what := f.seeker(); what != nil && what.move(id) {
		return
	}
	f.form.Move(map[action.ID]int{action.Up: -1, action.Down: 1}[id], false)
}

// choose takes the person found, presses the button, or goes to the next field.
func (f *Form) choose() tea.Cmd {
	entry := f.form.Current()
	if entry == f.save {
		return f.write()
	}
	if what := f.seeker(); what != nil && what.searching() {
		f.touched, entry.Fault = true, ""
		if what.choose() {
			cmd := f.chose(entry)
			f.lay()
			f.onward()
			return cmd
		}
		return f.chose(entry)
	}
	if page, ok := f.page.(pressing); ok && page.press(entry) {
		f.touched = true
		f.lay()
		f.form.Move(0, false)
		return nil
	}
	f.form.Move(1, false)
	return nil
}

// chose tells the page what was chosen, where that is no person.
func (f *Form) chose(entry *widget.Entry) tea.Cmd {
	if _, ok := f.page.(seeking); !ok {
		return nil
	}
	return f.page.typed(entry)
}

func (f *Form) newPerson() tea.Cmd {
	f.form.Current().Fault, f.touched = "", true
	f.finder().fresh()
	f.lay()
	f.onward()
	return nil
}

// onward goes to the next field that is not filled in yet.
func (f *Form) onward() {
	f.form.Move(1, false)
	for f.form.Current() != f.save && textOf(f.form.Current()) != "" {
		f.form.Move(1, false)
	}
}

// write saves what is filled in.
func (f *Form) write() tea.Cmd {
	f.fault = ""
	for _, entry := range f.page.entries() {
		entry.Fault = ""
	}
	if page, ok := f.page.(drafting); ok {
		f.tell(page)
		return nil
	}
	if page, ok := f.page.(cautious); ok {
		if question := page.question(); question != nil {
			question.Then = goAhead{f}
			Ask(f.session, *question)
			return nil
		}
	}
	return f.perform()
}

// perform does what saving does.
func (f *Form) perform() tea.Cmd {
	work, err := f.work()
	if err != nil {
		f.blame(err)
		return nil
	}
	f.busy = true
	return ui.Ask(f.session, &f.saving, func(ctx context.Context) (written, error) {
		commit, err := work(ctx)
		return written{f, commit}, err
	})
}

// work is what saving what is filled in does.
func (f *Form) work() (func(context.Context) (store.Commit, error), error) {
	s := f.session
	switch page := f.page.(type) {
	case performing:
		return page.perform()
	case operating:
		op, err := page.operation()
		return func(ctx context.Context) (store.Commit, error) { return s.Store.Do(ctx, s.Who, op) }, err
	}
	return nil, model.Errorf(model.InternalCode, "nothing saves this form")
}

// tell tells what is filled in.
func (f *Form) tell(page drafting) {
	msg, err := page.told()
	if err != nil {
		f.blame(err)
		return
	}
	f.done, f.touched = true, false
	f.session.Tell(msg)
}

func (f *Form) takeWritten(answer ui.Answer[written]) tea.Cmd {
	if !answer.Answers(&f.saving) {
		return nil
	}
	f.busy = false
	if answer.Err != nil {
		f.blame(answer.Err)
		return nil
	}
	f.done, f.touched = true, false
	page, ok := f.page.(saving)
	if !ok {
		return nil
	}
	commit := answer.Value.commit
	told, then := page.done(commit)
	if commit.No == 0 {
		f.session.Tell(ui.Said{Text: told})
	} else {
		f.session.Tell(ui.Did{Change: commit.Change, Text: told})
	}
	if then != nil {
		f.session.Tell(then)
	}
	return nil
}

// blame shows a refusal beside the field it is about.
func (f *Form) blame(err error) {
	var ours *model.Error
	if errors.As(err, &ours) {
		f.page.refused(ours)
		f.lay()
		f.openClash(ours)
		if ours.Field != "" && f.form.Blame(ours.Field, reason(ours)) {
			return
		}
	}
	f.fault = ui.Words(err)
}

// reason is why a field was refused. The ways out of some refusals are what
// the form offers, and not what a script would say.
func reason(err error) string {
	var ours *model.Error
	if errors.As(err, &ours) {
		switch ours.Code { //nolint:exhaustive // of the rest the ways out are told
		case model.NeedsAnswer, model.NoConsent, model.EmailInUse:
			return theme.Safe(ours.Say)
		}
	}
	return ui.Words(err)
}

// View draws the form as large as it needs to be.
func (f *Form) View() string {
	const widest = 88
	t := f.session.Theme
	width := min(widest, f.width)
	inner, most := widget.Inside(width, f.height)
	var foot []string
	switch {
	case f.busy:
		foot = []string{t.Dim.Render("Saving…")}
	case f.fault != "":
		for _, line := range widget.Wrap("! "+f.fault, inner) {
			foot = append(foot, t.Error.Render(line))
		}
	}
	rows := max(1, min(f.form.Height(t, inner), most-len(foot)))
	lines := append(f.form.Lines(t, inner, rows), foot...)
	right := strings.TrimSpace(f.form.Place(t, inner, rows))
	frame := widget.Frame{Title: theme.Safe(f.page.title()), Right: right, Focused: true}
	return frame.View(t, lines, width, min(f.height, len(lines)+2))
}
