package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

func TestARefusedOperationChangesNoByte(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}})
	before, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	_, refused := d.Do(context.Background(), manager, do("half", func(tx model.Tx) error {
		return errors.Join(tx.PutPerson(model.Person{ID: 1, First: "Eve"}), errRefused)
	}))
	if !model.IsCode(refused, model.Invalid) {
		t.Fatalf("refused with %v", refused)
	}
	after, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) {
		t.Error("a refused operation wrote to the file")
	}
}

// TestARefusalOrAPanicInAGroupHurtsNobodyElse: the operations share one flush,
// and each stands or falls by itself.
func TestARefusalOrAPanicInAGroupHurtsNobodyElse(t *testing.T) {
	d := newFile(t, monday())
	flushes := countFlushes(d)
	outcomes := inOneGroup(t, d, []model.Operation{
		addStaff("Kim", model.FrontDesk),
		do("refused", func(tx model.Tx) error {
			return errors.Join(tx.PutStaff(model.Staff{ID: tx.NewStaff(), Name: "Nobody"}), errRefused)
		}),
		do("panics", func(tx model.Tx) error {
			_ = tx.PutStaff(model.Staff{ID: tx.NewStaff(), Name: "Nobody"})
			panic("Ada's secret")
		}),
		addStaff("Lou", model.FrontDesk),
	})
	if *flushes != 1 {
		t.Errorf("%d flushes for one group", *flushes)
	}
	wants := []model.Code{"", model.Invalid, model.InternalCode, ""}
	for i, want := range wants {
		if err := outcomes[i].Err; want == "" && err != nil || want != "" && !model.IsCode(err, want) {
			t.Errorf("operation %d: %v", i, err)
		}
	}
	var told *model.Error
	if errors.As(outcomes[2].Err, &told) && strings.Contains(told.Say+fmt.Sprint(told.Hints), "secret") {
		t.Errorf("the error tells what the panic said: %+v", told)
	}
	if id := outcomes[3].Commit.Result.ID; id != "s2" {
		t.Errorf("Lou is %s: a number was used up by somebody refused", id)
	}
	mustBeSound(t, d)
}

// inOneGroup hands operations in while the committer is held up, so that it
// finds them all waiting.
func inOneGroup(t *testing.T, d *DB, ops []model.Operation) []store.Outcome {
	t.Helper()
	entered, leave := make(chan bool), make(chan bool)
	var done sync.WaitGroup
	done.Go(func() {
		_, err := d.Do(context.Background(), manager, do("hold-up", func(model.Tx) error {
			close(entered)
			<-leave
			return errRefused
		}))
		if !model.IsCode(err, model.Invalid) {
			t.Error(err)
		}
	})
	<-entered
	var outcomes []store.Outcome
	done.Go(func() { outcomes = d.DoMany(context.Background(), manager, ops) })
	for len(d.jobs) == 0 {
		// The committer stands still; the operations arrive in no time.
		_ = len(d.jobs)
	}
	close(leave)
	done.Wait()
	return outcomes
}

func countFlushes(d *DB) *int {
	n := 0
	d.commit = func(t *bbolt.Tx) error {
		n++
		return t.Commit()
	}
	return &n
}

func TestOperationsOfOneGroupSeeEachOther(t *testing.T) {
	d := newFile(t, monday())
	outcomes := inOneGroup(t, d, []model.Operation{
		&addFamily{Last: "Moreno", First: "Ada"},
		&rename{Person: 1, First: "Adela", Last: "Moreno"},
	})
	for i, o := range outcomes {
		if o.Err != nil || o.Commit.No != uint64(i+1) {
			t.Errorf("operation %d: commit %d, %v", i, o.Commit.No, o.Err)
		}
	}
	mustBeSound(t, d)
}

var errDisk = errors.New("input/output error")

// TestAfterAFailedFlushTheFileIsLookedAtBeforeAnythingIsSaid: the disk says no,
// and the change is in the file in one case and not in the other.
func TestAfterAFailedFlushTheFileIsLookedAtBeforeAnythingIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		commit func(*bbolt.Tx) error
		there  bool
		say    string
	}{
		"written all the same": {func(t *bbolt.Tx) error { return errors.Join(t.Commit(), errDisk) }, true, "the change is in it"},
		"not written":          {func(*bbolt.Tx) error { return errDisk }, false, "the change is not in it"},
		"a panic inside bbolt": {func(*bbolt.Tx) error { panic("page 12 already freed") }, false, "the change is not in it"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newFile(t, monday())
			mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
			d.commit = c.commit
			_, err := d.Do(context.Background(), manager, &rename{Person: 1, First: "Adela", Last: "Moreno"})
			if !model.IsCode(err, model.Unconfirmed) || !strings.Contains(err.Error(), c.say) {
				t.Errorf("said: %v", err)
			}
			d.commit = (*bbolt.Tx).Commit
			view(t, d, manager, func(r model.Reader) error {
				ids, err := r.PeopleByName("Adela Moreno")
				if (len(ids) == 1) != c.there {
					t.Errorf("found %d times, %v", len(ids), err)
				}
				return err
			})
			mustDo(t, d, &rename{Person: 1, First: "Adele", Last: "Moreno"})
			mustBeSound(t, d)
		})
	}
}

// TestAFileThatCannotBeOpenedAgainIsNotWrittenAgain: the disk is gone.
func TestAFileThatCannotBeOpenedAgainIsNotWrittenAgain(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, addStaff("Kim", model.FrontDesk))
	d.commit = func(*bbolt.Tx) error { return errors.Join(os.Rename(d.path, d.path+".gone"), errDisk) }
	for range 2 {
		_, err := d.Do(context.Background(), manager, addStaff("Lou", model.FrontDesk))
		if !model.IsCode(err, model.Unconfirmed) || !strings.Contains(err.Error(), "nothing more is written") {
			t.Errorf("said: %v", err)
		}
	}
	err := d.View(context.Background(), manager, func(model.Reader) error { return nil })
	if !model.IsCode(err, model.Unconfirmed) {
		t.Errorf("a file that is not open is read: %v", err)
	}
}

