package training

import (
	"context"
	"slices"

	"frontdesk/model"
	"frontdesk/store"
)

// judged is the practice of a course as screens see it: each commit is judged
// before the next one is made, so that none is missed.
type judged struct {
	store.Store
	course *Course
}

// Do implements store.Store.
func (j *judged) Do(ctx context.Context, who store.Actor, op model.Operation) (store.Commit, error) {
	c := j.course
	c.mu.Lock()
	defer c.mu.Unlock()
	commit, err := j.Store.Do(ctx, who, op)
	if err == nil && c.store == j {
		c.touched = true
		c.judge(context.WithoutCancel(ctx), commit)
	}
	return commit, err
}

// DoMany implements store.Store.
func (j *judged) DoMany(ctx context.Context, who store.Actor, ops []model.Operation) []store.Outcome {
	outcomes := make([]store.Outcome, len(ops))
	for i, op := range ops {
		outcomes[i].Commit, outcomes[i].Err = j.Do(ctx, who, op)
	}
	return outcomes
}

// Close leaves the practice open: it is the course's.
func (*judged) Close() error { return nil }

// judge takes note of a commit, and of what it did that the right way does not.
func (c *Course) judge(ctx context.Context, commit store.Commit) {
	before := c.seen
	do, words, err := c.practice.deed(ctx, commit.No)
	if err == nil {
		err = c.look(ctx)
	}
	if err != nil {
		c.failed = err
		return
	}
	if c.step < len(c.scenario.Steps) {
		c.done = append(c.done, Done{Step: c.step + 1, Commit: commit.No, At: commit.At, Words: words})
		if !slices.Contains(harmless, do) {
			c.note(Disclosure, c.seen.beyond(before).beyond(c.route.during[c.step]), words)
		}
		c.note(Loss, before.beyond(c.seen).common(c.route.kept(c.step)), words)
	}
	c.watchers.Tell(struct{}{})
}

// harmless is what discloses nothing, though somebody sees more by it: what
// portal users put there themselves, and what is written to one of them.
var harmless = []string{"request-appointment", "upload", "message"}

// deed is which operation a commit was, and what it did in words.
func (p *practice) deed(ctx context.Context, commit uint64) (do, words string, err error) {
	for entry, err := range p.Log(ctx, enteredBy, store.LogQuery{Commit: commit}) {
		if err != nil {
			return "", "", err
		}
		err = p.View(ctx, enteredBy, func(r model.Reader) error {
			deed := entry.Deed()
			do, words = deed.Do(), deed.Words(r)
			return nil
		})
		return do, words, err
	}
	return "", "", nil
}
