package training_test

import (
	"io"
	"testing"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
	lessons "frontdesk/ui/training"
)

// toLuis goes to Luis's side of the tab Portal, from where a lesson begins.
func toLuis(d *uitest.Desk) { d.Press("]", "right", "right") }

// tick ticks what is so many lines down, and saves it.
func tick(d *uitest.Desk, down int) {
	d.Press("g")
	for range down {
		d.Press("down")
	}
	d.Press("space", "S")
	d.Hear(store.Change{Practice: true})
}

// takeAway takes Luis's access away.
func takeAway(d *uitest.Desk) {
	d.Press("g", "space", "s")
	d.Hear(store.Change{Practice: true})
}

// Where the ticks stand, counted from the first line.
const (
	appointments = 3
	billing      = 15
)

// TestANewcomerPlaysToTheEnd by nothing but what is on the screen.
func TestANewcomerPlaysToTheEnd(t *testing.T) {
	d := alone(t, 120, 40)
	d.Sees("TRAINING   Choose a scenario", "A father's appointments", "enter plays it", "What one tick gives")
	d.Press("enter")
	d.Sees("TRAINING Harbor", "Step 1 of 2 · 1 of 2 met", "“This is Luis Moreno", "· not yet  Luis sees Ada's appointments",
		"✓ met      Luis sees no bills", "F3 hint", "F4 menu", "Ada Moreno · 14")
	d.Press("f3")
	d.Sees("Hint 1 of 2: Look for Luis")
	d.Press("f3")
	d.Sees("Hint 2 of 2: On Luis's side")
	d.Press("f3")
	d.Sees("Not now, hint: that was the last one; show me does the step")
	toLuis(d)
	d.Press("f5")
	d.Sees("Not now, next step: the step is not reached yet")
	tick(d, appointments)
	d.Sees("Step 1 of 2 · reached", "✓ Reached: Luis wants to know when", "each tick stands for", "F5 goes to the next step")
	d.Press("f5")
	d.Sees("Step 2 of 2 · 0 of 1 met", "Luis calls again")
	d.SeesNot("Hint 2")
	takeAway(d)
	d.Sees("· reached", "F5 how it went", "F5 ends the scenario and shows how it went")
	d.Press("f5")
	d.Sees("14 of 20 points", "Step 1: Luis wants to know when (6 points less for hints)", "Nobody saw anything that was not meant for them", "A tick gives what it says")
	d.Press("enter")
	d.Sees("Choose a scenario", "A father's appointments", "✓ 14 of 20", "▸ What is wrong here")
}

// TestWhatWasDisclosedIsSaidAtOnce, and again at the end.
func TestWhatWasDisclosedIsSaidAtOnce(t *testing.T) {
	d := alone(t, 120, 40)
	d.Press("enter")
	toLuis(d)
	d.Press("f3", "f3")
	tick(d, billing)
	d.Sees("! A mistake: Luis Moreno can see Invoice 2 of Ada Moreno.", "u undoes what was done last", "· not yet  Luis sees no bills")
	d.Press("u", "y")
	d.SeesNot("A mistake")
	tick(d, appointments)
	d.Press("f5")
	takeAway(d)
	d.Press("f5")
	d.Sees("10 of 20 points", "1 mistake. This would have happened on real data:", "step 1: Luis Moreno could see Invoice 2 of Ada Moreno", "It was put right")
	d.Press("r")
	d.Sees("Step 1 of 2", "not yet  Luis sees Ada's appointments")
}

// TestNoFileComesIntoAPracticeToLearnOn: neither from this machine, nor by a
// command that there is not.
func TestNoFileComesIntoAPracticeToLearnOn(t *testing.T) {
	c := class(t)
	d := uitest.OpenIn(t, ana, 120, 40, func(s *ui.Session) tea.Model {
		s.Save, s.Attach, s.Look = nil, nil, nil
		return lessons.New(lessons.Options{Session: s, Out: io.Discard, Class: c, Scenarios: scenarios(t)})
	})
	d.Press("enter", "d")
	d.Sees("Share a document of Ada Moreno", "Give it a title.")
	d.SeesNot("ssh", "File ")
}

// TestWhatIsToBeFoundIsNotGivenAway.
func TestWhatIsToBeFoundIsNotGivenAway(t *testing.T) {
	d := alone(t, 120, 40)
	d.Sees("find it")
	d.Press("down")
	d.Sees("Something is wrong")
	d.Press("enter")
	d.Sees("Step 1 of 2 · 1 of 2 found", "1 mistake is still to be found")
	d.SeesNot("Luis sees Ada's appointments")
	toLuis(d)
	tick(d, appointments)
	d.Sees("✓ found    Luis sees Ada's appointments")
}

// TestTheAnswerIsShown, in words and in the practice, and gives no points.
func TestTheAnswerIsShown(t *testing.T) {
	d := alone(t, 120, 40)
	d.Press("enter", "f4")
	d.Sees("▸ F3  hint", "not now: the step is not reached yet", "show me")
	d.Press("down", "down", "enter")
	d.Sees("It gives no points then")
	d.Press("y")
	d.Sees("✓ Reached", "It was done so: changed permissions: Luis Moreno, Ada Moreno.", "By hand: On Luis's side")
	d.Press("f5", "f4")
	d.Sees("▸ F3  hint")
}

