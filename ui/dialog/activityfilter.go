package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

// ActivityFilter is what of the history is to be seen; the zero one is all.
// It is sent when it was filled in.
type ActivityFilter struct {
	Client model.ClientID
	Name   string // the client's
	// Staff is a part of a staff member's name, Kind of what was done.
	Staff, Kind string
}

// Words says what is to be seen.
func (f ActivityFilter) Words() string {
	var words []string
	for _, part := range []struct{ before, what string }{{"about ", f.Name}, {"by ", f.Staff}, {"of the kind ", f.Kind}} {
		if part.what != "" {
			words = append(words, part.before+part.what)
		}
	}
	return strings.Join(words, ", ")
}

// activityFilter asks for it.
type activityFilter struct {
	plainPage
	who               *finder
	client, by, kinds *widget.Entry
}

// FilterActivity is the dialog that narrows the history.
func FilterActivity(s *ui.Session, now ActivityFilter) *Form {
	return newForm(s, "filter activity", func() page {
		p := &activityFilter{who: newFinder(s, picker.Options{Judge: onlyClients})}
		if now.Client != 0 {
			p.who.chosen = &picker.Row{ID: now.Client.Person(), Name: now.Name}
		}
		p.client = &widget.Entry{ID: "client", Label: "Client", Input: p.who, Under: p.who.under}
		p.by = &widget.Entry{ID: "staff", Label: "By", Input: widget.NewText(s.Theme, now.Staff, "part of a staff member's name")}
		p.kinds = &widget.Entry{ID: "kind", Label: "Kind", Input: widget.NewText(s.Theme, now.Kind, "access, invited, blocked, undid …")}
		return p
	})
}

// onlyClients judges who can be chosen where a client is asked for.
func onlyClients(r model.Reader, id model.PersonID) (picker.Verdict, error) {
	_, err := r.Client(id.Client())
	if model.IsCode(err, model.NotFound) {
		return picker.Verdict{Not: "is no client"}, nil
	}
	return picker.Verdict{}, err
}

func (p *activityFilter) title() string { return "What to show" }

func (p *activityFilter) label() string { return "Show it" }

func (p *activityFilter) entries() []*widget.Entry { return []*widget.Entry{p.client, p.by, p.kinds} }

func (p *activityFilter) typed(e *widget.Entry) tea.Cmd {
	if e == p.client {
		return p.who.find()
	}
	return nil
}

func (p *activityFilter) hear(msg tea.Msg) tea.Cmd { return p.who.picker.Update(msg) }

func (p *activityFilter) seeker(e *widget.Entry) seeker {
	if e == p.client {
		return p.who
	}
	return nil
}

func (p *activityFilter) told() (tea.Msg, error) {
	f := ActivityFilter{Staff: strings.TrimSpace(textOf(p.by)), Kind: strings.TrimSpace(textOf(p.kinds))}
	if p.who.searching() && !p.who.blank() {
		return nil, model.Errorf(model.NeedsAnswer, "choose who is meant").At("client")
	}
	if p.who.chosen != nil {
		f.Client, f.Name = p.who.chosen.ID.Client(), p.who.chosen.Name
	}
	return f, nil
}
