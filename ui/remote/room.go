package remote

import (
	"slices"
	"sync"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// person is who came in, and by which key.
type person struct {
	store.Actor
	// key is the key that was proven, as it travels in SSH; at the serving
	// machine itself there is none, but the user whom its system knows, where
	// that is one of the staff.
	key, user string
	// owner says that the practice's file is theirs.
	owner bool
}

// room is who is here, and the screens that wait for somebody to come back.
type room struct {
	mu     sync.Mutex
	visits map[*visit]bool
	seats  map[*seat]bool
	// screens is those that are shown, or wait for their person.
	screens map[*screen]bool
	// empty is closed when the last visit ended; nil while nobody waits for it.
	empty chan struct{}
}

func newRoom() *room {
	return &room{visits: map[*visit]bool{}, seats: map[*seat]bool{}, screens: map[*screen]bool{}}
}

// enter takes one more visit in, if there are fewer than most.
func (r *room) enter(v *visit, most int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.visits) >= most || r.empty != nil {
		return false
	}
	r.visits[v] = true
	return true
}

func (r *room) leave(v *visit) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.visits, v)
	if len(r.visits) == 0 && r.empty != nil {
		close(r.empty)
		r.empty = nil
	}
}

// close lets nobody in any more; the channel is closed when all are gone.
func (r *room) close() <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	gone := make(chan struct{})
	if len(r.visits) == 0 {
		close(gone)
	}
	r.empty = gone
	return gone
}

// everybody is the visits now.
func (r *room) everybody() []*visit {
	r.mu.Lock()
	defer r.mu.Unlock()
	visits := make([]*visit, 0, len(r.visits))
	for v := range r.visits {
		visits = append(visits, v)
	}
	return visits
}

// all is the screens now, shown or not.
func (r *room) all() []*screen {
	r.mu.Lock()
	defer r.mu.Unlock()
	screens := make([]*screen, 0, len(r.screens))
	for sc := range r.screens {
		screens = append(screens, sc)
	}
	return screens
}

// seat is one person at one screen, as the others know of them.
type seat struct {
	room    *room
	who     person
	client  model.ClientID
	here    bool
	changed chan struct{}
}

var _ ui.Company = (*seat)(nil)

func (r *room) newSeat(who person) *seat {
	return &seat{room: r, who: who, changed: make(chan struct{}, 1)}
}

// sit says whether somebody sits here now.
func (s *seat) sit(here bool) {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	s.here = here
	if here {
		s.room.seats[s] = true
	} else {
		delete(s.room.seats, s)
	}
	for other := range s.room.seats {
		other.tell()
	}
}

// tell never waits.
func (s *seat) tell() {
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

// Look implements ui.Company.
func (s *seat) Look(client model.ClientID) {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	was := s.client
	if was == client {
		return
	}
	s.client = client
	for other := range s.room.seats {
		if other == s || other.client != 0 && (other.client == was || other.client == client) {
			other.tell()
		}
	}
}

// Changed implements ui.Company.
func (s *seat) Changed() <-chan struct{} { return s.changed }

// Present implements ui.Company. Who has two windows is one person.
func (s *seat) Present() ui.Present {
	s.room.mu.Lock()
	defer s.room.mu.Unlock()
	people := map[store.Actor]bool{s.who.Actor: true}
	online, beside := []string{s.who.Name}, []string(nil)
	for other := range s.room.seats {
		if !people[other.who.Actor] {
			people[other.who.Actor] = true
			online = append(online, other.who.Name)
		}
		if other.client == s.client && s.client != 0 && other.who.Actor != s.who.Actor {
			beside = append(beside, other.who.Name)
		}
	}
	slices.Sort(online)
	slices.Sort(beside)
	return ui.Present{Online: online, Beside: slices.Compact(beside)}
}

// leastPark is for how long at least a screen waits for its person.
const leastPark = time.Minute
