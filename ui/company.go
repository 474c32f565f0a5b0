package ui

import "frontdesk/model"

// Company is who else works on the same practice now. It is nil where nobody
// else can.
type Company interface {
	// Look tells the others whose chart this person looks at; zero is nobody's.
	Look(model.ClientID)
	// Present is who is here now. Changed is told when it may have changed.
	Present() Present
	Changed() <-chan struct{}
}

// Present is who is here, as a message to every pane.
type Present struct {
	// Online is the names of the people who are here, this one too.
	Online []string
	// Beside is the names of the others who look at the same chart.
	Beside []string
}
