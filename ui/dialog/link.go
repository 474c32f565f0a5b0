package dialog

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

// Link asks to whose portal clients are to be linked. It shows what that does
// before it is done, and does exactly what it showed, as one operation.
type Link struct {
	plain
	session    *ui.Session
	dependents []model.ClientID
	// parent is whom the cursor is to begin on, zero is nobody.
	parent model.PersonID

	names  []string // of the dependents, as they are called
	title  string
	field  widget.Field
	picker *picker.Picker
	naming ui.Latest

	effect   *linkEffect
	weighing ui.Latest
	// weighed is the person whose effect is known or being asked for.
	weighed model.PersonID
	// listing says that the effect is listed in place of the persons.
	listing bool
	scroll  widget.Scroll

	saving ui.Latest
	// doing is the effect that was agreed to.
	doing        *linkEffect
	busy, linked bool
	failed       error
}

// linkNames is who the dependents are.
type linkNames struct {
	whole, called []string
}

// linkDone is what became of linking.
type linkDone struct {
	change store.Change
}

// NewLink is the dialog for these clients, one at least.
func NewLink(s *ui.Session, dependents []model.ClientID) *Link {
	l := &Link{session: s, dependents: dependents, field: widget.NewField(s.Theme, "> ", "name, e-mail, phone, birth date")}
	l.field.Focus(true)
	l.picker = picker.New(s, picker.Options{Judge: l.judge, Suggest: l.suggest, Wary: true})
	return l
}

// linkTo is the dialog with the person to link to filled in.
func linkTo(s *ui.Session, dependents []model.ClientID, parent picker.Row) *Link {
	l := NewLink(s, dependents)
	l.parent = parent.ID
	l.field.Set(parent.Name)
	return l
}

// Init finds the contacts of the dependents, and the names.
func (l *Link) Init() tea.Cmd {
	s := l.session
	names := ui.Ask(s, &l.naming, func(ctx context.Context) (linkNames, error) {
		var got linkNames
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
			for _, client := range l.dependents {
				person, err := r.Person(client.Person())
				if err != nil {
					return err
				}
				got.whole, got.called = append(got.whole, person.Name()), append(got.called, person.Called())
			}
			return nil
		})
		return got, err
	})
	if l.parent != 0 {
		return tea.Batch(names, l.picker.Seek(l.field.Text(), l.parent))
	}
	return tea.Batch(names, l.picker.Refresh())
}

// Key is the dependents, whatever order they were marked in.
func (l *Link) Key() string {
	key := fmt.Sprint("link ", slices.Sorted(slices.Values(l.dependents)))
	if l.parent != 0 {
		key += " to " + l.parent.String()
	}
	return key
}

// Kept reports whether something was typed and did not lead to a link.
func (l *Link) Kept() bool { return l.field.Text() != "" && !l.linked }

// Reopen opens the dialog as it was left.
func (l *Link) Reopen() { l.done, l.listing, l.failed = false, false, nil }

// Typing is always so: letters are the name sought.
func (l *Link) Typing() bool { return true }

// Update takes what is typed, and what was found out.
func (l *Link) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if l.busy || !l.field.Update(msg) {
			return nil
		}
		l.forget()
		l.failed = nil
		return l.picker.SetQuery(l.field.Text())
	case ui.Answer[linkNames]:
		return l.takeNames(msg)
	case ui.Answer[linkEffect]:
		l.takeEffect(msg)
		return nil
	case ui.Answer[linkDone]:
		return l.takeDone(msg)
	case ui.Committed:
		l.forget()
	}
	return tea.Batch(l.picker.Update(msg), l.weigh())
}

func (l *Link) takeNames(answer ui.Answer[linkNames]) tea.Cmd {
	if answer.Gone(&l.naming) {
		return nil
	}
	if answer.Err != nil {
		l.failed = answer.Err
		return nil
	}
	l.title, l.names = strings.Join(answer.Value.whole, ", "), answer.Value.called
	return nil
}

// Offers is moving, linking, and listing what that does.
func (l *Link) Offers() []action.Offer {
	nothing := ""
	if l.effect == nil || l.effect.refused != nil {
		nothing = "nothing to list yet"
	}
	offers := []action.Offer{
		{ID: action.LinkNow, WhyNot: l.whyNot(), Footer: true},
		{ID: action.ListEffect, WhyNot: nothing, Footer: true},
		{ID: action.Close, Footer: true},
	}
	return append(offers, l.picker.Offers()...)
}

// whyNot is the reason why nothing can be linked now.
func (l *Link) whyNot() string {
	switch {
	case l.busy:
		return "it is being linked"
	case !l.picker.Loaded():
		return "still looking for people"
	case l.picker.WhyNot() != "":
		return l.picker.WhyNot()
	case l.effect == nil:
		return "still working out what it does"
	case l.effect.refused != nil:
		return ui.Words(l.effect.refused)
	}
	return ""
}

// Do does an action.
func (l *Link) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the actions offered here
	case action.LinkNow:
		return l.link()
	case action.ListEffect:
		l.listing, l.scroll = !l.listing, widget.Scroll{}
	case action.Close:
		if l.listing {
			l.listing = false
			return nil
		}
		l.done = !l.busy
	case action.Up, action.Down, action.PageUp, action.PageDown:
		if l.listing {
			width, rows := l.room()
			l.scroll.Do(id, len(l.effect.list(l.session.Theme, width)), rows)
			return nil
		}
		l.picker.Do(id)
		return l.weigh()
	}
	return nil
}

// link does what was shown.
func (l *Link) link() tea.Cmd {
	s, op := l.session, &model.Link{Dependent: l.effect.targets, Parent: l.effect.parent}
	l.busy, l.doing, l.failed = true, l.effect, nil
	return ui.Ask(s, &l.saving, func(ctx context.Context) (linkDone, error) {
		commit, err := s.Store.Do(ctx, s.Who, op)
		return linkDone{commit.Change}, err
	})
}

func (l *Link) takeDone(answer ui.Answer[linkDone]) tea.Cmd {
	if !answer.Answers(&l.saving) {
		return nil
	}
	l.busy = false
	if l.failed = answer.Err; l.failed != nil {
		l.forget()
		return l.weigh()
	}
	l.done, l.linked = true, true
	told := "Linked " + l.doing.whom() + " to " + l.doing.name + "'s portal"
	if counts := l.doing.counts(); len(counts) > 0 {
		told += ": + " + strings.Join(counts, ", ")
	}
	l.session.Tell(ui.Did{Change: answer.Value.change, Text: told})
	l.session.Tell(ui.Linked{Clients: l.doing.targets, Parent: l.doing.parent})
	return nil
}
