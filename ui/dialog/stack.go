package dialog

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
)

// grace is how long a dialog that opened by itself takes no keys: they were
// meant for what was there before.
const grace = 500 * time.Millisecond

// Dialog is a pane that lies over the others until it is done.
type Dialog interface {
	ui.Pane
	Done() bool
	// Guarded dialogs are not answered by the key that opened them.
	Guarded() bool
}

// Keeper is a dialog that keeps what was typed: left without an answer, it
// comes back as it was left when one of the same key is to be opened.
type Keeper interface {
	Dialog
	// Key says what the dialog is and for whom.
	Key() string
	// Kept reports whether there is something to keep when it is done.
	Kept() bool
	// Reopen makes a dialog that was left open again; Init follows.
	Reopen()
}

// Open asks for a dialog to be opened. Unasked says that nobody pressed a key
// for it.
type Open struct {
	Dialog  Dialog
	Unasked bool
}

type entry struct {
	Dialog
	openedBy string
	deafTill time.Time
}

// Stack is the dialogs that are open, the last on top.
type Stack struct {
	entries       []entry
	width, height int
	left          map[string]Keeper // without an answer, by key
}

// Top is the dialog that has the keys, or nil.
func (s *Stack) Top() Dialog {
	if len(s.entries) == 0 {
		return nil
	}
	return s.entries[len(s.entries)-1].Dialog
}

// Open puts a dialog on top; key is the one that was pressed last.
func (s *Stack) Open(open Open, key string, now time.Time) tea.Cmd {
	e := entry{Dialog: s.kept(open.Dialog), openedBy: key}
	if open.Unasked {
		e.openedBy, e.deafTill = "", now.Add(grace)
	}
	e.Resize(s.width, s.height)
	e.Focus(true)
	s.entries = append(s.entries, e)
	return e.Init()
}

// kept is the dialog of the same key that was left without an answer, or
// the one given.
func (s *Stack) kept(fresh Dialog) Dialog {
	keeper, ok := fresh.(Keeper)
	if !ok {
		return fresh
	}
	left, ok := s.left[keeper.Key()]
	if !ok {
		return fresh
	}
	left.Reopen()
	return left
}

// Swallows reports whether the dialog on top must not hear the key.
func (s *Stack) Swallows(key string, now time.Time) bool {
	if len(s.entries) == 0 {
		return false
	}
	top := s.entries[len(s.entries)-1]
	return now.Before(top.deafTill) || top.Guarded() && key == top.openedBy
}

// Do does an action in the dialog on top, and closes it when it is done.
func (s *Stack) Do(id action.ID) tea.Cmd {
	cmd := s.Top().Do(id)
	s.sweep()
	return cmd
}

// Update passes a message to every dialog.
func (s *Stack) Update(msg tea.Msg) tea.Cmd {
	cmds := make([]tea.Cmd, 0, len(s.entries))
	for _, e := range s.entries {
		cmds = append(cmds, e.Update(msg))
	}
	s.sweep()
	return tea.Batch(cmds...)
}

func (s *Stack) sweep() {
	for len(s.entries) > 0 && s.Top().Done() {
		s.keep(s.Top())
		s.entries = s.entries[:len(s.entries)-1]
	}
}

// keep keeps a dialog that was left with something to keep, and forgets others.
func (s *Stack) keep(done Dialog) {
	keeper, ok := done.(Keeper)
	switch {
	case !ok:
	case !keeper.Kept():
		delete(s.left, keeper.Key())
	default:
		if s.left == nil {
			s.left = map[string]Keeper{}
		}
		s.left[keeper.Key()] = keeper
	}
}

// Unsaved names what was begun in dialogs, open or left, and is not saved.
func (s *Stack) Unsaved() []string {
	var names []string
	name := func(d Dialog) {
		if form, ok := d.(*Form); ok && form.Kept() {
			names = append(names, form.page.title())
		}
	}
	for _, e := range s.entries {
		name(e.Dialog)
	}
	for _, keeper := range s.left {
		if !slices.ContainsFunc(s.entries, func(e entry) bool { return e.Dialog == keeper }) {
			name(keeper)
		}
	}
	slices.Sort(names)
	return names
}

// Drop closes every dialog, with what was typed in it.
func (s *Stack) Drop() { s.entries = nil }

// Resize sets the room that dialogs have.
func (s *Stack) Resize(width, height int) {
	s.width, s.height = width, height
	for _, e := range s.entries {
		e.Resize(width, height)
	}
}
