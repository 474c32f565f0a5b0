package bolt

import (
	"context"

	"frontdesk/model"
	"frontdesk/store"
)

// beginTraining is the one operation that makes a practice one to learn on. It
// is the first commit of a file made for that, and nothing else can do it: no
// script names it, and an undo leaves it.
type beginTraining struct{}

func (beginTraining) Do() string { return model.TrainingBegun }

func (beginTraining) Apply(tx model.Tx) (model.Result, error) {
	practice, err := tx.Practice()
	if err != nil {
		return model.Result{}, err
	}
	practice.Training = true
	return model.Result{}, tx.PutPractice(practice)
}

// beginTraining marks a file that was made just now.
func (d *DB) beginTraining(ctx context.Context) error {
	_, err := d.Do(ctx, store.Actor{Name: "Frontdesk"}, beginTraining{})
	return err
}

// notToLearnOn refuses a file that was there before.
func notToLearnOn(path string) error {
	return model.Errorf(model.Invalid, "%s is there already, and nobody trains on a practice file", path).
		Hint("training makes a practice of its own, and throws it away afterwards")
}
