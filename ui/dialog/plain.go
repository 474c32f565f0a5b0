package dialog

import tea "charm.land/bubbletea/v2"

// plain is what dialogs have in common: the room there is, whether they are
// done, and what they do not have: they ask and hear nothing, are answered by
// keys, and have those as long as they are open. A dialog that differs has a
// method of its own.
type plain struct {
	width, height int
	done          bool
}

// Init asks nothing.
func (*plain) Init() tea.Cmd { return nil }

// Update hears nothing.
func (*plain) Update(tea.Msg) tea.Cmd { return nil }

// Resize sets the room there is.
func (b *plain) Resize(width, height int) { b.width, b.height = width, height }

// Focus is always here.
func (*plain) Focus(bool) {}

// Typing is not so: letters are keys.
func (*plain) Typing() bool { return false }

// Click does nothing.
func (*plain) Click(int, int) tea.Cmd { return nil }

// Done reports whether it was left, or answered.
func (b *plain) Done() bool { return b.done }

// Guarded is not so: nothing is lost or done by a slip.
func (*plain) Guarded() bool { return false }
