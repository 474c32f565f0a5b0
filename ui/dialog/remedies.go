package dialog

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/widget"
)

// Remedies lists the ways to mend what the review found, with the facts behind
// it and what each way does to everybody. One is agreed to by a key that does
// nothing else; enter does nothing by a habit of the hand, but where a way asks
// for something first.
type Remedies struct {
	plain
	session *ui.Session
	client  model.ClientID
	finding string // its key
	found   *remediesFound
	cursor  widget.Cursor
	scroll  widget.Scroll
	reading ui.Latest
	failed  error
	// late says that another desk changed something since the ways were tried.
	late bool
}

// remediesFound is a finding as it stands, and its ways as they were tried: what
// was found out is what is done.
type remediesFound struct {
	finding model.Finding
	ways    []remedy
}

// remedy is one way, and what it would do; of one that asks, that is known
// later.
type remedy struct {
	model.Way
	op     model.Operation
	effect Drafted
	fault  error
}

// NewRemedies is the list before it was read.
func NewRemedies(s *ui.Session, client model.ClientID, finding string) *Remedies {
	return &Remedies{session: s, client: client, finding: finding}
}

// Init finds out the ways, and what each would do.
func (d *Remedies) Init() tea.Cmd {
	s := d.session
	return ui.Ask(s, &d.reading, func(ctx context.Context) (remediesFound, error) {
		var got remediesFound
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error { return got.read(r, d.client, d.finding) })
		for i := range got.ways {
			got.ways[i].try(ctx, s)
		}
		return got, err
	})
}

// read finds the finding again, as it is now.
func (f *remediesFound) read(r model.Reader, client model.ClientID, key string) error {
	all, err := model.ReviewOf(r, client)
	if err != nil {
		return err
	}
	for i := range all {
		if all[i].Key() == key {
			f.finding = all[i]
			for _, way := range all[i].Ways {
				f.ways = append(f.ways, remedy{Way: way})
			}
			return nil
		}
	}
	return model.Errorf(model.NotSo, "it is no longer so").Hint("close this: it was mended meanwhile")
}

// try finds out what the way would do.
func (w *remedy) try(ctx context.Context, s *ui.Session) {
	if w.Asks != "" {
		return
	}
	if w.op, w.fault = w.Operation(""); w.fault == nil {
		w.effect, w.fault = DraftOf(ctx, s, w.op)
	}
}

// Guarded is so: an answer must not be a slip.
func (*Remedies) Guarded() bool { return true }

// Update takes in what was found out; what changes meanwhile is looked at.
func (d *Remedies) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[remediesFound]:
		d.take(msg)
	case ui.Committed:
		d.late = true
		return d.Init()
	}
	return nil
}

// take takes in what was found; the cursor stays on its way.
func (d *Remedies) take(answer ui.Answer[remediesFound]) {
	had := d.current()
	d.late = d.late && !answer.Answers(&d.reading)
	if !answer.Into(&d.reading, &d.found, &d.failed) {
		return
	}
	at := slices.IndexFunc(d.found.ways, func(way remedy) bool { return had != nil && way.Say == had.Say })
	d.cursor.To(at, len(d.found.ways))
}

// current is the way under the cursor, or nil.
func (d *Remedies) current() *remedy {
	if d.found == nil || d.failed != nil || len(d.found.ways) == 0 {
		return nil
	}
	return &d.found.ways[d.cursor.At()]
}

// Offers is choosing a way, agreeing to it, and leaving.
func (d *Remedies) Offers() []action.Offer {
	agree, other := yeses(d.session.Keys, d.gives(), d.wait())
	return []action.Offer{
		agree, {ID: action.Choose, WhyNot: d.noAsk(agree), Footer: d.noAsk(agree) == ""}, {ID: action.No, Footer: true},
		{ID: action.Down, Footer: true}, {ID: action.Up}, {ID: action.Top}, {ID: action.Bottom}, other,
	}
}

func (d *Remedies) gives() bool {
	way := d.current()
	return way != nil && way.effect.Gives
}

// wait is why nobody can agree to the way under the cursor.
func (d *Remedies) wait() string {
	switch way := d.current(); {
	case d.failed != nil:
		return ui.Words(d.failed)
	case way == nil || d.late:
		return "still working out what it does"
	case way.Asks != "":
		return d.session.Keys.Key(action.Choose) + " asks for what it needs first"
	case way.fault != nil:
		return ui.Words(way.fault)
	}
	return ""
}

// noAsk is why nothing is asked for the way under the cursor.
func (d *Remedies) noAsk(agree action.Offer) string {
	if way := d.current(); way != nil && way.Asks == "" {
		return cmp.Or(agree.WhyNot, d.session.Keys.Key(agree.ID)+" agrees to it")
	} else if way == nil {
		return agree.WhyNot
	}
	return ""
}

// Do does an action.
func (d *Remedies) Do(id action.ID) tea.Cmd {
	switch id { //nolint:exhaustive // the rest moves
	case action.No:
		d.done = true
	case action.Yes, action.YesGiving:
		way := d.current()
		d.done = true
		d.session.Tell(ui.Perform{Op: way.op, Told: "Done: " + way.Say})
	case action.Choose:
		d.done = true
		d.session.Tell(Open{Dialog: d.current().ask(d.session, d.finding)})
	default:
		if d.found != nil {
			d.cursor.Do(id, len(d.found.ways), len(d.found.ways))
		}
	}
	return nil
}
