package main

import (
	"bytes"
	"strings"
	"testing"

	"frontdesk/ui/remote"
)

// TestWrongUsageSaysWhereTheHelpIs: ssh would take --help for itself.
func TestWrongUsageSaysWhereTheHelpIs(t *testing.T) {
	for want, files := range map[string]*remote.Files{"see: help, or COMMAND --help": nil, "see: frontdesk --help": {}} {
		var said bytes.Buffer
		call := remote.Call{Args: []string{"nonsense"}, In: strings.NewReader(""), Out: &said, Err: &said, Files: files}
		if status := runServed(t.Context(), &desk{}, call); status != exitUsage || !strings.Contains(said.String(), want) {
			t.Errorf("it ended with %d and said %q, not %q", status, said.String(), want)
		}
	}
}
