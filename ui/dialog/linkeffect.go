package dialog

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// linkEffect is what linking to the person under the cursor would do.
type linkEffect struct {
	parent model.PersonID
	// name and called are the parent's, names those of the targets: the
	// dependents who would be linked.
	name, called string
	targets      []model.ClientID
	names        []string
	// change is what the parent gains, others what it does to anybody else.
	change model.UserEffect
	others []string
	// closed says whose portal stays closed all the same, and why.
	closed []string
	// refused says why it cannot be done.
	refused error
}

// weigh asks what linking to the person under the cursor would do, unless that
// is known or being asked.
func (l *Link) weigh() tea.Cmd {
	row, ok := l.picker.Chosen()
	switch {
	case !ok:
		l.forget()
		return nil
	case l.busy || l.weighed == row.ID:
		return nil
	}
	l.forget()
	l.weighed = row.ID
	s, asked := l.session, linkEffect{parent: row.ID, name: row.Name, called: row.Called}
	return ui.Ask(s, &l.weighing, func(ctx context.Context) (linkEffect, error) {
		got := asked
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
			sorted, err := l.sort(r, got.parent)
			got.targets = sorted.free
			return err
		})
		if err != nil {
			return got, err
		}
		op := &model.Link{Dependent: got.targets, Parent: got.parent}
		err = s.Store.Draft(ctx, s.Who, []model.Operation{op}, got.weigh)
		if err != nil && ctx.Err() == nil {
			got.refused, err = err, nil
		}
		return got, err
	})
}

// forget is when what is shown of the effect holds no more.
func (l *Link) forget() {
	l.effect, l.weighed, l.listing = nil, 0, false
	l.weighing.Drop()
}

// weigh takes from a draft what it does.
func (e *linkEffect) weigh(d store.Draft) error {
	effect, err := d.Effect()
	if err != nil {
		return err
	}
	for i := range effect.Users {
		if user := &effect.Users[i]; user.ID == e.parent {
			e.change = *user
		} else {
			e.others = append(e.others, user.User)
		}
	}
	for _, client := range e.targets {
		person, err := d.After.Person(client.Person())
		if err != nil {
			return err
		}
		e.names = append(e.names, person.Called())
		opening, err := model.Decide(d.After, model.Ask{User: e.parent, Client: client, Action: model.View, Opened: true})
		if err != nil {
			return err
		}
		if !opening.Allow {
			e.closed = append(e.closed, person.Called()+"'s portal stays closed: "+opening.Because)
		}
	}
	return nil
}

func (l *Link) takeEffect(answer ui.Answer[linkEffect]) {
	answer.Into(&l.weighing, &l.effect, &l.failed)
}

// whom names those who would be linked.
func (e *linkEffect) whom() string { return model.JoinNames(e.names) }

// counts is what is gained, in numbers.
func (e *linkEffect) counts() []string { return gainCounts(&e.change) }

// lines is the effect in short.
func (e *linkEffect) lines(t *theme.Theme, width int) []string {
	if e.refused != nil {
		return styled(t.Error, ui.Words(e.refused), width)
	}
	var lines []string
	if len(e.closed) < len(e.targets) {
		lines = styled(t.Text, theme.Safe(e.called+" will be able to act for "+e.whom()+" in everything:"), width)
		gains := "+ " + strings.Join(e.counts(), "  + ")
		if len(e.counts()) == 0 {
			gains = "nothing that could not be seen or done before"
		}
		lines = append(lines, styled(t.Gain, gains, width)...)
	}
	for _, closed := range e.closed {
		lines = append(lines, styled(t.Warn, theme.Safe(closed), width)...)
	}
	nobody := "Nobody else sees anything else."
	if len(e.others) > 0 {
		nobody = "It also changes what is seen by " + model.JoinNames(e.others) + "."
	}
	return append(lines, styled(t.Dim, theme.Safe(nobody), width)...)
}

// list is every profile, item and permission gained.
func (e *linkEffect) list(t *theme.Theme, width int) []string {
	var lines []string
	for i := range e.change.Clients {
		client := &e.change.Clients[i]
		lines = append(lines, t.Strong.Render(theme.Clip(client.Client, width)))
		for _, item := range client.Gains.Items {
			lines = append(lines, t.Gain.Render("+ "+theme.Clip(itemWords(item), width-2)))
		}
		if may := labels(client.Gains.Permissions); may != "" {
			lines = append(lines, styled(t.Gain, "+ may: "+may, width)...)
		}
		lines = append(lines, "")
	}
	return lines
}

// itemWords is an item that is gained; one that is seen already is gained by
// what may be done to it.
func itemWords(item model.Shown) string {
	words := item.Title + " · " + string(item.Kind)
	if slices.Contains(item.Actions, model.View) {
		return words
	}
	actions := make([]string, len(item.Actions))
	for i, action := range item.Actions {
		actions[i] = string(action)
	}
	return words + ", may now " + strings.Join(actions, ", ")
}

// labels is what permissions are called, all of them by the preset's name.
func labels(set model.PermissionSet) string {
	if set == model.AllPermissions {
		return model.PresetName(set)
	}
	return strings.Join(set.Labels(), ", ")
}

// styled is a text in a style, broken only where it must be: its spaces stay.
func styled(ink theme.Ink, text string, width int) []string {
	lines := []string{text}
	if widget.Width(text) > width {
		lines = widget.Wrap(text, width)
	}
	for i := range lines {
		lines[i] = ink.Render(lines[i])
	}
	return lines
}
