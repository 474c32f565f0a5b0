package review

import (
	"cmp"
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
)

// remedy is what mends a finding, worked out when it is asked about: that, and
// nothing found out later, is what is done.
type remedy struct {
	op  model.Operation
	say string
}

// mend is sent when somebody agreed to a remedy.
type mend struct{ *remedy }

// mended is what became of it.
type mended struct {
	change store.Change
	say    string
}

// Offers is what can be done with the finding under the cursor.
func (m *Model) Offers() []action.Offer {
	empty, noFix := "", ""
	r := m.current()
	switch {
	case r == nil:
		empty = "nothing is chosen"
	case r.fix == "":
		noFix = "this takes a person to think; " + m.session.Keys.Key(action.Mend) + " goes there"
	case m.saving:
		noFix = "the last one is being done"
	}
	noAgain, noStop := "", "every chart was looked through"
	if m.scan.on {
		noAgain, noStop = "the charts are being looked through", ""
	}
	offers := []action.Offer{
		{ID: action.Mend, WhyNot: empty, Footer: true},
		{ID: action.FixFinding, WhyNot: cmp.Or(empty, noFix), Footer: true},
		{ID: action.PutOff, WhyNot: empty, Footer: true},
		{ID: action.ShowPutOff, Footer: true},
		{ID: action.LookAgain, WhyNot: noAgain}, {ID: action.StopLooking, WhyNot: noStop, Footer: m.scan.on},
	}
	return append(offers,
		action.Offer{ID: action.Up}, action.Offer{ID: action.Down}, action.Offer{ID: action.PageUp},
		action.Offer{ID: action.PageDown}, action.Offer{ID: action.Top}, action.Offer{ID: action.Bottom})
}

// Do does an action.
func (m *Model) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves
	case action.Mend:
		r := m.current()
		m.session.Tell(ui.GoTo{Client: r.ID, Person: r.Person, Item: r.Item, Tab: tabOf(r)})
	case action.FixFinding:
		m.askFix(m.current())
	case action.PutOff:
		r := m.current()
		m.session.Tell(dialog.Open{Dialog: dialog.PutOff(m.session, r.ID, r.key, r.Say, m.today)})
	case action.ShowPutOff:
		m.keepCursor(func() { m.putOffs = !m.putOffs })
	case action.LookAgain:
		return m.begin()
	case action.StopLooking:
		m.stop()
	default:
		m.cursor.Do(id, len(m.shown), m.room())
	}
	return nil
}

// tabOf is where a finding is mended.
func tabOf(r *row) ui.Tab {
	switch r.Kind {
	case model.FindingConflict:
		return ui.FormsTab
	case model.FindingRequest:
		return ui.VisitsTab
	case model.FindingBlockedNamed:
		if !r.Item.IsZero() {
			return ui.BillingTab
		}
		return ui.OverviewTab
	case model.FindingChange, model.FindingDoubt, model.FindingNoGuardian:
		return ui.OverviewTab
	case model.FindingExpiring, model.FindingExpired, model.FindingNoLogin, model.FindingBand, model.FindingEnding,
		model.FindingSharedEmail, model.FindingGuardianEmail:
	}
	return ui.PortalTab
}

// askFix asks before a finding is mended, with what that does to everybody.
func (m *Model) askFix(r *row) {
	s, client, key, it := m.session, r.ID, r.key, &remedy{say: r.fix}
	dialog.Ask(s, dialog.Question{
		Title: "Mend it", Lines: []string{r.Say + ".", "", "To mend it: " + r.fix + ".", ""},
		Effect: func(ctx context.Context) (dialog.Drafted, error) {
			if err := it.find(ctx, s, client, key); err != nil {
				return dialog.Drafted{}, err
			}
			return dialog.DraftOf(ctx, s, it.op)
		},
		Yes: "do it", No: "leave it", Then: mend{it},
	})
}

// find works out the operations that mend a finding now.
func (r *remedy) find(ctx context.Context, s *ui.Session, client model.ClientID, key string) error {
	return s.Store.View(ctx, s.Who, func(reader model.Reader) error {
		found, err := model.ReviewOf(reader, client)
		if err != nil {
			return err
		}
		for i := range found {
			if fix := found[i].Fix; found[i].Key() == key && fix != nil && fix.Say == r.say {
				r.op, err = script(reader, fix)
				return err
			}
		}
		return model.Errorf(model.NotSo, "it is no longer so").Hint("close this: somebody mended it meanwhile")
	})
}

// script is a fix as one operation.
func script(r model.Reader, fix *model.Fix) (model.Operation, error) {
	ops := make([]model.Operation, len(fix.Do))
	for i, line := range fix.Do {
		op, _, err := model.Decode(r, model.Handles{}, line)
		if err != nil {
			return nil, err
		}
		ops[i] = op
	}
	if len(ops) == 1 {
		return ops[0], nil
	}
	return model.ScriptOf(ops)
}

func (m *Model) do(msg mend) tea.Cmd {
	m.saving = true
	s := m.session
	return ui.Ask(s, &m.doing, func(ctx context.Context) (mended, error) {
		commit, err := s.Store.Do(ctx, s.Who, msg.op)
		return mended{commit.Change, msg.say}, err
	})
}

func (m *Model) takeMended(answer ui.Answer[mended]) {
	if !answer.Answers(&m.doing) {
		return
	}
	m.saving = false
	if answer.Err != nil {
		m.session.Tell(ui.Failed{Err: answer.Err})
		return
	}
	m.session.Tell(ui.Did{Change: answer.Value.change, Text: "Done: " + answer.Value.say})
}
