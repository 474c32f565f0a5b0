package model_test

import (
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"frontdesk/model/manytest"
)

// TestTheAnswersAreRightOverManyFamilies: what a fix does, that none is
// shorter, what a change does to whom, and the matrix, each against the views
// of everybody.
func TestTheAnswersAreRightOverManyFamilies(t *testing.T) {
	var longer atomic.Int64
	manytest.Check(t, func(t *testing.T, rt *rapid.T) {
		f := drawFamily(t, rt)
		f.nobodyHasAccessWithoutATie(rt)
		f.theMatrixSaysWhatTheViewsSay(rt)
		f.whatIsHiddenHasTheWayOutThatWhyHas(rt)
		f.theEffectIsTheDifferenceOfAllViews(rt)
		if f.noSingleOperationDoesWhatALongerFixDoes(rt) {
			longer.Add(1)
		}
		f.theFixMakesItAllow(rt)
	})
	if longer.Load() == 0 {
		t.Error("no fix of several operations was met")
	}
}
