package model_test

import (
	"errors"
	"maps"
	"slices"
	"testing"

	"frontdesk/model"
)

// story is a practice and the handles of the lines told so far.
type story struct {
	*memory
	t       testing.TB
	handles model.Handles
}

func newStory(t testing.TB, lines ...string) *story {
	t.Helper()
	s := &story{memory: newMemory(), t: t, handles: model.Handles{}}
	s.tell(lines...)
	return s
}

// try applies one line: all of it, or nothing.
func (s *story) try(line string) (model.Result, error) {
	draft := s.clone()
	op, as, err := model.Decode(draft, s.handles, []byte(line))
	if err != nil {
		return model.Result{}, err
	}
	result, err := model.Perform(draft, op)
	if err != nil {
		return model.Result{}, err
	}
	if err := draft.commit(s.records, op); err != nil {
		return model.Result{}, err
	}
	*s.memory = *draft
	return result, s.handles.Learn(as, result)
}

// tell applies lines that must all be accepted.
func (s *story) tell(lines ...string) {
	s.t.Helper()
	for _, line := range lines {
		if _, err := s.try(line); err != nil {
			s.t.Fatalf("%s\n\twas refused: %v", line, err)
		}
	}
}

// refused applies a line that must be refused with the code given, and
// changes nothing.
func (s *story) refused(code model.Code, line string) *model.Error {
	s.t.Helper()
	before := maps.Clone(s.records)
	_, err := s.try(line)
	var e *model.Error
	if !errors.As(err, &e) || e.Code != code {
		s.t.Fatalf("%s\n\tgave %v, want it refused with %s", line, err, code)
	}
	if !maps.Equal(before, s.records) {
		s.t.Fatalf("%s\n\twas refused and yet changed something", line)
	}
	return e
}

func (s *story) person(ref string) model.PersonID {
	s.t.Helper()
	if id, ok := s.handles[ref]; ok {
		ref = id
	}
	id, err := model.FindPerson(s, ref)
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

// item finds an item of a client by its title.
func (s *story) item(client, title string) model.ItemID {
	s.t.Helper()
	id, err := model.FindItem(s, s.person(client).Client(), title)
	if err != nil {
		s.t.Fatal(err)
	}
	return id
}

// ask is a question about an item by its title, or about the profile where it
// is "".
func (s *story) ask(user, client, title string, action model.Action) model.Ask {
	ask := model.Ask{User: s.person(user), Client: s.person(client).Client(), Action: action}
	if title != "" {
		ask.Item = s.item(client, title)
	}
	return ask
}

func (s *story) portal(user string) model.Portal {
	s.t.Helper()
	portal, err := model.PortalOf(s, s.person(user))
	if err != nil {
		s.t.Fatal(err)
	}
	return portal
}

// sees is what a person sees, each as "client: title".
func (s *story) sees(user string) []string {
	s.t.Helper()
	return seen(s.portal(user))
}

func seen(portal model.Portal) []string {
	var titles []string
	for _, p := range portal.Profiles {
		for _, shown := range slices.Concat(p.Appointments, p.Forms, p.Documents, p.Messages, p.Billing) {
			titles = append(titles, p.Client+": "+shown.Title)
		}
	}
	slices.Sort(titles)
	return titles
}
