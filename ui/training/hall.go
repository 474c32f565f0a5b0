package training

import (
	"context"
	"io"
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store/training"
	"frontdesk/ui"
)

// Options is what the training's screens run on.
type Options struct {
	// Session is the person at the terminal, without a practice: each course
	// has its own.
	Session *ui.Session
	// Out is where the screens are read out to, where they are.
	Out io.Writer
	// Class is who else learns here.
	Class *Class
	// Scenarios is what there is to choose from; First is begun at once, if it
	// is not nil, and Present shows it to a group.
	// Notes is what to tell at the beginning.
	Scenarios []*training.Scenario
	Notes     []string
	First     *training.Scenario
	Present   bool
}

// Hall is the outermost of the training's screens: the list of scenarios, the
// course that was chosen, its summary, and the list again.
type Hall struct {
	Options
	width, height int
	scene         scene
	// at is the course that the scene is of; nil at the list.
	at      *seat
	present bool
	opening ui.Latest
	keys    keyDisplay
	// scores is how the scenarios went that were played, by name; last is the
	// one that was chosen last, from 0.
	scores map[string]string
	last   int
}

// scene is what the hall shows.
type scene interface {
	Init() tea.Cmd
	Update(tea.Msg) tea.Cmd
	View() tea.View
	// means is what a key would do, for the key display; typed says that it is
	// text.
	means(tea.KeyPressMsg) (does string, typed bool)
	// Unsaved reports whether something would be lost with it.
	Unsaved() bool
	// end stops everything that it set going.
	end()
}

// The messages that scenes speak in to the hall.
type (
	// begin asks for a scenario to be begun, watch for somebody's course.
	begin struct {
		scenario *training.Scenario
		present  bool
	}
	watch struct{ running *running }
	// left asks for the list of scenarios, over for the summary.
	left struct{}
	over struct{ state training.State }
	// renewed tells that the course has another practice now.
	renewed struct{}
)

// opened is a course that was begun or come to.
type opened struct{ *seat }

// of is a message that belongs to a scene: what comes of one that is over is
// nobody's.
type of struct {
	scene scene
	msg   tea.Msg
}

// New is the hall before anything was chosen.
func New(o Options) *Hall {
	h := &Hall{Options: o, scores: map[string]string{}}
	list := newChooser(h)
	list.quiet = h.First != nil
	h.scene = list
	return h
}

// Init implements tea.Model.
func (h *Hall) Init() tea.Cmd {
	if h.First != nil {
		return tea.Batch(h.stamped(h.scene.Init()), h.begin(begin{h.First, h.Present}))
	}
	return h.stamped(h.scene.Init())
}

// Unsaved reports whether something would be lost with the screens: what is
// played is thrown away in any case.
func (h *Hall) Unsaved() bool { return h.scene.Unsaved() }

// Update implements tea.Model.
func (h *Hall) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case of:
		if msg.scene != h.scene {
			return h, nil
		}
		return h, h.hear(msg.msg)
	case tea.WindowSizeMsg:
		h.width, h.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		does, typed := h.scene.means(msg)
		h.keys.note(msg.String(), does, typed)
	}
	return h, h.hear(msg)
}

// hear does what scenes ask of the hall, and gives them the rest.
func (h *Hall) hear(msg tea.Msg) tea.Cmd {
	h.Session.Heard(msg)
	switch msg := msg.(type) {
	case begin:
		return h.begin(msg)
	case watch:
		return h.watch(msg.running)
	case left:
		return h.leave()
	case renewed:
		return h.enter("The practice was made anew.")
	case over:
		return h.show(newSummary(h, msg.state))
	case ui.Answer[opened]:
		return h.takeOpened(msg)
	case ui.Answer[gone]:
		return nil
	}
	return h.stamped(h.scene.Update(msg))
}

// show shows another scene.
func (h *Hall) show(next scene) tea.Cmd {
	h.scene.end()
	h.scene = next
	first := next.Update(tea.WindowSizeMsg{Width: h.width, Height: h.height})
	return h.stamped(tea.Batch(first, next.Init()))
}

// begin makes the practice of a scenario.
func (h *Hall) begin(chosen begin) tea.Cmd {
	h.present = chosen.present
	h.last = max(0, slices.IndexFunc(h.Scenarios, func(s *training.Scenario) bool { return s.Name == chosen.scenario.Name }))
	s := h.Session
	return ui.Ask(s, &h.opening, func(ctx context.Context) (opened, error) {
		at, err := h.Class.begin(ctx, s.Ctx, chosen.scenario, s.Who.Name, training.Options{Now: s.Now})
		return opened{at}, err
	})
}

// watch comes to somebody's course.
func (h *Hall) watch(r *running) tea.Cmd {
	at := h.Class.join(h.Session.Ctx, r)
	if at == nil {
		return h.show(newChooser(h))
	}
	h.present, h.at = false, at
	return h.enter("This is the practice of " + at.who + ", who sees what you do in it.")
}

func (h *Hall) takeOpened(answer ui.Answer[opened]) tea.Cmd {
	switch {
	case answer.Err != nil:
		return h.stamped(h.scene.Update(failed{answer.Err}))
	case !answer.Answers(&h.opening): // another was chosen meanwhile
		return h.giveUp(answer.Value.seat)
	}
	h.at = answer.Value.seat
	return h.enter("")
}

// giveUp leaves a course; the last one out ends it.
func (h *Hall) giveUp(at *seat) tea.Cmd {
	if !at.leave() {
		return nil
	}
	var ending ui.Latest
	return ui.AskBehind(h.Session, &ending, func(context.Context) (gone, error) { return gone{}, h.Class.end(at.running) })
}

// enter shows the course from its practice as it is now.
func (h *Hall) enter(said string) tea.Cmd {
	if h.present {
		return h.show(newStage(h))
	}
	return h.show(newLesson(h, said))
}

// gone is that a course was left.
type gone struct{}

// leave goes back to the list.
func (h *Hall) leave() tea.Cmd {
	at := h.at
	h.at = nil
	if at == nil {
		return h.show(newChooser(h))
	}
	end := h.giveUp(at)
	return tea.Batch(h.show(newChooser(h)), end)
}

// room is how many lines a page has for what it shows.
func (h *Hall) room() int {
	if h.keys.on {
		return max(0, h.height-3)
	}
	return max(0, h.height-2)
}

// View implements tea.Model.
func (h *Hall) View() tea.View {
	v := h.scene.View()
	if v.WindowTitle == "" {
		v.WindowTitle = "Frontdesk · training"
	}
	return v
}

// stamped makes what comes of a scene's command the scene's.
func (h *Hall) stamped(cmd tea.Cmd) tea.Cmd { return stamp(h.scene, cmd) }

func stamp(scene scene, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		switch msg := cmd().(type) {
		case nil:
			return nil
		case tea.BatchMsg:
			stamped := make(tea.BatchMsg, len(msg))
			for i, one := range msg {
				stamped[i] = stamp(scene, one)
			}
			return stamped
		default:
			if reflect.TypeOf(msg).PkgPath() == reflect.TypeFor[tea.QuitMsg]().PkgPath() {
				return msg // to the terminal, or the end
			}
			return of{scene, msg}
		}
	}
}
