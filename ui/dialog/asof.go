package dialog

import (
	"context"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// asOf asks at which moment everything is to be seen.
type asOf struct {
	plainPage
	session  *ui.Session
	client   model.ClientID
	zone     *time.Location
	day, at  *widget.Entry
	bands    []*widget.Entry
	days     map[*widget.Entry]model.Date
	changing ui.Latest
}

// bandDays is the days ahead on which the client reaches an age that matters.
type bandDays struct {
	zone *time.Location
	says []string
	days []model.Date
}

// AsOf is the dialog that turns the screens to another moment: it sends a
// ui.Moment. The client is whose coming ages it offers, zero for none.
func AsOf(s *ui.Session, client model.ClientID) *Form {
	return newForm(s, "as of", func() page {
		p := &asOf{session: s, client: client, zone: s.Now().Location(), days: map[*widget.Entry]model.Date{}}
		text := func(id, label, hint string) *widget.Entry {
			return &widget.Entry{ID: id, Label: label, Input: widget.NewText(s.Theme, "", hint)}
		}
		p.day = text("day", "Day", "year-month-day, past or to come")
		p.at = text("time", "Time", "hour:minute; blank is the end of the day")
		return p
	})
}

func (p *asOf) title() string { return "See everything as of" }

func (p *asOf) label() string { return "Show it" }

func (p *asOf) start() tea.Cmd {
	s, client := p.session, p.client
	return ui.Ask(s, &p.changing, func(ctx context.Context) (bandDays, error) {
		var got bandDays
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error { return got.find(r, client) })
		return got, err
	})
}

func (b *bandDays) find(r model.Reader, client model.ClientID) error {
	b.zone = r.Now().Location()
	if client == 0 {
		return nil
	}
	practice, err := r.Practice()
	if err != nil {
		return err
	}
	person, err := r.Person(client.Person())
	if err != nil || !person.Born.Known() {
		return err
	}
	for _, band := range practice.AgeBands {
		day := person.Born.Anniversary(band.Age)
		if day <= model.DateOf(r.Now()) {
			continue
		}
		b.days = append(b.days, day)
		b.says = append(b.says, person.Called()+" turns "+strconv.Itoa(band.Age)+" on "+day.String()+": "+bandWords[band.Action])
	}
	return nil
}

// bandWords is what an age does to the access of others.
var bandWords = map[model.BandAction]string{
	model.BandEnd: "access ends", model.BandSuspend: "access is suspended", model.BandLimit: "access is limited", model.BandWarn: "a warning",
}

func (p *asOf) entries() []*widget.Entry {
	return append([]*widget.Entry{p.day, p.at}, p.bands...)
}

func (p *asOf) hear(msg tea.Msg) tea.Cmd {
	answer, is := msg.(ui.Answer[bandDays])
	if !is || answer.Gone(&p.changing) || answer.Err != nil {
		return nil
	}
	p.zone, p.bands = answer.Value.zone, nil
	for i, say := range answer.Value.says {
		entry := &widget.Entry{ID: "band " + strconv.Itoa(i), Input: &widget.Button{Label: theme.Safe(say)}}
		p.bands = append(p.bands, entry)
		p.days[entry] = answer.Value.days[i]
	}
	return nil
}

// press takes the day of an age.
func (p *asOf) press(e *widget.Entry) bool {
	day, is := p.days[e]
	if is {
		setText(p.day, day.String())
	}
	return is
}

func (p *asOf) told() (tea.Msg, error) {
	day, err := dateOf(p.day)
	switch {
	case err != nil:
		return nil, err
	case !day.Known():
		return nil, model.Errorf(model.Missing, "say which day").At("day")
	}
	year, month, date := day.Split()
	hour, minute, second := 23, 59, 59
	if text := textOf(p.at); text != "" {
		clock, err := time.Parse("15:04", text)
		if err != nil {
			return nil, model.Errorf(model.Invalid, "%q is no time of day", text).At("time").Hint("write it as 14:30, or leave it blank")
		}
		hour, minute, second = clock.Hour(), clock.Minute(), 0
	}
	return ui.Moment{At: time.Date(year, time.Month(month), date, hour, minute, second, 0, p.zone)}, nil
}
