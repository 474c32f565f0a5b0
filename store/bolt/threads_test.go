package bolt

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

// threadsOf is the threads as a reader lists them: "Ada/Luis!" is one of Luis
// about Ada that is not read.
func threadsOf(t testing.TB, r model.Reader) string {
	t.Helper()
	var list []string
	for line, err := range r.Threads() {
		if err != nil {
			t.Fatal(err)
		}
		client, err := r.Person(line.ID.Client.Person())
		if err != nil {
			t.Fatal(err)
		}
		with, err := r.Person(line.With)
		if err != nil {
			t.Fatal(err)
		}
		said := client.First + "/" + with.First
		if line.Unread > 0 {
			said += "!"
		}
		list = append(list, said)
	}
	return strings.Join(list, " ")
}

// threads is two families, each child with its own practitioner, and a way to
// write into a thread a minute later.
func threads(t testing.TB) (*DB, *clock, func(model.ClientID, model.PersonID, model.Side)) {
	t.Helper()
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, addStaff("Lou", model.Practitioner), addStaff("Kim", model.Practitioner),
		&addFamily{Last: "Moreno", First: "Ada", Parents: []string{"Luis", "Rosa"}},
		&addFamily{Last: "Novak", First: "Ben", Parents: []string{"Eva"}})
	one, two := model.StaffID(1), model.StaffID(2)
	mustDo(t, d, &model.EditClient{Client: 1, Practitioner: &one}, &model.EditClient{Client: 4, Practitioner: &two})
	return d, c, func(client model.ClientID, user model.PersonID, from model.Side) {
		t.Helper()
		c.forward(time.Minute)
		mustDo(t, d, do("write", func(tx model.Tx) error { return written(tx, client, user, from) }))
	}
}

// written is a message as a thread gets it, whatever the rules say.
func written(tx model.Tx, client model.ClientID, user model.PersonID, from model.Side) error {
	chart, err := tx.Chart(client)
	if err != nil {
		return err
	}
	item := chart.ThreadWith(user)
	if item == nil {
		item = &model.Item{
			ID: tx.NewItem(client), Kind: model.KindThread, Title: "Messages", Since: tx.Now(),
			Audience: []model.PersonID{user}, Thread: &model.Thread{With: user},
		}
	}
	item.Thread.Count++
	item.Thread.Last, item.Thread.Unread = tx.Now(), 0
	message := model.Message{Thread: item.ID, No: item.Thread.Count, Text: "hello", At: tx.Now()}
	if from == model.FromUser {
		item.Thread.Unread, message.From = 1, user
	}
	if err := tx.PutMessage(message); err != nil {
		return err
	}
	return tx.PutItem(*item)
}

func mustList(t testing.TB, d *DB, who store.Actor, want string) {
	t.Helper()
	view(t, d, who, func(r model.Reader) error {
		if got := threadsOf(t, r); got != want {
			t.Errorf("the threads are %s, not %s", got, want)
		}
		return nil
	})
}

