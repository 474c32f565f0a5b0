package messages_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// crowded is a practice of so many threads, the newest of so many messages.
func crowded(b *testing.B, threads, messages int) store.Store {
	b.Helper()
	s := uitest.Practice(b, "")
	do := func(n int, op func(int) model.Operation) {
		ops := make([]model.Operation, n)
		for i := range ops {
			ops[i] = op(i)
		}
		for _, outcome := range s.DoMany(b.Context(), rae, ops) {
			if outcome.Err != nil {
				b.Fatal(outcome.Err)
			}
		}
	}
	do(threads, func(i int) model.Operation {
		first, last := fmt.Sprintf("Client%d", i), fmt.Sprintf("Number%05d", i)
		return &model.AddClient{PersonFields: model.PersonFields{First: first, Last: last}}
	})
	write := func(client int) model.Operation {
		return &model.WriteMessage{
			Client: model.ClientID(client), User: model.PersonID(client), //nolint:gosec // a few
			Text: strings.Repeat("What is written in a message of the practice. ", 4),
		}
	}
	do(threads, func(i int) model.Operation { return write(i + 1) })
	do(messages, func(int) model.Operation { return write(1) })
	return s
}

// BenchmarkKeyAmongThreads is the time from a key to the screen, and from each
// answer that it led to: Update and View at 200×50, in a list of 10,000
// threads, and in a thread of 5,000 messages.
func BenchmarkKeyAmongThreads(b *testing.B) {
	s := crowded(b, 10_000, 5_000)
	for name, keys := range map[string]string{
		"list":   "down down pgdown up G g down / n u 9 9 enter down esc",
		"thread": "up pgup pgup pgup G pgup g pgdown pgdown down G",
		"field":  "H e l l o enter x backspace",
	} {
		b.Run(name, func(b *testing.B) {
			d := open(b, s, rae, 200, 50)
			switch name {
			case "thread":
				d.Press("enter")
			case "field":
				d.Press("enter", "enter")
			}
			measure(b, d.Model(), strings.Fields(keys))
		})
	}
}

func measure(b *testing.B, root tea.Model, keys []string) {
	b.Helper()
	var taken []time.Duration
	for i := 0; b.Loop(); i++ {
		queue := []tea.Msg{uitest.Key(keys[i%len(keys)])}
		for len(queue) > 0 {
			began := time.Now()
			_, cmd := root.Update(queue[0])
			_ = root.View()
			taken = append(taken, time.Since(began))
			queue = append(queue[1:], answers(cmd)...)
		}
	}
	slices.Sort(taken)
	b.ReportMetric(float64(taken[len(taken)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(taken[len(taken)-1].Microseconds()), "most-µs")
}

// answers does a command beside the clock.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	v := reflect.ValueOf(msg)
	switch {
	case msg == nil:
		return nil
	case v.Kind() != reflect.Slice:
		return []tea.Msg{msg}
	}
	var msgs []tea.Msg
	for i := range v.Len() {
		one, _ := v.Index(i).Interface().(tea.Cmd)
		msgs = append(msgs, answers(one)...)
	}
	return msgs
}
