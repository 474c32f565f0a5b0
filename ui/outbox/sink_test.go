package outbox_test

import (
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"

	"frontdesk/model"
	"frontdesk/store"
	post "frontdesk/store/outbox"
	"frontdesk/ui/internal/uitest"
)

// sink is a mail server on this machine that keeps what it gets, and knows
// nobody called Luis.
type sink struct {
	mu  sync.Mutex
	got []string
}

func (s *sink) NewSession(*smtp.Conn) (smtp.Session, error) { return session{s}, nil }

type session struct{ *sink }

func (session) Mail(string, *smtp.MailOptions) error { return nil }

func (session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if strings.HasPrefix(to, "luis") {
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user here"}
	}
	return nil
}

func (s session) Data(r io.Reader) error {
	letter, err := io.ReadAll(r)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got = append(s.got, string(letter))
	return err
}

func (session) Reset()        {}
func (session) Logout() error { return nil }

// listen is the port that a sink listens on.
func (s *sink) listen(t *testing.T) int {
	t.Helper()
	server := smtp.NewServer(s)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	address, ok := listener.Addr().(*net.TCPAddr)
	if !ok {
		t.Fatal("no port")
	}
	return address.Port
}

// text is the plain text of the one letter that came.
func (s *sink) text(t *testing.T) string {
	t.Helper()
	if len(s.got) != 1 {
		t.Fatalf("%d letters came", len(s.got))
	}
	m, err := mail.ReadMessage(strings.NewReader(s.got[0]))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	part, err := multipart.NewReader(m.Body, params["boundary"]).NextPart()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

// A mail server is set up, the e-mails that waited leave, and the desk sees
// which arrived; what it reads is what was sent.
func TestWhatIsReadIsWhatLeft(t *testing.T) {
	s, mails := uitest.Practice(t, invited+`
{"do":"add-client","first":"Mia","last":"Ito","email":"mia@example.org","email_ok":true,"enroll":true}
`), &sink{}
	d := open(t, s)
	d.Sees("No mail server is set up", "4 Outbox •2")
	d.Press("6", "G", "enter")
	d.Type("localhost")
	d.Press("tab", "n", "tab")
	d.Type(fmt.Sprint(mails.listen(t)))
	d.Press("tab", "tab")
	d.Type("desk@harbor.example")
	d.Press("ctrl+s")
	d.Sees("Saved: the mail server localhost")

	tried, err := post.NewCourier(post.Options{Store: s}).Deliver(t.Context())
	if err != nil || len(tried) != 2 {
		t.Fatalf("tried %v, %v", tried, err)
	}
	d.Hear(store.Change{Emails: []model.EmailID{tried[0].ID, tried[1].ID}})
	d.Press("4")
	d.Sees("▸ ● sent 10:00", "Mia Ito <mia@example.org>", "✕ failed", "4 Outbox •1")
	d.Press("enter", "y")
	_, copied, _ := strings.Cut(d.Copied, "\n\n")
	if left := mails.text(t); strings.TrimSpace(left) != strings.TrimSpace(copied) {
		t.Errorf("copied\n%s\nwhere this left:\n%s", copied, left)
	}
	d.Press("esc", "down")
	d.Sees("▸ ✕ failed", "Luis Moreno", "Last answer: 550 5.1.1 no such user here")
}
