package ui

// Copier is a pane that has something to copy where its cursor is.
type Copier interface {
	// Copy says what that is; the zero Copy is that there is nothing.
	Copy() Copy
}

// Copy is something that can be copied: what it is called, and its text.
type Copy struct {
	Name string
	Text func() string
}
