package main

import (
	"errors"
	"time"

	"frontdesk/model"
)

// moment is a time given on the command line: RFC 3339, or a date alone. It is
// a pflag.Value; the zero moment is not given.
type moment struct {
	text string
	at   time.Time
	day  model.Date
}

func (m *moment) String() string { return m.text }
func (*moment) Type() string     { return "TIME" }

func (m *moment) Set(text string) error {
	if day, err := model.ParseDate(text); err == nil {
		*m = moment{text: text, day: day}
		return nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return errors.New("write it as 2026-11-24T15:00:00-05:00 or 2026-11-24")
	}
	*m = moment{text: text, at: at}
	return nil
}

func (m *moment) given() bool { return m.text != "" }

// first is the moment in a zone, of a date its start.
func (m *moment) first(zone *time.Location) time.Time {
	if !m.day.Known() {
		return m.at.In(zone)
	}
	return midnight(m.day, zone)
}

// last is the moment in a zone, of a date its last instant.
func (m *moment) last(zone *time.Location) time.Time {
	if !m.day.Known() {
		return m.at.In(zone)
	}
	return midnight(m.day.AddDays(1), zone).Add(-time.Nanosecond)
}

func midnight(day model.Date, zone *time.Location) time.Time {
	y, m, d := day.Split()
	return time.Date(y, time.Month(m), d, 0, 0, 0, 0, zone)
}
