package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// quiet is a page that shows nothing of what it does to anybody, since mostly
// it does nothing: where it does, as a birth date past an age band, that is
// asked before it is saved.
type quiet interface {
	operating
	quiet()
}

// weighedForm is what saving a form would do to everybody, by which operation.
type weighedForm struct {
	op model.Operation
	Drafted
}

// weigh finds out what saving would do.
func (f *Form) weigh(page quiet) tea.Cmd {
	op, err := page.operation()
	if err != nil {
		f.blame(err)
		return nil
	}
	f.busy = true
	s := f.session
	return ui.Ask(s, &f.weighing, func(ctx context.Context) (weighedForm, error) {
		drafted, err := DraftOf(ctx, s, op)
		return weighedForm{op, drafted}, err
	})
}

// takeWeighed saves what does nothing to anybody, and asks about the rest.
func (f *Form) takeWeighed(answer ui.Answer[weighedForm]) tea.Cmd {
	if !answer.Answers(&f.weighing) {
		return nil
	}
	f.busy = false
	switch {
	case answer.Err != nil:
		return f.takeRefused(answer.Err)
	case !answer.Value.Changes:
		return f.perform()
	}
	Ask(f.session, Question{
		Title: f.page.title(), Lines: []string{"Save that? It changes who sees what:", ""},
		Effect: EffectOf(f.session, answer.Value.op), Yes: "save", No: "go back", Then: goAhead{f},
	})
	return nil
}
