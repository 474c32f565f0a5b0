package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

// siblings is Harbor with a third child, things of the children to see, and
// people whose names are like their mother's.
const siblings = uitest.Harbor + `
{"do":"add-client","as":"cleo","first":"Cleo","last":"Moreno","born":"2019-03-01","contacts":[{"person":"rosa","relationship":"mother"},{"person":"luis","relationship":"father"}]}
{"do":"add-form","as":"intake","title":"Intake","kind":"form"}
{"do":"assign","client":"ben","form":"intake","to":["ben"]}
{"do":"assign","client":"cleo","form":"intake","to":["cleo"]}
{"do":"share","client":"ben","title":"Treatment plan","to":["rosa"]}
{"do":"bill","client":"ben","kind":"invoice","amount":"80.00"}
{"do":"bill","client":"cleo","kind":"invoice","amount":"80.00"}
{"do":"add-client","as":"rosalind","first":"Rosalind","last":"Ames","email":"r.ames@example.net","email_ok":true,"born":"1980-01-01"}
{"do":"invite","client":"rosalind","user":"rosalind","preset":"Full access"}
{"do":"sign-in","user":"rosalind"}
{"do":"add-contact","client":"tess","as":"ross","first":"Ross","last":"Morton","email":"ross@example.com","relationship":"other"}
`

func TestThreeSiblingsAreLinkedToTheirMotherInOneGo(t *testing.T) {
	s := uitest.Practice(t, siblings)
	luis := accessOf(t, s, "Ada Moreno", "Luis Moreno")
	before := newest(t, s).No
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("moreno")
	d.Press("enter", "space", "down", "space", "down", "space")
	d.Sees("Clients · 3 marked", "✓ Moreno, Ada", "✓ Moreno, Ben", "✓ Moreno, Cleo")
	d.Press("l")
	d.Sees("Link Ada Moreno, Ben Moreno, Cleo Moreno to the portal of", "mother of Ada, Ben, Cleo", "● signed in",
		"Rosa will be able to act for Ada, Ben and Cleo in everything:", "+ 2 profiles", "Nobody else sees anything else.")
	if newest(t, s).No != before {
		t.Fatal("something was done before enter")
	}
	d.Press("enter")
	d.SeesNot("Link portal accounts ──")
	d.Sees("Linked Ada, Ben and Cleo to Rosa Moreno's portal: + 2 profiles")
	d.SeesNot("marked")
	if got := newest(t, s).No; got != before+1 {
		t.Errorf("%d commits for one link", got-before)
	}
	for _, child := range []string{"Ada Moreno", "Ben Moreno", "Cleo Moreno"} {
		if got := accessOf(t, s, child, "Rosa Moreno"); !got.On || !got.Linked || got.Ticks != model.AllPermissions {
			t.Errorf("%s: Rosa has %+v", child, got)
		}
	}
	if accessOf(t, s, "Ada Moreno", "Luis Moreno") != luis || accessOf(t, s, "Cleo Moreno", "Luis Moreno") != (model.Access{}) {
		t.Error("Dad was touched")
	}
}

func TestTheEffectOfALinkIsListedBeforeItIsDone(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, siblings), rae, 120, 40)
	d.Press("/")
	d.Type("ben")
	d.Press("enter", "l")
	d.Sees("Link Ben Moreno to the portal of", "+ 1 profile  + 1 form  + 1 document  + 1 invoice")
	d.Press("tab")
	d.Sees("+ Intake · form", "+ Treatment plan · document", "+ may: Full access")
	d.Press("esc")
	d.Sees("> ", "▸ Rosa Moreno")
	d.Press("esc")
	d.SeesNot("Link portal accounts")
}

func TestWhoCannotBeLinkedToSaysWhy(t *testing.T) {
	s := uitest.Practice(t, siblings)
	d := portal(t, s, 0, 160, 40)
	d.Press("l")
	d.Sees("Luis Moreno", "cannot be chosen: has not signed in yet", "Ines Vega", "cannot be chosen: has no login yet")
	d.Press("down", "enter")
	d.Sees("Not now, link portal accounts: has not signed in yet")
	d.Type("ada mor")
	d.Sees("cannot be chosen: is the dependent")
	for range len("ada mor") {
		d.Press("backspace")
	}
	d.Type("rosalind")
	d.Sees("▸ Rosalind Ames", "Rosalind will be able to act for Ada in everything:")
	d.Press("enter")
	d.Sees("Linked Ada to Rosalind Ames's portal")
	d.Sees("Rosalind ● linked")
	d.Press("l")
	d.Type("rosalind")
	d.Sees("cannot be chosen: linked to Ada already")
}