// TestAStepIsStartedOver, from a practice that is as if nothing had been done.
func TestAStepIsStartedOver(t *testing.T) {
	d := alone(t, 120, 40)
	d.Press("enter")
	toLuis(d)
	tick(d, appointments)
	d.Wait(125_000)
	d.Press("f5", "f4", "down", "down", "down", "enter")
	d.Sees("Start a step over", "1   Luis wants to know when", "▸ 2   Luis moves away", "2 minutes · A father's appointments")
	d.Press("up", "enter")
	d.Sees("Start step 1 over", "is gone", "Hints and mistakes count")
	d.Press("y")
	d.Sees("Step 1 of 2 · 1 of 2 met", "▸Name          Ada Moreno", "The practice was made anew.")
	toLuis(d)
	d.Sees("[ ] View appointments")
	d.Press("f4", "down", "down", "down", "enter", "down", "enter")
	d.Sees("Go ahead to step 2", "count as shown")
	d.Press("y")
	d.Sees("Step 2 of 2")
}

// TestLeavingAsks, and is possible from a dialog by the menu's other key.
func TestLeavingAsks(t *testing.T) {
	d := alone(t, 120, 40)
	d.Press("enter", "/", "a", "ctrl+t")
	d.Sees("Training", "leave for the list of scenarios")
	d.Press("G", "enter")
	d.Sees("The scenario ends here")
	d.Press("n", "esc", "q")
	d.Sees("╭ Quit", "The scenario ends here", "n stay")
	d.Press("n", "ctrl+t", "G", "enter", "y")
	d.Sees("Choose a scenario")
	d.Press("q")
	if !d.Quit {
		t.Error("q does not quit")
	}
}

// TestWhatIsAskedForStaysInSightUnderADialog, and folds away by a key there.
func TestWhatIsAskedForStaysInSightUnderADialog(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}} {
		d := alone(t, size[0], size[1])
		begin(d)
		d.Press("n")
		d.Sees("New client", "· not yet  Luis sees Ada's")
		d.Press("f2")
		d.Sees("New client", "F2 open", "Luis wants")
		d.SeesNot("· not yet")
		d.Press("f2", "esc")
		d.Sees("· not yet  Luis sees Ada's")
		if err := d.CheckSize(size[0], size[1]); err != nil {
			t.Error(err)
		}
	}
}

// TestWhatHasNoRoomIsReadInFull: as the step begins, and whenever it is asked
// for; what is to be so stays in sight.
func TestWhatHasNoRoomIsReadInFull(t *testing.T) {
	d := alone(t, 80, 24)
	d.Press("enter")
	d.Sees("╭ The step", "The bills are his wife's", "· not yet  Luis sees Ada's appointments", "✓ met      Luis sees no bills")
	d.Press("esc")
	d.Sees("╭ The step") // it opened by itself: a key pressed just now was meant for what was there before
	d.Wait(600)
	d.Press("esc")
	d.SeesNot("╭ The step")
	d.Sees("· not yet  Luis sees Ada's appointments", "✓ met      Luis sees no bills", "F6 read on")
	d.Press("f3", "f6", "f6")
	d.Sees("╭ The step", "The bills are his wife's", "Hint: ")
	d.Press("esc")
	d.SeesNot("╭ The step")
	d.Press("f6", "f4", "down", "down", "enter", "y")
	d.Sees("✓ Reached: Luis wants to know when")
	d.SeesNot("╭ The step")
	d.Press("f6")
	d.Sees("╭ The step", "It was done so: changed permissions", "By hand: On Luis's side", "Reached: ")
	d.Press("f5")
	d.Sees("Step 2 of 2")
	d.SeesNot("Step 1 of 2")
	wide := alone(t, 200, 50)
	wide.Press("enter")
	wide.SeesNot("╭ The step")
}

// TestTheWholeClassIsToBeSeen: somebody's course is watched, live, and goes on
// until the last one left.
func TestTheWholeClassIsToBeSeen(t *testing.T) {
	c := class(t)
	first := come(t, c, ana, 120, 40)
	first.Press("enter")
	second := come(t, c, ben, 120, 40)
	second.Sees("watch Ana: A father's appointments", "step 1 of 2")
	second.Press("G", "enter")
	second.Sees("Step 1 of 2 · 1 of 2 met", "Ben · manager", "This is the practice of Ana, who sees what you do")
	toLuis(first)
	tick(first, appointments)
	second.Hear(store.Change{Practice: true})
	second.Sees("Step 1 of 2 · reached")
	first.Press("f4", "G", "enter")
	first.Sees("The scenario goes on for who else is in it.")
	first.SeesNot("ends here")
	first.Press("y")
	first.Sees("watch Ana")
	second.Press("f5")
	second.Sees("Step 2 of 2")
	second.Press("f4", "G", "enter")
	second.Sees("The scenario ends here, and nothing of it is kept.")
	second.Press("y")
	second.SeesNot("watch Ana")
}

// TestTheKeysPressedAreShown to who watches.
func TestTheKeysPressedAreShown(t *testing.T) {
	d := alone(t, 120, 40)
	d.Press("enter", "f7", "/")
	d.Type("mor")
	d.Press("esc", "]")
	d.Sees("[F7] key display   [/] filter   “mor”   [esc] clear")
	d.Press("f7")
	d.SeesNot("“mor”")
}
