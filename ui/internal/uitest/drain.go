package uitest

import (
	"reflect"

	tea "charm.land/bubbletea/v2"
)

// drain does a command and all that comes of it, one after the other.
func (d *Desk) drain(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if d.holding {
		d.held = append(d.held, cmd)
		return
	}
	msg := cmd()
	if msg == nil {
		return
	}
	if cmds, several := commands(msg); several {
		for _, cmd := range cmds {
			d.drain(cmd)
		}
		return
	}
	d.Send(msg)
}

// Hold keeps all that comes of keys from being done, as where a disk is slow,
// until Release.
func (d *Desk) Hold() { d.holding = true }

// Release does what was held, in its order.
func (d *Desk) Release() {
	held := d.held
	d.holding, d.held = false, nil
	for _, cmd := range held {
		d.drain(cmd)
	}
}

// commands is the commands of a batch, or of a sequence, whose type bubbletea
// keeps to itself.
func commands(msg tea.Msg) ([]tea.Cmd, bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return nil, false
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i], _ = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds, true
}

// clipboard is the text of a command to the terminal's clipboard, whose type
// bubbletea keeps to itself.
func clipboard(msg tea.Msg) (text string, is bool) {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.String || v.Type() != reflect.TypeOf(tea.SetClipboard("")()) {
		return "", false
	}
	return v.String(), true
}
