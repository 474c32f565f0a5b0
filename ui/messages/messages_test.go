package messages_test

import (
	"fmt"
	"strings"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

var rae = store.Actor{Name: "Rae"}

// written is Harbor with three threads: Rosa's about Ada is not read, Rosa's
// about Ben is, and Luis, who has not signed in yet, was written to.
const written = uitest.Harbor + `
{"do":"set-practice","portal_url":"https://portal.harbor.example"}
{"do":"link","dependent":["Ben Moreno"],"parent":"Rosa Moreno"}
{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","from":"user","text":"Good morning,\n\nAda has a school trip on Thursday."}
{"do":"message","client":"Ada Moreno","user":"Luis Moreno","text":"Hello Luis, the invitation is in your e-mail."}
{"do":"message","client":"Ben Moreno","user":"Rosa Moreno","text":"Ben forgot his jacket."}
`

// open opens the view of messages.
func open(t testing.TB, s store.Store, who store.Actor, width, height int) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, who, width, height)
	d.Press("2")
	return d
}

// threadOf is the thread of a portal user, about a client.
func threadOf(t testing.TB, s store.Store, client model.ClientID, user model.PersonID) (thread model.Thread, texts []string) {
	t.Helper()
	err := s.View(t.Context(), rae, func(r model.Reader) error {
		chart, err := r.Chart(client)
		if err != nil {
			return err
		}
		item := chart.ThreadWith(user)
		if item == nil {
			return nil
		}
		thread = *item.Thread
		for message, err := range r.Messages(item.ID, 0) {
			if err != nil {
				return err
			}
			texts = append(texts, message.Text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return thread, texts
}

const (
	ada, rosa, luis, ben = 1, 2, 3, 5
)

func TestAThreadIsReadAndAnswered(t *testing.T) {
	s := uitest.Practice(t, written)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Sees("2 Messages •1")
	d.Press("2")
	d.Sees("Messages · 1 unread", "▸ Ada Moreno · Rosa Moreno", "•1 10:00", "Rosa: Good morning, Ada has", "To Rosa Moreno, about Ada Moreno")
	d.Press("enter")
	d.Sees("Marked read.")
	d.SeesNot("•1 10:00", "1 unread", "2 Messages •")
	if got, _ := threadOf(t, s, ada, rosa); got.Unread != 0 {
		t.Errorf("%d are unread", got.Unread)
	}
	d.Press("enter")
	d.Type("Thank you, Rosa.")
	d.Press("enter")
	d.Type("We move it.")
	d.Press("ctrl+s")
	d.Sees("Sent to Rosa Moreno, about Ada Moreno.", "We move it.", "2 messages")
	if _, texts := threadOf(t, s, ada, rosa); texts[0] != "Thank you, Rosa.\nWe move it." {
		t.Errorf("sent %q", texts[0])
	}
	if _, texts := threadOf(t, s, ada, luis); len(texts) != 1 {
		t.Errorf("Luis got %q", texts)
	}
	d.Press("esc", "q")
	if !d.Quit {
		t.Error("quitting asks though everything was sent")
	}
}

func TestWhoCannotReadItIsSaidBeforeItIsSent(t *testing.T) {
	s := uitest.Practice(t, written)
	d := open(t, s, rae, 120, 40)
	d.Press("down")
	d.Sees("To Luis Moreno, about Ada Moreno", "Luis cannot read it now: Luis Moreno was invited on 2026-11-22")
	d.Press("down")
	d.Sees("To Rosa Moreno, about Ben Moreno")
	d.SeesNot("cannot read it now")
	uitest.Apply(t, s, rae, `{"do":"set-practice","secure_messaging":false}`)
	d.Hear(store.Change{Practice: true})
	d.Sees("Rosa cannot read it now: the practice's switch for secure messaging")
}

func TestNothingTypedIsLost(t *testing.T) {
	s := uitest.Practice(t, written)
	d := open(t, s, rae, 120, 40)
	d.Press("enter", "enter")
	d.Type("Half a sen")
	d.Press("esc", "esc", "down")
	d.Sees("*Ada Moreno · Rosa Moreno")
	d.SeesNot("not sent: Half a sen")
	d.Press("enter", "r")
	d.Type("Dear Luis")
	d.Press("esc", "esc", "up")
	d.Sees("not sent: Half a sen")
	d.Press("1", "2", "enter", "enter")
	d.Type("tence.")
	d.Press("q") // a letter while somebody types
	d.Sees("Half a sentence.q")
	d.Press("ctrl+c")
	d.Sees("Not saved yet:", "a message to Rosa Moreno, about Ada Moreno", "a message to Luis Moreno, about Ada Moreno")
	d.Press("n", "backspace", "ctrl+s")
	d.Sees("Sent to Rosa Moreno")
	if _, texts := threadOf(t, s, ada, rosa); texts[0] != "Half a sentence." {
		t.Errorf("sent %q", texts[0])
	}
}

func TestWhatIsTypedInTheChartIsThereInTheView(t *testing.T) {
	s := uitest.Practice(t, written)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/", "a", "d", "a", "enter", "enter", "]", "]")
	d.Sees("Rosa Moreno · mother", "•1 unread", "Ines Vega · other", "no messages yet")
	d.Press("G", "enter")
	d.Sees("No messages yet", "To Ines Vega, about Ada Moreno", "Ines cannot read it now: Ines Vega has no login")
	d.Press("k", "esc", "g", "down", "enter", "enter")
	d.Type("Begun in the chart")
	d.Press("esc", "2")
	d.Sees("not sent: Begun in the chart")
	d.Press("enter", "enter", "ctrl+s")
	d.Sees("Sent to Rosa Moreno")
	d.Press("1")
	d.SeesNot("not sent:")
}

func TestTheFirstMessageIsWrittenInTheChart(t *testing.T) {
	s := uitest.Practice(t, written)
	d := uitest.Open(t, s, rae, 120, 40)
	d.Press("/", "a", "d", "a", "enter", "enter", "]", "]", "g", "enter", "r")
	d.Type("Hello Ada")
	d.Press("ctrl+s")
	d.Sees("Sent to Ada Moreno", "1 · 22 Nov")
	d.Press("esc", "2")
	d.Sees("Ada Moreno · self")
	d.Press("u")
	d.Sees("You wrote a message: Ada Moreno")
	d.Press("y")
	d.SeesNot("Ada Moreno · self")
}

// Keys that are typed ahead of a slow disk wait for the thread: they must not
// be taken for anything else.
func TestKeysWaitForTheThreadThatIsRead(t *testing.T) {
	for _, keys := range []string{"2", "/ a d a enter enter ] ]"} {
		s := uitest.Practice(t, written)
		d := uitest.Open(t, s, rae, 120, 40)
		d.Press(strings.Fields(keys)...)
		d.Hold()
		d.Press("down", "enter", "enter")
		d.Type("every letter")
		d.Release()
		d.Sees("every letter")
		d.SeesNot("Edit ")
		d.Press("ctrl+c")
		d.Sees("a message to Luis Moreno, about Ada Moreno")
	}
}

func TestEachThreadOpenedIsMarkedRead(t *testing.T) {
	s := uitest.Practice(t, written+`
{"do":"message","client":"Ben Moreno","user":"Rosa Moreno","from":"user","text":"Thank you."}`)
	d := open(t, s, rae, 120, 40)
	d.Sees("2 unread")
	d.Hold()
	d.Press("enter", "esc", "down", "enter")
	d.Release()
	d.SeesNot("unread")
}

func TestASearchFindsThreadsByEitherPerson(t *testing.T) {
	d := open(t, uitest.Practice(t, written), rae, 120, 40)
	d.Press("/")
	d.Type("luis")
	d.Sees("Ada Moreno · Luis Moreno", "── 1 ╮")
	d.SeesNot("Ben Moreno · Rosa")
	d.Press("backspace", "backspace", "backspace", "backspace")
	d.Type("ben")
	d.Press("enter")
	d.Sees("▸ Ben Moreno · Rosa Moreno")
	d.Press("esc")
	d.Sees("▸ Ben Moreno · Rosa Moreno", "── 3 ╮")
	d.Press("/")
	d.Type("nobody")
	d.Sees("No thread fits.")
}

// TestASearchFindsWhatWasWritten: every word in one message, in any order; what
// was written stands below, in the place of the newest message.
func TestASearchFindsWhatWasWritten(t *testing.T) {
	s := uitest.Practice(t, written+`{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","text":"Thank you for telling us."}`)
	d := open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("TRIP")
	d.Sees("▸ Ada Moreno · Rosa Moreno", "── 1 ╮", "Rosa: … has a school trip on Thursday.")
	d.Type(" thursday jacket")
	d.Sees("No thread fits.")
	for range len(" jacket") {
		d.Press("backspace")
	}
	d.Sees("▸ Ada Moreno · Rosa Moreno", "── 1 ╮")
	d.Press("esc")
	d.Sees("── 3 ╮", "Practice: Thank you for telling us.")
}

// TestWhatIsWrittenWhileItIsSoughtIsFoundToo, and a person's thread stands there
// with those in which somebody wrote of them.
func TestWhatIsWrittenWhileItIsSoughtIsFoundToo(t *testing.T) {
	s := uitest.Practice(t, written)
	d := open(t, s, rae, 120, 40)
	d.Press("/")
	d.Type("luis")
	d.Sees("── 1 ╮", "Practice: Hello Luis")
	d.Press("enter")
	write := func(line string) {
		uitest.Apply(t, s, store.Actor{Name: "Kim"}, line)
		d.Hear(store.Change{Clients: []model.ClientID{ben}})
	}
	write(`{"do":"message","client":"Ben Moreno","user":"Rosa Moreno","from":"user","text":"Luis fetches him today."}`)
	d.Sees("── 2 ╮", "Ben Moreno · Rosa Moreno", "Rosa: Luis fetches him today.")
	write(`{"do":"undo"}`)
	d.Sees("── 1 ╮")
	d.SeesNot("fetches")
	d.Hold() // somebody changes another chart before this one was looked through
	write(`{"do":"message","client":"Ben Moreno","user":"Rosa Moreno","from":"user","text":"Luis has the key."}`)
	d.Hear(store.Change{Clients: []model.ClientID{ada}})
	d.Release()
	d.Sees("── 2 ╮", "Rosa: Luis has the key.")
}

// An account that is active already is linked from here, and unlinked.
func TestAnAccountIsLinkedAndUnlinkedFromTheMenu(t *testing.T) {
	s := uitest.Practice(t, written)
	d := open(t, s, rae, 120, 40)
	d.Press("G", ".")
	d.Sees("Rosa Moreno", "mother of Ben", "unlink")
	d.Press("L", "y")
	d.Sees("Unlinked Ben Moreno from Rosa Moreno's portal", "Rosa cannot read it now: Rosa Moreno's access")
	d.Press(".", "l")
	d.Sees("Link portal accounts")
	d.Type("rosa")
	d.Press("enter")
	d.Sees("Linked")
	d.SeesNot("cannot read it now")
}

func TestTheChartIsOneKeyAway(t *testing.T) {
	d := open(t, uitest.Practice(t, written), rae, 120, 40)
	d.Press("G", "o")
	d.Sees("▸ Moreno, Ben", "Ben Moreno · 9")
}

func TestAPractitionerSeesTheOwnClientsThreads(t *testing.T) {
	s := uitest.Practice(t, written)
	d := open(t, s, store.Actor{ID: 1}, 120, 40)
	d.Sees("Ada Moreno · Rosa Moreno", "── 2 ╮")
	d.SeesNot("Ben Moreno")
}

// A long thread is read from its newest message, and further as it is scrolled.
func TestALongThreadIsReadInParts(t *testing.T) {
	s := uitest.Practice(t, written)
	ops := make([]model.Operation, 700)
	for i := range ops {
		ops[i] = &model.WriteMessage{Client: ada, User: rosa, Text: fmt.Sprintf("This is number %d.", i+2)}
	}
	for _, outcome := range s.DoMany(t.Context(), rae, ops) {
		if outcome.Err != nil {
			t.Fatal(outcome.Err)
		}
	}
	d := open(t, s, rae, 120, 40)
	d.Press("enter")
	d.Sees("This is number 701.", "701 messages")
	for range 80 {
		d.Press("pgup")
	}
	d.Sees("Ada has a school trip")
	d.Press("G")
	d.Sees("This is number 701.")
	d.Press("g")
	d.Sees("Ada has a school trip", "This is number 2.")
	for range 80 {
		d.Press("pgdown")
	}
	d.Sees("This is number 701.")
	d.Press("up", "up", "up", "up", "up")
	uitest.Apply(t, s, rae, `{"do":"message","client":"Ada Moreno","user":"Rosa Moreno","from":"user","text":"And another."}`)
	d.Hear(store.Change{Clients: []model.ClientID{ada}})
	d.SeesNot("And another.\n")
	d.Press("G")
	d.Sees("And another.")
}

// The view at three sizes. -update draws it anew: look at what changed.
func TestScreens(t *testing.T) {
	s := uitest.Practice(t, written)
	stories := [][2]string{
		{"threads", "2"},
		{"unreachable", "2 down enter"},
		{"writing", "2 G enter enter H e l l o"},
		{"unsent", "2 G enter enter H e l l o esc esc up"},
		{"menu", "2 ."},
		{"tab", "/ a d a enter enter ] ] down enter"},
		{"tab-writing", "/ a d a enter enter ] ] down down enter enter H i"},
	}
	uitest.Golden(t, stories, [][2]int{{120, 40}, {80, 24}, {200, 50}, {60, 20}}, func(t *testing.T, width, height int) *uitest.Desk {
		return uitest.Open(t, s, rae, width, height)
	})
}
