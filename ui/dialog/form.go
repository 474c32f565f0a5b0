package dialog

import (
	"cmp"
	"encoding/json"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// The button that every form ends with.
const saveButton = "save"

// Form is a dialog to fill in. It is saved as one operation; what is refused
// keeps everything typed, and the cursor goes to the field with the reason
// beside it. Left by esc it is kept, and opened again as it was.
type Form struct {
	plain
	session  *ui.Session
	key      string
	blank    func() page
	page     page
	form     widget.Form
	save     *widget.Entry
	saving   ui.Latest
	weighing ui.Latest
	busy     bool
	missed   bool // a commit was told of while busy
	touched  bool
	// resumed says that it was left with something in it, and opened again.
	resumed bool
	// fault is a refusal that is about no single field.
	fault string
	// base is the record that is edited as it was when that was begun, meanwhile
	// what somebody else made of it since, in words.
	base      json.RawMessage
	meanwhile []string
	looking   ui.Latest
}

// written is the answer to saving a form.
type written struct {
	commit store.Commit
}

func newForm(s *ui.Session, key string, blank func() page) *Form {
	f := &Form{session: s, key: key, blank: blank}
	f.save = &widget.Entry{ID: saveButton, Input: &widget.Button{Label: "Save"}}
	f.clear()
	if record, ok := f.edited(); ok {
		f.base, _ = json.Marshal(record.was) // a record is always kept so
	}
	return f
}

// clear begins anew.
func (f *Form) clear() {
	f.page, f.touched, f.resumed, f.fault = f.blank(), false, false, ""
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
func (f *Form) Reopen() { f.done, f.resumed = false, f.touched }

// Kept reports whether there is something to keep when it is left.
func (f *Form) Kept() bool { return f.touched }

// Init asks for what the page needs to know. What was left may be long ago.
func (f *Form) Init() tea.Cmd {
	if f.touched {
		return tea.Batch(f.page.start(), f.seeTheirs(false))
	}
	return f.page.start()
}

// Typing is always so: letters are what is filled in.
func (f *Form) Typing() bool { return true }

// Update takes keys into the field, and answers.
func (f *Form) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return f.take(msg)
	case ui.Answer[written]:
		return f.takeWritten(msg)
	case ui.Answer[weighedForm]:
		return f.takeWeighed(msg)
	case clashWay:
		return f.takeWay(msg)
	case ui.Answer[theirs]:
		return f.takeTheirs(msg)
	case overTheirs:
		f.takeOver(msg)
		return nil
	case goAhead:
		if msg.by == f && !f.busy {
			return f.perform()
		}
		return nil
	case ui.Committed:
		// Mostly the own one: what is filled in stays until it is told.
		if f.missed = f.busy; f.busy {
			return nil
		}
		return tea.Batch(f.hear(msg), f.seeTheirs(false))
	}
	return f.hear(msg)
}

func (f *Form) hear(msg tea.Msg) tea.Cmd {
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
	unready := cmp.Or(busy, f.unready())
	offers := []action.Offer{{ID: action.SaveForm, WhyNot: unready, Footer: true, As: f.saveAs()}}
	if who := f.finder(); who != nil {
		offers = append(offers, action.Offer{ID: action.NewPerson, WhyNot: cmp.Or(busy, who.noNew()), Footer: true})
	}
	return append(offers,
		action.Offer{ID: action.Choose, WhyNot: unready, Footer: true},
		action.Offer{ID: action.NextField, WhyNot: busy, Footer: true}, action.Offer{ID: action.PreviousField, WhyNot: busy},
		action.Offer{ID: action.Up, WhyNot: busy}, action.Offer{ID: action.Down, WhyNot: busy},
		action.Offer{ID: action.PageUp, WhyNot: busy}, action.Offer{ID: action.PageDown, WhyNot: busy},
		action.Offer{ID: action.ClearForm, WhyNot: cmp.Or(busy, f.untouched()), Footer: true},
		action.Offer{ID: action.Close, WhyNot: busy, Footer: true})
}

// saveAs is what the key to save does from here, where that is not to save:
// what the button says, or to go to the review first.
func (f *Form) saveAs() string {
	_, drafts := f.page.(drafting)
	page, ok := f.page.(labelled)
	switch {
	case f.early():
		return "review"
	case ok && drafts:
		return strings.ToLower(page.label())
	}
	return ""
}

func (f *Form) untouched() string {
	if f.touched {
		return ""
	}
	return "nothing is filled in yet"
}

// Do does an action.
func (f *Form) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.SaveForm:
		if f.early() {
			f.toReview()
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

// View draws the form as large as it needs to be.
func (f *Form) View() string {
	const widest = 88
	t := f.session.Theme
	width := min(widest, f.width)
	inner, most := widget.Inside(width, f.height)
	foot := f.foot(inner)
	rows := max(1, min(f.form.Height(t, inner), most-len(foot)))
	lines := append(f.form.Lines(t, inner, rows), foot...)
	right := strings.TrimSpace(f.form.Place(t, inner, rows))
	frame := widget.Frame{Title: theme.Safe(f.page.title()), Right: right, Focused: true}
	return frame.View(t, lines, width, min(f.height, len(lines)+2))
}

// foot is what is said below the fields, wherever they are scrolled to. Who was
// interrupted may have somebody else on the telephone by now.
func (f *Form) foot(width int) []string {
	t := f.session.Theme
	var foot []string
	if f.resumed {
		foot = styled(t.Warn, "This is as it was left: "+f.session.Keys.Key(action.ClearForm)+" starts over.", width)
	}
	for _, line := range f.meanwhile {
		foot = append(foot, styled(t.Warn, theme.Safe(line), width)...)
	}
	switch {
	case f.busy:
		foot = append(foot, t.Dim.Render("Saving…"))
	case f.fault != "":
		for _, line := range widget.Wrap("! "+f.fault, width) {
			foot = append(foot, t.Error.Render(line))
		}
	}
	return foot
}
