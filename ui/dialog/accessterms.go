package dialog

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// AccessTerms is an access whose end is to be set: its last day, the reason
// where it goes on after its end, and what carries it past an age.
type AccessTerms struct {
	Title string
	// Name says whose access to whose portal it is, Client the client's name.
	Name, Client string
	Access       model.Access
	Today, Born  model.Date
	// Bands is the practice's ages; none for a client's own access.
	Bands []model.AgeBand
	// Draft is what is saved together with it. Where it turns the access on,
	// that takes in the end and the reason.
	Draft []model.Operation
	// As makes the operation another one before it is done; nil leaves it.
	As func(model.Operation) model.Operation
	// Then is sent when it was saved; it may be nil.
	Then tea.Msg
}

// accessTerms is the form.
type accessTerms struct {
	AccessTerms
	*tryout
	was                    model.Date
	until, consent, reason *widget.Entry
}

// EditAccessTerms is the dialog for the end of an access.
func EditAccessTerms(s *ui.Session, terms AccessTerms) *Form {
	key := fmt.Sprintf("access terms %s %s %d", terms.Access.Client, terms.Access.Person, len(terms.Draft))
	return newForm(s, key, func() page {
		p := &accessTerms{AccessTerms: terms, tryout: &tryout{session: s}, was: terms.Access.Until}
		if renewal := terms.Access.Renewal; renewal != nil && !p.was.Known() {
			p.was = renewal.Until
		}
		if len(p.Draft) > 0 { // it turns on what has ended
			p.was = 0
		}
		text := func(id, label, value, hint string) *widget.Entry {
			return &widget.Entry{ID: id, Label: label, Input: widget.NewText(s.Theme, value, hint)}
		}
		p.until = text("until", "Last day", p.was.String(), "year-month-day; blank is no end")
		p.until.Under = p.standing
		p.consent = text("consent", "Consent", "", "how "+theme.Safe(p.Client)+"'s own consent is recorded")
		p.reason = text("reason", "Reason", "", "needed to go on after an end or a review")
		return p
	})
}

func (p *accessTerms) title() string { return p.Title }

func (p *accessTerms) label() string { return "Save" }

func (p *accessTerms) start() tea.Cmd { return p.reckon() }

// reckon weighs what is filled in.
func (p *accessTerms) reckon() tea.Cmd { return p.try(p.operation()) }

// entries asks for the client's consent where an age on the way asks for it.
func (p *accessTerms) entries() []*widget.Entry {
	entries := []*widget.Entry{p.until}
	if p.uncovered(model.BandEnd, max(p.day(), p.Today)) != nil {
		entries = append(entries, p.consent)
	}
	return append(entries, p.reason)
}

func (p *accessTerms) typed(*widget.Entry) tea.Cmd { return p.reckon() }

// question asks before the access goes on: that gives more than now.
func (p *accessTerms) question() *Question {
	return p.asks(p.title(), p.Name+", "+orNoEnd(p.day())+":")
}

// edited is the access: turned off meanwhile, it must not be turned on again. A
// draft that goes with it has a guard of its own.
func (p *accessTerms) edited() edited {
	if p.As != nil {
		return edited{}
	}
	client, person := p.Access.Client, p.Access.Person
	return edited{key: "access " + client.String() + " " + person.String(), was: p.Access, now: func(r model.Reader) (any, error) {
		chart, err := r.Chart(client)
		if err != nil {
			return nil, err
		}
		return chart.AccessOf(person), nil
	}, whole: true}
}

// uncovered is the first age of that action which the client has on a day, and
// past which nothing carries the access; nil is none.
func (p *accessTerms) uncovered(action model.BandAction, day model.Date) *model.AgeBand {
	if !p.Born.Known() || p.Access.Renewal.Covers(action, day) {
		return nil
	}
	for i := range p.Bands {
		if p.Bands[i].Action == action && p.Born.Anniversary(p.Bands[i].Age) <= day {
			return &p.Bands[i]
		}
	}
	return nil
}

