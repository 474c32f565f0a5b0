package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// tryout is what a form's operation would do to everybody it touches, found
// out anew whenever what is filled in changes.
type tryout struct {
	session *ui.Session
	asking  ui.Latest
	effect  Drafted
	fault   error
	known   bool
}

// tried is the answer to trying an operation.
type tried struct {
	Drafted
}

// try finds out what an operation would do; an error says that there is none.
func (t *tryout) try(op model.Operation, err error) tea.Cmd {
	t.effect, t.fault, t.known = Drafted{}, err, err != nil
	if err != nil {
		t.asking.Drop()
		return nil
	}
	s := t.session
	return ui.Ask(s, &t.asking, func(ctx context.Context) (tried, error) {
		drafted, err := DraftOf(ctx, s, op)
		return tried{drafted}, err
	})
}

// hear takes the answer in.
func (t *tryout) hear(msg tea.Msg) {
	answer, ok := msg.(ui.Answer[tried])
	if !ok || answer.GoneFor(&t.asking) {
		return
	}
	t.effect, t.fault, t.known = answer.Value.Drafted, answer.Err, true
}

// whyNot says why the operation cannot be done.
func (t *tryout) whyNot() string {
	switch {
	case !t.known:
		return "still working out what it does"
	case t.fault != nil:
		return ui.Words(t.fault)
	}
	return ""
}

// question asks before somebody is given more than now; nil is that nobody is.
func (t *tryout) question(title, about string) *Question {
	if !t.effect.Gives {
		return nil
	}
	return &Question{Title: title, Lines: append([]string{about, ""}, t.effect.Lines...), Gives: true, Yes: "save", No: "go back"}
}

// lines is the effect as it is shown.
func (t *tryout) lines(styles *theme.Theme, width int) []string {
	switch {
	case !t.known:
		return []string{styles.Dim.Render("…")}
	case t.fault != nil:
		return styled(styles.Warn, reason(t.fault), width)
	}
	var lines []string
	for _, line := range t.effect.Lines {
		lines = append(lines, styled(styles.Text, theme.Safe(line), width)...)
	}
	return lines
}
