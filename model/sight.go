package model

import (
	"slices"
	"time"
)

// Moment is when a commit was made.
type Moment struct {
	Commit uint64
	At     time.Time
}

// Turn is a moment from which on somebody sees something, or no longer does.
type Turn struct {
	At   time.Time
	Sees bool
	// Commit is what made it so, zero where it was the passing of time: an
	// access that ended, an age reached.
	Commit uint64
}

// SightOf walks through the moments at which a chart changed, the oldest first,
// and finds each turn in whether the question is answered with yes, up to now.
// View asks as of a time.
func SightOf(ask Ask, moments []Moment, now time.Time, view func(at time.Time, fn func(Reader) error) error) ([]Turn, error) {
	w := &sight{ask: ask, view: view}
	for i, moment := range moments {
		until := now
		if i+1 < len(moments) {
			until = moments[i+1].At.Add(-time.Nanosecond)
		}
		if until.Before(moment.At) && i+1 < len(moments) { // of several at once the last counts
			continue
		}
		if err := w.turn(moment.At, moment.Commit); err != nil {
			return nil, err
		}
		if err := w.pass(moment.At, until); err != nil {
			return nil, err
		}
	}
	return w.turns, nil
}

// sight is one such walk.
type sight struct {
	ask   Ask
	view  func(time.Time, func(Reader) error) error
	sees  bool
	turns []Turn
}

// at is the answer as of a time; about what was not there yet it is no.
func (w *sight) at(at time.Time) (sees bool, err error) {
	err = w.view(at, func(r Reader) error {
		decision, err := Decide(r, w.ask)
		sees = decision.Allow
		if IsCode(err, NotFound) {
			return nil
		}
		return err
	})
	return sees && err == nil, err
}

// turn notes the answer as of a time, where it is another than before.
func (w *sight) turn(at time.Time, commit uint64) error {
	sees, err := w.at(at)
	if err == nil && sees != w.sees {
		w.sees = sees
		w.turns = append(w.turns, Turn{At: at, Sees: sees, Commit: commit})
	}
	return err
}

// pass lets time go by in which nothing was changed, and finds to the minute
// when the answer turned all the same.
func (w *sight) pass(from, until time.Time) error {
	if !until.After(from) {
		return nil
	}
	sees, err := w.at(until)
	if err != nil || sees == w.sees {
		return err
	}
	for until.Sub(from) > time.Minute {
		middle := from.Add(until.Sub(from) / 2)
		then, err := w.at(middle)
		if err != nil {
			return err
		}
		if then == sees {
			until = middle
		} else {
			from = middle
		}
	}
	return w.turn(until.Truncate(time.Minute).Add(minuteOver(until)), 0)
}

// minuteOver is what a time that is no full minute lacks to the next one.
func minuteOver(at time.Time) time.Duration {
	if at.Equal(at.Truncate(time.Minute)) {
		return 0
	}
	return time.Minute
}

// SortMoments orders moments from the oldest on, each once.
func SortMoments(moments []Moment) []Moment {
	slices.SortFunc(moments, func(a, b Moment) int {
		switch {
		case a.Commit < b.Commit:
			return -1
		case a.Commit > b.Commit:
			return 1
		}
		return 0
	})
	return slices.CompactFunc(moments, func(a, b Moment) bool { return a.Commit == b.Commit })
}
