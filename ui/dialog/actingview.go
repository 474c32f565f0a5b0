package dialog

import (
	"errors"
	"slices"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// does is what an act of the portal comes to.
func does(act model.Action) string {
	switch act {
	case model.Complete:
		return "answer its questions, or sign it"
	case model.Refuse:
		return "say no to it"
	case model.Cancel:
		return "take the appointment back"
	case model.Pay:
		return "pay what is open, or a part"
	case model.Reply, model.SendMessage:
		return "into their own thread, which nobody else reads"
	case model.RequestAppointment:
		return "ask for a day and a time"
	case model.Upload:
		return "add a document to the chart"
	case model.ProposeDemographics, model.ProposeLegalSex, model.ProposeContact, model.ProposeInsurance:
		return "the practice accepts it or not"
	case model.ManageCards:
		return "save a card to pay with"
	case model.View:
	}
	return ""
}

// View draws the dialog.
func (a *Acting) View() string {
	const widest = 84
	t := a.session.Theme
	width := min(widest, a.width)
	inner, rows := widget.Inside(width, a.height)
	frame := widget.Frame{Title: "On the portal", Focused: true}
	lines := []string{t.Dim.Render("…")}
	switch {
	case a.failed != nil:
		lines = styled(t.Error, ui.Words(a.failed), inner)
	case a.side != nil:
		frame.Title = theme.Safe("What " + a.side.who.Called() + " can do" + a.side.about())
		lines, frame.Right = a.lines(inner, rows)
	}
	return frame.View(t, lines, width, min(a.height, len(lines)+2))
}

// about is what is acted on, and for whom.
func (p *portalSide) about() string {
	if p.item != nil {
		return ": " + p.item.Title + p.forWhom()
	}
	return p.forWhom()
}

// forWhom is the client, where that is somebody else than who acts: two
// children may have the same form.
func (p *portalSide) forWhom() string {
	if p.who.ID == p.chart.ID().Person() {
		return ""
	}
	return " for " + p.chart.Subject().Name()
}

// lines is as much of the list as there is room for, and below it in full what
// is said of the line under the cursor; and where in the list that is.
func (a *Acting) lines(width, rows int) ([]string, string) {
	t := a.session.Theme
	it := a.current()
	if it == nil {
		return styled(t.Text, "On the portal this can be looked at, and nothing else.", width), ""
	}
	foot := styled(t.Dim, theme.Safe(a.side.who.Name()+" may do this now."), width)
	if it.refused != nil {
		foot = styled(t.Warn, refusalWords(it.refused), width)
	}
	list := make([]string, len(a.side.deeds))
	names := 0
	for i := range list {
		names = max(names, widget.Width(a.side.deeds[i].name))
	}
	for i := range list {
		list[i] = a.line(&a.side.deeds[i], i == a.cursor.At(), names, width)
	}
	rows = max(1, rows-1-len(foot))
	from, to := a.cursor.Span(len(list), rows)
	return slices.Concat(list[from:to], []string{""}, foot), a.cursor.Place(len(list), rows)
}

func (a *Acting) line(it *deed, cursor bool, names, width int) string {
	said := it.does
	if it.refused != nil {
		said = "no · " + refusalWords(it.refused)
	}
	line := widget.Pad(it.name, names+2) + said
	return widget.Row(a.session.Theme, line, line, cursor, it.refused != nil, width)
}

// refusalWords is the rule that refuses, by its name, and its reason; safe to
// show.
func refusalWords(err error) string {
	var ours *model.Error
	if errors.As(err, &ours) && ours.Rule != "" {
		return string(ours.Rule) + ": " + ui.Words(err)
	}
	return ui.Words(err)
}
