package ui_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/ui"
)

func session(t *testing.T) *ui.Session {
	t.Helper()
	return &ui.Session{Ctx: t.Context()}
}

func ask(s *ui.Session, latest *ui.Latest, answer string) func() ui.Answer[string] {
	cmd := ui.Ask(s, latest, func(ctx context.Context) (string, error) { return answer, ctx.Err() })
	return func() ui.Answer[string] {
		got, _ := cmd().(ui.Answer[string])
		return got
	}
}

func TestOnlyTheNewestAnswerCounts(t *testing.T) {
	var latest ui.Latest
	s := session(t)
	older, newer := ask(s, &latest, "mo"), ask(s, &latest, "mor")
	got, late := newer(), older()
	if !got.Answers(&latest) || got.Value != "mor" || got.Err != nil {
		t.Errorf("the newest answer is %+v", got)
	}
	if late.Answers(&latest) {
		t.Error("an answer to an older question counts")
	}
	if !errors.Is(late.Err, context.Canceled) {
		t.Errorf("the older question was not cancelled: %v", late.Err)
	}
}

func TestAnswersOfOnePaneDoNotMakeAnothersStale(t *testing.T) {
	var list, chart ui.Latest
	s := session(t)
	first := ask(s, &list, "rows")
	ask(s, &chart, "chart")
	if got := first(); !got.Answers(&list) {
		t.Error("another pane's question made this answer stale")
	}
}

func TestAPanicInAQuestionIsAnError(t *testing.T) {
	var latest ui.Latest
	cmd := ui.Ask(session(t), &latest, func(context.Context) (int, error) { panic("Ada Moreno") })
	got, _ := cmd().(ui.Answer[int])
	if !model.IsCode(got.Err, model.InternalCode) || got.Err.Error() != "a mistake of this program kept it from answering" {
		t.Errorf("%v", got.Err)
	}
}

func TestLaterEndsWithTheSession(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := &ui.Session{Ctx: ctx, After: func(time.Duration) <-chan time.Time { return nil }}
	cmd := s.Later(time.Hour, "late")
	cancel()
	if msg := cmd(); msg != nil {
		t.Errorf("%v after the end", msg)
	}
}
