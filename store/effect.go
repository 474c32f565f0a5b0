package store

import "frontdesk/model"

// Touched is everybody whose portal the draft could alter.
func (d *Draft) Touched() ([]model.PersonID, error) {
	return model.Touched(d.Before, d.After, d.Change.Clients, d.Change.People, d.Change.Practice)
}

// Effect is what the draft does to who sees what, over everybody it touches.
func (d *Draft) Effect() (model.Effect, error) {
	touched, err := d.Touched()
	if err != nil {
		return model.Effect{}, err
	}
	return model.EffectOf(d.Before, d.After, touched)
}