func TestThreadsStandUnreadFirstThenNewest(t *testing.T) {
	d, c, write := threads(t)
	mustList(t, d, manager, "")
	write(1, 2, model.FromPractice)
	write(1, 3, model.FromUser)
	write(4, 5, model.FromPractice)
	before := c.at
	mustList(t, d, manager, "Ada/Rosa! Ben/Eva Ada/Luis")
	write(1, 2, model.FromUser)
	write(1, 3, model.FromPractice)
	mustList(t, d, manager, "Ada/Luis! Ada/Rosa Ben/Eva")
	mustDo(t, d, &model.MarkRead{Client: 1, User: 2})
	mustList(t, d, manager, "Ada/Rosa Ada/Luis Ben/Eva")
	err := d.ViewAt(context.Background(), manager, before, func(r model.Reader) error {
		if got := threadsOf(t, r); got != "Ada/Rosa! Ben/Eva Ada/Luis" {
			t.Errorf("the threads were %s", got)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	mustBeSound(t, d)
}

func TestAPractitionerFindsTheThreadsOfTheOwnClients(t *testing.T) {
	d, c, write := threads(t)
	write(1, 2, model.FromUser)
	write(4, 5, model.FromUser)
	mustList(t, d, store.Actor{ID: 1}, "Ada/Luis!")
	mustList(t, d, store.Actor{ID: 2}, "Ben/Eva!")
	two := model.StaffID(2)
	c.forward(time.Minute)
	mustDo(t, d, &model.EditClient{Client: 1, Practitioner: &two})
	mustList(t, d, store.Actor{ID: 1}, "")
	mustList(t, d, store.Actor{ID: 2}, "Ben/Eva! Ada/Luis!")
	err := d.ViewAt(context.Background(), store.Actor{ID: 1}, c.at.Add(-time.Minute), func(r model.Reader) error {
		if got := threadsOf(t, r); got != "" {
			t.Errorf("who handed Ada over still finds %s", got)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestAMessageUndonePutsItsThreadBack(t *testing.T) {
	d, c, write := threads(t)
	write(1, 2, model.FromUser)
	write(4, 5, model.FromUser)
	started := c.at
	mustList(t, d, manager, "Ben/Eva! Ada/Luis!")
	c.forward(time.Minute)
	mustDo(t, d, &model.MarkRead{Client: 4, User: 5})
	mustDo(t, d, &model.Undo{Commit: logOf(t, d, manager, store.LogQuery{Limit: 1})[0].No})
	mustList(t, d, manager, "Ben/Eva! Ada/Luis!")
	c.forward(time.Minute)
	mustDo(t, d, &model.WriteMessage{Client: 1, User: 3, Text: "hello"})
	mustList(t, d, manager, "Ben/Eva! Ada/Luis! Ada/Rosa")
	during := c.at
	c.forward(time.Minute)
	mustDo(t, d, &model.Undo{})
	mustList(t, d, manager, "Ben/Eva! Ada/Luis!")
	for at, want := range map[time.Time]string{started: "Ben/Eva! Ada/Luis!", during: "Ben/Eva! Ada/Luis! Ada/Rosa"} {
		err := d.ViewAt(context.Background(), manager, at, func(r model.Reader) error {
			if got := threadsOf(t, r); got != want {
				t.Errorf("at %s the threads were %s", at, got)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	mustBeSound(t, d)
	mustDo(t, d, &model.Undo{Redo: true})
	mustList(t, d, manager, "Ben/Eva! Ada/Luis! Ada/Rosa")
	mustBeSound(t, d)
}

func TestADraftedMessageIsInTheDraftsListOnly(t *testing.T) {
	d, c, write := threads(t)
	write(1, 2, model.FromUser)
	c.forward(time.Minute)
	ops := []model.Operation{&model.WriteMessage{Client: 4, User: 5, Text: "hello"}, &model.MarkRead{Client: 1, User: 2}}
	err := d.Draft(context.Background(), manager, ops, func(draft store.Draft) error {
		if got := threadsOf(t, draft.After); got != "Ben/Eva Ada/Luis" {
			t.Errorf("after the draft: %s", got)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	mustList(t, d, manager, "Ada/Luis!")
}

func TestCheckFindsAThreadThatIsNotListed(t *testing.T) {
	there := threadKey(model.ItemID{Client: 1, No: 1})
	for name, edit := range map[string]func(*testing.T, *DB, *bbolt.Bucket) error{
		"taken from the order": func(_ *testing.T, _ *DB, b *bbolt.Bucket) error {
			k, _ := b.Cursor().Seek([]byte{threadOrder})
			return b.Delete(k)
		},
		"taken from the index": func(_ *testing.T, _ *DB, b *bbolt.Bucket) error { return b.Delete(there[1:]) },
		"listed twice": func(_ *testing.T, _ *DB, b *bbolt.Bucket) error {
			return b.Put(orderEntry(&model.Item{ID: model.ItemID{Client: 1, No: 1}, Thread: &model.Thread{With: 2}}).key[1:], withID(withID(nil, 2), 0))
		},
		"listed with another": func(_ *testing.T, _ *DB, b *bbolt.Bucket) error {
			k, _ := b.Cursor().Seek([]byte{threadOrder})
			return b.Put(k, withID(withID(nil, 3), 1))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, _, write := threads(t)
			write(1, 2, model.FromUser)
			err := d.bolt.Update(func(tx *bbolt.Tx) error { return edit(t, d, tx.Bucket([]byte("threads"))) })
			if err != nil {
				t.Fatal(err)
			}
			report, err := d.Check(context.Background())
			if err != nil || len(report.Findings) == 0 {
				t.Errorf("found %v, %v", report.Findings, err)
			}
		})
	}
}

// BenchmarkTheFirstOf10000Threads is the window that a screen shows of all the
// threads, and how many there are.
func BenchmarkTheFirstOf10000Threads(b *testing.B) {
	d := newFile(b, monday())
	for i := range 100 {
		mustDo(b, d, do("write", func(tx model.Tx) error {
			for j := range 100 {
				person := model.Person{ID: tx.NewPerson(), First: fmt.Sprint(i), Last: fmt.Sprint(j)}
				client := model.Client{ID: person.ID.Client(), Status: model.Active}
				if err := tx.PutPerson(person); err != nil {
					return err
				}
				if err := tx.PutClient(client); err != nil {
					return err
				}
				if err := written(tx, client.ID, person.ID, model.FromUser); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	for b.Loop() {
		n := 0
		view(b, d, manager, func(r model.Reader) error {
			for _, err := range r.Threads() {
				if n++; err != nil {
					return err
				}
			}
			return nil
		})
		if n != 10_000 {
			b.Fatal(n)
		}
	}
}
