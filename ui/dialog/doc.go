// Package dialog is the stack of dialogs, and the dialogs, one file each. The
// one on top has every key. A dialog changes nothing: it sends the message
// that it was given for the answer.
package dialog
