package review

import (
	"strconv"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// footLines is what the finding under the cursor takes below the list, with a
// line of space.
const footLines = 5

// room is the lines that the list has.
func (m *Model) room() int {
	_, rows := widget.Inside(m.width, m.height)
	return max(1, rows-footLines)
}

// View draws the view.
func (m *Model) View() string {
	t := m.session.Theme
	width, _ := widget.Inside(m.width, m.height)
	frame := widget.Frame{Title: "Review" + m.progress(), Right: strconv.Itoa(len(m.shown)), Focused: m.focused}
	lines := widget.Block(m.body(width), width, m.room())
	return frame.View(t, append(lines, m.foot(width)...), m.width, m.height)
}

// progress says how far the look through the charts is.
func (m *Model) progress() string {
	of := strconv.Itoa(m.scan.done)
	if m.scan.total > 0 {
		of += " of " + strconv.Itoa(m.scan.total)
	}
	put := 0
	for i := range m.rows {
		if m.rows[i].PutOff != nil {
			put++
		}
	}
	words := ""
	if put > 0 {
		words = " · " + strconv.Itoa(put) + " put off"
	}
	switch {
	case m.scan.on:
		return words + " · looking, " + of + " charts"
	case m.scan.stopped:
		return words + " · stopped after " + of + " charts"
	}
	return words
}

func (m *Model) body(width int) []string {
	switch {
	case m.failed != nil:
		return widget.Wrap(ui.Words(m.failed), width)
	case len(m.shown) == 0 && m.scan.on:
		return []string{m.session.Theme.Dim.Render("Looking…")}
	case len(m.shown) == 0:
		return widget.Wrap("Nothing needs a person.\n\nInvitations that expire, ages reached, accesses that end, requests and "+
			"whatever else somebody should look at will stand here. "+
			m.session.Keys.Key(action.ShowPutOff)+" shows what was put off.", width)
	}
	from, to := m.cursor.Span(len(m.shown), m.room())
	lines := make([]string, 0, to-from)
	for place := from; place < to; place++ {
		lines = append(lines, m.line(m.rows[m.shown[place]], place == m.cursor.At(), width))
	}
	return lines
}

// kinds is a word for each kind of finding.
var kinds = map[model.FindingKind]string{
	model.FindingBlockedNamed: "! block", model.FindingConflict: "! conflict",
	model.FindingGuardianEmail: "! e-mail", model.FindingSharedEmail: "! e-mail",
	model.FindingRequest: "? request", model.FindingChange: "? change",
	model.FindingExpired: "✕ invitation", model.FindingExpiring: "◐ invitation",
	model.FindingNoLogin: "○ no login", model.FindingBand: "◷ age", model.FindingEnding: "◷ ends",
	model.FindingNoGuardian: "○ guardian", model.FindingDoubt: "? twice",
}

const kindWidth = 13

// line draws a finding: its kind as mark and word, and its sentence.
func (m *Model) line(r *row, cursor bool, width int) string {
	t := m.session.Theme
	kind := widget.Pad(kinds[r.Kind], kindWidth)
	say := theme.Fit(r.Say, max(1, width-2-kindWidth))
	switch {
	case cursor && m.focused:
		return t.Cursor.Render(widget.Pad("▸ "+kind+say, width))
	case cursor:
		return widget.Pad(t.CursorAway.Render("▸ ")+m.ink(r).Render(kind)+say, width)
	case r.PutOff != nil:
		return t.Dim.Render(widget.Pad("  "+kind+say, width))
	}
	return widget.Pad("  "+m.ink(r).Render(kind)+say, width)
}

func (m *Model) ink(r *row) theme.Ink {
	t := m.session.Theme
	switch r.Kind { //nolint:exhaustive // the others can wait
	case model.FindingBlockedNamed, model.FindingConflict, model.FindingGuardianEmail, model.FindingSharedEmail:
		return t.Error
	case model.FindingRequest, model.FindingChange, model.FindingExpired:
		return t.Warn
	}
	return t.Accent
}

// foot is the finding under the cursor whole, and what would mend it.
func (m *Model) foot(width int) []string {
	t, r := m.session.Theme, m.current()
	if r == nil {
		return nil
	}
	lines := []string{""}
	for _, line := range widget.Wrap(theme.Safe(r.Say+"."), width-1) {
		lines = append(lines, " "+t.Strong.Render(line))
	}
	lines = lines[:min(len(lines), footLines-1)]
	fix := "To mend it: " + m.session.Keys.Key(action.Mend) + " goes to the chart."
	if r.mend != "" {
		fix = "To mend it: " + r.mend + "."
	}
	if put := r.PutOff; put != nil {
		fix = "Put off until " + put.Until.String() + ": " + put.Reason
	}
	return append(lines, " "+t.Dim.Render(theme.Clip(fix, width-1)))
}
