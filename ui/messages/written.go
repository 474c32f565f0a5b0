package messages

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
)

// leastSought is from how many letters on messages are looked through.
const leastSought = 3

// written is the threads in which somebody wrote what is typed: for each the
// number behind the newest such message.
type written struct {
	text  string
	words []string
	in    map[model.ItemID]uint64
}

// wordsOf is what is typed, as it is looked for: every word in one message, in
// any order, each a part of one.
func wordsOf(text string) []string { return strings.Fields(fold(text)) }

// fold takes case and accents away.
func fold(text string) string {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return model.FoldName(text)
		}
	}
	return strings.ToLower(text)
}

// has reports whether a message has all the words.
func has(text string, words []string) bool {
	folded := fold(text)
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(folded, word) })
}

// sought is what is looked for in messages, empty where that is too little.
func (m *Model) sought() string {
	text := strings.TrimSpace(m.field.Text())
	if utf8.RuneCountInString(text) < leastSought {
		return ""
	}
	return text
}

// seek looks through what was written, behind the threads whose persons fit.
// What was found already is looked through again for who changed since alone.
func (m *Model) seek() tea.Cmd {
	text := m.sought()
	if text == "" {
		m.forget()
		return nil
	}
	s, found, again := m.session, written{text: text, words: wordsOf(text), in: map[model.ItemID]uint64{}}, map[model.ClientID]bool{}
	if len(m.since) > 0 && m.written.text == text {
		for _, client := range m.since {
			again[client] = true
		}
		for thread, behind := range m.written.in {
			if !again[thread.Client] {
				found.in[thread] = behind
			}
		}
	}
	return ui.AskBehind(s, &m.seeking, func(ctx context.Context) (written, error) {
		return found, found.look(ctx, s, again)
	})
}

// seekAgain looks through what may have been written since.
func (m *Model) seekAgain(change ui.Committed) tea.Cmd {
	switch {
	case change.Practice:
		m.written.text = "" // all of it anew
	case len(change.Clients) == 0:
		return nil
	}
	m.since = append(m.since, change.Clients...)
	return m.seek()
}

// forget is for another text.
func (m *Model) forget() {
	m.seeking.Drop()
	m.written, m.since = written{}, nil
}

// look goes through the threads of these clients, of all where none is named:
// some at a time, since a long look would be in the way of who saves.
func (w *written) look(ctx context.Context, s *ui.Session, of map[model.ClientID]bool) error {
	const atOnce = 1000
	var threads []model.ItemID
	err := s.Store.View(ctx, s.Who, func(r model.Reader) error {
		for line, err := range r.Threads() {
			if err := errors.Join(err, ctx.Err()); err != nil {
				return err
			}
			if len(of) == 0 || of[line.ID.Client] {
				threads = append(threads, line.ID)
			}
		}
		return nil
	})
	for some := range slices.Chunk(threads, atOnce) {
		if err == nil {
			err = s.Store.View(ctx, s.Who, func(r model.Reader) error { return w.read(ctx, r, some) })
		}
	}
	return err
}

// read goes through threads from their newest message on.
func (w *written) read(ctx context.Context, r model.Reader, threads []model.ItemID) error {
	for _, thread := range threads {
		for message, err := range r.Messages(thread, 0) {
			if err := errors.Join(err, ctx.Err()); err != nil {
				return err
			}
			if has(message.Text, w.words) {
				w.in[thread] = message.No + 1
				break
			}
		}
	}
	return nil
}

// takeWritten lays the threads found among the others.
func (m *Model) takeWritten(answer ui.Answer[written]) tea.Cmd {
	if answer.Gone(&m.seeking) {
		return nil
	}
	before := m.written
	m.since = nil
	if m.written = answer.Value; answer.Err != nil { // those whose persons fit are there
		m.session.Tell(ui.Failed{Err: answer.Err})
	}
	if len(m.written.in) == 0 && len(before.in) == 0 {
		return nil
	}
	return m.renew()
}

// around is a message from a little before the first of the words on.
func (w *written) around(text string) string {
	const lead = 3 // words
	words := strings.Fields(text)
	at := slices.IndexFunc(words, func(word string) bool {
		folded := fold(word)
		return slices.ContainsFunc(w.words, func(sought string) bool { return strings.Contains(folded, sought) })
	})
	if at <= lead {
		return strings.Join(words, " ")
	}
	return "… " + strings.Join(words[at-lead:], " ")
}
