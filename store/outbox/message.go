package outbox

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	netmail "net/mail"
	"strings"

	"github.com/wneessen/go-mail"
	"golang.org/x/net/idna"

	"frontdesk/model"
)

// WriteTo writes the letter as a mail program opens it (.eml, RFC 5322). One
// that has no sender yet opens as a draft.
func (l *Letter) WriteTo(w io.Writer) (int64, error) {
	if l.unlinked {
		return 0, model.Errorf(model.Missing, "the practice has no portal address, so that the invitation has no link").
			Hint(`set it: {"do":"set-practice","portal_url":"https://…"}`)
	}
	if l.Stopped != "" {
		return 0, model.Errorf(model.NotSo, "the e-mail %s must not go out: %s", l.Email.ID, l.Stopped)
	}
	n, err := l.message().WriteTo(w)
	if err != nil {
		return n, fmt.Errorf("write the e-mail %s: %w", l.Email.ID, err)
	}
	return n, nil
}

// message is the letter as go-mail knows it. Every value goes through that
// package's own encoding, so that none can begin another header.
func (l *Letter) message() *mail.Msg {
	m := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithBoundary(l.boundary()))
	m.SetMessageIDWithValue(l.Email.MessageID)
	m.SetDateWithValue(l.date())
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.Subject(oneLine(l.Subject))
	if l.From == "" {
		m.SetGenHeader("X-Unsent", "1") // opens as a draft
	} else {
		m.SetAddrHeaderFromMailAddress(mail.HeaderFrom, address(l.FromName, l.From))
	}
	m.SetAddrHeaderFromMailAddress(mail.HeaderTo, address(l.Email.Name, l.Email.To))
	if l.ReplyTo != "" {
		m.SetAddrHeaderFromMailAddress(mail.HeaderReplyTo, address("", l.ReplyTo))
	}
	m.SetBodyString(mail.TypeTextPlain, l.Text)
	m.AddAlternativeString(mail.TypeTextHTML, l.HTML)
	return m
}

// address leaves backslashes out of names: net/mail writes some that mail
// programs cannot read.
func address(name, addr string) *netmail.Address {
	return &netmail.Address{Name: strings.ReplaceAll(oneLine(name), `\`, " "), Address: mailbox(oneLine(addr))}
}

// mailbox is an address with its domain as the net knows it: ASCII throughout.
// What stands before the @ stays as it is.
func mailbox(addr string) string {
	local, domain, _ := strings.Cut(addr, "@")
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil {
		return addr // the server says what is wrong with it
	}
	return local + "@" + ascii
}

// oneLine is a text without what ends or hides in a header's line.
func oneLine(text string) string {
	clean := []rune(text)
	for i, r := range clean {
		if model.Hostile(r) {
			clean[i] = ' '
		}
	}
	return string(clean)
}

// boundary parts the message, and is the same at every try.
func (l *Letter) boundary() string {
	sum := sha256.Sum256([]byte(l.Email.MessageID))
	return "part-" + hex.EncodeToString(sum[:16])
}
