package dialog

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
)

// whenSeen is when somebody could see something, in words.
type whenSeen struct {
	lines []string
}

// findWhen walks through the chart's history.
func (w *Why) findWhen() tea.Cmd {
	s, q := w.session, w.question
	return ui.Ask(s, &w.walking, func(ctx context.Context) (whenSeen, error) {
		lines, err := sightLines(ctx, s, q)
		return whenSeen{lines}, err
	})
}

func (w *Why) takeWhen(answer ui.Answer[whenSeen]) {
	switch {
	case answer.Gone(&w.walking):
	case answer.Err != nil:
		w.session.Tell(ui.Failed{Err: answer.Err})
	default:
		w.session.Tell(Open{Dialog: NewReading(w.session, "When it could be seen", answer.Value.lines)})
	}
}

// sightLines says from when on and until when somebody could see something.
func sightLines(ctx context.Context, s *ui.Session, q WhyQuestion) ([]string, error) {
	entries := map[uint64]store.LogEntry{}
	var moments []model.Moment
	for _, part := range []store.LogQuery{{Client: q.Ask.Client}, {Record: "practice"}} {
		for e, err := range s.Store.Log(ctx, s.Who, part) {
			if err := errors.Join(err, ctx.Err()); err != nil {
				return nil, err
			}
			e.Keys = nil
			entries[e.No] = e
			moments = append(moments, model.Moment{Commit: e.No, At: e.At})
		}
	}
	turns, err := model.SightOf(q.Ask, model.SortMoments(moments), s.Now(), func(at time.Time, fn func(model.Reader) error) error {
		return s.Store.ViewAt(ctx, s.Who, at, fn)
	})
	if err != nil {
		return nil, err
	}
	lines := []string{q.About, ""}
	err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
		for _, turn := range turns {
			entry := entries[turn.Commit]
			lines = append(lines, turnLine(r, turn, &entry))
		}
		if len(turns) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, sum(turns, r.Now().Location()))
		return nil
	})
	return lines, err
}

// turnLine is one turn: when, which way, and by whose doing.
func turnLine(r model.Reader, turn model.Turn, by *store.LogEntry) string {
	line := turn.At.In(r.Now().Location()).Format(turnTime) + " no longer: "
	if turn.Sees {
		line = strings.Replace(line, "no longer", "from here on", 1)
	}
	if turn.Commit == 0 {
		return line + "a day was reached"
	}
	deed := by.Deed()
	return line + by.StaffName + " " + deed.Words(r) + " (commit " + strconv.FormatUint(turn.Commit, 10) + ")"
}

// sum says when it was first and last to be seen.
func sum(turns []model.Turn, zone *time.Location) string {
	if len(turns) == 0 {
		return "Never so far: at no time could this person sign in and see it."
	}
	first, last := turns[0], turns[len(turns)-1]
	says, gaps := "To be seen first on "+first.At.In(zone).Format(turnTime)+", and ", ""
	if len(turns) > 2 {
		gaps = ", though not all the time between"
	}
	if last.Sees {
		return says + "to this moment" + gaps + "."
	}
	return says + "last until " + last.At.In(zone).Format(turnTime) + gaps + "; not now."
}

// turnTime is how the moment of a turn is written.
const turnTime = "2 Jan 2006 15:04"

// whenOffer is the walk through the history.
func (w *Why) whenOffer() action.Offer {
	offer := action.Offer{ID: action.WhenSeen, Footer: true}
	if len(w.question.Draft) > 0 {
		offer.WhyNot = "this is about a draft, which has no history"
	}
	return offer
}
