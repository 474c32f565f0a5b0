package uitest

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Measure presses keys in turn, and tells the time from each to the screen and
// from each answer that it led to.
func (d *Desk) Measure(b *testing.B, keys []string) {
	b.Helper()
	var taken []time.Duration
	for i := 0; b.Loop(); i++ {
		queue := []tea.Msg{Key(keys[i%len(keys)])}
		for len(queue) > 0 {
			began := time.Now()
			_, cmd := d.model.Update(queue[0])
			_ = d.model.View()
			taken = append(taken, time.Since(began))
			queue = append(queue[1:], answers(cmd)...)
		}
	}
	slices.Sort(taken)
	b.ReportMetric(float64(taken[len(taken)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(taken[len(taken)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(taken[len(taken)-1].Microseconds()), "most-µs")
}

// answers does a command beside the clock.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, is := commands(msg)
	switch {
	case msg == nil:
		return nil
	case !is:
		return []tea.Msg{msg}
	}
	var msgs []tea.Msg
	for _, one := range batch {
		msgs = append(msgs, answers(one)...)
	}
	return msgs
}
