package bolt

import (
	"context"
	"slices"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
)

// houseStaff is the staff of two practitioners' practice: s1 to s6.
const houseStaff = `
{"do":"add-staff","as":"chen","name":"Dr. Chen","role":"practitioner"}
{"do":"add-staff","as":"ruiz","name":"Dr. Ruiz","role":"practitioner"}
{"do":"add-staff","as":"kim","name":"Kim","role":"front-desk"}
{"do":"add-staff","as":"tess","name":"Tess","role":"trainer"}
{"do":"add-staff","as":"mo","name":"Mo","role":"manager"}
{"do":"add-staff","as":"zed","name":"Zed","role":"manager"}
{"do":"disable-staff","staff":"zed"}
{"do":"add-form","as":"consent","title":"Consent","kind":"consent"}
{"do":"add-form","as":"intake","title":"Intake"}
{"do":"add-form","as":"photos","title":"Photographs","kind":"consent"}
{"do":"add-form","as":"other","title":"Other"}`

// houseFamily is one client with everything that an operation can be about.
// FIRST, LAST and DOCTOR are whose; handles end in FIRST.
const houseFamily = `
{"do":"add-client","as":"kidFIRST","first":"FIRST","last":"LAST","born":"2014-04-02","practitioner":"DOCTOR"}
{"do":"add-contact","as":"mumFIRST","client":"kidFIRST","first":"Mum","last":"LAST","email":"mum.FIRST@example.org","email_ok":true,"relationship":"mother"}
{"do":"add-contact","as":"dadFIRST","client":"kidFIRST","first":"Dad","last":"LAST","email":"dad.FIRST@example.org","email_ok":true,"relationship":"father"}
{"do":"add-contact","as":"auntFIRST","client":"kidFIRST","first":"Aunt","last":"LAST","email":"aunt.FIRST@example.org","email_ok":true,"relationship":"other"}
{"do":"add-contact","as":"granFIRST","client":"kidFIRST","first":"Gran","last":"LAST","email":"gran.FIRST@example.org","email_ok":true,"relationship":"grandparent"}
{"do":"add-contact","as":"ottoFIRST","client":"kidFIRST","first":"Otto","last":"LAST","email":"otto.FIRST@example.org","email_ok":true,"relationship":"other"}
{"do":"add-contact","as":"exFIRST","client":"kidFIRST","first":"Ex","last":"LAST","relationship":"other","reminders":true}
{"do":"block","client":"kidFIRST","person":"exFIRST","reason":"court order"}
{"do":"invite","client":"kidFIRST","user":"mumFIRST","preset":"Full access"}
{"do":"sign-in","user":"mumFIRST"}
{"do":"invite","client":"kidFIRST","user":"granFIRST","preset":"View only"}
{"do":"sign-in","user":"granFIRST"}
{"do":"add-client","as":"sibFIRST","first":"SibFIRST","last":"LAST","born":"2016-04-02","practitioner":"DOCTOR","contacts":[{"person":"granFIRST","relationship":"grandparent"}]}
{"do":"link","dependent":"sibFIRST","parent":"granFIRST"}
{"do":"invite","client":"kidFIRST","user":"ottoFIRST","preset":"View only"}
{"do":"sign-in","user":"ottoFIRST"}
{"do":"disable-login","user":"ottoFIRST","reason":"left"}
{"do":"invite","client":"kidFIRST","user":"dadFIRST","preset":"View only"}
{"do":"assign","client":"kidFIRST","form":"consent","to":["mumFIRST"]}
{"do":"assign","client":"kidFIRST","form":"intake","to":["mumFIRST"]}
{"do":"assign","client":"kidFIRST","form":"photos","to":["mumFIRST"]}
{"do":"complete","user":"mumFIRST","client":"kidFIRST","form":"consent"}
{"do":"share","as":"docFIRST","client":"kidFIRST","title":"Letter of FIRST","to":["mumFIRST"]}
{"do":"schedule","as":"visitFIRST","client":"kidFIRST","start":"2027-01-10T15:00:00Z","minutes":50}
{"do":"request-appointment","as":"wishFIRST","user":"mumFIRST","client":"kidFIRST","start":"2027-01-12T15:00:00Z"}
{"do":"message","client":"kidFIRST","user":"mumFIRST","from":"user","text":"Hello from FIRST"}
{"do":"bill","as":"billFIRST","client":"kidFIRST","kind":"invoice","amount":"120.00"}
{"do":"save-card","user":"mumFIRST","client":"kidFIRST","label":"Visa 1111"}
{"do":"propose-change","as":"wantFIRST","user":"mumFIRST","client":"kidFIRST","field":"phone","value":"555 0100"}`

