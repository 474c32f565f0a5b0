package ui

import "context"

// Mail is what the screens need of the mail server beside its settings, which
// stand in the practice. A function is nil where there is no way to it from
// here. The password stands in no record, and is never shown.
type Mail struct {
	// PasswordKnown is nil where there is one; else the error says why not.
	PasswordKnown func() error
	// SetPassword keeps another one; an empty one takes it away.
	SetPassword func(string) error
	// Test sends a test e-mail and answers with the mail server's words.
	Test func(ctx context.Context, to string) (string, error)
}
