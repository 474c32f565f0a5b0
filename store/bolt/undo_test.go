package bolt

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontdesk/model"
	"frontdesk/store"
)

// revert is the bare undo, without the model's rules.
func revert(no uint64) model.Operation {
	return do("revert", func(tx model.Tx) error { return tx.Revert(no) })
}

// recordsOf is every record that is there, by its key, without the revisions,
// which every commit moves on.
func recordsOf(t interface{ Fatal(...any) }, d *DB) map[string]string {
	records := map[string]string{}
	err := d.read(context.Background(), func(kept *boltKV) error {
		for b := practiceBucket; b < bucketEnd; b++ {
			if !b.isRecord() {
				continue
			}
			for e, err := range kept.scan([]byte{byte(b)}, nil) {
				if err != nil {
					return err
				}
				if !isRevision(e.key) {
					records[string(e.key)] = string(e.value)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// TestUndoIsTheExactReverse draws histories in which commits of any age are
// undone: each undo gives back the very bytes or changes nothing, the file
// stays sound, and the past stays what it was.
func TestUndoIsTheExactReverse(t *testing.T) {
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		c := monday()
		d := openFile(t, fmt.Sprintf("%s/%d.db", t.TempDir(), n), c)
		defer func() { _ = d.Close() }()
		h := &undoing{T: r, d: d, clock: c, states: []map[string]string{{}}, portraits: []string{""}}
		for range rapid.IntRange(1, 20).Draw(r, "steps") {
			if newest := uint64(len(h.states) - 1); newest > 0 && rapid.IntRange(0, 2).Draw(r, "undo") == 0 {
				h.undo(rapid.Uint64Range(1, newest).Draw(r, "commit"))
			} else {
				_ = h.operate(drawOperation(r)) // a refused one is no commit
			}
		}
		h.undoNewest()
		h.mustBeAsItWas()
	})
}

// undoing is a random history, with what was there after each commit.
type undoing struct {
	*rapid.T
	d         *DB
	clock     *clock
	states    []map[string]string
	portraits []string
	times     []time.Time
	ops       []model.Operation
}

func (h *undoing) operate(op model.Operation) error {
	h.clock.forward(time.Minute)
	commit, err := h.d.Do(context.Background(), manager, op)
	if err != nil {
		return err
	}
	if commit.No != uint64(len(h.states)) {
		h.Fatalf("commit %d comes after %d", commit.No, len(h.states)-1)
	}
	h.states = append(h.states, recordsOf(h, h.d))
	h.times, h.ops = append(h.times, h.clock.at), append(h.ops, op)
	h.portraits = append(h.portraits, portraitOf(h.T, h.d, func(fn func(model.Reader) error) error {
		return h.d.View(context.Background(), manager, fn)
	}))
	return nil
}

func (h *undoing) undo(no uint64) {
	now := h.states[len(h.states)-1]
	if err := h.operate(revert(no)); err != nil {
		if !model.IsCode(err, model.Conflict) && !model.IsCode(err, model.Already) && !model.IsCode(err, model.EmailInUse) {
			h.Fatal(err)
		}
		if !maps.Equal(recordsOf(h, h.d), now) {
			h.Fatalf("the undo of commit %d was refused and changed something", no)
		}
		return
	}
	want := maps.Clone(now)
	before, after := h.states[no-1], h.states[no]
	for key := range after {
		if _, was := before[key]; !was {
			delete(want, key)
		}
	}
	for key, value := range before {
		if after[key] != value {
			want[key] = value
		}
	}
	if !maps.Equal(h.states[len(h.states)-1], want) {
		h.Fatalf("the undo of commit %d is not the reverse of it", no)
	}
}

// undoNewest undoes the newest commit and redoes it.
func (h *undoing) undoNewest() {
	newest := uint64(len(h.states) - 1)
	if newest == 0 {
		return
	}
	for i, want := range []map[string]string{h.states[newest-1], h.states[newest]} {
		if err := h.operate(revert(newest + uint64(i))); err != nil {
			h.Fatalf("the newest commit cannot be undone: %v", err)
		}
		if !maps.Equal(h.states[len(h.states)-1], want) {
			h.Fatalf("undo %d of the newest commit gives something else", i)
		}
	}
	if got, want := h.portraits[len(h.portraits)-1], h.portraits[newest]; stripRevisions(got) != stripRevisions(want) {
		h.Fatalf("redone it reads\n%s\nnot\n%s", got, want)
	}
}

// stripRevisions leaves out what moves on with each commit.
func stripRevisions(portrait string) string {
	var kept []string
	for _, part := range strings.Split(portrait, `"Revision":`) {
		kept = append(kept, strings.TrimLeft(part, "0123456789"))
	}
	return strings.Join(kept, "")
}

func (h *undoing) mustBeAsItWas() {
	for i, at := range h.times {
		got := portraitOf(h.T, h.d, func(fn func(model.Reader) error) error {
			return h.d.ViewAt(context.Background(), manager, at.Add(time.Second), fn)
		})
		if want := h.portraits[i+1]; got != want {
			h.Fatalf("after commit %d it was\n%s\nand is told to have been\n%s", i+1, want, got)
		}
		h.mustDraftThenWhatWasDone(i)
	}
	report, err := h.d.Check(context.Background())
	if err != nil {
		h.Fatal(err)
	}
	for _, f := range report.Findings {
		if !strings.Contains(f.What, "which is not there") { // these operations name anybody
			h.Fatal(f)
		}
	}
}

// mustDraftThenWhatWasDone: what was done in a commit, drafted at the moment
// before it, does then what it did, but that new numbers come behind those of
// now.
func (h *undoing) mustDraftThenWhatWasDone(i int) {
	if slices.Contains([]string{"item", "email", "staff", "form"}, h.ops[i].Do()) {
		return
	}
	before := h.times[i].Add(-time.Second)
	got := portraitOf(h.T, h.d, func(fn func(model.Reader) error) error {
		return h.d.DraftAt(context.Background(), manager, before, h.ops[i:i+1], func(draft store.Draft) error { return fn(draft.After) })
	})
	if want := h.portraits[i+1]; stripRevisions(got) != stripRevisions(want) {
		h.Fatalf("%s made it\n%s\nand drafted at the moment before\n%s", h.ops[i].Do(), want, got)
	}
}

func TestTheNumberOfAClientTakenBackIsNeverGivenOutAgain(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	added := c.at
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}, Items: 1})
	c.forward(time.Hour)
	mustDo(t, d, revert(1))
	if ids := mustDo(t, d, &addFamily{Last: "Soto", First: "Ben"}); ids[0] != "p3" {
		t.Errorf("Ben is %s", ids[0])
	}
	if report := mustBeSound(t, d); report.Clients != 1 || report.People != 1 {
		t.Errorf("%d clients and %d people are left", report.Clients, report.People)
	}
	found, err := d.Find(context.Background(), manager, store.Query{Text: "moreno"})
	if err != nil || found.Total != 0 {
		t.Errorf("who was taken back is found: %+v, %v", found, err)
	}
	if found, err = d.Find(context.Background(), manager, store.Query{ClientsOnly: true}); err != nil || found.Total != 1 {
		t.Errorf("%d clients are found, %v", found.Total, err)
	}
	err = d.ViewAt(context.Background(), manager, added.Add(time.Minute), func(r model.Reader) error {
		chart, err := r.Chart(1)
		if err == nil && len(chart.Contacts) != 1 {
			t.Errorf("the chart as of then: %+v", chart)
		}
		return err
	})
	if err != nil {
		t.Errorf("Ada was there then: %v", err)
	}
	mustDo(t, d, revert(2))
	if found, err = d.Find(context.Background(), manager, store.Query{Text: "moreno"}); err != nil || found.Total != 2 {
		t.Errorf("who was brought back is not found: %+v, %v", found, err)
	}
	mustBeSound(t, d)
}

func TestAnUndoIsRefusedWithTheNameOfTheLaterChange(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"}, &rename{Person: 1, First: "Adela", Last: "Moreno"})
	who := store.Actor{Name: "Kim"}
	if _, err := d.Do(context.Background(), who, &rename{Person: 1, First: "Adelina", Last: "Moreno"}); err != nil {
		t.Fatal(err)
	}
	_, err := d.Do(context.Background(), manager, revert(2))
	if !model.IsCode(err, model.Conflict) || err.Error() != "commit: commit 3 (Kim did rename, 2026-11-23 09:00) changed Adelina Moreno since" {
		t.Errorf("refused with %v", err)
	}
	mustDo(t, d, revert(3), revert(2))
	if _, err := d.Do(context.Background(), manager, revert(2)); !model.IsCode(err, model.Already) {
		t.Errorf("undone twice: %v", err)
	}
	log := logOf(t, d, manager, store.LogQuery{Commit: 5})
	if len(log) != 1 || len(log[0].Undid) != 1 || log[0].Undid[0] != 2 {
		t.Errorf("the log of the undo: %+v", log)
	}
}

// TestWhatOthersBuildOnIsNotTakenBack: a later form for the child, a contact
// of another chart, a client of a new practitioner.
func TestWhatOthersBuildOnIsNotTakenBack(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, addStaff("Kim", model.Practitioner), &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}},
		&addFamily{Last: "Soto", First: "Ben", Practitioner: 1},
		do("contact", func(tx model.Tx) error { return tx.PutContact(model.Contact{Client: 3, Person: 2}) }))
	for no, later := range map[uint64][]string{1: {"commit 3 "}, 2: {"commit 4 ", "which needs luis Moreno"}, 3: {"commit 4 ", "Ben Soto"}} {
		_, err := d.Do(context.Background(), manager, revert(no))
		for _, word := range later {
			if !model.IsCode(err, model.Conflict) || !strings.Contains(err.Error(), word) {
				t.Errorf("the undo of commit %d: %v, want it refused for %s", no, err, later)
			}
		}
	}
	mustDo(t, d, revert(4), revert(3), revert(2), revert(1))
	if len(recordsOf(t, d)) != 0 {
		t.Error("all is undone, and something is left")
	}
	mustBeSound(t, d)
}

