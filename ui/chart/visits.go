package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// visitsPage is the Visits tab: what was asked for on the portal, what is to
// come, what is over.
type visitsPage struct{ roll }

func newVisitsPage(s *ui.Session) *visitsPage {
	return &visitsPage{roll{session: s, of: visitSections}}
}

// visitSections is the appointments as the tab has them.
func visitSections(rec *record) []rollSection {
	sections := []rollSection{
		{title: "Asked for on the portal"}, {title: "Upcoming", empty: "none"}, {title: "Past"}, {title: "Cancelled and declined"},
	}
	for i := range rec.Items {
		item := &rec.Items[i]
		if item.Visit == nil {
			continue
		}
		at := 1
		switch {
		case item.Visit.State == model.VisitRequested:
			at = 0
		case item.Visit.State != model.VisitPlanned:
			at = 3
		case item.Visit.Start.Before(rec.clock.Now):
			at = 2
		}
		sections[at].items = append(sections[at].items, item)
	}
	for at := range sections {
		slices.SortStableFunc(sections[at].items, func(a, b *model.Item) int {
			if at > 1 { // the newest of what is over first
				a, b = b, a
			}
			return a.Visit.Start.Compare(b.Visit.Start)
		})
	}
	return sections
}

func (p *visitsPage) offers() []action.Offer {
	item := p.under()
	none, unasked, over := "", "", ""
	switch {
	case item == nil:
		none = "there is no appointment here"
	case item.Visit.State != model.VisitRequested:
		unasked = "it waits for no answer"
	}
	if item != nil && (item.Visit.State != model.VisitPlanned && item.Visit.State != model.VisitRequested || item.Visit.Start.Before(p.rec.clock.Now)) {
		over = "there is nothing to cancel"
	}
	asked := none == "" && unasked == ""
	return append([]action.Offer{
		{ID: action.AcceptIt, WhyNot: cmp.Or(none, unasked), Footer: asked},
		{ID: action.RefuseIt, WhyNot: cmp.Or(none, unasked), Footer: asked},
		{ID: action.ScheduleVisit, Footer: true},
		{ID: action.CancelVisit, WhyNot: cmp.Or(none, over), Footer: none == ""},
	}, action.Moves()...)
}

func (p *visitsPage) do(id action.ID) tea.Cmd {
	item := p.under()
	switch id { //nolint:exhaustive // the actions offered here
	case action.ScheduleVisit:
		p.session.Tell(dialog.Open{Dialog: dialog.Schedule(
			p.session, p.rec.Client, p.rec.Subject().Name(), p.rec.practitioner, p.rec.clock.Now,
		)})
	case action.AcceptIt, action.RefuseIt:
		p.answer(item, id == action.AcceptIt)
	case action.CancelVisit:
		p.askCancel(item)
	default:
		p.move(id)
	}
	return nil
}

// answer opens the answer to a request.
func (p *visitsPage) answer(item *model.Item, accept bool) {
	when := p.when(item)
	n := dialog.Noted{
		Key: "answer " + item.ID.String(), Title: "Accept the request", Label: "Accept",
		Lines: []string{p.rec.named(item.From) + " asks for " + when + ", for " + p.rec.Subject().Name() + "."},
		Told:  "Accepted: " + when,
		Op: func(note string) model.Operation {
			return &model.AnswerRequest{Appointment: item.ID, Accept: &accept, Note: note}
		},
	}
	if !accept {
		n.Key, n.Title, n.Label, n.Told = "decline "+item.ID.String(), "Decline the request", "Decline", "Declined: "+when
	}
	if item.Visit.Note != "" {
		n.Lines = append(n.Lines, "“"+item.Visit.Note+"”")
	}
	p.session.Tell(dialog.Open{Dialog: dialog.AnswerWithNote(p.session, n)})
}

func (p *visitsPage) askCancel(item *model.Item) {
	client, when, op := p.rec.Subject().Name(), p.when(item), &model.CancelAppointment{Appointment: item.ID}
	dialog.Ask(p.session, dialog.Question{
		Title: "Cancel the appointment", Yes: "cancel it", No: "keep it",
		Lines:  []string{"Cancel " + item.Title + " of " + client + " on " + when + "?", ""},
		Effect: dialog.EffectOf(p.session, op), Then: ui.Perform{Op: op, Told: "Cancelled: " + client + ", " + when},
	})
}

// when is an appointment's time in the practice's zone.
func (p *visitsPage) when(item *model.Item) string {
	at := item.Visit.Start.In(p.rec.clock.Now.Location())
	if at.Year() == p.rec.clock.Now.Year() {
		return at.Format("Mon 2 Jan 15:04")
	}
	return at.Format("Mon 2 Jan 2006 15:04")
}

func (p *visitsPage) lines(width, height int, focused bool) []string {
	return p.drawn(p.item, nil, width, height, focused)
}

func (p *visitsPage) click(_, y, width, _ int) tea.Cmd {
	p.clicked(y, p.item, width)
	return nil
}

// item is an appointment in one line, and what was said about it below.
func (p *visitsPage) item(item *model.Item, width int) []string {
	visit := item.Visit
	left := p.when(item) + "  " + theme.Safe(item.Title)
	right := strconv.Itoa(visit.Minutes) + " min"
	if name := p.rec.staff[visit.Practitioner]; name != "" {
		right = theme.Safe(name) + " · " + right
	}
	if item.Sensitive {
		right = "sensitive · " + right
	}
	if visit.State == model.VisitDeclined || visit.State == model.VisitCancelled {
		right = string(visit.State) + " · " + right
	}
	lines := []string{widget.Ends(theme.Clip(left, width), " "+right, width)}
	for _, say := range p.said(item) {
		for _, line := range widget.Wrap(say, max(1, width-4)) {
			lines = append(lines, "    "+line)
		}
	}
	return lines
}

// said is who asked, answered or cancelled, and what they noted.
func (p *visitsPage) said(item *model.Item) []string {
	var says []string
	quote := func(who, note string) {
		if note = strings.Join(strings.Fields(note), " "); note != "" {
			who += ": " + theme.Safe(note)
		}
		says = append(says, who)
	}
	visit := item.Visit
	if item.From != 0 {
		quote(p.nameOf(item.From)+" asked for it "+p.moment(item.Since), visit.Note)
	}
	if end := visit.Answered; end != nil {
		word := "accepted "
		if visit.State == model.VisitDeclined {
			word = "declined "
		}
		quote(word+p.moment(end.At), end.Reason)
	}
	if end := visit.Cancelled; end != nil {
		who := "the practice"
		if visit.CancelledBy != 0 {
			who = p.nameOf(visit.CancelledBy)
		}
		quote(who+" cancelled it "+p.moment(end.At), end.Reason)
	}
	return says
}

func (p *visitsPage) moment(at time.Time) string { return p.rec.clock.Moment(at) }
