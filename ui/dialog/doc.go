// Package dialog is the stack of dialogs, and the dialogs, one file each. The
// one on top has every key. A question changes nothing: it sends the message
// that it was given for the answer. A dialog that is filled in does its one
// operation itself, so that what was typed is still there if it is refused.
//
// Forms are made here, and not with huh: one says at every key what it would do
// to whom, grows by what is chosen in it, keeps what was typed when it is left,
// and fits into any window beside the screens that are under it.
package dialog
