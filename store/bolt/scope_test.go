package bolt

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
)

// twoPractices is a file in which Dr. Chen (s1) has Ada (p1, mother p2) and
// Dr. Ruiz (s2) has Ben (p3, father p4). Grandmother (p5) is tied to both.
func twoPractices(t testing.TB, c *clock) *DB {
	t.Helper()
	d := newFile(t, c)
	mustDo(t, d, addStaff("Dr. Chen", model.Practitioner), addStaff("Dr. Ruiz", model.Practitioner),
		addStaff("Tess", model.Trainer), addStaff("Kim", model.FrontDesk),
		&addFamily{Last: "Moreno", First: "Ada", Parents: []string{"marta"}, Practitioner: 1},
		&addFamily{Last: "Novak", First: "Ben", Parents: []string{"pavel"}, Practitioner: 2},
		do("grandmother", func(tx model.Tx) error {
			id := tx.NewPerson()
			if err := tx.PutPerson(model.Person{ID: id, First: "Olga", Last: "Novak"}); err != nil {
				return err
			}
			for _, client := range []model.ClientID{1, 3} {
				if err := tx.PutContact(model.Contact{Client: client, Person: id, Relationship: model.Grandparent}); err != nil {
					return err
				}
			}
			return nil
		}))
	return d
}

var chen = store.Actor{ID: 1}

func TestAPractitionerFindsNoTraceOfOthersClients(t *testing.T) {
	d := twoPractices(t, monday())
	view(t, d, chen, func(r model.Reader) error {
		if r.Actor().Name != "Dr. Chen" {
			t.Errorf("the reader is %s's", r.Actor().Name)
		}
		if _, err := r.Chart(1); err != nil {
			t.Errorf("the own client: %v", err)
		}
		clients, users := []model.ClientID{}, []model.PersonID{}
		for id, err := range r.Clients("") {
			if err != nil {
				return err
			}
			clients = append(clients, id)
		}
		for id, err := range r.Users() {
			if err != nil {
				return err
			}
			users = append(users, id)
		}
		if !slices.Equal(clients, []model.ClientID{1}) || !slices.Equal(users, []model.PersonID{2}) {
			t.Errorf("clients %v, users %v", clients, users)
		}
		ties, err := r.Ties(5)
		if err != nil || !slices.Equal(ties, []model.ClientID{1}) {
			t.Errorf("the grandmother's ties are %v, %v", ties, err)
		}
		for _, lookUp := range []func() ([]model.PersonID, error){
			func() ([]model.PersonID, error) { return r.PeopleByName("Ben Novak") },
			func() ([]model.PersonID, error) { return r.PeopleByEmail("pavel.novak.p4@example.org") },
		} {
			if ids, err := lookUp(); len(ids) != 0 || err != nil {
				t.Errorf("found %v, %v", ids, err)
			}
		}
		if ids, err := r.PeopleByName("olga novak"); len(ids) != 1 || err != nil {
			t.Errorf("the grandmother is tied to the own client too, and found %d times, %v", len(ids), err)
		}
		holder, err := r.LoginHolder("Pavel.Novak.p4@example.org")
		if holder != 4 || err != nil {
			t.Errorf("addresses are unique over the whole practice; the holder is %v, %v", holder, err)
		}
		return nil
	})
}

// TestWhatIsHiddenReadsLikeWhatIsNotThere: the error must not tell the two
// apart, nor must the login.
func TestWhatIsHiddenReadsLikeWhatIsNotThere(t *testing.T) {
	d := twoPractices(t, monday())
	view(t, d, chen, func(r model.Reader) error {
		same := func(what string, hidden, absent error) {
			t.Helper()
			if !model.IsCode(hidden, model.NotFound) || !model.IsCode(absent, model.NotFound) ||
				strings.ReplaceAll(hidden.Error(), "p3", "p9") != absent.Error() {
				t.Errorf("%s: hidden %v, absent %v", what, hidden, absent)
			}
		}
		_, hidden := r.Chart(3)
		_, absent := r.Chart(9)
		same("chart", hidden, absent)
		_, hidden = r.Client(3)
		_, absent = r.Client(9)
		same("client", hidden, absent)
		_, hidden = r.Person(3)
		_, absent = r.Person(9)
		same("person", hidden, absent)
		if login, err := r.Login(4); login != nil || err != nil {
			t.Errorf("a hidden login: %v, %v", login, err)
		}
		return nil
	})
}

func TestAPractitionersLogAndSearchHaveOwnClientsOnly(t *testing.T) {
	d := twoPractices(t, monday())
	for _, e := range logOf(t, d, chen, store.LogQuery{}) {
		if slices.Contains(e.Clients, 3) || slices.Contains(e.People, 3) || slices.Contains(e.People, 4) {
			t.Errorf("the log shows commit %d: %s", e.No, e.Operation)
		}
	}
	for _, err := range d.Log(context.Background(), chen, store.LogQuery{Client: 3}) {
		if !model.IsCode(err, model.NotFound) {
			t.Errorf("the log of a hidden client: %v", err)
		}
	}
	for text, want := range map[string]int{"novak": 1, "ben": 0, "": 3, "moreno": 2} {
		found, err := d.Find(context.Background(), chen, store.Query{Text: text, Similar: true})
		if err != nil {
			t.Fatal(err)
		}
		if found.Total != want || len(found.Hits) != want {
			t.Errorf("%q finds %+v, want %d", text, found, want)
		}
		for _, hit := range found.Similar {
			if hit.Person == 3 || hit.Person == 4 {
				t.Errorf("%q: similar is %v", text, hit)
			}
		}
	}
}

