package training

import (
	"fmt"
	"strings"
)

// What a step is worth, and what a hint and something taken from somebody cost.
const (
	stepPoints = 10
	hintCost   = 3
	lossCost   = 3
)

// Scoring is what a step is worth, in words.
func Scoring() string {
	return fmt.Sprintf("A step is worth %d points: %d less for each hint, %d less where somebody lost what they should see, "+
		"none where something was disclosed or the answer was shown.", stepPoints, hintCost, lossCost)
}

// account fills in how each step went, and the score.
func (c *Course) account(state *State) {
	state.Most = stepPoints * len(c.scenario.Steps)
	for i := range c.scenario.Steps {
		if i > c.step {
			return
		}
		result := c.result(i, i == c.step && state.Reached)
		state.Results = append(state.Results, result)
		state.Score += result.Points
	}
}

// result is how one step went. A step has its points once it is reached.
func (c *Course) result(step int, reached bool) Result {
	effort := c.efforts[step]
	r := Result{Title: c.scenario.Steps[step].Title, Hints: effort.hints, Shown: effort.shown, Reached: effort.reached || reached}
	for i := range c.mistakes {
		switch {
		case c.mistakes[i].Step != step+1:
		case c.mistakes[i].Kind == Disclosure:
			r.Disclosures++
		default:
			r.Losses++
		}
	}
	if r.Reached && !r.Shown && r.Disclosures == 0 {
		r.Points = max(0, stepPoints-hintCost*r.Hints-lossCost*r.Losses)
	}
	r.Words = r.why()
	return r
}

// why says why a step has not all points.
func (r *Result) why() string {
	var words []string
	if !r.Reached {
		words = append(words, "not reached")
	}
	switch {
	case r.Disclosures > 0:
		words = append(words, "no points where something is disclosed")
	case r.Shown:
		words = append(words, "no points for what was shown")
	}
	if len(words) > 0 {
		return strings.Join(words, ", ")
	}
	if r.Hints > 0 {
		words = append(words, less(hintCost*r.Hints, "hints"))
	}
	if r.Losses > 0 {
		words = append(words, less(lossCost*r.Losses, "what somebody lost and should see"))
	}
	return strings.Join(words, ", ")
}

func less(points int, what string) string { return fmt.Sprintf("%d points less for %s", points, what) }
