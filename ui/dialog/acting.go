package dialog

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// ActOn is who acts on the portal, and on what: an item of the client's, or
// the profile as a whole where it is zero.
type ActOn struct {
	User   model.PersonID
	Client model.ClientID
	Item   model.ItemID
	// Charted says that the client's chart is open, so that what would allow
	// something can become a draft there.
	Charted bool
}

// Acting lists what a person can do on the portal, and leads to what is picked.
// What the rules deny is dim and says which of them, by the model's own words.
// It is for a practice to learn on: elsewhere portal users act for themselves.
type Acting struct {
	plain
	session *ui.Session
	on      ActOn
	asking  ui.Latest
	side    *portalSide
	failed  error
	cursor  widget.Cursor
}

// portalSide is how things stand for who acts.
type portalSide struct {
	now   time.Time
	who   model.Person
	chart *model.Chart
	item  *model.Item // nil is the profile
	form  model.Form  // of an item that is one
	deeds []deed
}

// deed is a line of the list. Without an action it is accepting the invitation.
type deed struct {
	action     model.Action
	name, does string
	refused    error
}

// NewActing is the list before it was read.
func NewActing(s *ui.Session, on ActOn) *Acting { return &Acting{session: s, on: on} }

// Init reads how things stand.
func (a *Acting) Init() tea.Cmd {
	s := a.session
	return ui.Ask(s, &a.asking, func(ctx context.Context) (portalSide, error) {
		var side portalSide
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error { return side.read(r, a.on) })
		if err != nil || !side.outside() {
			return side, err
		}
		accept := deed{name: "accept the invitation", does: "sign in for the first time"}
		accept.refused = s.Store.Draft(ctx, s.Who, []model.Operation{&model.SignIn{User: a.on.User}}, side.gate)
		side.deeds = append([]deed{accept}, side.deeds...)
		return side, nil
	})
}

// read reads what there is to be done.
func (p *portalSide) read(r model.Reader, on ActOn) (err error) {
	p.now = r.Now()
	if p.who, err = r.Person(on.User); err != nil {
		return err
	}
	if p.chart, err = r.Chart(on.Client); err != nil {
		return err
	}
	if !on.Item.IsZero() {
		p.item = p.chart.Item(on.Item)
	}
	acts, err := model.Acts(r, on.User, on.Client, on.Item)
	if err != nil {
		return err
	}
	for _, act := range acts {
		p.deeds = append(p.deeds, deed{act.Action, ui.ActWord(act.Action), does(act.Action), act.Refused})
	}
	if p.item != nil && p.item.Paper != nil {
		p.form, err = r.Form(p.item.Paper.Form)
	}
	return err
}

// outside reports whether the person cannot sign in as things are.
func (p *portalSide) outside() bool {
	return p.chart.Login(p.who.ID).StateAt(p.now) != model.LoginActive
}

// gate is what keeps the person out even once the invitation is accepted.
func (p *portalSide) gate(d store.Draft) error {
	portal, err := model.PortalOf(d.After, p.who.ID)
	if err != nil || portal.Gate == nil {
		return err
	}
	refused := model.Errorf(model.Denied, "%s", portal.Gate.Because)
	refused.Rule = portal.Gate.Rule
	return refused
}

// Update takes in what was read, and what was done.
func (a *Acting) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[portalSide]:
		a.take(msg)
	case ui.Committed:
		return a.Init()
	case ui.WantDraft, ui.WantTerms:
		a.done = true // it goes on in the chart
	}
	return nil
}

func (a *Acting) take(answer ui.Answer[portalSide]) {
	if answer.Into(&a.asking, &a.side, &a.failed) {
		a.cursor.To(a.cursor.At(), len(a.side.deeds))
	}
}

// current is the line under the cursor, or nil.
func (a *Acting) current() *deed {
	if a.side == nil || len(a.side.deeds) == 0 {
		return nil
	}
	return &a.side.deeds[a.cursor.At()]
}

// Offers is moving, picking, asking why, and closing.
func (a *Acting) Offers() []action.Offer {
	nothing := ""
	if a.current() == nil {
		nothing = "there is nothing to pick"
	}
	return []action.Offer{
		{ID: action.Choose, WhyNot: nothing, Footer: true}, {ID: action.Why, WhyNot: nothing, Footer: true},
		{ID: action.Close, Footer: true}, {ID: action.Up}, {ID: action.Down}, {ID: action.Top}, {ID: action.Bottom},
	}
}

// Do does an action.
func (a *Acting) Do(id action.ID) tea.Cmd {
	switch id {
	case action.Close:
		a.done = true
	case action.Why:
		a.why()
	case action.Choose:
		a.choose()
	default:
		if a.side != nil {
			a.cursor.Do(id, len(a.side.deeds), len(a.side.deeds))
		}
	}
	return nil
}

// choose leads to what is picked; of what the rules deny, to the rule.
func (a *Acting) choose() {
	it := a.current()
	switch {
	case model.IsCode(it.refused, model.Denied):
		a.why()
	case it.refused != nil:
		a.session.Tell(ui.Said{Text: "Not now, " + it.name + ": " + ui.Words(it.refused)})
	case it.action == "":
		a.done = true
		a.session.Tell(ui.Perform{
			Op: &model.SignIn{User: a.on.User}, Told: theme.Safe(a.side.who.Name()) + " accepted the invitation and signed in",
		})
	default:
		a.done = true
		a.session.Tell(Open{Dialog: a.side.page(a.session, it.action)})
	}
}

// why opens the reasons of what the cursor is on.
func (a *Acting) why() {
	it := a.current()
	ask := model.Ask{User: a.on.User, Client: a.on.Client, Item: a.on.Item, Action: it.action}
	about := a.side.who.Name() + " · " + it.name + " · "
	if it.action == "" {
		ask.Item = model.ItemID{}
	} else if a.side.item != nil {
		about += a.side.item.Title + " · "
	}
	a.session.Tell(Open{Dialog: NewWhy(a.session, WhyQuestion{
		Ask: ask, About: about + a.side.chart.Subject().Name(), Charted: a.on.Charted,
	})})
}