// operation is what was filled in: the end, and what carries it past an age.
func (p *accessTerms) operation() (model.Operation, error) {
	until, err := dateOf(p.until)
	if err != nil {
		return nil, err
	}
	ops, renews := append([]model.Operation{}, p.Draft...), p.renews(until)
	if renews && !until.Known() {
		return nil, model.Errorf(model.Missing, "say which is the last day").At(p.until.ID)
	}
	recorded := p.Access.Until
	switch {
	case len(ops) > 0:
		p.enter(ops, until)
	case until != p.was && (!renews || recorded.Known() && until < recorded):
		on := p.Access.On
		ops = append(ops, &model.SetAccess{
			Client: p.Access.Client, User: p.Access.Person, On: &on, Until: &until, Reason: textOf(p.reason),
		})
	}
	if renews {
		ops = append(ops, &model.RenewAccess{
			Client: p.Access.Client, User: p.Access.Person, Until: until,
			Consent: textOf(p.consent), Reason: textOf(p.reason),
		})
	}
	if len(ops) == 0 {
		return nil, model.Errorf(model.Invalid, "it is %s already", orNoEnd(until)).At(p.until.ID)
	}
	op, err := model.ScriptOf(ops)
	if err == nil && p.As != nil {
		op = p.As(op)
	}
	return op, err
}

// renews reports whether the access is to be carried past an age: one that is
// reached, or one ahead for which there is what it asks for.
func (p *accessTerms) renews(until model.Date) bool {
	day := max(until, p.Today)
	for action, given := range map[model.BandAction]string{
		model.BandEnd: textOf(p.consent), model.BandSuspend: textOf(p.reason),
	} {
		if p.uncovered(action, p.Today) != nil || given != "" && p.uncovered(action, day) != nil {
			return true
		}
	}
	return false
}

// enter puts the end and the reason into the draft's turning on.
func (p *accessTerms) enter(ops []model.Operation, until model.Date) {
	for i, op := range ops {
		if set, is := op.(*model.SetAccess); is {
			entered := *set
			entered.Reason = textOf(p.reason)
			if until.Known() {
				entered.Until = &until
			}
			ops[i] = &entered
		}
	}
}

// standing says what ends the access, under the field for its last day.
func (p *accessTerms) standing(t *theme.Theme, width int) []string {
	var says []string
	if p.Access.EndedBy(p.Today) {
		says = append(says, "It ended on "+p.Access.Until.String()+"; going on needs a reason.")
	}
	if renewal := p.Access.Renewal; renewal != nil {
		says = append(says, "It was renewed until "+renewal.Until.String()+".")
	}
	const ever = model.Date(99991231)
	if band := p.uncovered(model.BandEnd, ever); band != nil {
		says = append(says, p.at(band)+"it ends, unless "+p.Client+" consents to a last day after that.")
	}
	if band := p.uncovered(model.BandSuspend, ever); band != nil {
		says = append(says, p.at(band)+"it is suspended, until a review's outcome is given as the reason.")
	}
	var lines []string
	for _, say := range says {
		lines = append(lines, styled(t.Dim, theme.Safe(say), width)...)
	}
	return lines
}

func (p *accessTerms) at(band *model.AgeBand) string {
	return "At " + strconv.Itoa(band.Age) + " (" + p.Born.Anniversary(band.Age).String() + ") "
}

func (p *accessTerms) done(store.Commit) (string, tea.Msg) {
	return "Saved: " + p.Name + ", " + orNoEnd(p.day()), p.Then
}

// day is the last day as far as it is filled in.
func (p *accessTerms) day() model.Date {
	day, _ := dateOf(p.until)
	return day
}

func orNoEnd(until model.Date) string {
	if until.Known() {
		return "until " + until.String()
	}
	return "without an end"
}
