package app_test

import (
	"testing"

	"frontdesk/ui/internal/uitest"
)

func TestACourtOrderKeepsAParentAwayAndIsMarkedWhereverShown(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 1, 160, 40)
	d.Press("b")
	d.Sees("Block from Ada Moreno", "Who           Rosa Moreno", "Rosa Moreno loses 1 profile", "Nobody else sees anything else.",
		"A block beats every permission")
	d.Press("ctrl+s", "ctrl+s") // the review is passed by nobody unseen, and it needs a reason
	d.Sees("! is needed")
	d.Type("court order")
	d.Press("tab")
	d.Type("12 F 345")
	d.Press("tab")
	d.Type("2027-01-31")
	d.Press("ctrl+s", "ctrl+s")
	d.Sees("Blocked: Rosa Moreno from Ada Moreno", "○⊘◐○", "Rosa ⊘ mother", "⊘ Rosa sees")
	if b := chartOf(t, s, "Ada Moreno").Block(2); b == nil || b.Reason != "court order" || b.Reference != "12 F 345" || b.Until != 20270131 {
		t.Errorf("blocked as %+v", b)
	}
	d.Press("[")
	d.Sees("Rosa Moreno · mother · authority joint", "⊘ blocked", "⊘ Rosa Moreno is kept away: court order, until 2027-01-31")
	d.Press("l")
	d.Type("rosa")
	d.Sees("⊘ blocked from Ada")
}

// TestAMotherIsBlockedBeforeAStrangerOfALikeName: Ames comes before Moreno, and
// Rosalind begins with Rosa.
func TestAMotherIsBlockedBeforeAStrangerOfALikeName(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"add-client","first":"Rosalind","last":"Ames"}`)
	d := portal(t, s, 0, 120, 40)
	d.Press("b")
	d.Type("rosa")
	d.Sees("▸ Rosa Moreno", "Rosalind Ames")
	d.Press("enter")
	d.Sees("Who           Rosa Moreno", "Rosa Moreno loses 1 profile")
}

func TestABlockIsLiftedWithAReasonAndItsEffectFirst(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"block","client":"Ada Moreno","person":"Rosa Moreno","reason":"court order","reference":"12 F 345"}`)
	d := portal(t, s, 1, 120, 40)
	d.Press("b")
	d.Sees("Lift the block of Rosa Moreno from Ada Moreno", "kept away from Ada Moreno: court order (12 F 345).",
		"Rosa Moreno gains 1 profile")
	d.Press("ctrl+s", "ctrl+s")
	d.Sees("! is needed")
	d.Type("the order was set aside")
	d.Press("ctrl+s", "ctrl+s", "Y")
	d.Sees("Lifted: the block of Rosa Moreno from Ada Moreno", "Rosa ● mother")
	if b := chartOf(t, s, "Ada Moreno").Block(2); b.Lifted == nil || b.Lifted.Reason != "the order was set aside" {
		t.Errorf("lifted as %+v", b)
	}
}

func TestWhoIsNoContactIsBlockedByNameAndLiftedFromTheOverview(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor)
	d := portal(t, s, 0, 120, 40)
	d.Press("b")
	d.Sees("Say who it is.")
	d.Type("tess")
	d.Press("enter")
	d.Sees("Who           Tess Morgan", "Nobody sees anything else than now.")
	d.Type("asked for by the mother")
	d.Press("ctrl+s", "ctrl+s")
	d.Sees("Blocked: Tess Morgan from Ada Moreno")
	d.Press("[", "G", "up")
	d.Sees("▸⊘ Tess Morgan is kept away")
	d.Press("b")
	d.Sees("Lift the block of Tess Morgan from Ada Moreno")
}

func TestBlockScreens(t *testing.T) {
	sizes, open := [][2]int{{120, 40}, {80, 24}}, func(script string) func(*testing.T, int, int) *uitest.Desk {
		return func(t *testing.T, width, height int) *uitest.Desk {
			return portal(t, uitest.Practice(t, uitest.Harbor+script), 1, width, height)
		}
	}
	uitest.Golden(t, [][2]string{{"block", "b"}}, sizes, open(""))
	uitest.Golden(t, [][2]string{{"lift", "b"}, {"overview", "[ G up"}}, sizes, open(`
{"do":"block","client":"Ada Moreno","person":"Rosa Moreno","reason":"court order","reference":"12 F 345"}`))
}

func TestWhoIsBlockedIsMarkedInEveryTabAndInTheMessages(t *testing.T) {
	s := uitest.Practice(t, uitest.Harbor+`
{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","from":"user","text":"Hello"}
{"do":"request-appointment","user":"Rosa Moreno","client":"Ada Moreno","start":"2026-12-01T15:00:00-05:00"}
{"do":"propose-change","user":"Rosa Moreno","client":"Ada Moreno","field":"legal_sex","value":"X"}
{"do":"bill","client":"Ada Moreno","kind":"invoice","amount":"90.00","to":"Rosa Moreno"}
{"do":"block","client":"Ada Moreno","person":"Rosa Moreno","reason":"court order"}`)
	for right, want := range [][]string{
		{"proposed by ⊘ blocked Rosa Moreno", "Rosa Moreno, mother, ⊘ blocked"}, {"Rosa ⊘ mother"},
		{"Rosa Moreno · mother", "⊘ blocked · •1 unread", "Rosa Moreno, mother · ⊘ blocked"},
		{"mother · ⊘ blocked"}, {"⊘ blocked Rosa Moreno asked for it"}, {"to ⊘ blocked Rosa Moreno"},
	} {
		tabOf(t, s, right, 120, 40).Sees(want...)
	}
	d := tabOf(t, s, 0, 120, 40)
	d.Press("d")
	d.Sees("[ ] Rosa Moreno · mother of Ada · ⊘ blocked")
	d.Press("esc", "2")
	d.Sees("⊘ blocked •1", "Rosa Moreno, mother · ⊘ blocked")
	d.Press("3")
	d.Sees("Rosa Moreno, who is blocked, asks for an appointment", "Rosa Moreno, who is blocked, proposes for Ada Moreno's legal sex designation: X")
}
