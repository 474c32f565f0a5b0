package main

import (
	"errors"
	"fmt"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
)

// oneView is what one portal view may take: its chart loaded, and decided.
const oneView = 120 * time.Microsecond

// answers measures why, effect and matrix on the largest chart, each from the
// file as a screen asks for it. Each may take one portal view for every person
// concerned.
func (b *bench) answers() (rows []row, err error) {
	err = b.withLargest(func(_ string, db *bolt.DB) error {
		for _, a := range []struct {
			what    string
			persons int
			ask     func() error
		}{
			{"why, with its fix", 1, func() error { return b.why(db) }},
			{"effect over %d persons", 5, func() error { return b.effect(db) }},
			{"matrix of %d persons", 5, func() error { return b.matrix(db) }},
		} {
			own, err := b.alone(b.samples(many/10), timed(func(int) error { return a.ask() }))
			if err != nil {
				return err
			}
			if a.persons > 1 {
				a.what = fmt.Sprintf(a.what, a.persons)
			}
			rows = append(rows, row{what: a.what, own: own, budget: medianUnder(time.Duration(a.persons) * oneView)})
		}
		return nil
	})
	return rows, err
}

// why asks for the first form of the one parent, for the other.
func (b *bench) why(db *bolt.DB) error {
	return db.View(b.ctx, manager(), func(r model.Reader) error {
		r = model.Remembering(r)
		chart, err := r.Chart(largestClient)
		if err != nil {
			return err
		}
		ask := model.Ask{User: largestParent + 1, Client: largestClient, Item: chart.Items[0].ID, Action: model.View}
		decision, err := model.Decide(r, ask)
		if err != nil {
			return err
		}
		fix, err := model.FixOf(r, ask)
		if err == nil && (decision.Allow || fix == nil) {
			return errors.New("what the other parent asks for is not denied with a way out")
		}
		return err
	})
}

func (b *bench) effect(db *bolt.DB) error {
	off := false
	op := &model.SetAccess{Client: largestClient, User: largestParent, On: &off}
	return db.Draft(b.ctx, manager(), []model.Operation{op}, func(d store.Draft) error {
		touched, err := d.Touched()
		if err != nil {
			return err
		}
		effect, err := model.EffectOf(d.Before, d.After, touched)
		if err == nil && (len(touched) != 5 || len(effect.Users) != 1) {
			return fmt.Errorf("an access turned off changes the portals of %d of %d", len(effect.Users), len(touched))
		}
		return err
	})
}

func (b *bench) matrix(db *bolt.DB) error {
	return db.View(b.ctx, manager(), func(r model.Reader) error {
		m, err := model.MatrixOf(r, largestClient)
		if err == nil && len(m.Persons) != 5 {
			return fmt.Errorf("the matrix of the largest chart has %d persons", len(m.Persons))
		}
		return err
	})
}
