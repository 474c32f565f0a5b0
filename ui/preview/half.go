package preview

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// half is one person's side of the preview.
type half struct {
	person  model.PersonID
	got     *seen
	failed  error
	reading ui.Latest
}

// show empties the half for a person; zero is nobody.
func (h *half) show(person model.PersonID) {
	h.reading.Drop()
	h.person, h.got, h.failed = person, nil, nil
}

// users is everybody that the portal knows on the chart, as far as it was read.
func (h *half) users() []model.PersonID {
	if h.got == nil {
		return nil
	}
	return h.got.users
}

// read reads both halves anew: the second once the first has told who there is.
func (m *Model) read() tea.Cmd { return m.halves[0].read(m.session, m.asked) }

// readOther reads the second half, if it is to be seen.
func (m *Model) readOther() tea.Cmd {
	second := &m.halves[1]
	person := model.PersonID(0)
	if m.split {
		person = m.second()
	}
	if person != second.person {
		second.show(person)
		m.lay()
	}
	if person == 0 {
		return nil
	}
	asked := m.asked
	asked.Person = person
	return second.read(m.session, asked)
}

func (m *Model) take(answer ui.Answer[seen]) tea.Cmd {
	for i := range m.halves {
		h := &m.halves[i]
		if answer.Gone(&h.reading) {
			continue
		}
		if h.failed = answer.Err; answer.Err == nil {
			h.got = &answer.Value
		}
		m.lay()
		if m.drafted {
			m.follow()
		}
		if i == 0 {
			return m.readOther()
		}
	}
	return nil
}

// second is the person of the second half: who was chosen, else the next
// contact tab. It is zero where there is nobody else.
func (m *Model) second() model.PersonID {
	if m.other != m.asked.Person && slices.Contains(m.halves[0].users(), m.other) {
		return m.other
	}
	return m.next(m.asked.Person)
}

// next is who comes after a person on the chart, leaving out the one of the
// first half.
func (m *Model) next(after model.PersonID) model.PersonID {
	users := m.halves[0].users()
	at := slices.Index(users, after)
	for i := range users {
		if user := users[(at+1+i)%len(users)]; user != m.asked.Person {
			return user
		}
	}
	return 0
}

// clients is the profiles that can be switched to: the chart's own client,
// and what anybody shown sees, or saw before the draft.
func (m *Model) clients() []model.ClientID {
	var ids []model.ClientID
	for i := range m.shown() {
		got := m.halves[i].got
		if got == nil {
			continue
		}
		for _, profile := range got.profiles() {
			if !slices.Contains(ids, profile.ID) {
				ids = append(ids, profile.ID)
			}
		}
	}
	if !slices.Contains(ids, m.asked.Client) {
		ids = slices.Insert(ids, 0, m.asked.Client)
	}
	return ids
}

// profile is the client whose profile is shown.
func (m *Model) profile() model.ClientID {
	if m.client != 0 && slices.Contains(m.clients(), m.client) {
		return m.client
	}
	return m.asked.Client
}

// turn switches the profile.
func (m *Model) turn(by int) {
	ids := m.clients()
	m.client = ids[(slices.Index(ids, m.profile())+by+len(ids))%len(ids)]
	m.scroll.To(0, 0, 0)
	m.lay()
}
