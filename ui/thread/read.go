package thread

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

const (
	// page is how many messages are read at a time, most how many are held.
	page = 60
	most = 10 * page
)

// window is which messages are asked for: the newest, or so many beginning
// below or above a number that is known.
type window struct {
	newest       bool
	below, above uint64
	limit        int
}

// got is a thread as it was read.
type got struct {
	key      Key
	asked    window
	item     model.ItemID // zero where nothing was written yet
	count    uint64
	unread   uint64
	user     *model.Person
	called   string // the user, as people call them
	client   string
	is       model.Relationship
	login    string
	closed   string          // why the user cannot read it now
	blocked  bool            // from the client
	messages []model.Message // from the oldest on
	staff    map[model.StaffID]string
	clock    ui.Clock
}

func (m *Model) read(asked window) tea.Cmd {
	s, key := m.session, m.key
	if key.User == 0 {
		return nil
	}
	m.asking = true
	return ui.Ask(s, &m.reading, func(ctx context.Context) (*got, error) {
		g := &got{key: key, asked: asked, staff: map[model.StaffID]string{}}
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
			if err := g.head(r); err != nil {
				return err
			}
			return errors.Join(g.body(r), ctx.Err())
		})
		return g, err
	})
}

// head reads whose thread it is, and how it stands.
func (g *got) head(r model.Reader) error {
	chart, err := r.Chart(g.key.Client)
	if err != nil {
		return err
	}
	g.clock = ui.Clock{Now: r.Now()}
	user := chart.Person(g.key.User)
	if user == nil {
		person, err := r.Person(g.key.User)
		if err != nil {
			return err
		}
		user = &person
	}
	g.user, g.called, g.client = user, user.Called(), chart.Subject().Name()
	g.is, g.blocked = chart.Relationship(user.ID), chart.Block(user.ID).ActiveOn(model.DateOf(r.Now()))
	login, err := r.Login(user.ID)
	if err != nil {
		return err
	}
	g.login = g.clock.Login(login)
	ask := model.Ask{User: user.ID, Client: chart.ID(), Action: model.SendMessage}
	if item := chart.ThreadWith(user.ID); item != nil {
		g.item, g.count, g.unread = item.ID, item.Thread.Count, item.Thread.Unread
		ask.Item, ask.Action = item.ID, model.View
	}
	decision, err := model.Decide(r, ask)
	if !decision.Allow {
		g.closed = decision.Because
	}
	return err
}

// body reads the messages asked for.
func (g *got) body(r model.Reader) error {
	if g.item.IsZero() {
		return nil
	}
	below, last := g.asked.below, uint64(0)
	if g.asked.above > 0 {
		below = g.asked.above + uint64(g.asked.limit) + 1 //nolint:gosec // a few
		last = g.asked.above
	}
	for message, err := range r.Messages(g.item, below) {
		if err != nil {
			return err
		}
		if message.No <= last || g.asked.above == 0 && len(g.messages) == g.asked.limit {
			break
		}
		g.messages = append(g.messages, message)
		if err := g.name(r, message.Staff); err != nil {
			return err
		}
	}
	slices.Reverse(g.messages)
	return nil
}

// name learns what a staff member is called.
func (g *got) name(r model.Reader, id model.StaffID) error {
	if _, known := g.staff[id]; known || id == 0 {
		return nil
	}
	staff, err := r.StaffMember(id)
	if model.IsCode(err, model.NotFound) {
		err = nil
	}
	g.staff[id] = staff.Name
	return err
}
