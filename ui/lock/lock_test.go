package lock_test

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/internal/uitest"
	"frontdesk/ui/lock"
)

// screens is what is locked: it shows a name, and counts what it hears.
type screens struct {
	keys, others int
	said         []string
}

func (s *screens) Init() tea.Cmd  { return nil }
func (s *screens) View() tea.View { return tea.NewView("Ada Moreno") }
func (s *screens) Unsaved() bool  { return true }

func (s *screens) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg, tea.MouseClickMsg:
		s.keys++
	default:
		s.others++
	}
	return s, nil
}

// spoken is screens that are read out.
type spoken struct{ screens }

func (s *spoken) Say(lines ...string) { s.said = append(s.said, lines...) }

// desk is screens with their lock, and a clock in the test's hands.
type desk struct {
	*lock.Model
	t     *testing.T
	store store.Store
	now   time.Time
	// ring is every timer: one rings where the test says so, early or late.
	ring chan time.Time
	came chan tea.Msg
	quit bool
}

func open(t *testing.T, inner lock.Inner, o lock.Options) *desk {
	t.Helper()
	return openOn(t, uitest.Practice(t, minutes), inner, o)
}

const minutes = `{"do":"set-practice","lock_minutes":5,"logoff_minutes":30}`

func openOn(t *testing.T, s store.Store, inner lock.Inner, o lock.Options) *desk {
	t.Helper()
	d := sitDown(t, s, inner, o)
	d.until("the practice's minutes are read", func() bool { return d.Left() == 30*time.Minute })
	return d
}

// sitDown is openOn where other minutes hold.
func sitDown(t *testing.T, s store.Store, inner lock.Inner, o lock.Options) *desk {
	t.Helper()
	d := &desk{t: t, store: s, now: uitest.Now(), ring: make(chan time.Time), came: make(chan tea.Msg, 100)}
	d.Model = lock.New(&ui.Session{
		Ctx: t.Context(), Store: d.store, Who: store.Actor{Name: "Rae"},
		Now:   func() time.Time { return d.now },
		After: func(time.Duration) <-chan time.Time { return d.ring },
	}, inner, o)
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.do(d.Init())
	return d
}

// do does a command beside the test.
func (d *desk) do(cmd tea.Cmd) {
	if cmd != nil {
		go func() { d.came <- cmd() }()
	}
}

func (d *desk) send(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.do(cmd)
		}
	default:
		_, cmd := d.Update(msg)
		d.do(cmd)
	}
}

// until does what comes, and lets timers ring, until it is so.
func (d *desk) until(what string, is func() bool) {
	d.t.Helper()
	late := time.After(time.Minute)
	for !is() {
		select {
		case msg := <-d.came:
			d.send(msg)
		case d.ring <- d.now:
		case <-late:
			d.t.Fatalf("it is not so that %s", what)
		}
	}
}

// goBy lets time go by. Timers ring: those that ring too early must do no harm.
func (d *desk) goBy(time time.Duration) {
	d.t.Helper()
	d.now = d.now.Add(time)
	rings := 0
	d.until("timers rang", func() bool { rings++; return rings > 10 || d.quit })
}

func (d *desk) press(keys ...string) {
	for _, key := range keys {
		d.send(uitest.Key(key))
	}
}

