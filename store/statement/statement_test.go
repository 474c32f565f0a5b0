package statement_test

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store/statement"
)

func matrix(name, title string) model.Matrix {
	father, rule, blocked := model.Father, model.RuleAudience, model.RuleBlock
	return model.Matrix{
		Client: name, ID: 1,
		Persons: []model.MatrixPerson{
			{User: name, ID: 1, Login: model.LoginNone, Gate: &model.Gate{Rule: model.RuleLogin, Because: name + " has no login"}},
			{User: "Luis Moreno", ID: 2, Relationship: &father, Login: model.LoginActive},
			{User: "Ines Vega", ID: 3, Login: model.LoginActive, Blocked: true},
		},
		Items: []model.MatrixRow{{
			Item: model.ItemID{Client: 1, No: 4}, Title: title, Kind: model.KindDocument, Sensitive: true,
			Cells: []model.MatrixCell{
				{User: 1, See: true, Actions: []model.Action{model.View}},
				{User: 2, Rule: &rule, Because: "shared with " + name + ", not with Luis Moreno"},
				{User: 3, Rule: &rule, Because: "shared with others"},
			},
		}},
		Record: []model.MatrixCell{{User: 1, See: true, Actions: []model.Action{model.View}}, {User: 2, See: true, Actions: []model.Action{model.View}}, {User: 3, Rule: &blocked}},
	}
}

func TestThePageSaysWhoCouldSeeWhat(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	var b strings.Builder
	err := statement.HTML(&b, statement.Page{
		Practice: "Harbor", Matrix: matrix("Ada <script>alert(1)</script>", `Letter "A" & more`), At: at, Printed: at.Add(time.Hour), Anchor: "57:3d70",
	})
	if err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{
		"Harbor · as of Sunday, 22 November 2026, 10:00 UTC", "Letter &#34;A&#34; &amp; more", "document, sensitive",
		"no (login)<br><small>once let in: view", "no (audience)", "blocked · login active", "father · login active", "could not sign in:", "commit 57:3d70",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "<script") {
		t.Error("a name became markup")
	}
}

func TestASpreadsheetTakesNoNameForAFormula(t *testing.T) {
	m := matrix(`=HYPERLINK("http://evil")`, "@SUM(A1)")
	var b strings.Builder
	if err := statement.CSV(&b, &m); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil || len(rows) != 3 || len(rows[0]) != 7 {
		t.Fatalf("%v, %v", rows, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
	if rows[1][4] != "no: login (once let in: view)" || rows[1][5] != "no: audience" || rows[0][6] != "Ines Vega (blocked)" || rows[2][6] != "no: block" {
		t.Errorf("%q", rows)
	}
}
