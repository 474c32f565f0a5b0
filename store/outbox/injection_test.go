package outbox_test

import (
	"maps"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontdesk/model"
	"frontdesk/store/outbox"
)

// hostile is texts that try to be headers, markup or links.
func hostile() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"\r\nBcc: eve@evil.example\r\n", "\nSubject: other", "\r\n\r\n<script>alert(1)</script>", "\x00", "\u2028Bcc: x@y.example",
		`"`, `\`, "<", ">", "&", "</blockquote><a href=https://evil.example>here</a>", "javascript:alert(1)",
		"=?utf-8?q?=0D=0ABcc:_eve@evil.example?=", "Ωμέγα", "José", "日本", "\u202e", ",", ";", ":", "(", "@", "evil.example", " ",
		"{{.Link}}", "\r\n.\r\nMAIL FROM:<eve@evil.example>\r\n", strings.Repeat("long ", 60), "x", "\xff",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(pieces, rapid.String()), 0, 6).Draw(t, "pieces"), "")
	})
}

// TestNoTextBeginsAnotherHeader: whatever the strings are, the letter has the
// expected headers, each once, and one recipient.
func TestNoTextBeginsAnotherHeader(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		l := outbox.Letter{
			Email: model.Email{
				ID: 1, Name: hostile().Draw(r, "name"), To: "luis@example.org", MessageID: "e1.abc@harbor.example",
				QueuedAt: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC),
			},
			FromName: hostile().Draw(r, "practice"), From: "desk@harbor.example", ReplyTo: "answers@harbor.example",
			Subject: hostile().Draw(r, "subject"), Text: hostile().Draw(r, "text"), HTML: hostile().Draw(r, "html"),
		}
		var text strings.Builder
		if _, err := l.WriteTo(&text); err != nil {
			r.Fatal(err)
		}
		mustBeOneLetter(r, parse(t, text.String()))
	})
}

func mustBeOneLetter(r *rapid.T, p parsed) {
	want := []string{
		"Auto-Submitted", "Content-Type", "Date", "From", "Message-Id", "Mime-Version", "Reply-To", "Subject", "To",
	}
	if got := slices.Sorted(maps.Keys(p.Header)); !slices.Equal(got, want) {
		r.Fatalf("the headers are %q", got)
	}
	for name, values := range p.Header {
		if len(values) != 1 {
			r.Fatalf("%s stands there %d times", name, len(values))
		}
	}
	for name, want := range map[string]string{"To": "luis@example.org", "From": "desk@harbor.example", "Reply-To": "answers@harbor.example"} {
		list, err := mail.ParseAddressList(p.Get(name))
		if err != nil || len(list) != 1 || list[0].Address != want {
			r.Fatalf("%s is %q: %v", name, p.Get(name), err)
		}
	}
}

// TestNoTextBecomesMarkupOrALink: what people are called and what staff write
// stays text.
func TestNoTextBecomesMarkupOrALink(t *testing.T) {
	o := newOffice(t, family)
	tags := func(letter outbox.Letter) [2]int {
		return [2]int{strings.Count(letter.HTML, "<"), strings.Count(letter.HTML, "<a ")}
	}
	plain := tags(o.written(func(e *model.Email) { e.Message = "Welcome!" }, "Luis", "Harbor"))
	rapid.Check(t, func(r *rapid.T) {
		message, name := atTheDoor(hostile().Draw(r, "message")), atTheDoor(hostile().Draw(r, "name"))
		letter := o.written(func(e *model.Email) { e.Message = message }, name, name)
		if got := tags(letter); got != plain {
			r.Fatalf("%q and %q give %v tags and links, want %v:\n%s", message, name, got, plain, letter.HTML)
		}
		for _, greeting := range []string{letter.Text, letter.HTML} {
			if _, rest, _ := strings.Cut(greeting, "Hello"); strings.ContainsAny(rest[:strings.Index(rest, ",")], "/@:") {
				r.Fatalf("the greeting leads somewhere:\n%s", greeting)
			}
		}
	})
}

// atTheDoor is a text without what no text is taken in with.
func atTheDoor(text string) string {
	return "x" + strings.Map(func(r rune) rune {
		if model.Hostile(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "")) + "x"
}

// written is the invitation as it reads with another message and other names.
func (o *office) written(change func(*model.Email), first, practice string) (l outbox.Letter) {
	o.t.Helper()
	err := o.View(o.t.Context(), rae, func(r model.Reader) error {
		e, err := r.Email(1)
		if err != nil {
			return err
		}
		change(&e)
		l, err = outbox.Write(called{Reader: r, first: first, practice: practice}, e)
		return err
	})
	if err != nil {
		o.t.Fatal(err)
	}
	return l
}

// called is a reader by whom everybody has another name.
type called struct {
	model.Reader
	first, practice string
}

func (c called) Person(id model.PersonID) (model.Person, error) {
	p, err := c.Reader.Person(id)
	p.First, p.Preferred = c.first, ""
	return p, err
}

func (c called) Practice() (model.Practice, error) {
	p, err := c.Reader.Practice()
	p.Name = c.practice
	return p, err
}

func TestEveryKindOfEmailReadsWithoutAnybodysName(t *testing.T) {
	o := newOffice(t, family)
	for _, kind := range model.EmailKinds() {
		for _, client := range []model.ClientID{0, 1} {
			letter := o.written(func(e *model.Email) { e.Kind, e.Client = kind, client }, "Luis", "Harbor Family Therapy")
			if letter.Subject == "" || strings.Contains(letter.Subject, "{") || strings.Contains(letter.Subject, "Therapy") {
				t.Errorf("the subject of %s is %q", kind, letter.Subject)
			}
			for _, body := range []string{letter.Text, letter.HTML} {
				if !strings.Contains(body, "Hello Luis,") || !strings.Contains(body, "Harbor Family Therapy") ||
					strings.Contains(body, "Ada") || strings.Contains(body, "<no value>") || strings.Contains(body, "\n\n\n\n") {
					t.Errorf("%s reads\n%s", kind, body)
				}
			}
		}
	}
}
