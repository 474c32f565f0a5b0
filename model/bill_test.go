package model_test

import (
	"slices"
	"testing"

	"frontdesk/model"
)

func TestAnInvoiceIsPaidInPartsAndNeverTwice(t *testing.T) {
	s := portalDay(t)
	invoice := func() model.Shown {
		for _, shown := range s.portal("luis").Profiles[0].Billing {
			if shown.Item == s.byHandle("invoice") {
				return shown
			}
		}
		t.Fatal("the invoice is not shown")
		return model.Shown{}
	}
	s.tell(`{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"30.00"}`)
	if got := invoice(); got.Status != "partly paid" || got.Open == nil || *got.Open != 5000 || len(got.Actions) != 2 {
		t.Errorf("after 30 of 80: %+v", got)
	}
	s.refused(model.Invalid, `{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"50.01"}`)
	s.tell(`{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"50.00"}`)
	if got := invoice(); got.Status != "paid" || len(got.Actions) != 1 {
		t.Errorf("after all of it: %+v", got)
	}
	s.refused(model.Already, `{"do":"pay","user":"luis","client":"ada","bill":"invoice","amount":"0.01"}`)
	chart, err := s.Chart(s.person("ada").Client())
	if err != nil || chart.Balance() != 12000 {
		t.Errorf("the balance is %s: %v", chart.Balance(), err)
	}
}

// TestABillIsSplitBetweenTwoHomes: each parent sees the own part, the client
// both, and the parts are the whole to the cent.
func TestABillIsSplitBetweenTwoHomes(t *testing.T) {
	s := portalDay(t)
	before := billsOf(s)
	s.tell(`{"do":"bill","client":"ada","kind":"invoice","amount":"100.01","split":[{"to":"rosa","share":50},{"to":"luis","share":50}]}`)
	parts := newBills(s, before)
	if len(parts) != 2 || parts[0].Bill.Amount != 5001 || parts[1].Bill.Amount != 5000 || parts[1].Bill.PartOf != parts[0].ID {
		t.Fatalf("the parts are %+v", parts)
	}
	for user, want := range map[string]model.ItemID{"rosa": parts[0].ID, "luis": parts[1].ID} {
		var own []model.ItemID
		for _, shown := range s.portal(user).Profiles[0].Billing {
			if shown.Item == parts[0].ID || shown.Item == parts[1].ID {
				own = append(own, shown.Item)
			}
		}
		if !slices.Equal(own, []model.ItemID{want}) {
			t.Errorf("%s sees %v of the two parts", user, own)
		}
	}
	before = billsOf(s)
	s.tell(`{"do":"bill","client":"ada","kind":"superbill","amount":"90.00","split":[{"to":"rosa","amount":"60.00"},{"to":"luis","amount":"30.00"}]}`)
	if parts := newBills(s, before); len(parts) != 2 || parts[0].Bill.Amount != 6000 {
		t.Errorf("by amounts: %+v", parts)
	}
	for _, split := range []string{
		`[{"to":"rosa","share":50},{"to":"luis","share":40}]`,
		`[{"to":"rosa","amount":"60.00"},{"to":"luis","amount":"30.01"}]`,
		`[{"to":"rosa","share":50},{"to":"rosa","share":50}]`,
		`[{"to":"rosa","share":50,"amount":"45.00"},{"to":"luis","share":50}]`,
		`[{"to":"rosa"},{"to":"luis","share":100}]`,
		`[{"to":"rosa","share":150},{"to":"luis","share":-50}]`,
	} {
		s.refused(model.Invalid, `{"do":"bill","client":"ada","kind":"invoice","amount":"90.00","split":`+split+`}`)
	}
}

func billsOf(s *story) map[model.ItemID]bool {
	ids := map[model.ItemID]bool{}
	for _, id := range s.bills("ada") {
		ids[id] = true
	}
	return ids
}

func newBills(s *story, before map[model.ItemID]bool) []model.Item {
	chart, err := s.Chart(s.person("ada").Client())
	must(err)
	var bills []model.Item
	for _, item := range chart.Items {
		if item.Bill != nil && !before[item.ID] {
			bills = append(bills, item)
		}
	}
	return bills
}

func TestACardIsKeptByItsNameOnly(t *testing.T) {
	s := portalDay(t)
	for _, number := range []string{"4242 4242 4242 4242", "Visa 4242-4242", "4242424"} {
		s.refused(model.Invalid, `{"do":"save-card","user":"luis","client":"ada","label":"`+number+`"}`)
	}
	s.tell(`{"do":"save-card","user":"luis","client":"ada","label":"Visa 4242"}`)
	s.refused(model.Already, `{"do":"save-card","user":"luis","client":"ada","label":"Visa 4242"}`)
	s.tell(`{"do":"remove-card","user":"luis","client":"ada","label":"Visa 4242"}`)
	s.refused(model.NotFound, `{"do":"remove-card","user":"luis","client":"ada","label":"Visa 4242"}`)
}
