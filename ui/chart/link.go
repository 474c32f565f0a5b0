package chart

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
)

// noLink says why nobody can be linked from here.
func (m *Model) noLink() string {
	if m.client == 0 {
		return "no client is chosen"
	}
	return ""
}

// link asks to whose portal this client is to be linked; together with the
// others marked, where it is one of them.
func (m *Model) link() {
	dependents := []model.ClientID{m.client}
	if slices.Contains(m.marked, m.client) {
		dependents = slices.Clone(m.marked)
	}
	m.session.Tell(dialog.Open{Dialog: dialog.NewLink(m.session, dependents)})
}

// unlink is sent when somebody agreed to unlink an account.
type unlink struct {
	draftKey
	told string
}

// unlinked is what became of it.
type unlinked struct {
	change store.Change
	told   string
}

// noUnlink says why the person's account cannot be unlinked.
func (p *portal) noUnlink() string {
	access := p.rec.AccessOf(p.person)
	if access == nil || !access.On || !access.Linked {
		return p.rec.Person(p.person).Called() + " is not linked to " + p.rec.Subject().Called()
	}
	return ""
}

// askUnlink asks before the person's account is unlinked.
func (p *portal) askUnlink() {
	op := &model.Unlink{Dependent: model.Dependents{p.rec.ID()}, Parent: p.person}
	parent, client := p.rec.NameOf(p.person), p.rec.Subject().Name()
	lines := []string{"Take " + client + " out of " + parent + "'s portal?"}
	if p.draft() != nil {
		lines = append(lines, "What is changed here and not saved is about this access.")
	}
	dialog.Ask(p.session, dialog.Question{
		Title: "Unlink account", Lines: lines, Effect: dialog.EffectOf(p.session, op),
		Yes: "unlink account", No: "leave it linked",
		Then: unlink{p.key(), "Unlinked " + client + " from " + parent + "'s portal"},
	})
}

func (p *portal) unlink(msg unlink) tea.Cmd {
	s, op := p.session, &model.Unlink{Dependent: model.Dependents{msg.client}, Parent: msg.person}
	return ui.Ask(s, &p.unlinking, func(ctx context.Context) (unlinked, error) {
		commit, err := s.Store.Do(ctx, s.Who, op)
		return unlinked{commit.Change, msg.told}, err
	})
}

func (p *portal) takeUnlinked(answer ui.Answer[unlinked]) {
	switch {
	case !answer.Fresh():
	case answer.Err != nil:
		p.session.Tell(ui.Failed{Err: answer.Err})
	default:
		p.session.Tell(ui.Did{Change: answer.Value.change, Text: answer.Value.told})
	}
}
