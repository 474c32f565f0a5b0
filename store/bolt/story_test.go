package bolt

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// The operations of these tests. They write what they are told and judge
// nothing, so that what is tested is the store.

// addFamily adds a client with contacts, each with an active login and access.
type addFamily struct {
	Last         string        `json:"last"`
	First        string        `json:"first"`
	Parents      []string      `json:"parents,omitempty"`
	Practitioner model.StaffID `json:"practitioner,omitempty"`
	Items        int           `json:"items,omitempty"`
}

func (*addFamily) Do() string { return "add-family" }

func (o *addFamily) Apply(tx model.Tx) (model.Result, error) {
	child := tx.NewPerson()
	err := errors.Join(
		tx.PutPerson(model.Person{ID: child, First: o.First, Last: o.Last}),
		tx.PutClient(model.Client{ID: child.Client(), Practitioner: o.Practitioner, Status: model.Active, Since: tx.Now()}))
	audience := []model.PersonID{child}
	for _, first := range o.Parents {
		parent := tx.NewPerson()
		audience = append(audience, parent)
		err = errors.Join(err, o.addParent(tx, child.Client(), parent, first))
	}
	for range o.Items {
		id := tx.NewItem(child.Client())
		err = errors.Join(err, tx.PutItem(model.Item{ID: id, Kind: model.KindForm, Title: "Intake " + id.String(),
			Audience: audience, Since: tx.Now(), Paper: &model.Paper{Form: 1, Signatures: model.SignAny}}))
	}
	return model.Result{ID: child.String()}, err
}

func (o *addFamily) addParent(tx model.Tx, child model.ClientID, id model.PersonID, first string) error {
	email := first + "." + o.Last + "." + id.String() + "@example.org"
	return errors.Join(
		tx.PutPerson(model.Person{ID: id, First: first, Last: o.Last, Email: email, EmailOK: true}),
		tx.PutContact(model.Contact{Client: child, Person: id, Relationship: model.Parent, Authority: model.JointAuthority}),
		tx.PutLogin(model.Login{Person: id, Email: email, State: model.LoginActive, FirstSignIn: tx.Now()}),
		tx.PutAccess(model.Access{Client: child, Person: id, On: true, Ticks: model.AllPermissions, GrantedAt: tx.Now()}))
}

// rename gives a person another name and e-mail.
type rename struct {
	Person model.PersonID `json:"person"`
	First  string         `json:"first"`
	Last   string         `json:"last"`
	Email  string         `json:"email,omitempty"`
}

func (*rename) Do() string { return "rename" }

func (o *rename) Apply(tx model.Tx) (model.Result, error) {
	p, err := tx.Person(o.Person)
	if err != nil {
		return model.Result{}, err
	}
	p.First, p.Last, p.Email = o.First, o.Last, o.Email
	return model.Result{ID: p.ID.String()}, tx.PutPerson(p)
}

// act is an operation made of a function.
type act struct {
	name string
	do   func(model.Tx) error
}

func (a *act) Do() string                                     { return a.name }
func (a *act) Apply(tx model.Tx) (model.Result, error)        { return model.Result{}, a.do(tx) }
func (a *act) MarshalJSON() ([]byte, error)                   { return []byte(`{"test":true}`), nil }
func do(name string, fn func(model.Tx) error) model.Operation { return &act{name, fn} }

// disable turns a login off and touches nothing else.
func disable(id model.PersonID) model.Operation {
	return do("disable", func(tx model.Tx) error {
		l, err := tx.Login(id)
		if err != nil {
			return err
		}
		l.State, l.DisabledAt = model.LoginDisabled, tx.Now()
		return tx.PutLogin(*l)
	})
}

func addStaff(name string, role model.Role) model.Operation {
	return &staffed{Name: name, Role: role}
}

type staffed struct {
	Name string
	Role model.Role
}

func (*staffed) Do() string { return "add-staff" }

func (o *staffed) Apply(tx model.Tx) (model.Result, error) {
	id := tx.NewStaff()
	return model.Result{ID: id.String()}, tx.PutStaff(model.Staff{ID: id, Name: o.Name, Role: o.Role, Since: tx.Now()})
}

// clock is a clock that tests set.
type clock struct{ at time.Time }

func (c *clock) now() time.Time           { return c.at }
func (c *clock) forward(by time.Duration) { c.at = c.at.Add(by) }

func monday() *clock {
	zone := time.FixedZone("", -5*3600)
	return &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, zone)}
}

var manager = store.Actor{}

func newFile(t testing.TB, c *clock) *DB {
	t.Helper()
	return openFile(t, filepath.Join(t.TempDir(), "practice", "practice.db"), c)
}

func openFile(t testing.TB, path string, c *clock) *DB {
	t.Helper()
	d, err := Open(context.Background(), path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

// mustDo does operations in turn and returns the ids they made.
func mustDo(t testing.TB, d *DB, ops ...model.Operation) []string {
	t.Helper()
	ids := make([]string, len(ops))
	for i, op := range ops {
		commit, err := d.Do(context.Background(), manager, op)
		if err != nil {
			t.Fatalf("%s: %v", op.Do(), err)
		}
		ids[i] = commit.Result.ID
	}
	return ids
}

func personID(t testing.TB, printed string) model.PersonID {
	t.Helper()
	var id model.PersonID
	if err := id.UnmarshalText([]byte(printed)); err != nil {
		t.Fatal(err)
	}
	return id
}

func view(t testing.TB, d *DB, who store.Actor, fn func(model.Reader) error) {
	t.Helper()
	if err := d.View(context.Background(), who, fn); err != nil {
		t.Fatal(err)
	}
}

func mustBeSound(t testing.TB, d *DB) Report {
	t.Helper()
	report, err := d.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		t.Errorf("check found: %s", f)
	}
	return report
}

func storeLog(client model.ClientID) store.LogQuery { return store.LogQuery{Client: client} }

// dump is everything in a file, key by key.
func dump(t testing.TB, d *DB) string {
	t.Helper()
	var all strings.Builder
	err := d.read(context.Background(), func(kept *boltKV) error {
		for b := practiceBucket; b < bucketEnd; b++ {
			for e, err := range kept.scan([]byte{byte(b)}, nil) {
				if err != nil {
					return err
				}
				fmt.Fprintf(&all, "%s %x = %x\n", b, e.key[1:], e.value)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
