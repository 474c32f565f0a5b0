package main

import (
	"context"
	"testing"

	"frontdesk/model"
)

// TestTheDemonstrationShowsWhatAPracticeMeets: it applies on any day, and has
// a minor, a block, a link, somebody invited and somebody signed in.
func TestTheDemonstrationShowsWhatAPracticeMeets(t *testing.T) {
	for _, day := range []string{"2026-11-22", "2028-02-29", "2031-01-01"} {
		t.Run(day, func(t *testing.T) {
			t.Setenv("TMPDIR", t.TempDir())
			p := &program{}
			check(t, p.now.Set(day))
			check(t, p.withDemo(context.Background(), func(d *desk) error {
				return d.View(context.Background(), d.who, func(r model.Reader) error { return meets(t, r) })
			}))
		})
	}
}

func meets(t *testing.T, r model.Reader) error {
	minors, blocked, linked := 0, 0, 0
	logins := map[model.LoginState]int{}
	for id, err := range r.Clients("") {
		if err != nil {
			return err
		}
		row, err := model.RowOf(r, id)
		if err != nil {
			return err
		}
		if row.Minor != nil && *row.Minor {
			minors++
		}
		for _, user := range row.Users {
			logins[user.Login]++
			if user.Blocked {
				blocked++
			}
			if user.Linked {
				linked++
			}
		}
	}
	if minors == 0 || blocked == 0 || linked == 0 || logins[model.LoginInvited] == 0 || logins[model.LoginActive] == 0 {
		t.Errorf("%d minors, %d blocked, %d linked, logins %v", minors, blocked, linked, logins)
	}
	return waits(t, r)
}

// waits looks for what staff answer: an unread message, a requested
// appointment, a proposed change; and for a bill that is split.
func waits(t *testing.T, r model.Reader) error {
	var unread, requested, proposed, split int
	for line, err := range r.Threads() {
		if err != nil {
			return err
		}
		unread += int(line.Unread) //nolint:gosec // a few
	}
	for id, err := range r.Clients("") {
		if err != nil {
			return err
		}
		chart, err := r.Chart(id)
		if err != nil {
			return err
		}
		proposed += len(chart.Waiting())
		for i := range chart.Items {
			item := &chart.Items[i]
			if item.Visit != nil && item.Visit.State == model.VisitRequested {
				requested++
			}
			if item.Bill != nil && !item.Bill.PartOf.IsZero() {
				split++
			}
		}
	}
	if unread == 0 || requested == 0 || proposed == 0 || split == 0 {
		t.Errorf("%d unread, %d requested, %d proposed, %d split", unread, requested, proposed, split)
	}
	return nil
}

// TestTheDemonstrationIsOpenedAsOneOfItsStaff, who is there only once it was
// entered.
func TestTheDemonstrationIsOpenedAsOneOfItsStaff(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	p := &program{as: "Dr. Chen"}
	check(t, p.withDemo(context.Background(), func(d *desk) error {
		return d.View(context.Background(), d.who, func(r model.Reader) error {
			if got := r.Actor(); got.Name != "Dr. Chen" || got.Role != model.Practitioner {
				t.Errorf("it is opened as %+v", got)
			}
			return nil
		})
	}))
	p = &program{as: "Nobody"}
	if err := p.withDemo(context.Background(), func(*desk) error { return nil }); !model.IsCode(err, model.Unknown) {
		t.Errorf("as nobody of the staff: %v", err)
	}
}
