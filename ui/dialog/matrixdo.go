package dialog

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// askWhy opens the reasons of the cell under the cursor, the draft included.
func (m *Matrix) askWhy() {
	q := WhyQuestion{Draft: m.operations()}
	if m.family {
		person, child := &m.got.family.Persons[m.row.At()], &m.got.family.Children[m.column]
		q.Ask = model.Ask{User: person.ID, Client: child.ID, Needs: model.Basic}
		q.About = person.User + " · the profile · " + child.Client
	} else {
		item, cell, _ := m.cell()
		q.Ask = model.Ask{User: cell.User, Client: m.client, Item: item.Item}
		q.About = m.got.before.Persons[m.column].User + " · " + item.Title + " · " + m.got.before.Client
	}
	m.session.Tell(Open{Dialog: NewWhy(m.session, q)})
}

// toggle drafts that the person gets the item by name, or no longer.
func (m *Matrix) toggle() tea.Cmd {
	item, cell, _ := m.cell()
	at := slices.IndexFunc(m.draft, func(c cellChange) bool { return c.item == item.Item && c.person == cell.User })
	if at >= 0 {
		m.draft = slices.Delete(m.draft, at, at+1)
	} else {
		m.draft = append(m.draft, cellChange{item.Item, cell.User, !cell.Named, m.change(item, cell)})
	}
	return m.Init()
}

// change is the operation that puts a person into an audience or takes them
// out.
func (m *Matrix) change(item *model.MatrixRow, cell *model.MatrixCell) model.Operation {
	to := model.People{cell.User}
	switch {
	case item.Form != 0 && !cell.Named:
		return &model.Assign{Client: m.client, Form: item.Form, To: to}
	case item.Form != 0:
		return &model.Unassign{Client: m.client, Form: item.Form, To: to}
	case !cell.Named:
		return &model.Share{Client: m.client, Document: item.Item, To: to}
	}
	return &model.Unshare{Client: m.client, Document: item.Item, To: to}
}

// askSave asks before the draft is saved as one operation.
func (m *Matrix) askSave() {
	op, err := model.ScriptOf(m.operations())
	if err != nil {
		m.session.Tell(ui.Failed{Err: err})
		return
	}
	lines := []string{"Save " + ui.Plural(len(m.draft), "change", "changes") + " of who gets what of " + m.got.before.Client + ":"}
	for i := range m.draft {
		lines = append(lines, "  "+m.words(&m.draft[i]))
	}
	Ask(m.session, Question{
		Title: "Save", Lines: append(lines, ""), Effect: EffectOf(m.session, op),
		Gives: slices.ContainsFunc(m.draft, func(c cellChange) bool { return c.on }),
		Yes:   "save", No: "not yet", Then: saveCells{m, op},
	})
}

// words is a change as people read it.
func (m *Matrix) words(c *cellChange) string {
	title, name := c.item.String(), c.person.String()
	for i := range m.got.before.Items {
		if m.got.before.Items[i].Item == c.item {
			title = m.got.before.Items[i].Title
		}
	}
	for i := range m.got.before.Persons {
		if m.got.before.Persons[i].ID == c.person {
			name = m.got.before.Persons[i].User
		}
	}
	if c.on {
		return title + " to " + name
	}
	return title + " no longer to " + name
}

func (m *Matrix) save(op model.Operation) tea.Cmd {
	m.busy = true
	s := m.session
	return ui.Ask(s, &m.doing, func(ctx context.Context) (cellsSaved, error) {
		commit, err := s.Store.Do(ctx, s.Who, op)
		return cellsSaved{commit.Change}, err
	})
}

// takeSaved stays, and shows who sees what now.
func (m *Matrix) takeSaved(answer ui.Answer[cellsSaved]) tea.Cmd {
	m.busy = false
	if answer.Err != nil {
		m.session.Tell(ui.Failed{Err: answer.Err})
		return nil
	}
	told := "Saved: " + m.words(&m.draft[0])
	if more := len(m.draft) - 1; more > 0 {
		told += " and " + ui.Plural(more, "other", "others")
	}
	m.draft = nil
	m.session.Tell(ui.Did{Change: answer.Value.change, Text: told})
	return nil
}
