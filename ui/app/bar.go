package app

import (
	"context"
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

const (
	clientsView  view = 0
	messagesView view = 1
	reviewView   view = 2
	outboxView   view = 3
	activityView view = 4
	practiceView view = 5
)

// views is the six in the bar's order.
var views = [...]struct {
	name   string
	action action.ID
}{
	{"Clients", action.ViewClients},
	{"Messages", action.ViewMessages},
	{"Review", action.ViewReview},
	{"Outbox", action.ViewOutbox},
	{"Activity", action.ViewActivity},
	{"Practice", action.ViewPractice},
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
type letterhead struct {
	practice, staff string
	// training says that the practice is one to learn on.
	training bool
}

// bar is the top line.
type bar struct {
	letterhead
	// waiting is how much there is in each view that somebody should know of.
	waiting [len(views)]int
	// online is how many people are here; zero is not known.
	online int
}

// here is who is signed in, and how many are, where others are too.
func (b bar) here() string {
	if b.online < 2 {
		return b.staff
	}
	return strconv.Itoa(b.online) + " online · " + b.staff
}

func (b *bar) count(msg ui.Waiting) {
	if v, ok := viewOf(msg.In); ok {
		b.waiting[v] = msg.Count
	}
}

func (m *Model) readBar() tea.Cmd {
	s := m.session
	return ui.Ask(s, &m.asking, func(ctx context.Context) (head letterhead, err error) {
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			practice, err := r.Practice()
			if err != nil {
				return err
			}
			actor := r.Actor()
			head.practice, head.training = theme.Safe(practice.Name), practice.Training
			head.staff = theme.Safe(actor.Name)
			if actor.Role != "" {
				head.staff += " · " + ui.RoleWord(actor.Role)
			}
			return nil
		})
		return head, err
	})
}

func (m *Model) takeBar(answer ui.Answer[letterhead]) {
	switch {
	case answer.Gone(&m.asking):
	case answer.Err != nil:
		m.fail(answer.Err)
	default:
		m.bar.letterhead = answer.Value
	}
}

// fit is what of the bar has room: what goes first is the practice, then the
// names of the views but for the one shown, then who is here.
type fit struct{ practice, names, staff bool }

func (b bar) fit(shown view, width int) fit {
	for _, f := range []fit{{true, true, true}, {false, true, true}, {false, false, true}} {
		spots := b.spots(shown, f)
		if spots[len(spots)-1].end()+widget.Width(b.here())+4 <= width {
			return f
		}
	}
	return fit{}
}

// spot is one view on the bar.
type spot struct {
	x    int
	text string
}

func (s spot) end() int { return s.x + widget.Width(s.text) }

// mark is what stands before everything on a screen to learn on, whatever else
// has room there.
func (h letterhead) mark() string {
	if h.training {
		return ui.TrainingMark + " "
	}
	return ""
}

// spots is where the views stand.
func (b bar) spots(shown view, f fit) []spot {
	x := 1 + widget.Width(b.mark())
	if f.practice {
		x += widget.Width(b.name()) + 3
	}
	spots := make([]spot, len(views))
	for i, v := range views {
		spots[i] = spot{x, strconv.Itoa(i + 1)}
		if f.names || view(i) == shown {
			spots[i].text += " " + v.name
		}
		if n := b.waiting[i]; n > 0 {
			spots[i].text += " •" + strconv.Itoa(n)
		}
		x = spots[i].end() + 2
	}
	return spots
}

// name is the practice's name, as long as there is room for.
func (b bar) name() string {
	const longest = 40
	return ansi.Truncate(b.practice, longest, "…")
}

// at is the view at a cell of the bar.
func (b bar) at(shown view, width, x int) (view, bool) {
	for i, s := range b.spots(shown, b.fit(shown, width)) {
		if x >= s.x && x < s.end() {
			return view(i), true
		}
	}
	return 0, false
}

// line draws the bar.
func (b bar) line(t *theme.Theme, shown view, width int) string {
	f := b.fit(shown, width)
	line := " " + t.Banner.Render(b.mark())
	if f.practice {
		line += t.Strong.Render(b.name()) + "   "
	}
	for i, s := range b.spots(shown, f) {
		if view(i) == shown {
			line += t.TabActive.Render(s.text) + "  "
			continue
		}
		line += t.Key.Render(s.text[:1]) + s.text[1:] + "  "
	}
	if !f.staff {
		return widget.Pad(line, width)
	}
	return widget.Ends(line, b.here()+" ", width)
}
