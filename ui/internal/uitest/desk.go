package uitest

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/app"
	"frontdesk/ui/theme"
)

// Now is when every test takes place: a Sunday morning in winter.
func Now() time.Time {
	return time.Date(2026, 11, 22, 10, 0, 0, 0, time.FixedZone("EST", -5*60*60))
}

// Desk is one person at one terminal.
type Desk struct {
	t     testing.TB
	model tea.Model
	clock *time.Time
	// held is what is not done yet, while holding.
	held    []tea.Cmd
	holding bool
	// Quit says that the screens ended.
	Quit bool
	// Live draws the screen after every message, as the event loop may: what is
	// half done must be fit to be seen.
	Live bool
	// Copied is what is on the clipboard.
	Copied string
}

// Wait lets so many milliseconds go by on the desk's clock.
func (d *Desk) Wait(ms int) { *d.clock = d.clock.Add(time.Duration(ms) * time.Millisecond) }

// Practice opens a practice in a file of the test and applies the lines of a
// script to it.
func Practice(t testing.TB, script string) store.Store {
	t.Helper()
	return PracticeAt(t, Now, script)
}

// PracticeAt is Practice by another clock.
func PracticeAt(t testing.TB, now func() time.Time, script string) store.Store {
	t.Helper()
	return practice(t, bolt.Options{Now: now}, script)
}

// Training is Practice, but one to learn on.
func Training(t testing.TB, script string) store.Store {
	t.Helper()
	return practice(t, bolt.Options{Now: Now, Training: true}, script)
}

func practice(t testing.TB, o bolt.Options, script string) store.Store {
	t.Helper()
	db, err := bolt.Open(t.Context(), filepath.Join(t.TempDir(), "practice.db"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	Apply(t, db, store.Actor{Name: "Rae"}, script)
	return db
}

// Apply applies the lines of a script, a commit each. Handles hold within it.
func Apply(t testing.TB, s store.Store, who store.Actor, script string) {
	t.Helper()
	handles := model.Handles{}
	for line := range strings.Lines(script) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		var op model.Operation
		var as string
		err := s.View(t.Context(), who, func(r model.Reader) (err error) {
			op, as, err = model.Decode(r, handles, []byte(line))
			return err
		})
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		commit, err := s.Do(t.Context(), who, op)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if err := handles.Learn(as, commit.Result); err != nil {
			t.Fatal(err)
		}
	}
}

// Open opens the screens for somebody, in a window of that size.
func Open(t testing.TB, s store.Store, who store.Actor, width, height int) *Desk {
	t.Helper()
	return OpenWith(t, s, who, width, height, func(*ui.Session) {})
}

// OpenWith is Open in a session that is made ready before.
func OpenWith(t testing.TB, s store.Store, who store.Actor, width, height int, ready func(*ui.Session)) *Desk {
	t.Helper()
	session, clock := newSession(t, s, who)
	ready(session)
	d := &Desk{t: t, model: app.New(session), clock: clock}
	d.Resize(width, height)
	d.drain(d.model.Init())
	return d
}

// OpenIn opens screens that hold practices of their own, in a session that has
// none.
func OpenIn(t testing.TB, who store.Actor, width, height int, screens func(*ui.Session) tea.Model) *Desk {
	t.Helper()
	session, clock := newSession(t, nil, who)
	d := &Desk{t: t, model: screens(session), clock: clock}
	d.Resize(width, height)
	d.drain(d.model.Init())
	return d
}

// OpenPlain opens the screens as lines, written to out.
func OpenPlain(t testing.TB, s store.Store, who store.Actor, out io.Writer) *Desk {
	t.Helper()
	session, clock := newSession(t, s, who)
	d := &Desk{t: t, model: app.NewPlain(session, out), clock: clock}
	d.Resize(80, 24)
	d.drain(d.model.Init())
	return d
}

func newSession(t testing.TB, s store.Store, who store.Actor) (*ui.Session, *time.Time) {
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	clock := Now()
	return &ui.Session{
		Ctx: ctx, Store: s, Who: who, Now: func() time.Time { return clock },
		Theme: theme.New(theme.Mono), Keys: action.Default(),
		Save: save, Attach: store.Attach, Look: ui.LookAt,
	}, &clock
}

// save writes a file where the test has gone to a folder of its own (t.Chdir).
// Among the sources it writes nowhere: keys drawn at random reach every dialog.
func save(path string, write func(io.Writer) error) error {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		return err
	}
	if len(sources) > 0 && !filepath.IsAbs(path) {
		return write(io.Discard)
	}
	return ui.SaveNew(path, write)
}

// Resize makes the window that large.
func (d *Desk) Resize(width, height int) { d.Send(tea.WindowSizeMsg{Width: width, Height: height}) }

// Hear tells the desk that another one changed something.
func (d *Desk) Hear(change store.Change) { d.Send(ui.Committed{Change: change}) }

// Send sends one message, and does all that comes of it.
func (d *Desk) Send(msg tea.Msg) {
	if _, quit := msg.(tea.QuitMsg); quit {
		d.Quit = true
		return
	}
	if text, copied := clipboard(msg); copied {
		d.Copied = text
		return
	}
	var cmd tea.Cmd
	d.model, cmd = d.model.Update(msg)
	if d.Live {
		d.model.View()
	}
	d.drain(cmd)
}

// Press presses keys, named as bubbletea names them.
func (d *Desk) Press(keys ...string) {
	for _, key := range keys {
		d.Send(Key(key))
	}
}

// Type types a text.
func (d *Desk) Type(text string) {
	for _, r := range text {
		d.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// Click clicks on the first place of the screen that has the text.
func (d *Desk) Click(text string) {
	d.t.Helper()
	for y, line := range strings.Split(d.Screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.Send(tea.MouseClickMsg{X: ansi.StringWidth(before) + 1, Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("there is no %q to click on:\n%s", text, d.Screen())
}

// Screen is what is to be seen, without styles and without the spaces at the
// ends of lines.
func (d *Desk) Screen() string {
	lines := strings.Split(ansi.Strip(d.Raw()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// Raw is what is drawn.
func (d *Desk) Raw() string { return d.model.View().Content }

// Model is the root of the screens.
func (d *Desk) Model() tea.Model { return d.model }

// Sees fails the test where one of the texts is not on the screen.
func (d *Desk) Sees(texts ...string) {
	d.t.Helper()
	screen := d.Screen()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			d.t.Fatalf("%q is not on the screen:\n%s", text, screen)
		}
	}
}

// SeesNot fails the test where one of the texts is on the screen.
func (d *Desk) SeesNot(texts ...string) {
	d.t.Helper()
	screen := d.Screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			d.t.Fatalf("%q is on the screen:\n%s", text, screen)
		}
	}
}

// CheckSize fails the test where the screen is not as large as the window.
func (d *Desk) CheckSize(width, height int) error {
	lines := strings.Split(d.Raw(), "\n")
	if len(lines) > max(1, height) {
		return fmt.Errorf("%d lines in a window of %d", len(lines), height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			return fmt.Errorf("line %d takes %d cells of %d: %q", i, w, width, ansi.Strip(line))
		}
	}
	return nil
}
