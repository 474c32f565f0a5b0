package outbox_test

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/store/outbox"
)

// office is a practice with its outbox, and a clock that the test sets.
type office struct {
	store.Store
	t       *testing.T
	mu      sync.Mutex
	now     time.Time
	path    string
	handles model.Handles
}

var rae = store.Actor{Name: "Rae"}

// family is Luis, invited to Ada's portal.
const family = `{"do":"set-practice","name":"Harbor Family Therapy","portal_url":"https://portal.example.org"}
{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","born":"2012-04-02"}
{"do":"add-contact","as":"luis","client":"ada","first":"Luis","last":"Moreno","email":"luis@example.org","email_ok":true,"relationship":"father"}
{"do":"invite","client":"ada","user":"luis","message":"Welcome!\nSee you on Tuesday."}`

func newOffice(t *testing.T, script string) *office {
	t.Helper()
	o := &office{
		t: t, now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.FixedZone("EST", -5*3600)),
		path: filepath.Join(t.TempDir(), "practice.db"), handles: model.Handles{},
	}
	o.open()
	o.tell(script)
	return o
}

func (o *office) open() {
	o.t.Helper()
	links := 0
	db, err := bolt.Open(o.t.Context(), o.path, bolt.Options{Now: o.clock, NewLink: func() string {
		links++
		return fmt.Sprintf("LINK%d", links)
	}})
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { _ = db.Close() })
	o.Store = db
}

func (o *office) clock() time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.now
}

func (o *office) forward(by time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.now = o.now.Add(by)
}

func (o *office) tell(script string) {
	o.t.Helper()
	for line := range strings.Lines(script) {
		var op model.Operation
		var as string
		err := o.View(o.t.Context(), rae, func(r model.Reader) (err error) {
			op, as, err = model.Decode(r, o.handles, []byte(line))
			return err
		})
		if err != nil {
			o.t.Fatalf("%s: %v", line, err)
		}
		commit, err := o.Do(o.t.Context(), rae, op)
		if err := errors.Join(err, o.handles.Learn(as, commit.Result)); err != nil {
			o.t.Fatalf("%s: %v", line, err)
		}
	}
}

// posts tells the practice of its mail server.
func (o *office) posts(host string, port int, security model.Security, more string) {
	o.t.Helper()
	o.tell(fmt.Sprintf(`{"do":"set-mail","host":%q,"port":%d,"security":%q,"from":"desk@harbor.example","from_name":"Harbor Family Therapy"%s}`,
		host, port, security, more))
}

func (o *office) email(id model.EmailID) (e model.Email) {
	o.t.Helper()
	err := o.View(o.t.Context(), rae, func(r model.Reader) (err error) {
		e, err = r.Email(id)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return e
}

// courier trusts the sink's certificate, where there is one.
func (o *office) courier(s *sink) *outbox.Courier {
	options := outbox.Options{Store: o.Store, Password: func() (string, error) { return "sesame", nil }}
	if s != nil {
		options.TLS = &tls.Config{RootCAs: s.roots, MinVersion: tls.VersionTLS12}
	}
	return outbox.NewCourier(options)
}

// hasty is a courier that waits for a server until that one says no more.
func (o *office) hasty(server *script) *outbox.Courier {
	return outbox.NewCourier(outbox.Options{Store: o.Store, Dial: server.dial})
}

func (o *office) deliver(c *outbox.Courier) []model.Email {
	o.t.Helper()
	tried, err := c.Deliver(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	return tried
}

// mustBe compares an e-mail's state and last words.
func (o *office) mustBe(id model.EmailID, state model.EmailState, said string) {
	o.t.Helper()
	if e := o.email(id); e.State != state || !strings.Contains(e.Said, said) {
		o.t.Errorf("%s is %s (%q), want %s (%q)", id, e.State, e.Said, state, said)
	}
}

// parsed is a letter as a mail program reads it.
type parsed struct {
	mail.Header
	text, html string
}

func parse(t testing.TB, letter string) parsed {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(letter))
	if err != nil {
		t.Fatalf("%v in\n%s", err, letter)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("the letter is of type %s: %v", kind, err)
	}
	p := parsed{Header: m.Header}
	for parts := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return p
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasPrefix(part.Header.Get("Content-Type"), "text/plain") && p.text == "":
			p.text = string(body)
		case strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") && p.html == "":
			p.html = string(body)
		default:
			t.Fatalf("there is a part too many, of type %s", part.Header.Get("Content-Type"))
		}
	}
}

func (o *office) write(id model.EmailID, w io.Writer) {
	o.t.Helper()
	err := o.View(o.t.Context(), rae, func(r model.Reader) error {
		e, err := r.Email(id)
		if err != nil {
			return err
		}
		letter, err := outbox.Write(r, e)
		if err != nil {
			return err
		}
		_, err = letter.WriteTo(w)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
}
