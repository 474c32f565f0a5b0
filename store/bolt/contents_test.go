package bolt

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

// shareFile shares data with the client of addFamily's first family.
func shareFile(t *testing.T, d *DB, title string, data []byte) model.ItemID {
	t.Helper()
	op := model.WithFiles{
		Operation: &model.Share{Client: 1, Title: title, To: model.People{1}, File: "dir/" + title + ".pdf"},
		Files:     map[string]model.Attachment{"dir/" + title + ".pdf": {Data: data}},
	}
	commit, err := d.Do(context.Background(), manager, op)
	if err != nil {
		t.Fatal(err)
	}
	var id model.ItemID
	if err := id.UnmarshalText([]byte(commit.Result.ID)); err != nil {
		t.Fatal(err)
	}
	return id
}

func contentsOf(t *testing.T, d *DB, who store.Actor, id model.ItemID) (data []byte, err error) {
	t.Helper()
	err = d.View(context.Background(), who, func(r model.Reader) (err error) {
		data, err = r.Contents(id)
		return err
	})
	return data, err
}

// TestADocumentComesOutBitForBit: empty, one byte, a piece, a byte more, and
// several pieces; kept once however often the same is shared.
func TestADocumentComesOutBitForBit(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
	for _, size := range []int{0, 1, piece, piece + 1, 3*piece + 17} {
		data := make([]byte, size)
		for i := range data {
			data[i] = byte(i * 7 % 251)
		}
		for _, title := range []string{"letter", "again"} {
			id := shareFile(t, d, fmt.Sprint(title, size), data)
			got, err := contentsOf(t, d, manager, id)
			if err != nil || !bytes.Equal(got, data) {
				t.Errorf("%d bytes came out as %d: %v", size, len(got), err)
			}
		}
	}
	mustBeSound(t, d)
	keys := 0
	if err := d.bolt.View(func(tx *bbolt.Tx) error {
		keys = tx.Bucket([]byte("contents")).Stats().KeyN
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if want := 5 + 0 + 1 + 1 + 2 + 4; keys != want {
		t.Errorf("%d keys hold the contents, not %d: the same is kept twice", keys, want)
	}
}

func TestWhoDoesNotSeeTheClientDoesNotSeeTheDocument(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, addStaff("Kim", model.Practitioner), addStaff("Lou", model.Practitioner),
		&addFamily{Last: "Moreno", First: "Ada", Practitioner: 1})
	id := shareFile(t, d, "letter", []byte("secret"))
	if _, err := contentsOf(t, d, store.Actor{ID: 1}, id); err != nil {
		t.Errorf("Ada's practitioner: %v", err)
	}
	if _, err := contentsOf(t, d, store.Actor{ID: 2}, id); !model.IsCode(err, model.NotFound) {
		t.Errorf("another practitioner: %v", err)
	}
}

func TestCheckFindsContentsThatWereChanged(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
	id := shareFile(t, d, "letter", []byte("the truth"))
	digest := model.Digest(sha256.Sum256([]byte("the truth")))
	err := d.bolt.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("contents")).Put(withID(contentsKey(digest), 0)[1:], []byte("the lie!!"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := contentsOf(t, d, manager, id); !model.IsCode(err, model.Damaged) {
		t.Errorf("what was changed is given out: %v", err)
	}
	report, err := d.Check(context.Background())
	if err != nil || len(report.Findings) == 0 {
		t.Errorf("check finds %v, %v", report.Findings, err)
	}
}

// TestAThreadReadsFromItsNewestMessage: in windows, as of before, and none of
// it where the client is not seen.
func TestAThreadReadsFromItsNewestMessage(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, addStaff("Lou", model.Practitioner), &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"Luis"}})
	write := func(text string) {
		t.Helper()
		c.forward(time.Minute)
		mustDo(t, d, &model.WriteMessage{Client: 1, User: 2, Text: text})
	}
	write("one")
	write("two")
	before := c.at
	write("three")
	write("four")
	thread := model.ItemID{Client: 1, No: 1}
	read := func(r model.Reader, below uint64, want ...string) {
		t.Helper()
		var got []string
		for m, err := range r.Messages(thread, below) {
			if err != nil {
				t.Error(err)
				return
			}
			got = append(got, m.Text)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("below %d: %v, want %v", below, got, want)
		}
	}
	view(t, d, manager, func(r model.Reader) error {
		read(r, 0, "four", "three", "two", "one")
		read(r, 3, "two", "one")
		read(r, 1)
		read(r, 99, "four", "three", "two", "one")
		return nil
	})
	err := d.ViewAt(context.Background(), manager, before, func(r model.Reader) error {
		read(r, 0, "two", "one")
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	view(t, d, store.Actor{ID: 1}, func(r model.Reader) error {
		for _, err := range r.Messages(thread, 0) {
			if !model.IsCode(err, model.NotFound) {
				t.Errorf("another practitioner reads the thread: %v", err)
			}
		}
		return nil
	})
	mustDo(t, d, &model.Undo{})
	view(t, d, manager, func(r model.Reader) error { read(r, 0, "three", "two", "one"); return nil })
	write("five")
	view(t, d, manager, func(r model.Reader) error { read(r, 0, "five", "three", "two", "one"); return nil })
	mustBeSound(t, d)
}

// TestProposedChangesShareTheNumbersOfItems: an id never means two things.
func TestProposedChangesShareTheNumbersOfItems(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"Luis"}})
	ids := map[string]bool{}
	for _, op := range []model.Operation{
		&model.ProposeChange{User: 2, Client: 1, Field: model.FieldPhone, Value: "555 0100"},
		&model.Share{Client: 1, Title: "Letter", To: model.People{2}},
		&model.ProposeChange{User: 2, Client: 1, Field: model.FieldGender, Value: "girl"},
		&model.ProposeChange{User: 2, Client: 1, Field: model.FieldGender, Value: "female"},
		&model.Share{Client: 1, Title: "Plan", To: model.People{2}},
	} {
		id := mustDo(t, d, op)[0]
		if id == "" || ids[id] {
			t.Errorf("%s has the id %q, which is taken", op.Do(), id)
		}
		ids[id] = true
	}
	mustBeSound(t, d)
}
