package practice

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// record is the practice as it is kept.
type record struct {
	model.Practice
	staff []member
	// forbidden says why the person at the desk may not change the settings,
	// noStaff why they may add nobody to the staff, noMail why the mail server
	// is not theirs to set up.
	forbidden, noStaff, noMail string
	// password says whether the mail server's is set.
	password string
	// email is the address of the person at the desk, if there is one.
	email string
}

// member is a staff member, with what they come in by in words, and the reason
// why they cannot be kept out.
type member struct {
	model.Staff
	comes, stays string
}

// read asks how the practice is kept now.
func (m *Model) read() tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.reading, func(ctx context.Context) (*record, error) { return readRecord(ctx, s) })
}

func readRecord(ctx context.Context, s *ui.Session) (*record, error) {
	rec := &record{password: passwordWords(s.Mail)}
	err := s.Store.View(ctx, s.Who, rec.read)
	return rec, err
}

func (rec *record) read(r model.Reader) (err error) {
	if rec.Practice, err = r.Practice(); err != nil {
		return err
	}
	for staff, err := range r.Staff() {
		if err != nil {
			return err
		}
		one := member{Staff: staff, comes: comesBy(&staff, r.Now().Location())}
		if staff.ID == r.Actor().ID {
			one.stays = "nobody keeps themselves out; another manager does"
		}
		rec.staff = append(rec.staff, one)
	}
	rec.email = r.Actor().Email
	rec.forbidden = whyNot(r, &model.SetPractice{})
	rec.noStaff = whyNot(r, &model.AddStaff{})
	rec.noMail = whyNot(r, &model.SetMail{})
	return nil
}

// member is the staff member under the cursor, or nil.
func (m *Model) member() *member {
	if r := m.current(); r.part == staffPart && r.setting == nil && r.at != adds {
		return &m.rec.staff[r.at]
	}
	return nil
}

// whyNot is the reason why the person at the desk may not do an operation.
func whyNot(r model.Reader, op model.Operation) string {
	if err := model.MayDo(r, op.Do()); err != nil {
		return ui.Words(err)
	}
	return ""
}

func (m *Model) take(answer ui.Answer[*record]) tea.Cmd {
	if answer.Gone(&m.reading) {
		return nil
	}
	if m.failed = answer.Err; m.failed != nil {
		return nil
	}
	m.rec = answer.Value
	m.lay()
	again := m.again
	m.again = false
	if !again || m.draft.count() == 0 {
		return nil
	}
	return m.reckonAgain()
}
