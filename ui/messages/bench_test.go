package messages_test

import (
	"fmt"
	"strings"
	"testing"

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
			d.Measure(b, strings.Fields(keys))
		})
	}
}
