package dialog

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// schedule asks for an appointment.
type schedule struct {
	*tryout
	client             model.ClientID
	name               string
	now                time.Time
	day, at, minutes   *widget.Entry
	practitioner       *staffChoice
	heading, sensitive *widget.Entry
}

// Schedule is the dialog for an appointment of a client, with the names of the
// client and of the practitioner; now is in the practice's zone.
func Schedule(s *ui.Session, client model.Client, name, practitioner string, now time.Time) *Form {
	return newForm(s, "schedule "+client.ID.String(), func() page {
		text := func(id, label, value, hint string) *widget.Entry {
			return &widget.Entry{ID: id, Label: label, Input: widget.NewText(s.Theme, value, hint)}
		}
		return &schedule{
			client: client.ID, name: name, now: now, tryout: &tryout{session: s},
			day: text("start", "Date", "", "year-month-day, like "+now.AddDate(0, 0, 7).Format(time.DateOnly)),
			at:  text("at", "Time", "", "like 15:00"), minutes: text("minutes", "Minutes", "50", ""),
			practitioner: newStaffChoice(s, client.Practitioner, practitioner),
			heading:      text("title", "Title", "", "Session"),
			sensitive: &widget.Entry{
				ID: "sensitive", Label: "", Input: &widget.Box{Check: widget.Check{
					Label: "sensitive: for the client and who is named on it only",
				}},
			},
		}
	})
}

func (p *schedule) title() string { return "Schedule an appointment of " + p.name }

func (p *schedule) label() string { return "Schedule" }

func (p *schedule) start() tea.Cmd { return tea.Batch(p.practitioner.read(), p.weigh()) }

func (p *schedule) entries() []*widget.Entry {
	return []*widget.Entry{p.day, p.at, p.minutes, p.practitioner.entry, p.heading, p.sensitive}
}

func (p *schedule) typed(*widget.Entry) tea.Cmd { return p.weigh() }

func (p *schedule) weigh() tea.Cmd { return p.try(p.operation()) }

func (p *schedule) hear(msg tea.Msg) tea.Cmd {
	if answer, ok := msg.(ui.Answer[practitioners]); ok {
		p.practitioner.take(answer)
		return p.weigh()
	}
	return p.tryout.hear(msg)
}

// begins is when the appointment is to begin.
func (p *schedule) begins() (time.Time, error) { return momentOf(p.day, p.at, p.now.Location()) }

// momentOf is a date and a time that are filled in.
func momentOf(date, at *widget.Entry, zone *time.Location) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, textOf(date))
	if err != nil {
		return time.Time{}, model.Errorf(model.Invalid, "%q is not a date", textOf(date)).At(date.ID).Hint("write dates as 2012-04-02")
	}
	clock, err := time.Parse("15:04", textOf(at))
	if err != nil {
		return time.Time{}, model.Errorf(model.Invalid, "%q is not a time", textOf(at)).At(at.ID).Hint("write times as 15:00")
	}
	y, m, d := day.Date()
	return time.Date(y, m, d, clock.Hour(), clock.Minute(), 0, 0, zone), nil
}

func (p *schedule) operation() (model.Operation, error) {
	begins, err := p.begins()
	if err != nil {
		return nil, err
	}
	minutes, err := numberOf(p.minutes)
	if err != nil {
		return nil, err
	}
	practitioner, err := p.practitioner.id()
	box, ok := p.sensitive.Input.(*widget.Box)
	return &model.Schedule{
		Client: p.client, Start: begins, Minutes: minutes, Practitioner: practitioner,
		Title: textOf(p.heading), Sensitive: ok && box.Ticked,
	}, err
}

// review says when it is, and who will see it.
func (p *schedule) review(t *theme.Theme, width int) []string {
	begins, err := p.begins()
	if err != nil {
		return p.tryout.review(t, width)
	}
	lines := styled(t.Strong, begins.Format("Monday 2 January 2006, 15:04")+", "+textOf(p.minutes)+" minutes", width)
	if begins.Before(p.now) {
		lines = append(lines, styled(t.Warn, "That is in the past.", width)...)
	}
	return append(lines, p.tryout.review(t, width)...)
}

func (p *schedule) done(store.Commit) (string, tea.Msg) {
	begins, err := p.begins()
	if err != nil {
		return "Scheduled an appointment of " + p.name, nil
	}
	return "Scheduled " + p.name + " on " + begins.Format("Mon 2 Jan 2006 at 15:04"), nil
}

// percent is a share as it is typed: "60%".
func percent(text string) (int, bool) {
	if n := len(text); n > 1 && text[n-1] == '%' {
		share, err := strconv.Atoi(text[:n-1])
		return share, err == nil
	}
	return 0, false
}
