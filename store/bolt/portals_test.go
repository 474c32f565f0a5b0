package bolt

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontdesk/model"
	"frontdesk/model/manytest"
	"frontdesk/store"
)

// family is a script of Ada, her two parents and her brother.
var family = []model.Operation{
	&model.AddForm{Title: "Consent", Kind: model.KindConsent},
	&model.AddForm{Title: "PHQ-A", Kind: model.KindAssessment, Sensitive: true},
	&model.AddClient{PersonFields: person("Ada")},
	&model.AddClient{PersonFields: person("Ben")},
	&model.AddContact{Client: 1, NewContact: model.NewContact{PersonFields: person("Rosa"), Relationship: model.Mother}},
	&model.AddContact{Client: 1, NewContact: model.NewContact{PersonFields: person("Luis"), Relationship: model.Father}},
	&model.AddContact{Client: 2, NewContact: model.NewContact{Person: 3, Relationship: model.Mother}},
}

func person(first string) model.PersonFields {
	return model.PersonFields{First: first, Last: "Moreno", Email: first + "@example.org", EmailOK: true}
}

// drawDeed is something that happens to the family.
func drawDeed(t *rapid.T) model.Operation {
	client := model.ClientID(rapid.Uint64Range(1, 2).Draw(t, "client"))
	who := model.PersonID(rapid.Uint64Range(1, 4).Draw(t, "who"))
	form := model.FormID(rapid.Uint64Range(1, 2).Draw(t, "form"))
	on := rapid.Bool().Draw(t, "on")
	ticks := model.PermissionSet(rapid.Uint32Range(0, uint32(model.AllPermissions)).Draw(t, "ticks"))
	to := model.People{who}
	born := model.Date(rapid.SampledFrom([]uint32{20081101, 20120402, 19800505}).Draw(t, "born"))
	name := rapid.SampledFrom([]string{"Moreno", "Soto"}).Draw(t, "name")
	no := rapid.Uint64Range(1, 4).Draw(t, "item")
	return rapid.SampledFrom([]model.Operation{
		&model.Invite{Client: client, User: who, Features: &ticks},
		&model.SignIn{User: who}, &model.SignIn{User: who},
		&model.DisableLogin{User: who}, &model.EnableLogin{User: who},
		&model.SetAccess{Client: client, User: who, On: &on},
		&model.SetPermissions{Client: client, User: who, Permissions: &ticks},
		&model.Link{Dependent: model.Dependents{client}, Parent: who},
		&model.Unlink{Dependent: model.Dependents{client}, Parent: who},
		&model.Assign{Client: client, Form: form, To: to}, &model.Unassign{Client: client, Form: form, To: to},
		&model.Share{Client: client, Title: "Letter", To: to},
		&model.AddBill{Client: client, Kind: model.KindInvoice, Amount: 12000},
		&model.AddressBill{Client: client, Bill: model.ItemID{Client: client, No: no}, Responsible: who},
		&model.TellApart{Client: client, Person: who},
		&model.BlockPerson{Client: client, Person: who, Reason: "court order"},
		&model.LiftBlock{Client: client, Person: who, Reason: "it ended"},
		&model.EditPerson{Person: who, Last: &name}, &model.EditPerson{Person: client.Person(), Born: &born},
		&model.RemoveContact{Client: client, Person: who}, &model.CancelInvitation{User: who},
		&model.ChangeLoginEmail{User: who, Email: name + "@example.org"},
		&model.RenewAccess{Client: client, User: who, Until: 20281101, Consent: "on paper"},
		&model.UploadDocument{User: who, Client: client, Title: "Card"},
		&model.SetPractice{Portal: &on}, &model.SetPractice{Uploads: &on}, &model.Undo{}, &model.Undo{Redo: true},
	}).Draw(t, "deed")
}

// portals is what everybody sees, as text.
func portals(look func(func(model.Reader) error) error) (all string, err error) {
	err = look(func(r model.Reader) error {
		for id := model.PersonID(1); id <= 4; id++ {
			portal, err := model.PortalOf(r, id)
			if err != nil {
				return err
			}
			text, err := json.Marshal(portal)
			if err != nil {
				return err
			}
			all += string(text) + "\n"
		}
		return nil
	})
	return all, err
}

// TestEverybodysViewAsOfEachCommitIsTheOneThatWasLiveThen lets things happen to
// a family, looks at everybody's portal after each commit, and asks for each of
// these views again at the end.
func TestEverybodysViewAsOfEachCommitIsTheOneThatWasLiveThen(t *testing.T) {
	manytest.Check(t, func(t *testing.T, r *rapid.T) {
		dir, err := os.MkdirTemp("", "frontdesk-test-*") // ten thousand are not kept to the end
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		c := monday()
		d := openFile(t, filepath.Join(dir, "then.db"), c)
		defer func() { _ = d.Close() }()
		begin, err := model.ScriptOf(family)
		if err != nil {
			r.Fatal(err)
		}
		mustDo(t, d, begin)
		live := map[time.Time]string{}
		for range rapid.IntRange(1, 25).Draw(r, "deeds") {
			c.forward(time.Minute)
			if _, err := d.Do(context.Background(), store.Actor{Name: "Rae"}, drawDeed(r)); err != nil {
				continue // refusals are a part of life
			}
			seen, err := portals(func(fn func(model.Reader) error) error { return d.View(context.Background(), manager, fn) })
			if err != nil {
				r.Fatal(err)
			}
			live[c.at] = seen
		}
		for at, want := range live {
			got, err := portals(func(fn func(model.Reader) error) error {
				return d.ViewAt(context.Background(), manager, at, fn)
			})
			if err != nil || got != want {
				r.Fatalf("at %v everybody saw\n%s\nand is told to have seen\n%s (%v)", at, want, got, err)
			}
		}
	})
}

func TestTheHistoryOfOneRecordAndFromACommitOn(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, family...)
	on, off := true, false
	mustDo(t, d,
		&model.SetAccess{Client: 1, User: 3, On: &on}, &model.SetPractice{Uploads: &off}, &model.SetAccess{Client: 1, User: 3, On: &off},
		&model.Share{Client: 1, Title: "Letter", To: model.People{3}}, &model.BlockPerson{Client: 1, Person: 4, Reason: "court order"})
	for record, want := range map[string]string{
		"access p1 p3": "set-access set-access ", "practice": "set-practice ", "item p1.1": "share ", "block p1 p4": "block ",
		"access p1 p4": "", "person p3": "add-contact ", "client p2": "add-client ", "login p3": "",
	} {
		got := ""
		for _, e := range logOf(t, d, manager, store.LogQuery{Record: record}) {
			got += nameOf(t, e) + " "
		}
		if got != want {
			t.Errorf("the history of %s: %q, want %q", record, got, want)
		}
	}
	for _, record := range []string{"access p1", "staff member s1", "item", "everything", "person p1 p2"} {
		for _, err := range d.Log(context.Background(), manager, store.LogQuery{Record: record}) {
			if !model.IsCode(err, model.Invalid) {
				t.Errorf("%s: %v", record, err)
			}
		}
	}
	below := logOf(t, d, manager, store.LogQuery{Below: 4, Limit: 2})
	if len(below) != 2 || below[0].No != 3 || below[1].No != 2 {
		t.Errorf("below commit 4 came %+v", below)
	}
}
