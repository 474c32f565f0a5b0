// Package picker is the list of persons that dialogs choose from: exact hits of
// what was typed, then similar ones apart, each with what the person is and the
// login, and with the reason where somebody cannot be chosen. The dialog keeps
// the field, and says who cannot be chosen.
//
// It must not decide what choosing somebody does.
package picker
