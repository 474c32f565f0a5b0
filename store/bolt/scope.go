package bolt

import (
	"frontdesk/model"
	"frontdesk/store"
)

// localName is what whoever works at the machine is called, unless they say.
const localName = "front desk"

// scope is what one staff member may see. It is judged by what is recorded
// now, also where the past is asked about: who hands a client over hands the
// client's history over too.
type scope struct {
	codec    *codec
	present  kv
	actor    model.Staff
	practice model.Practice
	all      bool
	// other is what is seen besides; nil where there is nothing.
	other *scope
}

// newScope looks the actor up in the staff record.
func newScope(c *codec, present kv, who store.Actor) (*scope, error) {
	s := &scope{codec: c, present: present}
	if err := s.lookUp(who); err != nil {
		return nil, err
	}
	practice, err := readPractice(c, present)
	if err != nil {
		return nil, err
	}
	s.practice = practice
	switch s.actor.Role {
	case model.Manager, model.FrontDesk:
		s.all = true
	case model.Trainer:
		s.all = practice.Training
	case model.Practitioner:
	}
	return s, nil
}

func (s *scope) lookUp(who store.Actor) error {
	if who.ID == 0 {
		s.actor = model.Staff{Name: who.Name, Role: model.Manager}
		if who.Name == "" {
			s.actor.Name = localName
		}
		return nil
	}
	staff, err := load[model.Staff](s.codec, s.present, staffKey(who.ID))
	if err != nil {
		return err
	}
	if staff == nil {
		return model.Errorf(model.Unknown, "there is no staff member %s", who.ID).
			Hint("ask a manager to add you")
	}
	if staff.Disabled() {
		return model.Errorf(model.Forbidden, "%s may not work here any more", staff.Name).Hint("ask a manager")
	}
	s.actor = *staff
	return nil
}

func readPractice(c *codec, from kv) (model.Practice, error) {
	practice, err := load[model.Practice](c, from, practiceKey())
	if err != nil || practice == nil {
		return model.NewPractice(), err
	}
	return *practice, nil
}

// seesClient reports whether the actor may see the client's chart.
func (s *scope) seesClient(id model.ClientID) (bool, error) {
	if s.all {
		return true, nil
	}
	client, err := load[model.Client](s.codec, s.present, clientKey(id))
	if err != nil || client == nil {
		return false, err
	}
	if s.other != nil && !s.actor.SeesClient(client, &s.practice) {
		return s.other.seesClient(id)
	}
	return s.actor.SeesClient(client, &s.practice), nil
}

// beside is the scope of somebody who also sees what the other one does: who
// hands a client over sees what that changes for everybody.
func (s *scope) beside(other *scope) *scope {
	both := *s
	both.other = other
	return &both
}

// seesPerson reports whether the actor may see the person: where it is not
// everybody, somebody tied to a client whom the actor sees.
func (s *scope) seesPerson(id model.PersonID) (bool, error) {
	if s.all {
		return true, nil
	}
	for tie, err := range s.present.scan(idKey(tiesBucket, id), nil) {
		if err != nil {
			return false, err
		}
		if sees, err := s.seesClient(model.ClientID(lastID(tie.key))); sees || err != nil {
			return sees, err
		}
	}
	return false, nil
}

// people is everybody whom an actor who sees the own clients only may see.
func (s *scope) people() (map[model.PersonID]bool, error) {
	seen := map[model.PersonID]bool{}
	if s.actor.Role != model.Practitioner {
		return seen, nil
	}
	for own, err := range s.present.scan(orderPrefix(s.actor.ID), nil) {
		if err != nil {
			return nil, err
		}
		if err := s.addTied(seen, model.ClientID(lastID(own.key))); err != nil {
			return nil, err
		}
	}
	return seen, nil
}

// addTied adds the client and everybody tied to the client.
func (s *scope) addTied(to map[model.PersonID]bool, client model.ClientID) error {
	to[client.Person()] = true
	for _, tag := range []byte{contactTag, accessTag, blockTag} {
		for part, err := range s.present.scan(append(chartPrefix(client), tag), nil) {
			if err != nil {
				return err
			}
			to[model.PersonID(lastID(part.key))] = true
		}
	}
	return nil
}
