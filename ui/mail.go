package ui

// Password is the way to the mail server's password, which stands in no record
// and is never shown. Its functions are nil where there is no way to it.
type Password struct {
	// Known is nil where there is one; else the error says why not.
	Known func() error
	// Set keeps another one; an empty one takes it away.
	Set func(string) error
}
