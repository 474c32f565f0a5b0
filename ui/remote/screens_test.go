package remote_test

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/app"
	"frontdesk/ui/remote"
)

// TestWhatOneSavesAllSee: and who else is here, and looks at the same chart.
func TestWhatOneSavesAllSee(t *testing.T) {
	h := open(t, nil)
	ana := h.sit(h.comeIn("Ana"), 140, 40)
	ana.sees("Abbott, Zoë")
	ana.types("/ada\r")
	ana.sees("Ada Moreno")
	chen := h.sit(h.comeIn("Dr. Chen"), 140, 40)
	chen.sees("2 online")
	ana.sees("2 online")
	chen.sees("with Ana")
	ana.sees("with Dr. Chen")
	h.apply(`{"do":"edit-person","person":"Ada Moreno","phone":"555 0199"}`)
	ana.sees("0199")
	chen.sees("0199")
	ana.types("6[[[")
	ana.redraws("Online now: Ana, Dr. Chen")
}

// TestScreensAreReadOutOverSSHToo: as lines, without a sequence in them.
func TestScreensAreReadOutOverSSHToo(t *testing.T) {
	h := open(t, nil)
	client := h.comeIn("Ana")
	ana := h.sitWith(client, 80, 24, map[string]string{"FRONTDESK_PLAIN": "1"})
	ana.sees("Abbott, Zoë")
	ana.sees("Keys: ")
	ana.types("/ada\r")
	ana.sees("> Moreno, Ada, 14")
	ana.types("q")
	ana.ends()
	if text := ana.text(); strings.Contains(text, "\x1b") || !strings.Contains(text, "\r\n") {
		t.Errorf("it is no plain text: %q", text)
	}
}

func TestWhoIsDisabledIsThrownOut(t *testing.T) {
	h := open(t, nil)
	ana := h.sit(h.comeIn("Ana"), 80, 24)
	chen := h.sit(h.comeIn("Dr. Chen"), 80, 24)
	ana.sees("Abbott")
	chen.sees("Moreno, Ada")
	h.apply(`{"do":"disable-staff","staff":"Ana"}`)
	ana.ends()
	ana.sees("may not work here any more")
	ana.sees("\x1b[?1049l")

	h.apply(`{"do":"edit-staff","staff":"Dr. Chen","key":""}`) // a lost key
	chen.ends()
}

// TestAnotherRoleHoldsAtOnce: for what is asked and done next.
func TestAnotherRoleHoldsAtOnce(t *testing.T) {
	h := open(t, nil)
	mo := h.sit(h.comeIn("Mo"), 120, 30)
	mo.sees("Mo · manager")
	h.apply(`{"do":"edit-staff","staff":"Mo","role":"practitioner"}`)
	mo.redraws("No clients")
	mo.redraws("Mo · practitioner")
	if staff := roleOf(t, h.store, "Mo"); staff.Role != model.Practitioner {
		t.Errorf("Mo is %s", staff.Role)
	}
}

// TestATerminalOfAnySizeCostsLittle: a size is memory, at first and later.
func TestATerminalOfAnySizeCostsLittle(t *testing.T) {
	h := open(t, nil)
	before := heap()
	client := h.comeIn("Ana")
	s := h.sit(client, 60000, 60000)
	s.sees("Abbott")
	for _, size := range [][2]int{{1, 1}, {65535, 65535}, {0, 0}, {4_000_000, 1}, {20000, 20000}} {
		h.check(s.WindowChange(size[1], size[0]))
	}
	h.check(s.WindowChange(24, 80))
	s.forget()
	h.check(s.WindowChange(25, 81))
	s.sees("Abbott")
	if grown := heap() - before; grown > 100<<20 {
		t.Errorf("it took %d MB", grown>>20)
	}
	s.types("q")
	s.ends()
}

