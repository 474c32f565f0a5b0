package chart

import (
	"encoding/json"

	"frontdesk/model"
)

// draftKey is whose access to whose portal a draft is about.
type draftKey struct {
	client model.ClientID
	person model.PersonID
}

// draft is a change of one person's access that is not saved.
type draft struct {
	draftKey
	// name says whom it is about, for those who ask before it is lost.
	name string
	// base is what was recorded when the draft was begun, at this revision of
	// the chart.
	base     grant
	revision uint64
	want     grant
	// ticked says that ticks were changed by hand. Else they are what turning
	// the access on or off makes of them.
	ticked bool
	// ended says that the access has had its last day: to turn it on needs a
	// reason, which is asked for when it is saved.
	ended bool
}

// reasonToCome stands for the reason while a draft is judged.
const reasonToCome = "to be given when it is saved"

// needsReason reports whether saving must ask for a reason.
func (d *draft) needsReason() bool { return d.ended && d.want.On && !d.base.On }

// toggle turns the access on or off.
func (d *draft) toggle() {
	d.want.On = !d.want.On
	d.settle()
}

// tick turns one permission.
func (d *draft) tick(p model.Permission) {
	d.want.Ticks ^= model.SetOf(p)
	d.ticked = true
	d.settle()
}

// put sets all the ticks.
func (d *draft) put(ticks model.PermissionSet) {
	d.want.Ticks, d.ticked = ticks, true
	d.settle()
}

// settle forgets ticks by hand that came back to what is recorded.
func (d *draft) settle() {
	if d.want.On == d.base.On && (!d.ticked || d.want.Ticks == d.base.Ticks) {
		d.want, d.ticked = d.base, false
	}
}

// changed reports whether there is anything to save.
func (d *draft) changed() bool { return d != nil && d.want != d.base }

// flipped is the permissions whose tick differs from what is recorded.
func (d *draft) flipped() model.PermissionSet { return d.want.Ticks ^ d.base.Ticks }

// count is how many lines differ.
func (d *draft) count() int {
	n := d.flipped().Len()
	if d.want.On != d.base.On {
		n++
	}
	return n
}

// without is the draft with one line as it is recorded.
func (d *draft) without(line line) *draft {
	other := *d
	if line == toggleLine {
		other.want.On = d.base.On
		// What turning it on would have ticked stays unticked too.
		if !d.ticked {
			other.want.Ticks = d.base.Ticks
		}
		return &other
	}
	other.want.Ticks ^= model.SetOf(line.permission())
	other.ticked = true
	return &other
}

// gives reports whether the draft turns the access on or ticks anything.
// Nothing else of it can let the person see more.
func (d *draft) gives() bool {
	return d.want.On && !d.base.On || d.want.Ticks&^d.base.Ticks != 0
}

// operations is what saves the draft.
func (d *draft) operations() []model.Operation {
	var ops []model.Operation
	if d.want.On != d.base.On {
		on := d.want.On
		op := &model.SetAccess{Client: d.client, User: d.person, On: &on}
		if d.needsReason() {
			op.Reason = reasonToCome
		}
		ops = append(ops, op)
	}
	if d.ticked {
		op := &model.SetPermissions{Client: d.client, User: d.person}
		if name := model.PresetName(d.want.Ticks); name != model.Custom {
			op.Preset = name
		} else {
			ticks := d.want.Ticks
			op.Permissions = &ticks
		}
		ops = append(ops, op)
	}
	return ops
}

// operation is operations as one, which is refused where somebody changed the
// same meanwhile.
func (d *draft) operation() (model.Operation, error) {
	op, err := model.ScriptOf(d.operations())
	return d.guard(op), err
}

// guard makes an operation one that is refused where somebody changed the same
// meanwhile.
func (d *draft) guard(op model.Operation) model.Operation {
	return unlessChanged{op, d.draftKey, d.base}
}

// rebase puts the draft's own changes on top of what is recorded now.
func (d *draft) rebase(recorded grant, revision uint64) {
	flipped, turned, want := d.flipped(), d.want.On != d.base.On, d.want
	d.base, d.revision, d.want = recorded, revision, recorded
	if d.ticked {
		d.want.Ticks = recorded.Ticks&^flipped | want.Ticks&flipped
	}
	if turned {
		d.want.On = want.On
	}
	d.settle()
}

// unlessChanged is an operation that is refused where the grant is not what it
// was when the draft was begun. It is judged inside the commit, so that
// nothing comes between.
type unlessChanged struct {
	model.Operation
	draftKey
	base grant
}

// Apply implements model.Operation.
func (o unlessChanged) Apply(tx model.Tx) (model.Result, error) {
	chart, err := tx.Chart(o.client)
	if err != nil {
		return model.Result{}, err
	}
	if grantOf(chart, o.person) != o.base {
		return model.Result{}, model.Errorf(model.Conflict, "somebody changed the same meanwhile")
	}
	return o.Operation.Apply(tx)
}

// MarshalJSON writes the operation as it would be without the condition.
func (o unlessChanged) MarshalJSON() ([]byte, error) { return json.Marshal(o.Operation) }