// TestTwoDesksAtOnce: each writes again and again, and reads its own writes;
// nobody's change is lost.
func TestTwoDesksAtOnce(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis", "marta"}})
	const each = 50
	var desks sync.WaitGroup
	for person := model.PersonID(2); person <= 3; person++ {
		desks.Go(func() {
			for i := range each {
				last := fmt.Sprintf("Moreno %d", i)
				_, err := d.Do(context.Background(), manager, &rename{Person: person, First: "Same", Last: last})
				if err != nil {
					t.Error(err)
				}
				view(t, d, manager, func(r model.Reader) error {
					p, err := r.Person(person)
					if p.Last != last {
						t.Errorf("wrote %q and reads %q", last, p.Last)
					}
					return err
				})
			}
		})
	}
	desks.Wait()
	if report := mustBeSound(t, d); report.Commits != 1+2*each {
		t.Errorf("%d commits", report.Commits)
	}
}

func TestWhatIsTakenBackInTimeIsNotDone(t *testing.T) {
	d := newFile(t, monday())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Do(ctx, manager, addStaff("Kim", model.FrontDesk)); !errors.Is(err, context.Canceled) {
		t.Errorf("after cancel: %v", err)
	}
	if report := mustBeSound(t, d); report.Commits != 0 {
		t.Errorf("%d commits", report.Commits)
	}
}

func TestAClosedStoreSaysSo(t *testing.T) {
	d := newFile(t, monday())
	watch := d.Watch(context.Background())
	for range 2 {
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, open := <-watch; open {
		t.Error("the watch goes on")
	}
	_, did := d.Do(context.Background(), manager, addStaff("Kim", model.FrontDesk))
	asked := d.View(context.Background(), manager, func(model.Reader) error { return nil })
	for _, err := range []error{did, asked} {
		if !model.IsCode(err, model.NotSo) {
			t.Errorf("closed: %v", err)
		}
	}
}

func TestALoginsAddressStaysUniqueWhateverAnOperationForgot(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis", "marta"}})
	_, err := d.Do(context.Background(), manager, do("careless", func(tx model.Tx) error {
		return tx.PutLogin(model.Login{Person: 3, Email: " LUIS.Moreno.p2@example.org", State: model.LoginInvited})
	}))
	if !model.IsCode(err, model.EmailInUse) {
		t.Errorf("two logins of one address: %v", err)
	}
}

func TestATextTooLongToBeFoundByIsRefused(t *testing.T) {
	d := newFile(t, monday())
	_, err := d.Do(context.Background(), manager, do("import", func(tx model.Tx) error {
		return tx.PutPerson(model.Person{ID: tx.NewPerson(), First: "Ada", Last: "Moreno", Origins: []string{strings.Repeat("x", 1<<16)}})
	}))
	if !model.IsCode(err, model.Invalid) {
		t.Errorf("an origin of 64 KiB: %v", err)
	}
	mustDo(t, d, addStaff("Kim", model.FrontDesk))
}

// TestAFullDiskIsSaidAndWorkGoesOnWhenThereIsRoom: the file may not grow any
// more, as on a full disk, until it was opened again.
func TestAFullDiskIsSaidAndWorkGoesOnWhenThereIsRoom(t *testing.T) {
	d := newFile(t, monday())
	info, err := os.Stat(d.path)
	if err != nil {
		t.Fatal(err)
	}
	d.bolt.MaxSize = int(info.Size())
	saved, refused := 0, 0
	for i := range 200 {
		_, err := d.Do(context.Background(), manager, &addFamily{Last: fmt.Sprint("N", i), First: "Ada", Items: 5})
		switch {
		case err == nil:
			saved++
		case model.IsCode(err, model.Unconfirmed) && strings.Contains(err.Error(), "the change is not in it"):
			refused++
		default:
			t.Fatal(err)
		}
	}
	if report := mustBeSound(t, d); refused == 0 || report.Clients != saved {
		t.Errorf("%d saved, %d not confirmed, %d clients in the file", saved, refused, report.Clients)
	}
}

// TestWhatSharesATransactionIsToldApart: Luis is Ada's father and Ben's. Each
// outcome names its own client, though the watchers are told of both at once.
func TestWhatSharesATransactionIsToldApart(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"Luis"}})
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ben"})
	const ada, luis, ben = 1, 2, 3
	fatherOf := func(child model.ClientID) model.Operation {
		return do("father", func(tx model.Tx) error {
			return errors.Join(
				tx.PutContact(model.Contact{Client: child, Person: luis, Relationship: model.Father}),
				tx.PutAccess(model.Access{Client: child, Person: luis, Ticks: model.AllPermissions}))
		})
	}
	told := d.Watch(t.Context())
	for i, o := range d.DoMany(context.Background(), manager, []model.Operation{fatherOf(ben), fatherOf(ada)}) {
		want := []model.ClientID{ben, ada}[i]
		if got := o.Commit.Change.Clients; o.Err != nil || !slices.Equal(got, []model.ClientID{want}) {
			t.Errorf("the change about %s names %v, %v", want, got, o.Err)
		}
	}
	if change := <-told; !slices.Equal(change.Clients, []model.ClientID{ada, ben}) {
		t.Errorf("the watchers are told of %v", change.Clients)
	}
}