func TestSimilarPersonsStandApartWhenLinking(t *testing.T) {
	d := portal(t, uitest.Practice(t, siblings), 0, 120, 40)
	d.Press("l")
	d.Type("rosalinde")
	d.Sees("Nobody fits.", "similar, not the same:", "  Rosalind Ames")
	d.Press("enter") // the cursor is on nobody: a guess must not be linked to
	d.Sees("Not now, link portal accounts: nobody is under the cursor")
	d.Press("down")
	d.Sees("▸ Rosalind Ames", "Rosalind will be able to act")
}

func TestALinkThatOpensNothingSaysSo(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, siblings), rae, 120, 40)
	d.Press("/")
	d.Type("tess")
	d.Press("enter", "l")
	d.Type("rosa moreno")
	d.Sees("Tess's portal stays closed: Tess Morgan has turned 18", "Nobody else sees anything else.")
	d.SeesNot("in everything")
}

func TestALinkLeavesOutWhomABlockKeepsAway(t *testing.T) {
	s := uitest.Practice(t, siblings+`
{"do":"block","client":"Ben Moreno","person":"Rosa Moreno","reason":"court order 12"}`)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("moreno")
	d.Press("enter", "down", "space", "down", "space", "l")
	d.Sees("kept away from Ben by a block", "Rosa will be able to act for Cleo in everything:")
	d.Press("enter")
	d.Sees("Linked Cleo to Rosa Moreno's portal", "1 marked")
	if accessOf(t, s, "Ben Moreno", "Rosa Moreno").Linked {
		t.Error("Rosa is linked to Ben against a block")
	}
}

func TestALinkKeepsWhatWasTyped(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, siblings), rae, 120, 40)
	d.Press("G", "l")
	d.Type("rosalind")
	d.Press("esc", "up", "l")
	d.SeesNot("> rosalind")
	d.Press("esc", "down", "l")
	d.Sees("> rosalind", "▸ Rosalind Ames")
}

func TestMarksSurviveTheFilterAndEscTakesThemAway(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, siblings), rae, 120, 40)
	d.Press("space", "/")
	d.Type("tess")
	d.Press("enter", "space", "esc")
	d.Sees("2 marked", "✓ Morgan, Tess", "✓ Abbott, Zoë")
	d.Press("space")
	d.Sees("1 marked")
	d.Press("esc")
	d.SeesNot("marked", "✓")
	if d.Quit {
		t.Fatal("esc quit")
	}
}

func TestTheChartLinksItsOwnClientUnlessItIsMarked(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, siblings), rae, 120, 40)
	d.Press("space", "down", "enter", "l")
	d.Sees("Link Rosalind Ames to the portal of")
	d.Press("esc", "esc", "space", "enter", "l")
	d.Sees("Link Zoë Abbott, Rosalind Ames to the portal of")
}

func TestUnlinkingAsksAndTakesExactlyThatAccess(t *testing.T) {
	s := uitest.Practice(t, siblings+`
{"do":"link","dependent":["Ada Moreno","Ben Moreno"],"parent":"Rosa Moreno"}`)
	ben := accessOf(t, s, "Ben Moreno", "Rosa Moreno")
	d := portal(t, s, 1, 120, 40)
	d.Press("L")
	d.Sees("Unlink account", "Take Ada Moreno out of Rosa Moreno's portal?", "Rosa Moreno loses 1 profile", "▸ n leave it linked")
	d.Press("L", "enter") // it starts on no
	d.SeesNot("Take Ada")
	d.Press("L", "y")
	d.Sees("Unlinked Ada Moreno from Rosa Moreno's portal")
	if got := accessOf(t, s, "Ada Moreno", "Rosa Moreno"); got.On || accessOf(t, s, "Ben Moreno", "Rosa Moreno") != ben {
		t.Errorf("Rosa has %+v of Ada", got)
	}
	d.Press("L")
	d.Sees("Not now, unlink: Rosa is not linked to Ada")
}

