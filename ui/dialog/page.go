package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
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

// plainPage is what pages have in common: there is nothing to ask for, to
// follow or to hear, and a refusal is told as it is. A page that differs has a
// method of its own.
type plainPage struct{}

func (plainPage) start() tea.Cmd              { return nil }
func (plainPage) typed(*widget.Entry) tea.Cmd { return nil }
func (plainPage) hear(tea.Msg) tea.Cmd        { return nil }
func (plainPage) refused(*model.Error)        {}

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
// with no commit where nothing of the practice changes. On a record that is
// edited its operation is guarded.
type performing interface {
	saving
	perform(guard func(model.Operation) model.Operation) (func(context.Context) (store.Commit, error), error)
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

// faulty is a page that knows already why what is filled in would be refused:
// saving it leads to the field that this is about.
type faulty interface{ fault() error }

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
