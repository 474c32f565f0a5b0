package app_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"frontdesk/ui/internal/uitest"
)

func TestTheMouseDoesWhatTheKeysDo(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Click("Moreno, Ada")
	d.Sees("▸ Moreno, Ada", "Ada Moreno · 14")
	d.Click("Portal")
	d.Click("Luis ◐")
	d.Sees("Luis sees")
	d.Click("Billing documents")
	d.Sees("▸ └ [ ] Billing documents", "1 change not saved")
	d.Click("s save")
	d.Sees("Saved")
	d.Click("[x] Luis may")
	d.Sees("[ ] Luis may", "1 change not saved")
	d.Click("2 Messages")
	d.Sees("No messages yet")
	d.Click("1 Clients")
	d.Click("/ to find")
	d.Type("tess")
	d.Sees("/ tess", "─ 1 ╮")
}

func TestAClickOnThePresetListsThem(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Click("View only")
	d.Sees("Preset for Luis Moreno's access", "▸ View only · now")
}

func TestAClickInThePreviewIsAskedAbout(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 1, 120, 40)
	d.Click("School letter")
	d.Press("w")
	d.Sees("Rosa Moreno · School letter · Ada Moreno")
}

func TestAClickDoesNotAnswerADialog(t *testing.T) {
	d := portal(t, uitest.Practice(t, uitest.Harbor), 2, 120, 40)
	d.Press("down", "down", "space", "esc")
	d.Click("drop 1 change")
	d.Sees("Drop 1 change for")
}

func TestTheFooterOfADialogCanBeClickedAndAQuestionCannot(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Press("n")
	d.Type("Nora")
	d.Click("ctrl+n new person")
	d.Sees("First name    Nora")
	d.Click("esc close")
	d.SeesNot("New client")
	d.Press("enter", "]", "space", "S", "u")
	d.Sees("▸ n leave it as it is")
	d.Click("y yes")
	d.Sees("▸ n leave it as it is")
}

func TestTheWheelScrollsWhatIsUnderIt(t *testing.T) {
	d := uitest.Open(t, uitest.Practice(t, uitest.Harbor), rae, 120, 40)
	d.Send(tea.MouseWheelMsg{X: 3, Y: 5, Button: tea.MouseWheelDown})
	d.Sees("▸ Moreno, Ada")
	d.Send(tea.MouseWheelMsg{X: 3, Y: 5, Button: tea.MouseWheelUp})
	d.Sees("▸ Abbott, Zoë")
}