// houseDeeds is one of each operation about the family, none of which needs
// another.
const houseDeeds = `
{"do":"edit-client","client":"kidFIRST","gender":"female"}
{"do":"edit-person","person":"mumFIRST","phone":"555 0111"}
{"do":"add-contact","client":"kidFIRST","first":"New","last":"LAST","relationship":"other"}
{"do":"edit-contact","client":"kidFIRST","person":"mumFIRST","billing":true}
{"do":"remove-contact","client":"kidFIRST","person":"auntFIRST","reason":"moved"}
{"do":"block","client":"kidFIRST","person":"auntFIRST","reason":"court order"}
{"do":"lift-block","client":"kidFIRST","person":"exFIRST","reason":"court order ended"}
{"do":"set-access","client":"kidFIRST","user":"mumFIRST","on":false}
{"do":"set-permissions","client":"kidFIRST","user":"mumFIRST","preset":"View only"}
{"do":"renew-access","client":"kidFIRST","user":"mumFIRST","until":"2027-06-01","reason":"looked over"}
{"do":"link","dependent":"sibFIRST","parent":"mumFIRST"}
{"do":"unlink","dependent":"sibFIRST","parent":"granFIRST"}
{"do":"invite","client":"kidFIRST","user":"auntFIRST","preset":"View only"}
{"do":"resend","user":"dadFIRST"}
{"do":"cancel-invitation","user":"dadFIRST"}
{"do":"sign-in","user":"dadFIRST"}
{"do":"change-login-email","user":"mumFIRST","email":"mum2.FIRST@example.org"}
{"do":"disable-login","user":"mumFIRST","reason":"left"}
{"do":"enable-login","user":"ottoFIRST"}
{"do":"retry-email","email":"EMAIL"}
{"do":"cancel-email","email":"EMAIL"}
{"do":"assign","client":"kidFIRST","form":"other","to":["mumFIRST"]}
{"do":"unassign","client":"kidFIRST","form":"intake","to":["mumFIRST"]}
{"do":"complete","user":"mumFIRST","client":"kidFIRST","form":"intake"}
{"do":"refuse","user":"mumFIRST","client":"kidFIRST","form":"photos","answer":"no"}
{"do":"withdraw","user":"mumFIRST","client":"kidFIRST","form":"consent","reason":"changed my mind"}
{"do":"share","client":"kidFIRST","title":"Plan","to":["mumFIRST"]}
{"do":"unshare","client":"kidFIRST","document":"docFIRST","to":["mumFIRST"]}
{"do":"upload","user":"mumFIRST","client":"kidFIRST","title":"Scan","file":"scan.pdf"}
{"do":"schedule","client":"kidFIRST","start":"2027-02-10T15:00:00Z","minutes":50}
{"do":"request-appointment","user":"mumFIRST","client":"kidFIRST","start":"2027-02-12T15:00:00Z"}
{"do":"answer-request","appointment":"wishFIRST","accept":true}
{"do":"cancel-appointment","appointment":"visitFIRST"}
{"do":"remind","appointment":"visitFIRST"}
{"do":"message","client":"kidFIRST","user":"mumFIRST","from":"practice","text":"Hello"}
{"do":"mark-read","client":"kidFIRST","user":"mumFIRST"}
{"do":"bill","client":"kidFIRST","kind":"invoice","amount":"20.00"}
{"do":"address-bill","client":"kidFIRST","bill":"billFIRST","to":"mumFIRST"}
{"do":"pay","user":"mumFIRST","client":"kidFIRST","bill":"billFIRST","amount":"10.00"}
{"do":"save-card","user":"mumFIRST","client":"kidFIRST","label":"Visa 2222"}
{"do":"remove-card","user":"mumFIRST","client":"kidFIRST","label":"Visa 1111"}
{"do":"propose-change","user":"mumFIRST","client":"kidFIRST","field":"phone","value":"555 0122"}
{"do":"answer-change","change":"wantFIRST","accept":true}
{"do":"put-off","client":"kidFIRST","finding":"FINDING","until":"2027-01-01","reason":"later"}
{"do":"tell-apart","client":"kidFIRST","person":"auntFIRST"}
{"do":"undo","commit":COMMIT}`

