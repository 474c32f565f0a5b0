package dialog

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// write saves what is filled in.
func (f *Form) write() tea.Cmd {
	f.fault = ""
	for _, entry := range f.page.entries() {
		entry.Fault = ""
	}
	if page, ok := f.page.(drafting); ok {
		f.tell(page)
		return nil
	}
	if page, ok := f.page.(cautious); ok {
		if question := page.question(); question != nil {
			question.Then = goAhead{f}
			Ask(f.session, *question)
			return nil
		}
	}
	if page, ok := f.page.(quiet); ok {
		return f.weigh(page)
	}
	return f.perform()
}

// toReview goes to the button below the review, or to the field on account of
// which it could not be pressed.
func (f *Form) toReview() {
	var ours *model.Error
	if page, ok := f.page.(faulty); ok && errors.As(page.fault(), &ours) && ours.Field != "" && f.form.Blame(ours.Field, reason(ours)) {
		return
	}
	f.form.To(saveButton)
}

// perform does what saving does.
func (f *Form) perform() tea.Cmd {
	work, err := f.work()
	if err != nil {
		f.blame(err)
		return nil
	}
	f.busy = true
	return ui.Ask(f.session, &f.saving, func(ctx context.Context) (written, error) {
		commit, err := work(ctx)
		return written{commit}, err
	})
}

// work is what saving what is filled in does.
func (f *Form) work() (func(context.Context) (store.Commit, error), error) {
	s := f.session
	switch page := f.page.(type) {
	case performing:
		return page.perform(f.guard)
	case operating:
		op, err := page.operation()
		if err == nil {
			op = f.guard(op)
		}
		return func(ctx context.Context) (store.Commit, error) { return s.Store.Do(ctx, s.Who, op) }, err
	}
	return nil, model.Errorf(model.InternalCode, "nothing saves this form")
}

// tell tells what is filled in.
func (f *Form) tell(page drafting) {
	msg, err := page.told()
	if err != nil {
		f.blame(err)
		return
	}
	f.done, f.touched = true, false
	f.session.Tell(msg)
}

func (f *Form) takeWritten(answer ui.Answer[written]) tea.Cmd {
	if !answer.Answers(&f.saving) {
		return nil
	}
	f.busy = false
	if _, ok := f.edited(); ok && model.IsCode(answer.Err, model.Conflict) {
		return f.seeTheirs(true)
	}
	if answer.Err != nil {
		return f.takeRefused(answer.Err)
	}
	f.done, f.touched = true, false
	page, ok := f.page.(saving)
	if !ok {
		return nil
	}
	commit := answer.Value.commit
	told, then := page.done(commit)
	if commit.No == 0 {
		f.session.Tell(ui.Said{Text: told})
	} else {
		f.session.Tell(ui.Did{Change: commit.Change, Text: told})
	}
	if then != nil {
		f.session.Tell(then)
	}
	return nil
}

// takeRefused says why it is not saved, and hears of what happened meanwhile.
func (f *Form) takeRefused(err error) tea.Cmd {
	f.blame(err)
	if f.missed {
		return f.Update(ui.Committed{})
	}
	return nil
}

// blame shows a refusal beside the field it is about.
func (f *Form) blame(err error) {
	var ours *model.Error
	if errors.As(err, &ours) {
		f.page.refused(ours)
		f.lay()
		f.openClash(ours)
		if ours.Field != "" && f.form.Blame(ours.Field, reason(ours)) {
			return
		}
	}
	f.fault = ui.Words(err)
}

// reason is why a field was refused. The ways out of some refusals are what
// the form offers, and not what a script would say.
func reason(err error) string {
	var ours *model.Error
	if errors.As(err, &ours) {
		switch ours.Code { //nolint:exhaustive // of the rest the ways out are told
		case model.NeedsAnswer, model.NoConsent, model.EmailInUse:
			return theme.Safe(ours.Say)
		}
	}
	return ui.Words(err)
}
