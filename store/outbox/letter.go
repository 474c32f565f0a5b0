package outbox

import (
	"bytes"
	"fmt"
	htmltemplate "html/template"
	"regexp"
	"strings"
	"text/template"
	"time"
	"unicode/utf8"

	"frontdesk/assets"
	"frontdesk/model"
)

// Letter is an e-mail written out, as it is or would be sent.
type Letter struct {
	Email model.Email
	// FromName and From are the practice; From is empty where no mail server
	// is set up.
	FromName, From string
	ReplyTo        string
	Subject        string
	Text, HTML     string
	// Held says why it cannot go out as the practice is set up; empty where
	// it can.
	Held string
	// Stopped says why it must not go out any more, by whatever way; empty
	// where it may, and where it did.
	Stopped string
	// unlinked is an invitation without a link, for want of a portal address.
	unlinked bool
}

// Write writes an e-mail out, by the practice's settings and the person's name
// as the reader knows them.
func Write(r model.Reader, e model.Email) (Letter, error) {
	practice, err := r.Practice()
	if err != nil {
		return Letter{}, err
	}
	w := words{
		Practice: plainName(practice.Name), Message: e.Message, Portal: practice.PortalURL,
		Link: practice.InvitationURL(e.Link), Again: e.Client == 0, Answers: practice.Mail.ReplyTo != "",
	}
	if w.Practice == "" {
		w.Practice = "Your practice"
	}
	if err := w.addPerson(r, &e); err != nil {
		return Letter{}, err
	}
	if err := w.addVisit(r, &e); err != nil {
		return Letter{}, err
	}
	l := Letter{
		Email: e, FromName: practice.SenderName(), From: practice.Mail.From, ReplyTo: practice.Mail.ReplyTo,
		Held: e.Held(&practice), unlinked: e.Kind == model.InvitationEmail && w.Link == "",
	}
	if l.Email.MessageID == "" {
		l.Email.MessageID = e.NewMessageID(&practice)
	}
	if l.Subject, l.Text, err = writeText(e.Kind, w); err != nil {
		return Letter{}, err
	}
	w.Subject = l.Subject
	if l.HTML, err = writeHTML(e.Kind, w); err != nil {
		return Letter{}, err
	}
	l.Stopped, err = stopped(r, &e)
	return l, err
}

// stopped says why an e-mail that did not go out must not.
func stopped(r model.Reader, e *model.Email) (string, error) {
	switch e.State {
	case model.EmailWaiting, model.EmailFailed, model.EmailCancelled:
		return model.Undeliverable(r, e)
	case model.EmailSending, model.EmailSent, model.EmailUnknown:
	}
	return "", nil
}

// words is what a template may say.
type words struct {
	Subject  string
	Practice string
	Name     string // what the person is called, or empty
	Message  string
	Link     string // the invitation's, whole
	Portal   string // the portal's address
	Until    string // the last day of the link
	Again    bool   // about the login, and no client's portal
	Answers  bool   // somebody reads what is answered
	// Of a reminder: when the appointment begins, and for whom where it is not
	// the person's own, by an initial.
	When, Whose string
}

func (w *words) addPerson(r model.Reader, e *model.Email) error {
	person, err := r.Person(e.Person)
	switch {
	case err == nil:
		w.Name = plainName(person.Called())
	case !model.IsCode(err, model.NotFound):
		return err
	}
	login, err := r.Login(e.Person)
	if err == nil && login != nil && e.Link != "" && login.Link == e.Link {
		w.Until = login.ExpiresAt.In(r.Now().Location()).Format("Monday, 2 January 2006")
	}
	return err
}

// addVisit says what a reminder is of. The client's name stays out of it.
func (w *words) addVisit(r model.Reader, e *model.Email) error {
	if e.Kind != model.ReminderEmail {
		return nil
	}
	chart, err := r.Chart(e.Client)
	if model.IsCode(err, model.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if item := chart.Item(e.Item); item != nil && item.Visit != nil {
		w.When = item.Visit.Start.In(r.Now().Location()).Format("Monday, 2 January 2006, at 15:04")
	}
	if e.Person != e.Client.Person() {
		initial, _ := utf8.DecodeRuneInString(chart.Subject().Called())
		w.Whose = string(initial) + "."
	}
	return nil
}

var asLink = regexp.MustCompile(`[\pL\pN]\.[\pL\pN]|[/\\:@<>\[\]]`)

// plainName is a name, or nothing where a mail program could take it for a
// link or an address: somebody's name must not lead people anywhere.
func plainName(name string) string {
	if asLink.MatchString(name) {
		return ""
	}
	return name
}

func writeText(kind model.EmailKind, w words) (subject, body string, err error) {
	t, err := template.ParseFS(assets.Mail(), "mail/parts.txt", "mail/"+string(kind)+".txt")
	if err != nil {
		return "", "", fmt.Errorf("read the text of an e-mail: %w", err)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, string(kind)+".txt", w); err != nil {
		return "", "", fmt.Errorf("write an e-mail: %w", err)
	}
	head, body, _ := strings.Cut(b.String(), "\n")
	return strings.TrimPrefix(head, "Subject: "), squeeze(body), nil
}

// squeeze leaves one empty line where templates leave several.
func squeeze(text string) string {
	return strings.TrimSpace(manyEmpty.ReplaceAllString(text, "\n\n")) + "\n"
}

var manyEmpty = regexp.MustCompile(`\n\s*\n\s*\n`)

func writeHTML(kind model.EmailKind, w words) (string, error) {
	t, err := htmltemplate.ParseFS(assets.Mail(), "mail/parts.html", "mail/"+string(kind)+".html")
	if err != nil {
		return "", fmt.Errorf("read the page of an e-mail: %w", err)
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "page", w); err != nil {
		return "", fmt.Errorf("write an e-mail: %w", err)
	}
	return b.String(), nil
}

// date is when the letter was written: the same at every try.
func (l *Letter) date() time.Time { return l.Email.QueuedAt }
