// Command empty is a bubbletea program that does nothing: the least that a
// terminal program of this kind takes to start. Any key ends it.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

type empty struct{}

func (empty) Init() tea.Cmd { return nil }

func (e empty) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, pressed := msg.(tea.KeyPressMsg); pressed {
		return e, tea.Quit
	}
	return e, nil
}

func (empty) View() tea.View {
	view := tea.NewView("nothing")
	view.AltScreen = true
	return view
}

func main() {
	if _, err := tea.NewProgram(empty{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
