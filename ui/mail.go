package ui

// Password is the way to the mail server's password, which stands in no record
// and is never shown.
type Password struct {
	// Known reports whether there is one.
	Known func() (bool, error)
	// Set keeps another one; an empty one takes it away.
	Set func(string) error
}
