package lock

import (
	"context"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// passed is the answer to a passphrase that was right.
type passed struct{}

// longestTyped is how many letters of a passphrase are kept.
const longestTyped = 256

// key takes a key while the screens are locked.
func (m *Model) key(key tea.KeyPressMsg) tea.Cmd {
	switch name := key.String(); {
	case name == "ctrl+c":
		return tea.Quit
	case m.Elsewhere:
		if name == "enter" {
			return tea.Quit
		}
	case m.Passphrase == nil:
		if name == "enter" {
			return m.backIn()
		}
	case name == "enter":
		return m.try()
	case name == "backspace" && len(m.typed) > 0:
		m.typed = m.typed[:len(m.typed)-1]
	case name == "ctrl+u" || name == "esc":
		m.typed = nil
	case key.Text != "" && len(m.typed) < longestTyped:
		m.typed = append(m.typed, []rune(key.Text)...)
		m.said = ""
	}
	return nil
}

// backIn unlocks, and begins to wait anew.
func (m *Model) backIn() tea.Cmd {
	m.began, m.lastKey = m.session.Now(), m.session.Now()
	m.unlock()
	cmds := []tea.Cmd{m.wait()}
	held := m.held
	m.held = nil
	for _, msg := range held {
		cmds = append(cmds, m.hear(msg))
	}
	return tea.Batch(cmds...)
}

// try checks what was typed. After each that is wrong the next one has to wait
// twice as long.
func (m *Model) try() tea.Cmd {
	typed := string(m.typed)
	m.typed = nil
	if wait := m.again.Sub(m.session.Now()); wait > 0 {
		m.said = "Try again in " + ui.Plural(max(1, int(wait.Round(time.Second).Seconds())), "second", "seconds") + "."
		return nil
	}
	m.said = "…"
	return ui.Ask(m.session, &m.checking, func(ctx context.Context) (passed, error) {
		return passed{}, m.Passphrase(ctx, typed)
	})
}

func (m *Model) takePassed(answer ui.Answer[passed]) tea.Cmd {
	if !answer.Answers(&m.checking) || !m.locked {
		return nil
	}
	if answer.Err != nil {
		m.wrong++
		m.again = m.session.Now().Add(time.Second << min(m.wrong, 6) / 2)
		m.said = ui.Words(answer.Err)
		m.say(m.said)
		return nil
	}
	return m.backIn()
}

// View implements tea.Model: locked, it is blank but for the lock.
func (m *Model) View() tea.View {
	if !m.locked {
		return m.inner.View()
	}
	v := tea.NewView(m.card())
	v.AltScreen = true
	v.WindowTitle = "Frontdesk"
	return v
}

func (m *Model) words() []string {
	kept := ""
	if m.Unsaved() {
		kept = " What is not saved yet is kept."
	}
	lines := []string{"Locked after " + m.because + "." + kept, ""}
	if m.training {
		lines = append([]string{ui.TrainingMark, ""}, lines...)
	}
	switch {
	case m.Elsewhere:
		lines = append(lines, "Come in again as you did, and you are back here.", "enter ends this connection.")
	case m.Passphrase == nil:
		lines = append(lines, "enter goes on.")
	default:
		lines = append(lines, "Your passphrase: "+strings.Repeat("•", len(m.typed)), "", m.said)
	}
	return lines
}

// inMinutes is a time in words.
func inMinutes(d time.Duration) string {
	if d == time.Minute {
		return "a minute"
	}
	return fmt.Sprintf("%.0f minutes", d.Minutes())
}

// card is the lock in the middle of the screen.
func (m *Model) card() string {
	var lines []string
	for _, line := range m.words() {
		lines = append(lines, widget.Wrap(line, max(1, min(60, m.width-4)))...)
	}
	return lipgloss.Place(m.width, m.height, lipgloss.Center, lipgloss.Center, strings.Join(lines, "\n"))
}
