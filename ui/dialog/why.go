package dialog

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// WhyQuestion is what is asked about, a draft included.
type WhyQuestion struct {
	Ask model.Ask
	// About says it in words: "Luis Moreno · PHQ-A · Ada Moreno".
	About string
	Draft []model.Operation
	// Charted says that the client's chart is open, so that a fix becomes a
	// draft there; elsewhere that chart is gone to first.
	Charted bool
}

// Why says which rule decides, in words, and what would change it.
type Why struct {
	plain
	session  *ui.Session
	question WhyQuestion
	asking   ui.Latest
	walking  ui.Latest
	answer   *whyAnswer
	failed   error
	scroll   widget.Scroll
}

// whyAnswer is what was found out.
type whyAnswer struct {
	now model.Decision
	// once is the decision as if the person could sign in, where it is that
	// which decides now; nil else.
	once *model.Decision
	fix  *fix
	// noFix is why there is none.
	noFix string
	// caller is what may be read to the person, fact who set what decides;
	// evidence is where that is to be found.
	caller, fact string
	evidence     model.Evidence
	asOf         time.Time
}

// AnotherTime is why nothing can be changed where the screens show another
// moment than now.
const AnotherTime = "this is how it is at another time"

// NewWhy is the dialog for a question.
func NewWhy(s *ui.Session, q WhyQuestion) *Why { return &Why{session: s, question: q} }

// Init asks.
func (w *Why) Init() tea.Cmd {
	s := w.session
	return ui.Ask(s, &w.asking, func(ctx context.Context) (whyAnswer, error) {
		var got whyAnswer
		err := s.Store.Draft(ctx, s.Who, w.question.Draft, func(d store.Draft) error {
			return cmp.Or(got.find(d.After, w.question), got.compare(d.Before, w.question))
		})
		if got.fix != nil && s.Turned() {
			got.fix.whyNot = AnotherTime
		}
		if err != nil || got.fact != "" {
			return got, err
		}
		got.fact, err = store.FactBehind(ctx, s.Store, s.Who, got.evidence, got.asOf)
		return got, err
	})
}

// compare finds out whether it is the draft that decides, which nobody set yet.
func (a *whyAnswer) compare(saved model.Reader, q WhyQuestion) error {
	if len(q.Draft) == 0 {
		return nil
	}
	was, err := model.Decide(saved, q.Ask)
	if err == nil && was.Rule != a.now.Rule {
		a.fact = "The draft would make it so: nothing of it is saved yet."
	}
	return err
}

func (a *whyAnswer) find(r model.Reader, q WhyQuestion) (err error) {
	r = model.Remembering(r)
	a.asOf = r.Now()
	if a.now, err = model.Decide(r, q.Ask); err != nil {
		return err
	}
	if a.caller, err = model.CallerSays(r, q.Ask, a.now); err != nil {
		return err
	}
	if a.evidence, err = model.EvidenceOf(r, q.Ask, a.now); err != nil || a.now.Allow {
		return err
	}
	if a.now.Rule == model.RuleLogin || a.now.Rule == model.RulePractice {
		opened := q.Ask
		opened.Opened = true
		once, err := model.Decide(r, opened)
		if err != nil {
			return err
		}
		if once.Rule != a.now.Rule {
			a.once = &once
		}
	}
	if a.fix, err = findFix(r, q); err == nil && a.fix == nil {
		a.noFix, err = model.NoFixSays(r, q.Ask)
	}
	return err
}

// Update takes in what was found out.
func (w *Why) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[whyAnswer]:
		w.take(msg)
	case ui.Answer[whenSeen]:
		w.takeWhen(msg)
	case ui.Committed:
		return w.Init()
	}
	return nil
}

func (w *Why) take(answer ui.Answer[whyAnswer]) {
	answer.Into(&w.asking, &w.answer, &w.failed)
}

// Offers is the fix, scrolling and closing.
func (w *Why) Offers() []action.Offer {
	return append([]action.Offer{
		{ID: action.DoFix, WhyNot: w.noFix(), Footer: true}, w.whenOffer(), {ID: action.Close, Footer: true},
	}, action.Moves()...)
}

// noFix says why there is nothing to be done from here.
func (w *Why) noFix() string {
	switch {
	case w.answer == nil:
		return "still finding out"
	case w.answer.now.Allow:
		return "it is allowed"
	case w.answer.fix == nil:
		return "no change is offered"
	}
	return w.answer.fix.whyNot
}

// Do does an action.
func (w *Why) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest scrolls
	case action.Close:
		w.done = true
	case action.DoFix:
		w.fix()
	case action.WhenSeen:
		return w.findWhen()
	default:
		inner, rows := widget.Inside(w.size())
		w.scroll.Do(id, len(w.lines(inner, rows)), rows)
	}
	return nil
}

// fix opens the fix as a draft, or asks before it is done. What was agreed to
// is what is done, though another may be what it takes by then.
func (w *Why) fix() {
	fix := w.answer.fix
	if fix.instead != nil {
		w.done = true
		w.session.Tell(fix.instead)
		return
	}
	Ask(w.session, Question{
		Title: "Do it", Lines: []string{w.question.About, "", ui.Capital(fix.does) + "?"},
		Effect: EffectOf(w.session, fix.op), Yes: "do it", No: "leave it", Then: ui.Perform{Op: fix.op, Told: "Done: " + fix.does},
	})
}
