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
	if r.Shown {
		words = append(words, "the answer was shown")
	}
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{r.Disclosures, "something was disclosed", "%d things were disclosed"},
		{r.Losses, "somebody lost what they should see", "what should be seen was lost %d times"},
		{r.Hints, "1 hint", "%d hints"},
	} {
		switch {
		case part.n == 1:
			words = append(words, part.one)
		case part.n > 1:
			words = append(words, fmt.Sprintf(part.many, part.n))
		}
	}
	return strings.Join(words, ", ")
}
