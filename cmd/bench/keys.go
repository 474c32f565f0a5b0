package main

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/app"
	"frontdesk/ui/theme"
)

// few is a practice so small that nothing can depend on its size.
const few = 200

// keys measures any other key, and each answer that it leads to: Update and
// View at 200×50, beside the same keys in a small practice.
func (b *bench) keys() (rows []row, err error) {
	small, err := b.practice(few)
	if err != nil {
		return nil, err
	}
	path, err := b.practice(b.clients)
	if err != nil {
		return nil, err
	}
	if path == small {
		return nil, nil
	}
	err = b.opened(small, func(little *bolt.DB) error {
		return b.opened(path, func(db *bolt.DB) error {
			ours, its := b.typist(db), b.typist(little)
			own, peer, err := b.beside(b.samples(5000), ours.press, its.press)
			rows = []row{{"any other key, Update and View, " + count(b.clients), own, "with 200 clients", peer,
				both(p99Under(5*time.Millisecond), ratioWithin(1.5)), ""}}
			return err
		})
	})
	return rows, err
}

// typist presses keys in turn. What they set going is done beside the clock.
type typist struct {
	root  tea.Model
	keys  []tea.KeyPressMsg
	next  int
	queue []tea.Msg
}

func (b *bench) typist(db *bolt.DB) *typist {
	t := &typist{root: app.New(&ui.Session{
		Ctx: b.ctx, Store: untold{db}, Who: manager(), Now: time.Now,
		Theme: theme.New(theme.Dark), Keys: action.Default(),
	})}
	t.queue = append([]tea.Msg{tea.WindowSizeMsg{Width: 200, Height: 50}}, answers(t.root.Init())...)
	down, enter, esc := press(tea.KeyDown), press(tea.KeyEnter), press(tea.KeyEscape)
	t.keys = []tea.KeyPressMsg{
		down, down, press(tea.KeyPgDown), press(tea.KeyUp), letter('G'), letter('g'), down, enter, letter(']'), down,
		letter(' '), letter('y'), esc, letter('y'), esc, letter('/'), letter('a'), letter('n'), press(tea.KeyBackspace), esc, esc,
	}
	return t
}

func press(code rune) tea.KeyPressMsg    { return tea.KeyPressMsg{Code: code} }
func letter(letter rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: letter, Text: string(letter)} }

// press is one message, a key where nothing else waits, to the screen.
func (t *typist) press(int) (time.Duration, error) {
	if len(t.queue) == 0 {
		t.queue = append(t.queue, t.keys[t.next%len(t.keys)])
		t.next++
	}
	msg := t.queue[0]
	t.queue = t.queue[1:]
	began := time.Now()
	var cmd tea.Cmd
	t.root, cmd = t.root.Update(msg)
	_ = t.root.View()
	took := time.Since(began)
	t.queue = append(t.queue, answers(cmd)...)
	return took, nil
}

// answers does a command, and gives the messages that come of it.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		var all []tea.Msg
		for _, one := range msg {
			all = append(all, answers(one)...)
		}
		return all
	default:
		return []tea.Msg{msg}
	}
}

// untold is a store that tells of no commits: nobody else works here.
type untold struct{ store.Store }

func (untold) Watch(context.Context) <-chan store.Change {
	closed := make(chan store.Change)
	close(closed)
	return closed
}