func TestAnotherDesksBlockIsSeenWhileLinking(t *testing.T) {
	s := uitest.Practice(t, siblings)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("ben")
	d.Press("enter", "l")
	d.Sees("▸ Rosa Moreno", "Rosa will be able to act for Ben")
	uitest.Apply(t, s, rae, `{"do":"block","client":"Ben Moreno","person":"Rosa Moreno","reason":"court order 12"}`)
	d.Hear(store.Change{Practice: true})
	d.Sees("▸ Rosa Moreno", "cannot be chosen: kept away from Ben by a block")
	d.SeesNot("Rosa will be able")
	d.Press("enter")
	d.Sees("Not now, link portal accounts: kept away from Ben by a block")
}

func TestUnlinkingWhatAnotherDeskUnlinkedSaysSo(t *testing.T) {
	s := uitest.Practice(t, siblings+`
{"do":"link","dependent":"Ada Moreno","parent":"Rosa Moreno"}`)
	d := portal(t, s, 1, 120, 40)
	uitest.Apply(t, s, rae, `{"do":"unlink","dependent":"Ada Moreno","parent":"Rosa Moreno"}`)
	before := newest(t, s).No
	d.Press("L", "y")
	d.Sees("Ada Moreno is not linked to Rosa Moreno's portal")
	if newest(t, s).No != before {
		t.Error("something was done")
	}
	d.Press("n")
	d.SeesNot("Unlink account ─")
}

func TestTheCursorStaysOnThePersonUnderChanges(t *testing.T) {
	s := uitest.Practice(t, siblings)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("zoë")
	d.Press("enter", "l")
	d.Type("ros")
	d.Press("down")
	d.Sees("▸ Rosa Moreno")
	uitest.Apply(t, s, rae, `{"do":"add-client","first":"Rosa","last":"Aaron","born":"1990-01-01"}`)
	d.Hear(store.Change{Practice: true})
	d.Sees("Rosa Aaron", "▸ Rosa Moreno")
}

// TestWhoIsLinkedAndNoContactStandsInTheOverview: a child without a contact
// whose grandmother has the portal is not a child for whom nobody acts.
func TestWhoIsLinkedAndNoContactStandsInTheOverview(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"link","dependent":"Tess Morgan","parent":"Rosa Moreno"}
{"do":"link","dependent":"Ada Moreno","parent":"Rosa Moreno"}`)
	d := chart(t, s, "tess", 120, 40)
	d.Sees("nobody yet: c adds a contact", "Rosa Moreno · linked, and no contact · signed in 22 Nov")
	d = chart(t, s, "ada mor", 120, 40)
	d.Sees("Rosa Moreno · mother")
	d.SeesNot("linked, and no contact")
}

// TestWhoIsLinkedIsUnlinkedWhereThatStands: a link too many is found in the
// Overview, and taken away there.
func TestWhoIsLinkedIsUnlinkedWhereThatStands(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"link","dependent":"Tess Morgan","parent":"Rosa Moreno"}`)
	d := chart(t, s, "tess", 120, 40)
	d.SeesNot("L unlink")
	d.Press("G")
	d.Sees("▸Rosa Moreno · linked, and no contact", "L unlink", "Rosa sees")
	d.Press("L")
	d.Sees("Take Tess Morgan out of Rosa Moreno's portal?")
	d.Press("y")
	d.Sees("Unlinked Tess Morgan from Rosa Moreno's portal", "▸Status")
	d.SeesNot("linked, and no contact")
}

// TestTheFactsOfAContactAreReadAtEveryWidth: none of the boxes is cut, they go
// to the next line.
func TestTheFactsOfAContactAreReadAtEveryWidth(t *testing.T) {
	d := chart(t, uitest.Practice(t, uitest.Harbor), "ada mor", 80, 24)
	d.Press("G", "up")
	for width := 60; width <= 140; width++ {
		d.Resize(width, 40)
		d.SeesNot("reminder…", "emergenc…")
	}
}

// TestAnAddressIsNotCutWhileThereIsRoom beside it: it is what tells apart those
// who are called the same.
func TestAnAddressIsNotCutWhileThereIsRoom(t *testing.T) {
	d := chart(t, uitest.Practice(t, uitest.Harbor+`
{"do":"add-client","as":"abena","first":"Abena","last":"Boateng","email":"abena.boateng@example.org","born":"1980-01-01"}
`), "ben", 120, 40)
	d.Press("l")
	d.Type("abena")
	d.Sees("Abena Boateng       abena.boateng@example.org client")
}