// TestWhatIsUndoneIsADeed: that a thread was read is none, nor what became of an
// e-mail; each is passed over, also behind an undo.
func TestWhatIsUndoneIsADeed(t *testing.T) {
	d, _, write := threads(t)
	write(1, 2, model.FromUser)
	read := &model.MarkRead{Client: 1, User: 2}
	last := func(op model.Operation) string {
		t.Helper()
		mustDo(t, d, op)
		newest := logOf(t, d, manager, store.LogQuery{Limit: 1})[0]
		return nameOf(t, logOf(t, d, manager, store.LogQuery{Commit: newest.Undid[0]})[0])
	}
	mustDo(t, d, &model.WriteMessage{Client: 4, User: 5, Text: "hello"}, read)
	if got := last(&model.Undo{}); got != "message" {
		t.Errorf("the undo is of %s", got)
	}
	mustDo(t, d, read)
	if got := last(&model.Undo{Redo: true}); got != "undo" {
		t.Errorf("the redo is of %s", got)
	}
}

// TestAPractitionerUndoesTheOwnAndSeenOnly: also what was taken back, and is
// seen by nobody now, can be brought back by whom it belonged to.
func TestAPractitionerUndoesTheOwnAndSeenOnly(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, addStaff("Kim", model.Practitioner), addStaff("Lou", model.Practitioner))
	kim, lou := store.Actor{ID: 1}, store.Actor{ID: 2}
	undo := func(who store.Actor, op *model.Undo, want model.Code) {
		t.Helper()
		_, err := d.Do(context.Background(), who, op)
		if want == "" && err != nil || want != "" && !model.IsCode(err, want) {
			t.Errorf("%+v by %+v: %v", op, who, err)
		}
	}
	undo(kim, &model.Undo{}, model.NotSo)
	if _, err := d.Do(context.Background(), kim, &model.AddClient{PersonFields: model.PersonFields{First: "Ada", Last: "Moreno"}, Practitioner: 1}); err != nil {
		t.Fatal(err)
	}
	undo(lou, &model.Undo{Commit: 3}, model.NotFound)
	undo(kim, &model.Undo{Commit: 1}, model.Forbidden)
	undo(kim, &model.Undo{}, "")
	undo(lou, &model.Undo{Commit: 4}, model.NotFound)
	undo(kim, &model.Undo{Redo: true}, "")
	view(t, d, kim, func(r model.Reader) error { _, err := r.Chart(1); return err })
	mustBeSound(t, d)
}
