package ui

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
)

// Latest numbers a pane's questions of one kind, so that only the answer to
// the newest counts: an older question is cancelled, and its answer, should it
// come all the same, is stale.
type Latest struct {
	number uint64
	cancel context.CancelFunc
}

// Answer is what came back from Ask.
type Answer[T any] struct {
	Value  T
	Err    error
	of     *Latest
	number uint64
	behind bool
}

// awaited reports whether somebody waits for the answer.
func (a Answer[T]) awaited() bool { return !a.behind }

// Answers reports whether this is the newest answer to what was asked with that
// Latest.
func (a Answer[T]) Answers(latest *Latest) bool { return a.of == latest && a.number == latest.number }

// Gone reports whether there is nothing to take in of that Latest: it is another
// one's answer, something newer was asked meanwhile, or the session ended before
// there was one. It is for what is read; what became of a change is always taken
// in.
func (a Answer[T]) Gone(latest *Latest) bool {
	return !a.Answers(latest) || errors.Is(a.Err, context.Canceled)
}

// Into takes in what was read, or why it could not be, and reports whether
// there is a new value.
func (a Answer[T]) Into(latest *Latest, value **T, err *error) bool {
	if a.Gone(latest) {
		return false
	}
	if *err = a.Err; a.Err != nil {
		return false
	}
	*value = &a.Value
	return true
}

// Drop makes every answer under way stale.
func (l *Latest) Drop() {
	l.number++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// Ask puts a question beside the screen, in the session's context. Its answer
// arrives as an Answer[T]. A panic in the question becomes an error: it must
// not take the screens down.
func Ask[T any](s *Session, latest *Latest, question func(context.Context) (T, error)) tea.Cmd {
	s.asked++
	return ask(s, latest, false, question)
}

// AskBehind is Ask for work that nobody waits for: the screens do not count as
// working while it goes on.
func AskBehind[T any](s *Session, latest *Latest, question func(context.Context) (T, error)) tea.Cmd {
	return ask(s, latest, true, question)
}

func ask[T any](s *Session, latest *Latest, behind bool, question func(context.Context) (T, error)) tea.Cmd {
	latest.Drop()
	ctx, cancel := context.WithCancel(s.Ctx)
	latest.cancel = cancel
	number := latest.number
	return func() tea.Msg {
		defer cancel()
		value, err := guarded(ctx, question)
		return Answer[T]{Value: value, Err: err, of: latest, number: number, behind: behind}
	}
}

func guarded[T any](ctx context.Context, question func(context.Context) (T, error)) (value T, err error) {
	defer func() {
		// What it panicked with may hold what a chart holds: it is not shown.
		if recover() != nil {
			err = model.Errorf(model.InternalCode, "a mistake of this program kept it from answering").
				Hint("try again; what is not saved is still here")
		}
	}()
	return question(ctx)
}