// TestWhoTakesAClientOverSeesThePastToo, and who handed the client over does
// not any more.
func TestWhoTakesAClientOverSeesThePastToo(t *testing.T) {
	c := monday()
	d := twoPractices(t, c)
	before := c.at
	c.forward(time.Hour)
	mustDo(t, d, do("hand-over", func(tx model.Tx) error {
		return tx.PutClient(model.Client{ID: 3, Practitioner: 1, Status: model.Active})
	}))
	for who, sees := range map[store.Actor]bool{chen: true, {ID: 2}: false} {
		err := d.ViewAt(context.Background(), who, before, func(r model.Reader) error {
			listed := 0
			for id, err := range r.Clients("") {
				if err != nil {
					return err
				}
				if id == 3 {
					listed++
				}
			}
			if listed == 1 != sees {
				t.Errorf("%s lists Ben %d times", r.Actor().Name, listed)
			}
			_, err := r.Chart(3)
			return err
		})
		if sees != (err == nil) {
			t.Errorf("%v looks at Ben's past: %v", who.ID, err)
		}
	}
}

func TestATrainerSeesClientsOfTrainingFilesOnly(t *testing.T) {
	d := twoPractices(t, monday())
	tess := store.Actor{ID: 3}
	look := func() error {
		return d.View(context.Background(), tess, func(r model.Reader) error {
			_, err := r.Chart(1)
			return err
		})
	}
	if err := look(); !model.IsCode(err, model.NotFound) {
		t.Errorf("in a real practice: %v", err)
	}
	if found, err := d.Find(context.Background(), tess, store.Query{}); found.Total != 0 || err != nil {
		t.Errorf("in a real practice the search finds %+v, %v", found, err)
	}
	mustDo(t, d, do("train", func(tx model.Tx) error {
		p := model.NewPractice()
		p.Training = true
		return tx.PutPractice(p)
	}))
	if err := look(); err != nil {
		t.Errorf("in a training file: %v", err)
	}
	if _, err := d.Do(context.Background(), tess, addStaff("New", model.FrontDesk)); err != nil {
		t.Errorf("in a training file a trainer does everything: %v", err)
	}
}

func TestAnUnknownStaffMemberIsNobody(t *testing.T) {
	d := twoPractices(t, monday())
	nobody := store.Actor{ID: 77}
	asked := d.View(context.Background(), nobody, func(model.Reader) error { return nil })
	_, did := d.Do(context.Background(), nobody, addStaff("Eve", model.Manager))
	_, found := d.Find(context.Background(), nobody, store.Query{})
	for _, err := range []error{asked, did, found} {
		if !model.IsCode(err, model.Unknown) {
			t.Errorf("staff member s77: %v", err)
		}
	}
}

// TestTheRoleIsLookedUpEachTime: who is a manager no more is none in the very
// next operation.
func TestTheRoleIsLookedUpEachTime(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, addStaff("Kim", model.Manager))
	kim := store.Actor{ID: 1}
	outcomes := d.DoMany(context.Background(), kim, []model.Operation{
		do("demote-me", func(tx model.Tx) error {
			return tx.PutStaff(model.Staff{ID: 1, Name: "Kim", Role: model.FrontDesk})
		}),
		do("as-if-nothing-happened", func(model.Tx) error { return nil }),
	})
	if outcomes[0].Err != nil || !model.IsCode(outcomes[1].Err, model.Forbidden) {
		t.Errorf("outcomes: %v, %v", outcomes[0].Err, outcomes[1].Err)
	}
}

// TestWhoeverMakesAPersonSeesThemBeforeTheyAreTied: a practitioner adds a
// contact to the own client in one operation.
func TestWhoeverMakesAPersonSeesThemBeforeTheyAreTied(t *testing.T) {
	c := monday()
	d := twoPractices(t, c)
	err := d.read(context.Background(), func(kept *boltKV) error {
		writes := newOverlay(kept)
		scope, err := newScope(d.codec, writes, chen)
		if err != nil {
			return err
		}
		tx := newTx(reader{codec: d.codec, scope: scope, now: c.at}, writes)
		id := tx.NewPerson()
		if err := tx.PutPerson(model.Person{ID: id, First: "Aunt", Last: "Moreno"}); err != nil {
			return err
		}
		if _, err := tx.Person(id); err != nil {
			t.Errorf("before the tie: %v", err)
		}
		if err := tx.PutContact(model.Contact{Client: 1, Person: id}); err != nil {
			return err
		}
		chart, err := tx.Chart(1)
		if err != nil || chart.NameOf(id) != "Aunt Moreno" {
			t.Errorf("in the chart she is %q, %v", chart.NameOf(id), err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestWhoHandsAClientOverIsNotToldThatEverybodyLosesIt: by the hand-over only
// the one practitioner sees the client no more.
func TestWhoHandsAClientOverIsNotToldThatEverybodyLosesIt(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, addStaff("Dr. Chen", model.Practitioner), addStaff("Dr. Ruiz", model.Practitioner),
		&addFamily{Last: "Moreno", First: "Ada", Parents: []string{"marta"}, Practitioner: 1},
		do("let in", func(tx model.Tx) error {
			return tx.PutAccess(model.Access{Client: 1, Person: 2, On: true, Ticks: model.AllPermissions})
		}))
	to := model.StaffID(2)
	changes := d.Watch(t.Context())
	handOver := &model.EditClient{Client: 1, Practitioner: &to}
	err := d.Draft(t.Context(), chen, []model.Operation{handOver}, func(draft store.Draft) error {
		effect, err := draft.Effect()
		if len(effect.Users) > 0 {
			t.Errorf("it is said to mean: %s", effect.Summary())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Do(t.Context(), chen, handOver); err != nil {
		t.Fatal(err)
	}
	if change := <-changes; !slices.Equal(change.Staff, []model.StaffID{1, 2}) {
		t.Errorf("both are to be told; told are %v", change.Staff)
	}
}
