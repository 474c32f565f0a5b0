package training

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/preview"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// stage shows a scenario to a group: what is done, and beside it what that does
// to the portals of two or three persons, a change at a time.
type stage struct {
	hall   *Hall
	course *training.Course
	asking ui.Latest
	doing  ui.Latest
	now    picture
	read   bool
	failed error
	// before is the pictures seen so far, by how many changes were done.
	before map[int]picture
	// alone says that the story is shown without the portals.
	alone  bool
	client model.ClientID // whose profiles are shown; zero is the scenario's
	scroll widget.Scroll
	// longest is the lines of the longest portal, room how many are to be seen.
	longest, room int
	// changed says that the portals are to be scrolled to what changed.
	changed bool
}

// picture is how the scenario stands at one moment.
type picture struct {
	state  training.State
	coming string            // the next operation; empty where the step is done
	names  map[string]string // of whom it names by their handles
	sights []preview.Sight
}

// stepped is that a change was done or taken back.
type stepped struct{}

func newStage(h *Hall) *page {
	h.keys.on = true
	return newPage(h, &stage{hall: h, course: h.at.course, before: map[int]picture{}})
}

func (s *stage) init() tea.Cmd { return s.ask() }
func (s *stage) end() {
	s.asking.Drop()
	s.doing.Drop()
}

// ask reads how everything stands.
func (s *stage) ask() tea.Cmd {
	return ui.Ask(s.hall.Session, &s.asking, func(ctx context.Context) (p picture, err error) {
		if p.state, err = s.course.State(ctx); err != nil {
			return p, err
		}
		p.coming = s.course.Coming()
		if p.names, err = s.course.Names(ctx); err != nil {
			return p, err
		}
		err = s.course.Store().View(ctx, s.hall.Session.Who, func(r model.Reader) error {
			for _, person := range p.state.People {
				sight, err := preview.See(r, p.state.Client, person)
				if err != nil {
					return err
				}
				p.sights = append(p.sights, sight)
			}
			return nil
		})
		return p, err
	})
}

func (s *stage) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[picture]:
		if msg.Gone(&s.asking) {
			return nil
		}
		if s.failed = msg.Err; s.failed == nil {
			s.now, s.read, s.changed, s.alone = msg.Value, true, true, false
			s.before[s.place()] = s.now
			s.look()
		}
	case ui.Answer[stepped]:
		if s.failed = msg.Err; s.failed == nil {
			return s.ask()
		}
	}
	return nil
}

// place is how many changes were done.
func (s *stage) place() int {
	done := s.now.state.Played
	for i, step := range s.course.Scenario().Steps {
		if i < s.now.state.Step-1 || s.now.state.Finished {
			done += step.Operations()
		}
	}
	return done
}

// sights is everybody's portal, with what the last change did to it; as a step
// begins, as it is.
func (s *stage) sights() []preview.Sight {
	earlier, known := s.before[s.place()-1]
	if !known || s.now.state.Played == 0 {
		return s.now.sights
	}
	sights := make([]preview.Sight, len(s.now.sights))
	for i, sight := range s.now.sights {
		sights[i] = sight.Since(earlier.sights[i])
	}
	return sights
}

// look shows the profiles in which something changed; as a step begins, those
// of the scenario's client.
func (s *stage) look() {
	if s.now.state.Played == 0 {
		s.client = 0
		return
	}
	touched := func(client model.ClientID) bool {
		return slices.ContainsFunc(s.sights(), func(sight preview.Sight) bool { return !sight.ChangesOf(client).None() })
	}
	if shown := s.profile(); touched(shown) {
		return
	}
	if clients := s.clients(); slices.ContainsFunc(clients, touched) {
		s.client = clients[slices.IndexFunc(clients, touched)]
	}
}

// clients is whose profiles anybody shown has, the scenario's own first.
func (s *stage) clients() []model.ClientID {
	clients := []model.ClientID{s.now.state.Client}
	for _, sight := range s.sights() {
		for _, id := range sight.Clients() {
			if !slices.Contains(clients, id) {
				clients = append(clients, id)
			}
		}
	}
	return clients
}

func (s *stage) offers() []action.Offer {
	end, start, one := "", "", ""
	switch state := &s.now.state; {
	case !s.read:
		end, start = "it is still being read", "it is still being read"
	case state.Finished:
		end = "this is the end"
	case state.Step == 1 && state.Played == 0:
		start = "this is the beginning"
	}
	if !s.read || len(s.clients()) < 2 {
		one = "there is one client's profile"
	}
	return []action.Offer{
		{ID: action.NextChange, WhyNot: end, Footer: true}, {ID: action.ChangeBefore, WhyNot: start, Footer: true},
		{ID: action.PortalProfile, WhyNot: one, Footer: one == ""},
		{ID: action.ReadOn, WhyNot: s.noMore(), Footer: s.noMore() == ""},
		{ID: action.Up}, {ID: action.Down}, {ID: action.Top}, {ID: action.Bottom}, {ID: action.Close, Footer: true},
	}
}

// noMore says why there is nothing to read on.
func (s *stage) noMore() string {
	if s.alone || s.cut() {
		return ""
	}
	return "all of it is to be seen"
}

func (s *stage) do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest scrolls
	case action.NextChange:
		return s.perform(s.course.Play)
	case action.ChangeBefore:
		return s.perform(s.course.Back)
	case action.PortalProfile:
		s.turn()
		return nil
	case action.ReadOn:
		s.alone = !s.alone
		return nil
	case action.Close:
		return func() tea.Msg { return left{} }
	}
	s.changed = false
	s.scroll.Do(id, s.longest, s.room)
	return nil
}

// perform does something to the course. A key meanwhile waits for nothing: it
// is lost, and pressed again.
func (s *stage) perform(does func(context.Context) error) tea.Cmd {
	if s.hall.Session.Working() {
		return nil
	}
	return ui.Ask(s.hall.Session, &s.doing, func(ctx context.Context) (stepped, error) {
		return stepped{}, does(ctx)
	})
}

// turn shows the profiles of the next client.
func (s *stage) turn() {
	clients := s.clients()
	at := slices.Index(clients, s.profile())
	s.client, s.changed = clients[(at+1)%len(clients)], true
}

// profile is the client whose profiles are shown.
func (s *stage) profile() model.ClientID {
	if slices.Contains(s.clients(), s.client) {
		return s.client
	}
	return s.now.state.Client
}

func (s *stage) title() string {
	if !s.read {
		return "…"
	}
	return theme.Safe(s.now.state.Title)
}
