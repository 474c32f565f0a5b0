package training_test

import (
	"testing"
)

func TestTheMouseDoesWhatTheKeysDo(t *testing.T) {
	d := alone(t, 120, 40)
	d.Click("What is wrong here")
	d.Sees("▸ What is wrong here")
	d.Click("enter choose")
	d.Sees("1 of 2 found")
	d.Click("F3 hint")
	d.Sees("Hint 1 of 2")
	d.Click("Step 1 of 2")
	d.Sees("F2 open")
	d.Click("F2 open")
	d.Sees("Hint 1 of 2")
	d.Click("F4 menu")
	d.Sees("╭ Training")
}
