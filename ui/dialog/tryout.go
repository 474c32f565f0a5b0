package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
)

// tryout is a page's part that tries its operation: what that would do to
// everybody it touches is found out anew whenever what is filled in changes, or
// another desk changes anything.
type tryout struct {
	plainPage
	session *ui.Session
	asking  ui.Latest
	op      model.Operation // nil where there is none
	effect  Drafted
	refusal error
	known   bool
}

// try finds out what an operation would do; an error says that there is none.
func (t *tryout) try(op model.Operation, err error) tea.Cmd {
	t.op, t.effect, t.refusal, t.known = op, Drafted{}, err, err != nil
	if err != nil {
		t.op = nil
		t.asking.Drop()
		return nil
	}
	return ui.Ask(t.session, &t.asking, EffectOf(t.session, op))
}

// hear takes the answer in.
func (t *tryout) hear(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ui.Answer[Drafted]:
		if !msg.Gone(&t.asking) {
			t.effect, t.refusal, t.known = msg.Value, msg.Err, true
		}
	case ui.Committed:
		if t.op != nil {
			return t.try(t.op, nil)
		}
	}
	return nil
}

// fault is why the operation would be refused.
func (t *tryout) fault() error { return t.refusal }

// whyNot says why the operation cannot be done.
func (t *tryout) whyNot() string {
	switch {
	case !t.known:
		return "still working out what it does"
	case t.refusal != nil:
		return ui.Words(t.refusal)
	}
	return ""
}

// asks asks before somebody is given more than now; nil is that nobody is.
func (t *tryout) asks(title, about string) *Question {
	if !t.effect.Gives {
		return nil
	}
	return &Question{Title: title, Lines: append([]string{about, ""}, t.effect.Lines...), Gives: true, Yes: "save", No: "go back"}
}

// review is the effect as it is shown.
func (t *tryout) review(styles *theme.Theme, width int) []string {
	switch {
	case !t.known:
		return []string{styles.Dim.Render("…")}
	case t.refusal != nil:
		return styled(styles.Warn, strings.TrimSuffix(ui.Capital(reason(t.refusal)), ".")+".", width)
	}
	var lines []string
	for _, line := range t.effect.Lines {
		lines = append(lines, styled(styles.Text, theme.Safe(line), width)...)
	}
	return lines
}
