package practice

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

// Offers is what can be done to the row under the cursor, and to the draft.
func (m *Model) Offers() []action.Offer {
	if m.rec == nil {
		return nil
	}
	if m.typing {
		return []action.Offer{{ID: action.KeepText, Footer: true}, {ID: action.Up}, {ID: action.Down}}
	}
	offers := append(m.rowOffers(), m.draftOffers()...)
	offers = append(offers, action.Offer{ID: action.NextSection, Footer: true}, action.Offer{ID: action.PreviousSection})
	return append(offers, action.Moves()...)
}

// rowOffers is what can be done to the row under the cursor.
func (m *Model) rowOffers() []action.Offer {
	r, may := m.current(), cmp.Or(m.rec.forbidden, m.busyWords())
	noTick, noEdit, noRemove := "this is not a box", "this is only shown", "only age bands are removed"
	noAdd := "only age bands and staff are added here"
	switch {
	case r.setting != nil && r.setting.kind == box:
		noTick, noEdit = may, may
	case r.setting != nil:
		noEdit = may
	case r.part == agesPart:
		noEdit, noAdd = may, may
		if r.at != adds {
			noRemove = may
		}
	case r.part == mailPart:
		noEdit = m.rec.noMail
	case r.part == staffPart:
		noAdd = m.rec.noStaff
		noEdit = noAdd
	}
	remove := action.Offer{ID: action.Remove, WhyNot: noRemove, Footer: r.part == agesPart}
	if staff := m.member(); staff != nil {
		remove = action.Offer{ID: action.KeepStaffOut, WhyNot: cmp.Or(m.rec.noStaff, staff.stays), Footer: true}
	}
	return []action.Offer{
		{ID: action.Tick, WhyNot: noTick, Footer: r.setting != nil && r.setting.kind == box},
		{ID: action.Edit, WhyNot: noEdit, Footer: noEdit == ""},
		{ID: action.Add, WhyNot: noAdd, Footer: r.part == agesPart || r.part == staffPart},
		remove,
		{ID: action.TestEmail, WhyNot: m.noTest(), Footer: r.part == mailPart},
	}
}

// draftOffers is what can be done to the draft.
func (m *Model) draftOffers() []action.Offer {
	unchanged, unweighed, refused, nobody := "", "", "", ""
	v := m.judged()
	if m.draft.count() == 0 {
		unchanged = "nothing is changed"
	}
	if v == nil {
		unweighed = "still reckoning who gains and loses what"
	} else if v.refused != nil {
		refused = ui.Words(v.refused)
	} else if len(v.people) == 0 {
		nobody = "nobody gains or loses anything"
	}
	offers := []action.Offer{
		{ID: action.Save, WhyNot: cmp.Or(m.rec.forbidden, unchanged, m.busyWords(), refused), Footer: true},
		{ID: action.ListAffected, WhyNot: cmp.Or(unchanged, unweighed, refused, nobody), Footer: unchanged == ""},
	}
	if unchanged == "" {
		offers = append(offers, action.Offer{ID: action.DropDraft, WhyNot: m.busyWords(), Footer: true})
	}
	return offers
}

func (m *Model) busyWords() string {
	if m.busy {
		return "it is being saved"
	}
	return ""
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	cmd := m.keep()
	switch id { //nolint:exhaustive // the actions offered here
	case action.KeepText:
	case action.Tick:
		return m.flip()
	case action.Edit:
		return m.open()
	case action.Add:
		m.add()
	case action.Remove:
		return m.remove()
	case action.KeepStaffOut:
		m.session.Tell(dialog.Open{Dialog: dialog.StaffOut(m.session, m.member().Staff)})
	case action.TestEmail:
		m.session.Tell(dialog.Open{Dialog: dialog.TestEmail(m.session, m.rec.email)})
	case action.Save:
		return m.askSave(false)
	case action.DropDraft:
		m.askDrop()
	case action.ListAffected:
		m.list()
	default:
		m.move(id)
	}
	return cmd
}

// move moves the cursor.
func (m *Model) move(id action.ID) {
	switch id { //nolint:exhaustive // the rest goes from line to line
	case action.NextSection:
		m.turn(1)
	case action.PreviousSection:
		m.turn(-1)
	default:
		m.to(max(0, m.cursor+widget.Step(id, max(1, m.height/2))))
	}
}

// flip turns the box under the cursor.
func (m *Model) flip() tea.Cmd {
	s := m.current().setting
	value := onOff(m.draft.value(s, &m.rec.Practice) != on)
	return m.edit(func(d *draft) { d.set(s, &m.rec.Practice, value) })
}

// open opens what is under the cursor to be changed.
func (m *Model) open() tea.Cmd {
	switch r := m.current(); {
	case r.setting != nil && r.setting.kind == box:
		return m.flip()
	case r.setting != nil:
		m.field.Set(m.draft.value(r.setting, &m.rec.Practice))
		m.field.Focus(true)
		m.typing = true
	case r.at == adds:
		m.add()
	case r.part == mailPart:
		m.openMail()
	case r.part == staffPart:
		m.session.Tell(dialog.Open{Dialog: dialog.EditStaff(m.session, m.member().Staff)})
	case r.part == agesPart:
		m.session.Tell(dialog.Open{Dialog: dialog.EditBand(m.session, m.bandAt(r.at))})
	}
	return nil
}

// keep takes what was typed into the draft.
func (m *Model) keep() tea.Cmd {
	if !m.typing {
		return nil
	}
	m.typing = false
	m.field.Focus(false)
	s, value := m.current().setting, m.field.Text()
	return m.edit(func(d *draft) { d.set(s, &m.rec.Practice, value) })
}

// add opens the form for another one of the section.
func (m *Model) add() {
	if m.current().part == staffPart {
		m.session.Tell(dialog.Open{Dialog: dialog.AddStaff(m.session)})
		return
	}
	m.session.Tell(dialog.Open{Dialog: dialog.EditBand(m.session, nil)})
}