func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// TestAMistakeEndsOneScreen: the others go on.
func TestAMistakeEndsOneScreen(t *testing.T) {
	notes := make(chan string, 100)
	h := open(t, func(s *remote.Server) {
		s.Note = func(line string) { notes <- line }
		screens := s.Screens
		s.Screens = func(who store.Actor) app.Options {
			o := screens(who)
			if who.Name == "Mo" {
				o.Store = faulty{o.Store}
			}
			return o
		}
	})
	ana := h.sit(h.comeIn("Ana"), 80, 24)
	ana.sees("Abbott")
	mo := h.sit(h.comeIn("Mo"), 80, 24)
	mo.sees("a mistake of this program ended your screens")
	mo.ends()
	ana.forget()
	ana.types("jj")
	ana.sees("Moreno")
	for line := range notes {
		if strings.Contains(line, "mistake") {
			if strings.Contains(line, "Ada Moreno") || !strings.Contains(line, "faulty.Watch") {
				t.Errorf("noted: %s", line)
			}
			return
		}
	}
}

// faulty is a store with a mistake in it.
type faulty struct{ store.Store }

func (faulty) Watch(context.Context) <-chan store.Change { panic("Ada Moreno's phone") }

// TestWhoSendsWithoutEndIsHungUpOn: and a large paste is not that.
func TestWhoSendsWithoutEndIsHungUpOn(t *testing.T) {
	h := open(t, func(s *remote.Server) { s.Limits.Typed = 100_000 })
	ana := h.sit(h.comeIn("Ana"), 80, 24)
	ana.sees("Abbott")
	ana.types("/\x1b[200~" + strings.Repeat("moreno ", 8000) + "\x1b[201~")
	ana.redraws("moreno moreno more") // of what was drawn before, cells may be kept
	go func() {                       // until it is cut off
		for range 100 {
			if _, err := io.WriteString(ana.in, strings.Repeat("jk", 4000)); err != nil {
				return
			}
		}
	}()
	ana.ends()
	ana.sees("more came from your terminal than anybody types")
}

// TestWhoDoesNotReadHarmsNobody: a terminal that takes nothing is hung up on,
// and meanwhile everybody else works.
func TestWhoDoesNotReadHarmsNobody(t *testing.T) {
	if testing.Short() {
		t.Skip("it draws two megabytes, which is what a channel holds")
	}
	h := open(t, func(s *remote.Server) { s.Limits.Stall = 2 * time.Second })
	stuck := h.comeIn("Mo")
	channel, requests, err := stuck.OpenChannel("session", nil)
	h.check(err)
	go gossh.DiscardRequests(requests)
	for name, payload := range map[string][]byte{
		"pty-req": gossh.Marshal(struct {
			Term                  string
			Width, Height, PX, PY uint32
			Modes                 string
		}{"xterm", 200, 60, 0, 0, ""}),
	} {
		_, err := channel.SendRequest(name, true, payload)
		h.check(err)
	}
	_, err = channel.SendRequest("shell", true, nil)
	h.check(err)
	ended := make(chan struct{})
	go func() { defer close(ended); _ = stuck.Wait() }()
	ana := h.sit(h.comeIn("Ana"), 80, 24)
	ana.sees("Abbott")
	late, often := time.After(3*patience), time.NewTicker(20*time.Millisecond)
	defer often.Stop()
	for i := uint32(0); ; i++ { // until far more is drawn than a channel holds
		select {
		case <-ended:
			return
		case <-late:
			t.Fatal("who takes nothing is still here")
		case <-often.C:
		}
		_, _ = channel.SendRequest("window-change", false, gossh.Marshal(struct{ W, H, X, Y uint32 }{200 + i%2, 200, 0, 0}))
		if i%100 == 0 {
			ana.forget()
			ana.types("jk"[i/100%2:][:1])
			ana.sees("▸")
		}
	}
}

// TestTheServerEndsEveryScreenTidily: as where the machine is shut down.
func TestTheServerEndsEveryScreenTidily(t *testing.T) {
	h := open(t, nil)
	screens := []*terminal{h.sit(h.comeIn("Ana"), 80, 24), h.sit(h.comeIn("Mo"), 120, 40), h.sit(h.comeIn("Dr. Chen"), 50, 14)}
	for _, s := range screens {
		s.sees("Moreno")
	}
	h.end()
	for _, s := range screens {
		s.ends()
		s.sees("the server ends; what was saved is kept")
		s.sees("\x1b[?1049l")
	}
}