func (d *desk) typed(text string) {
	for _, r := range text {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (d *desk) shown() string { return d.View().Content }

func TestScreensLockWithoutAKey(t *testing.T) {
	inner := &screens{}
	told := []bool{}
	d := open(t, inner, lock.Options{OnLock: func(on bool) { told = append(told, on) }})
	d.goBy(4 * time.Minute)
	d.press("j")
	d.goBy(4 * time.Minute)
	d.send(ui.Said{Text: "output is no key"})
	if d.Locked() || inner.keys != 1 || d.shown() != "Ada Moreno" {
		t.Errorf("locked %v after four minutes, with %d keys, showing %q", d.Locked(), inner.keys, d.shown())
	}
	d.goBy(time.Minute)
	d.until("it is locked", d.Locked)
	if shown := d.shown(); strings.Contains(shown, "Ada") || !strings.Contains(shown, "Locked after 5 minutes") || !strings.Contains(shown, "is kept") {
		t.Errorf("locked, it shows %q", shown)
	}
	others := inner.others
	d.press("j", " ")
	d.send(tea.PasteMsg{Content: "x"})
	d.send(tea.MouseClickMsg{})
	d.send(ui.Said{Text: "an answer"})
	if inner.keys != 1 || inner.others != others+1 {
		t.Errorf("locked, %d keys and %d answers get through", inner.keys-1, inner.others-others)
	}
	d.press("enter")
	if d.Locked() || d.shown() != "Ada Moreno" || len(told) != 2 || !told[0] || told[1] {
		t.Errorf("enter does not go on: %q, told %v", d.shown(), told)
	}
}

func TestTheLockSaysThatItIsTraining(t *testing.T) {
	d := openOn(t, uitest.Training(t, minutes), &screens{}, lock.Options{})
	d.goBy(5 * time.Minute)
	d.until("it is locked", d.Locked)
	if shown := d.shown(); !strings.Contains(shown, "TRAINING") {
		t.Errorf("locked, it shows %q", shown)
	}
}

// TestTheTrainingStaysOnTheWallDuringATalk: its screens have no practice of their
// own, and that of a course sets no minutes.
func TestTheTrainingStaysOnTheWallDuringATalk(t *testing.T) {
	for _, s := range []store.Store{nil, uitest.Training(t, "")} {
		d := sitDown(t, s, &screens{}, lock.Options{})
		d.until("the minutes of a practice to learn on hold", func() bool { return d.Left() == 12*time.Hour })
		d.goBy(3 * time.Hour)
		if d.Locked() || d.quit {
			t.Error("three hours without a key, and the screens are gone")
		}
	}
}

func TestScreensEndAfterMore(t *testing.T) {
	d := open(t, &screens{}, lock.Options{})
	d.goBy(5 * time.Minute)
	d.until("it is locked", d.Locked)
	d.goBy(25 * time.Minute)
	d.until("it ends", func() bool { return d.quit })
	if want := "it ended after 30 minutes without a key"; d.Over() != want {
		t.Errorf("it ended with %q", d.Over())
	}
}

const veryLong = `{"do":"set-practice","lock_minutes":5,"logoff_minutes":30,"longest_hours":1}`

// work presses a key each minute.
func (d *desk) work(long time.Duration) {
	for ; long > 0; long -= time.Minute {
		d.press("j")
		d.goBy(time.Minute)
	}
}

// TestScreensEndAfterVeryLong: though keys are pressed all the time.
func TestScreensEndAfterVeryLong(t *testing.T) {
	d := openOn(t, uitest.Practice(t, veryLong), &screens{}, lock.Options{Elsewhere: true})
	d.work(time.Hour)
	d.until("it ends", func() bool { return d.quit })
	if !d.Overlong() || !strings.Contains(d.Over(), "very long") {
		t.Errorf("it ended because %q", d.Over())
	}
	d.quit = false
	d.do(d.ComeBack())
	d.work(50 * time.Minute)
	if d.quit || d.Over() != "" {
		t.Errorf("who came in anew is out again: %q", d.Over())
	}
}

// TestScreensHereAreLockedAfterVeryLong: and nothing is lost.
func TestScreensHereAreLockedAfterVeryLong(t *testing.T) {
	d := openOn(t, uitest.Practice(t, veryLong), &screens{}, lock.Options{})
	d.work(time.Hour)
	d.until("it is locked", d.Locked)
	if !strings.Contains(d.shown(), "Locked after 1 hour.") {
		t.Errorf("it shows %q", d.shown())
	}
	d.press("enter")
	d.work(50 * time.Minute)
	if d.Locked() || d.quit {
		t.Error("it does not begin anew")
	}
}

func TestThePassphraseUnlocks(t *testing.T) {
	tries := 0
	d := open(t, &screens{}, lock.Options{Passphrase: func(_ context.Context, typed string) error {
		tries++
		if typed == "open sesame" {
			return nil
		}
		return model.Errorf(model.Forbidden, "that is not the passphrase")
	}})
	d.goBy(5 * time.Minute)
	d.until("it is locked", d.Locked)
	d.typed("sesamo")
	if shown := d.shown(); strings.Contains(shown, "sesamo") || !strings.Contains(shown, "••••••") {
		t.Errorf("typed, it shows %q", shown)
	}
	d.press("enter")
	d.until("it says so", func() bool { return strings.Contains(d.shown(), "not the passphrase") })
	d.typed("open sesame")
	d.press("enter")
	if !strings.Contains(d.shown(), "Try again in 1 second.") || tries != 1 {
		t.Errorf("the next try does not wait: %d tries, %q", tries, d.shown())
	}
	d.goBy(time.Minute)
	d.typed("open sesamex")
	d.press("backspace", "enter")
	d.until("it is open", func() bool { return !d.Locked() })
}

func TestThePracticesMinutesHoldAtOnce(t *testing.T) {
	d := open(t, &screens{}, lock.Options{})
	uitest.Apply(t, d.store, store.Actor{Name: "Rae"}, `{"do":"set-practice","lock_minutes":1,"logoff_minutes":2}`)
	d.send(ui.Committed{Change: store.Change{Practice: true}})
	d.until("the new minutes are read", func() bool { return d.Left() == 2*time.Minute })
	d.goBy(time.Minute)
	d.until("it is locked", d.Locked)
}

// TestWhatIsReadOutIsSilentBehindTheLock: and said when it is unlocked.
func TestWhatIsReadOutIsSilentBehindTheLock(t *testing.T) {
	inner := &spoken{}
	d := open(t, inner, lock.Options{})
	d.goBy(5 * time.Minute)
	d.until("it is locked", d.Locked)
	if len(inner.said) == 0 || !strings.HasPrefix(inner.said[0], "Locked") {
		t.Errorf("said %q", inner.said)
	}
	others := inner.others
	d.send(ui.Said{Text: "Saved."})
	if inner.others != others {
		t.Error("behind the lock it hears what it would say")
	}
	d.press("enter")
	if inner.others != others+1 {
		t.Error("unlocked, it never hears it")
	}
}

// TestWhoCameByKeyComesBackByKey: a terminal cannot ask for it again.
func TestWhoCameByKeyComesBackByKey(t *testing.T) {
	d := open(t, &screens{}, lock.Options{Elsewhere: true})
	d.goBy(5 * time.Minute)
	d.until("it is locked", d.Locked)
	d.typed("open")
	d.press("enter")
	d.until("it ends", func() bool { return d.quit })
	if !d.Locked() || d.Over() != "" || !strings.Contains(d.shown(), "Come in again") {
		t.Errorf("locked %v, over %q, showing %q", d.Locked(), d.Over(), d.shown())
	}
	d.do(d.ComeBack())
	if d.Locked() {
		t.Error("locked still")
	}
}
