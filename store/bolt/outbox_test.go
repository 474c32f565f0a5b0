package bolt

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

// queued writes an e-mail to a person.
func queued(id model.PersonID) model.Operation { return queuedAbout(0, id) }

// queuedAbout writes an e-mail to a person about a client's portal.
func queuedAbout(client model.ClientID, id model.PersonID) model.Operation {
	return do("queue", func(tx model.Tx) error {
		return tx.PutEmail(model.Email{ID: tx.NewEmail(), Person: id, Client: client, To: "x@example.org", State: model.EmailWaiting, QueuedAt: tx.Now()})
	})
}

func emailsOf(t testing.TB, d *DB, who store.Actor) []model.EmailID {
	t.Helper()
	var ids []model.EmailID
	view(t, d, who, func(r model.Reader) error {
		for e, err := range r.Emails() {
			if err != nil {
				return err
			}
			ids = append(ids, e.ID)
		}
		return nil
	})
	return ids
}

func TestTheOutboxIsReadNewestFirstAndByWhoSeesThePerson(t *testing.T) {
	d := twoPractices(t, monday())
	mustDo(t, d, queued(2), queued(4), queued(5))
	if got := emailsOf(t, d, manager); !slices.Equal(got, []model.EmailID{3, 2, 1}) {
		t.Errorf("the outbox is %v", got)
	}
	if got := emailsOf(t, d, chen); !slices.Equal(got, []model.EmailID{3, 1}) {
		t.Errorf("Dr. Chen sees %v, among them an e-mail to nobody of theirs", got)
	}
	view(t, d, chen, func(r model.Reader) error {
		if _, err := r.Email(2); !model.IsCode(err, model.NotFound) {
			t.Errorf("Dr. Chen reads an e-mail to another's client's father: %v", err)
		}
		return nil
	})
	for e, err := range d.Log(context.Background(), chen, store.LogQuery{}) {
		if err != nil || slices.Contains(e.Emails, 2) {
			t.Errorf("Dr. Chen's log has commit %d about e-mails %v (%v)", e.No, e.Emails, err)
		}
	}
	mustBeSound(t, d)
}

// TestAnEmailAboutAnothersClientIsNotSeen though it goes to a grandmother of
// clients of both.
func TestAnEmailAboutAnothersClientIsNotSeen(t *testing.T) {
	d := twoPractices(t, monday())
	mustDo(t, d, queuedAbout(1, 5), queuedAbout(3, 5))
	if got := emailsOf(t, d, chen); !slices.Equal(got, []model.EmailID{1}) {
		t.Errorf("Dr. Chen sees %v", got)
	}
	for e, err := range d.Log(context.Background(), chen, store.LogQuery{}) {
		if err != nil || slices.Contains(e.Emails, 2) {
			t.Errorf("Dr. Chen's log has commit %d about e-mails %v (%v)", e.No, e.Emails, err)
		}
	}
}

func TestWatchersAreToldOfEmails(t *testing.T) {
	d := twoPractices(t, monday())
	told := d.Watch(t.Context())
	mustDo(t, d, queued(2))
	if change := <-told; !slices.Equal(change.Emails, []model.EmailID{1}) {
		t.Errorf("told of %+v", change)
	}
}

// inviting is a commit as operations make it: a login and the e-mail about it.
func inviting(id model.PersonID) model.Operation {
	return do("invite", func(tx model.Tx) error {
		e := model.Email{ID: tx.NewEmail(), Person: id, To: "new@example.org", Link: tx.NewLink(), State: model.EmailWaiting, QueuedAt: tx.Now()}
		return errors.Join(tx.PutEmail(e), tx.PutLogin(model.Login{Person: id, Email: e.To, State: model.LoginInvited, Link: e.Link, LinkEmail: e.ID}))
	})
}

// turned puts an e-mail into a state.
func turned(id model.EmailID, to model.EmailState) model.Operation {
	return do("turn", func(tx model.Tx) error {
		e, err := tx.Email(id)
		e.State = to
		return errors.Join(err, tx.PutEmail(e))
	})
}

func TestAnUndoLeavesAnEmailThatWasSent(t *testing.T) {
	d := twoPractices(t, monday())
	mustDo(t, d, inviting(5), turned(1, model.EmailSent))
	newest, err := readNewest(d)
	if err != nil {
		t.Fatal(err)
	}
	mustDo(t, d, revert(newest-1))
	view(t, d, manager, func(r model.Reader) error {
		login, err := r.Login(5)
		e, emailErr := r.Email(1)
		if login != nil || e.State != model.EmailSent {
			t.Errorf("after the undo there is the login %+v and the e-mail %+v", login, e)
		}
		return errors.Join(err, emailErr)
	})
	mustBeSound(t, d)
	if _, err := d.Do(context.Background(), manager, revert(newest-2)); err != nil {
		t.Errorf("the person cannot be taken back, though only an e-mail is left of them: %v", err)
	}
	mustBeSound(t, d)
}

func TestAnUndoTakesAnEmailThatWaitsBack(t *testing.T) {
	d := twoPractices(t, monday())
	mustDo(t, d, inviting(5))
	newest, err := readNewest(d)
	if err != nil {
		t.Fatal(err)
	}
	mustDo(t, d, revert(newest))
	if got := emailsOf(t, d, manager); len(got) != 0 {
		t.Errorf("the outbox holds %v", got)
	}
	mustDo(t, d, revert(newest+1), queued(5))
	if got := emailsOf(t, d, manager); !slices.Equal(got, []model.EmailID{2, 1}) {
		t.Errorf("after the redo and one more the outbox holds %v", got)
	}
	mustBeSound(t, d)
}

func TestACommitAboutNothingButAnEmailIsNotUndoneBehindItsBack(t *testing.T) {
	d := twoPractices(t, monday())
	mustDo(t, d, queued(5), turned(1, model.EmailSent))
	newest, err := readNewest(d)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Do(context.Background(), manager, revert(newest-1)); !model.IsCode(err, model.Conflict) {
		t.Errorf("the undo of an e-mail that was sent gives %v", err)
	}
}

func readNewest(d *DB) (newest uint64, err error) {
	for e, err := range d.Log(context.Background(), manager, store.LogQuery{Limit: 1}) {
		return e.No, err
	}
	return 0, nil
}

func TestALinkCannotBeGuessed(t *testing.T) {
	d := newFile(t, monday())
	seen := map[string]bool{}
	mustDo(t, d, do("links", func(tx model.Tx) error {
		for range 1000 {
			link := tx.NewLink()
			if seen[link] || len(link) < 26 {
				t.Fatalf("%q is too short, or came before", link)
			}
			seen[link] = true
		}
		return nil
	}))
}

// TestAFileFromBeforeTheOutboxGetsOne opens a file as the first layout made it.
func TestAFileFromBeforeTheOutboxGetsOne(t *testing.T) {
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada", Parents: []string{"marta"}})
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	old, err := bbolt.Open(d.path, fileMode, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	err = old.Update(func(t *bbolt.Tx) error {
		return errors.Join(t.DeleteBucket([]byte("outbox")), t.Bucket([]byte(metaName)).Put([]byte(versionKey), withID(nil, 1)))
	})
	if err := errors.Join(err, old.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), d.path, Options{ReadOnly: true}); !model.IsCode(err, model.Unsupported) {
		t.Errorf("read only, the old file gives %v", err)
	}
	d = openFile(t, d.path, c)
	mustDo(t, d, queued(2))
	mustBeSound(t, d)
}
