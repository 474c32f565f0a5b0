package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// fix is the smallest change that would allow what is denied, as it can be
// made from here.
type fix struct {
	// say is all of it in words, does what of it is done from here, key what
	// the key does with that.
	say, does, key string
	// instead is sent where the chart takes it from here; else op is done.
	instead tea.Msg
	op      model.Operation
	// whyNot says why the key does nothing.
	whyNot string
}

// findFix is the fix, or nil where none should be offered.
func findFix(r model.Reader, q WhyQuestion) (*fix, error) {
	found, err := model.FixOf(r, q.Ask)
	if err != nil || found == nil {
		return nil, err
	}
	var ops []model.Operation
	var does []string
	for i, line := range found.Do {
		op, _, err := model.Decode(r, model.Handles{}, line)
		if err != nil {
			return nil, err
		}
		// To sign in is the person's own act.
		if _, signs := op.(*model.SignIn); !signs {
			ops, does = append(ops, op), append(does, found.Says[i])
		}
	}
	f := &fix{say: found.Say, does: strings.Join(does, ", then ")}
	if len(ops) == 0 {
		f.whyNot = "that is the person's own to do"
		return f, nil
	}
	for _, op := range ops {
		if err := model.MayDo(r, op.Do()); err != nil {
			f.whyNot = ui.Words(err)
			return f, nil
		}
	}
	return f, f.choose(q, ops)
}

// choose says what the key does: ticks become a draft; what needs a date, a
// reason or a consent is asked for; the rest is done at once, asking first.
func (f *fix) choose(q WhyQuestion, ops []model.Operation) (err error) {
	switch {
	case slices.ContainsFunc(ops, needsTerms):
		f.key, f.instead = "asks for the last day and what it needs", ui.WantTerms{Client: q.Ask.Client, Person: q.Ask.User}
	case !slices.ContainsFunc(ops, isNoTick):
		f.key, f.instead = "puts it into the draft", draftOf(q.Ask, ops)
	default:
		f.key = "does it, asking first"
		if f.op, err = model.ScriptOf(ops); err == nil && len(q.Draft) > 0 {
			f.whyNot = "save or drop the draft first"
		}
		return err
	}
	if !q.Charted {
		if len(q.Draft) > 0 {
			f.whyNot = "save or drop the draft first"
		}
		f.key += ", on the client's own chart"
		f.instead = ui.GoTo{Client: q.Ask.Client, Person: q.Ask.User, Tab: ui.PortalTab, Then: f.instead}
	}
	return nil
}

// needsTerms reports whether an operation needs what only a person can say.
func needsTerms(op model.Operation) bool {
	switch op := op.(type) {
	case *model.RenewAccess:
		return true
	case *model.SetAccess:
		return op.Reason != ""
	}
	return false
}

func isNoTick(op model.Operation) bool {
	switch op.(type) {
	case *model.SetAccess, *model.SetPermissions:
		return false
	}
	return true
}

// draftOf is what the operations make of the access.
func draftOf(ask model.Ask, ops []model.Operation) ui.WantDraft {
	want := ui.WantDraft{Client: ask.Client, Person: ask.User}
	for _, op := range ops {
		switch op := op.(type) {
		case *model.SetAccess:
			want.TurnOn = true
		case *model.SetPermissions:
			want.Ticks = op.Permissions
		}
	}
	return want
}
