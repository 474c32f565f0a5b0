package model_test

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/model"
)

// TestAFamilyOfThreeInTwoHomes: a father blocked from one child and linked to
// another, a mother with all of them.
func TestAFamilyOfThreeInTwoHomes(t *testing.T) {
	s := newStory(t, quiet...)
	s.tell(
		`{"do":"add-client","as":"ben","first":"Ben","last":"Moreno","contacts":[{"person":"rosa","relationship":"mother"},{"person":"luis","relationship":"father"}]}`,
		`{"do":"invite","client":"ben","user":"luis","preset":"Guardian"}`, `{"do":"sign-in","user":"luis"}`,
		`{"do":"link","dependent":"ben","parent":"rosa"}`,
		`{"do":"block","client":"ada","person":"luis","reason":"court order"}`)
	m, err := model.FamilyMatrixOf(s, s.person("ada").Client())
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Children) != 2 || m.Children[0].Client != "Ada Moreno" || m.Children[1].Client != "Ben Moreno" {
		t.Fatalf("the children are %+v", m.Children)
	}
	for user, want := range map[string][2]string{"Rosa Moreno": {"open", "open linked"}, "Luis Moreno": {"block", "open"}, "Ada Moreno": {"access", "access"}} {
		got := [2]string{}
		for _, row := range m.Persons {
			if row.User != user {
				continue
			}
			for i, cell := range row.Cells {
				got[i] = "open"
				if cell.Rule != nil {
					got[i] = string(*cell.Rule)
				}
				if cell.Linked {
					got[i] += " linked"
				}
				open, err := model.Decide(s, model.Ask{User: row.ID, Client: cell.Client, Opened: true})
				if err != nil || open.Allow != cell.Open || open.Because != cell.Because {
					t.Errorf("%s: the matrix says %+v, the decision %+v (%v)", user, cell, open, err)
				}
			}
		}
		if got != want {
			t.Errorf("%s has %v, not %v", user, got, want)
		}
	}
}

// TestFamiliesOfOneCaseworkerAreNotOne: a statement about one foster child
// names no other child of the same caseworker, but a sibling's.
func TestFamiliesOfOneCaseworkerAreNotOne(t *testing.T) {
	s := newStory(t, quiet...)
	s.tell(
		`{"do":"add-contact","as":"pat","client":"ada","first":"Pat","last":"Case","relationship":"caseworker"}`,
		`{"do":"add-client","as":"lily","first":"Lily","last":"Tran","contacts":[{"person":"pat","relationship":"caseworker"}]}`,
		`{"do":"add-client","as":"ben","first":"Ben","last":"Moreno","contacts":[{"person":"pat","relationship":"caseworker"},{"person":"rosa","relationship":"mother"}]}`)
	m, err := model.FamilyMatrixOf(s, s.person("ada").Client())
	if err != nil {
		t.Fatal(err)
	}
	var children, people []string
	for _, child := range m.Children {
		children = append(children, child.Client)
	}
	for _, row := range m.Persons {
		people = append(people, row.User)
	}
	if got := strings.Join(children, ", "); got != "Ada Moreno, Ben Moreno" {
		t.Errorf("the children are %s", got)
	}
	if !slices.Contains(people, "Pat Case") || slices.Contains(people, "Lily Tran") {
		t.Errorf("the persons are %s", people)
	}
}

// TestTheMatrixSaysWhoSeesTheAddress: a statement about who could see what is
// not silent about what is on record.
func TestTheMatrixSaysWhoSeesTheAddress(t *testing.T) {
	s := newStory(t, quiet...)
	ada := s.person("ada").Client()
	record := func() map[string]model.MatrixCell {
		m, err := model.MatrixOf(s, ada)
		must(err)
		cells := map[string]model.MatrixCell{}
		for i, cell := range m.Record {
			cells[m.Persons[i].User] = cell
		}
		return cells
	}
	s.tell(`{"do":"set-access","client":"ada","user":"luis","on":true}`, `{"do":"set-permissions","client":"ada","user":"luis","permissions":["basic","information.manage"]}`)
	if luis := record()["Luis Moreno"]; !luis.See || !slices.Equal(luis.Actions, []model.Action{model.View}) {
		t.Errorf("Luis may look at the record, and it says %+v", luis)
	}
	s.tell(`{"do":"set-permissions","client":"ada","user":"luis","preset":"View only"}`)
	if luis := record()["Luis Moreno"]; luis.See || *luis.Rule != model.RulePermission {
		t.Errorf("Luis may not, and it says %+v", luis)
	}
	s.tell(`{"do":"block","client":"ada","person":"luis","reason":"court order"}`)
	if luis := record()["Luis Moreno"]; luis.See || *luis.Rule != model.RuleBlock {
		t.Errorf("Luis is blocked, and it says %+v", luis)
	}
}
