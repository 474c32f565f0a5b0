package practice

import (
	"cmp"
	"strconv"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/dialog"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// passwordWords is whether the mail server's password is known, never what it
// is.
func passwordWords(way ui.Mail) string {
	if way.PasswordKnown == nil {
		return "is set at the machine that has the practice's file"
	}
	err := way.PasswordKnown()
	switch {
	case err == nil:
		return "set"
	case model.IsCode(err, model.Missing):
		return "not set"
	}
	return ui.Words(err)
}

// mailLines is how e-mails leave.
func (m *Model) mailLines(cursor bool, width int) []string {
	mail := &m.rec.Mail
	if !mail.Set() {
		return []string{m.plain("None yet: e-mails wait in the outbox", "", "", cursor, width)}
	}
	server := theme.Safe(mail.Host) + ":" + strconv.Itoa(mail.Port) + ", " + securityWords(mail.Security)
	lines := []string{m.labelled("Server", server, "", false, cursor, width)}
	for _, more := range [][2]string{
		{"Signs in as", cmp.Or(mail.Username, "nobody")}, {"Password", m.rec.password},
		{"From", cmp.Or(mail.FromName, m.rec.Name) + " <" + mail.From + ">"},
		{"Answers to", cmp.Or(mail.ReplyTo, "nobody: the e-mails do not ask for any")},
	} {
		if more[0] == "Password" && mail.Username == "" {
			continue
		}
		lead := m.session.Theme.Dim.Render(widget.Pad("  "+more[0], labelWidth))
		lines = append(lines, widget.Pad(lead+theme.Safe(more[1]), width))
	}
	return lines
}

func securityWords(s model.Security) string {
	switch s {
	case model.StartTLS:
		return "TLS after STARTTLS"
	case model.ImplicitTLS:
		return "TLS from the beginning"
	case model.PlainMail:
		return "without TLS, on this machine"
	}
	return string(s)
}

// noTest says why no test e-mail can be sent.
func (m *Model) noTest() string {
	switch {
	case m.rec.noMail != "":
		return m.rec.noMail
	case !m.rec.Mail.Set():
		return "no mail server is set up"
	case m.session.Mail.Test == nil:
		return "e-mails leave from the machine that has the practice's file"
	}
	return ""
}

// openMail opens the form for the mail server.
func (m *Model) openMail() {
	m.session.Tell(dialog.Open{Dialog: dialog.MailServer(m.session, m.rec.Mail)})
}