// houseOther is one of each operation that is about no client.
const houseOther = `
{"do":"set-practice","name":"Another"}
{"do":"set-mail","host":"smtp.example.org","from":"desk@example.org"}
{"do":"add-staff","name":"New","role":"manager"}
{"do":"edit-staff","staff":"chen","role":"manager"}
{"do":"disable-staff","staff":"kim"}
{"do":"enable-staff","staff":"zed"}
{"do":"add-form","title":"New form"}
{"do":"add-client","first":"New","last":"Client"}`

// house is the practice of two families, Ada's by Dr. Chen and Ben's by
// Dr. Ruiz.
type house struct {
	*DB
	t       *testing.T
	handles model.Handles
	// commit is the last commit about each family, email an e-mail that waits
	// for its father, finding what its review finds.
	commit, email, finding map[string]string
}

func newHouse(t *testing.T) *house {
	t.Helper()
	h := &house{DB: newFile(t, monday()), t: t, handles: model.Handles{}, commit: map[string]string{}, email: map[string]string{}, finding: map[string]string{}}
	h.tell(houseStaff)
	for first, with := range map[string][]string{"Ada": {"Moreno", "chen"}, "Ben": {"Novak", "ruiz"}} {
		h.commit[first] = h.tell(strings.NewReplacer("FIRST", first, "LAST", with[0], "DOCTOR", with[1]).Replace(houseFamily))
		view(t, h.DB, manager, func(r model.Reader) error {
			for e, err := range r.Emails() {
				if err != nil {
					return err
				}
				if e.To == "dad."+first+"@example.org" {
					h.email[first] = e.ID.String()
				}
			}
			kid, err := model.FindClient(r, first+" "+with[0])
			if err != nil {
				return err
			}
			findings, err := model.ReviewOf(r, kid)
			for i := range findings {
				h.finding[first] = findings[i].Key()
			}
			return err
		})
	}
	return h
}

// tell applies lines, and answers with the number of the last commit.
func (h *house) tell(lines string) (last string) {
	h.t.Helper()
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		op, as := h.decode(line)
		commit, err := h.Do(context.Background(), manager, op)
		if err != nil {
			h.t.Fatalf("%s: %v", line, err)
		}
		if err := h.handles.Learn(as, commit.Result); err != nil {
			h.t.Fatal(err)
		}
		last = model.EmailID(commit.No).String()[1:]
	}
	return last
}

// decode is an operation with the ids of those whom it names, also where they
// are hidden from who will try it.
func (h *house) decode(line string) (op model.Operation, as string) {
	h.t.Helper()
	view(h.t, h.DB, manager, func(r model.Reader) (err error) {
		if op, as, err = model.Decode(r, h.handles, []byte(line)); err != nil {
			h.t.Errorf("%s: %v", line, err)
		}
		return err
	})
	if files := model.FilesOf(op); len(files) > 0 {
		op = model.WithFiles{Operation: op, Files: map[string]model.Attachment{files[0]: {Data: []byte("%PDF-1.4")}}}
	}
	return op, as
}

// about is the operations about a family.
func (h *house) about(first, last string) []model.Operation {
	lines := strings.NewReplacer("FIRST", first, "LAST", last, "EMAIL", h.email[first], "COMMIT", h.commit[first], "FINDING", h.finding[first]).Replace(houseDeeds)
	return h.operations(lines)
}

