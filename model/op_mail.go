package model

import (
	"net/netip"
	"strings"
)

// SetMail changes the mail server's settings; a field that is not given stays.
// An empty host is no mail server: e-mails wait. The password is no part of it
// and of no record.
type SetMail struct {
	Host     *string   `json:"host,omitempty"`
	Port     *int      `json:"port,omitempty"`
	Security *Security `json:"security,omitempty"`
	Username *string   `json:"username,omitempty"`
	From     *string   `json:"from,omitempty"`
	FromName *string   `json:"from_name,omitempty"`
	ReplyTo  *string   `json:"reply_to,omitempty"`
}

func (*SetMail) Do() string { return "set-mail" }

func (o *SetMail) Apply(tx Tx) (Result, error) {
	practice, err := tx.Practice()
	if err != nil {
		return Result{}, err
	}
	m := &practice.Mail
	set(&m.Host, o.Host)
	set(&m.Port, o.Port)
	set(&m.Security, o.Security)
	set(&m.Username, o.Username)
	set(&m.From, o.From)
	set(&m.FromName, o.FromName)
	set(&m.ReplyTo, o.ReplyTo)
	if err := m.Validate(); err != nil {
		return Result{}, err
	}
	return Result{}, tx.PutPractice(practice)
}

// Validate takes the texts in, fills in the usual security and port, and
// checks every setting.
func (m *Mail) Validate() (err error) {
	for _, f := range []struct {
		name string
		text *string
		take func(field, s string) (string, error)
	}{
		{"host", &m.Host, CleanLine}, {"username", &m.Username, CleanLine}, {"from_name", &m.FromName, CleanLine},
		{"from", &m.From, CleanEmail}, {"reply_to", &m.ReplyTo, CleanEmail},
	} {
		if *f.text, err = f.take(f.name, *f.text); err != nil {
			return err
		}
	}
	if !m.Set() {
		return nil
	}
	m.fillIn()
	if err := m.checkServer(); err != nil {
		return err
	}
	return needs(m.From != "", "from")
}

// fillIn gives what is not said its usual value.
func (m *Mail) fillIn() {
	if m.Security == "" {
		m.Security = StartTLS
	}
	if m.Port == 0 {
		m.Port = map[Security]int{StartTLS: 587, ImplicitTLS: 465, PlainMail: 25}[m.Security]
	}
}

func (m *Mail) checkServer() error {
	if err := oneOf("security", m.Security, Securities()); err != nil {
		return err
	}
	_, err := netip.ParseAddr(m.Host)
	isAddress := err == nil
	switch {
	case strings.ContainsAny(m.Host, " /@") || strings.Contains(m.Host, ":") && !isAddress:
		return Errorf(Invalid, "%q is not the name of a mail server", m.Host).At("host").Hint("write it like smtp.example.org, and the port by itself")
	case m.Port < 1 || m.Port > 65535:
		return Errorf(Invalid, "is 1 to 65535, not %d", m.Port).At("port")
	case m.Security == PlainMail && !loopback(m.Host):
		return Errorf(Invalid, "%s is another machine: e-mails and passwords do not go there without TLS", m.Host).At("security").
			Hint("use starttls or implicit").
			Hint("plain is for a mail server on this machine: localhost")
	}
	return nil
}

// loopback reports whether a host is this very machine.
func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback()
}
