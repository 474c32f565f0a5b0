package app

import (
	"context"
	"errors"
	"strconv"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// view is one of the six that the bar leads to.
type view int

const clientsView view = 0

// views is the six in the bar's order, and what will stand in those that this
// version does not have.
var views = [...]struct {
	name   string
	action action.ID
	coming string
}{
	{"Clients", action.ViewClients, ""},
	{"Messages", action.ViewMessages, "The message threads of every client will stand here, unread first."},
	{"Review", action.ViewReview, "What needs a person will stand here: invitations that expire, ages reached, accesses that end."},
	{"Outbox", action.ViewOutbox, "E-mails waiting, sent and failed will stand here."},
	{"Activity", action.ViewActivity, "The history as it happens will stand here; until then: frontdesk log."},
	{"Practice", action.ViewPractice, "The practice's switches, ages, presets and staff will stand here."},
}

func viewOf(id action.ID) (view, bool) {
	for i, v := range views {
		if v.action == id {
			return view(i), true
		}
	}
	return 0, false
}

// letterhead is what the bar says of the practice and of who is here.
type letterhead struct{ practice, staff string }

// bar is the top line.
type bar struct{ letterhead }

func (m *Model) readBar() tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.asking, func(ctx context.Context) (head letterhead, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			practice, err := r.Practice()
			if err != nil {
				return err
			}
			actor := r.Actor()
			head.practice = theme.Safe(practice.Name)
			head.staff = theme.Safe(actor.Name)
			if actor.Role != "" {
				head.staff += " · " + roleName(actor.Role)
			}
			return nil
		})
		return head, err
	})
}

func roleName(r model.Role) string {
	if r == model.FrontDesk {
		return "front desk"
	}
	return string(r)
}

func (m *Model) takeBar(answer ui.Answer[letterhead]) tea.Cmd {
	if !answer.Fresh() || errors.Is(answer.Err, context.Canceled) {
		return nil
	}
	if answer.Err != nil {
		return ui.Send(ui.Failed{Err: answer.Err})
	}
	m.bar.letterhead = answer.Value
	return nil
}

// line draws the bar; what does not fit goes in this order: the practice, the
// views' names but for the one shown, who is here.
func (b bar) line(t *theme.Theme, shown view, width int) string {
	for _, fit := range []struct{ practice, names, staff bool }{
		{true, true, true}, {false, true, true}, {false, false, true},
	} {
		left := b.left(t, shown, fit.practice, fit.names)
		if widget.Width(left)+widget.Width(b.staff)+3 <= width {
			return widget.Ends(left, b.staff+" ", width)
		}
	}
	return widget.Pad(b.left(t, shown, false, false), width)
}

func (b bar) left(t *theme.Theme, shown view, practice, names bool) string {
	line := " "
	if practice {
		line += t.Strong.Render(ansi.Truncate(b.practice, 40, "…")) + "   "
	}
	for i, v := range views {
		digit := strconv.Itoa(i + 1)
		switch {
		case view(i) == shown:
			line += t.TabActive.Render(digit+" "+v.name) + "  "
		case names:
			line += t.Key.Render(digit) + " " + v.name + "  "
		default:
			line += t.Key.Render(digit) + " "
		}
	}
	return line
}