func (h *house) operations(lines string) (ops []model.Operation) {
	for line := range strings.Lines(strings.TrimSpace(lines)) {
		op, _ := h.decode(line)
		ops = append(ops, op)
	}
	return ops
}

// try is what becomes of an operation by somebody; nothing is kept.
func (h *house) try(who model.StaffID, op model.Operation) error {
	return h.Draft(context.Background(), store.Actor{ID: who}, []model.Operation{op}, func(store.Draft) error { return nil })
}

// The roles, and who of the staff has them.
const (
	chenID, kimID, tessID, moID, zedID = 1, 3, 4, 5, 6
)

// judged are the codes of an operation that was let through to the domain's
// own rules: nobody was turned away.
func judged(err error) bool {
	return err == nil || !model.IsCode(err, model.Forbidden) && !model.IsCode(err, model.NotFound)
}

// TestEveryRoleAndOperation is the table of who may do what to whom.
func TestEveryRoleAndOperation(t *testing.T) {
	h := newHouse(t)
	seen := []string{}
	deskOnly := []string{"lift-block"}
	for _, family := range []struct {
		first, last string
		own         bool // Dr. Chen's
	}{{"Ada", "Moreno", true}, {"Ben", "Novak", false}} {
		for _, op := range h.about(family.first, family.last) {
			seen = append(seen, op.Do())
			domain := h.try(moID, op)
			if domain != nil && !slices.Contains([]string{"retry-email"}, op.Do()) {
				t.Errorf("%s by the manager, about %s: %v", op.Do(), family.first, domain)
			}
			for who, may := range map[model.StaffID]bool{
				moID: true, kimID: true, chenID: family.own && !slices.Contains(deskOnly, op.Do()), tessID: false, zedID: false,
			} {
				err := h.try(who, op)
				if judged(err) != may {
					t.Errorf("%s by %s, about %s: %v", op.Do(), who, family.first, err)
				}
				if err != nil && who == chenID && !family.own && (strings.Contains(err.Error(), "Ben") || strings.Contains(err.Error(), "Novak")) {
					t.Errorf("%s tells Dr. Chen of a hidden client: %v", op.Do(), err)
				}
			}
		}
	}
	for _, op := range h.operations(houseOther) {
		seen = append(seen, op.Do())
		for who, may := range map[model.StaffID]bool{
			moID: true, kimID: op.Do() == "add-client" || op.Do() == "add-form", chenID: op.Do() == "add-client", tessID: false, zedID: false,
		} {
			if err := h.try(who, op); judged(err) != may {
				t.Errorf("%s by %s: %v", op.Do(), who, err)
			}
		}
	}
	for _, name := range model.Operations() {
		if !slices.Contains(seen, name) {
			t.Errorf("%s is not in the table", name)
		}
	}
}

// TestAScriptIsNoWayAround: what a role may not do, it may not do in a line of
// a script, nor by undoing it.
func TestAScriptIsNoWayAround(t *testing.T) {
	h := newHouse(t)
	for _, ops := range [][]model.Operation{h.about("Ben", "Novak"), h.operations(`{"do":"edit-staff","staff":"chen","role":"manager"}
{"do":"set-practice","name":"Mine"}`)} {
		for _, op := range ops {
			if _, withFile := op.(model.WithFiles); withFile {
				continue // a script's files come along with the script
			}
			script, err := model.ScriptOf([]model.Operation{op, op})
			if err != nil {
				t.Fatal(err)
			}
			if err := h.try(chenID, script); judged(err) && !model.IsCode(err, model.Unknown) {
				t.Errorf("%s in a script by a practitioner: %v", op.Do(), err)
			}
		}
	}
	undoing := h.tell(`{"do":"disable-staff","staff":"kim"}`)
	for _, op := range h.operations(`{"do":"undo","commit":` + undoing + `}`) {
		if err := h.try(chenID, op); judged(err) {
			t.Errorf("a practitioner undoes what a manager did: %v", err)
		}
	}
}
