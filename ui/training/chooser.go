package training

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store/training"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// chooser is the list of what can be played, and of what others play.
type chooser struct {
	hall   *Hall
	others []*running
	cursor widget.Cursor
	// width and rows are the list's, as it was drawn last.
	width, rows int
	// steps is how far the others are, cancel ends what is listened for.
	steps  map[*running]training.State
	asking ui.Latest
	cancel context.CancelFunc
	// busy says that a practice is being made.
	busy bool
}

// classChanged tells that somebody in the class began, went on or left.
type classChanged struct{}

func newChooser(h *Hall) *page {
	c := &chooser{hall: h, cancel: func() {}}
	c.cursor.To(h.next(), len(h.Scenarios))
	return newPage(h, c)
}

// init reads what others play, and listens for changes of that.
func (c *chooser) init() tea.Cmd {
	c.cancel()
	s := c.hall.Session
	ctx, cancel := context.WithCancel(s.Ctx)
	c.cancel, c.others = cancel, c.hall.Class.list()
	cmds := []tea.Cmd{c.ask(), s.Listen(c.hall.Class.watch(ctx), classChanged{})}
	for _, other := range c.others {
		cmds = append(cmds, s.Listen(other.course.Watch(ctx), classChanged{}))
	}
	return tea.Batch(cmds...)
}

// ask reads how far the others are. What ended meanwhile is left out.
func (c *chooser) ask() tea.Cmd {
	others := c.others
	return ui.AskBehind(c.hall.Session, &c.asking, func(ctx context.Context) (map[*running]training.State, error) {
		steps := map[*running]training.State{}
		for _, other := range others {
			if state, err := other.course.State(ctx); err == nil {
				steps[other] = state
			}
		}
		return steps, nil
	})
}

func (c *chooser) end() { c.cancel() }

func (c *chooser) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case classChanged:
		return c.init()
	case failed:
		c.busy = false
	case ui.Answer[map[*running]training.State]:
		if msg.Answers(&c.asking) {
			c.steps = msg.Value
		}
	}
	return nil
}

// next is the scenario to begin on: the one chosen last, or where that was
// played to its end, the one behind it.
func (h *Hall) next() int {
	if h.last < len(h.Scenarios) && h.scores[h.Scenarios[h.last].Name] != "" {
		return h.last + 1
	}
	return h.last
}

// length is how many lines there are to choose from.
func (c *chooser) length() int { return len(c.hall.Scenarios) + len(c.others) }

// scenario is the one under the cursor, or nil; other is somebody's course.
func (c *chooser) scenario() *training.Scenario {
	if at := c.cursor.At(); at < len(c.hall.Scenarios) {
		return c.hall.Scenarios[at]
	}
	return nil
}

func (c *chooser) other() *running {
	if at := c.cursor.At() - len(c.hall.Scenarios); at >= 0 && at < len(c.others) {
		return c.others[at]
	}
	return nil
}

func (c *chooser) offers() []action.Offer {
	none, busy := "", ""
	if c.scenario() == nil {
		none = "what somebody plays is watched"
	}
	if c.length() == 0 {
		none, busy = "there is no scenario", "there is no scenario"
	}
	if c.busy {
		none, busy = "the practice is being made", "the practice is being made"
	}
	return append([]action.Offer{
		{ID: action.Choose, WhyNot: busy, Footer: true}, {ID: action.Present, WhyNot: none, Footer: true},
	}, action.Moves()...)
}

func (c *chooser) do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves the cursor
	case action.Choose:
		return c.choose(false)
	case action.Present:
		return c.choose(true)
	}
	c.cursor.Do(id, c.length(), max(1, c.hall.height/2))
	return nil
}

// click puts the cursor on a line of the list.
func (c *chooser) click(x, y int) {
	from, to := c.cursor.Span(c.length(), c.rows)
	if at := from + y - widget.FrameTop; x < c.width && at >= from && at < to {
		c.cursor.To(at, c.length())
	}
}

// choose asks the hall for what is under the cursor.
func (c *chooser) choose(present bool) tea.Cmd {
	if other := c.other(); other != nil {
		return func() tea.Msg { return watch{other} }
	}
	c.busy = true
	chosen := begin{c.scenario(), present}
	return func() tea.Msg { return chosen }
}
