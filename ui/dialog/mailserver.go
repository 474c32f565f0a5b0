package dialog

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// mailServer asks for how e-mails leave. The password goes past the practice's
// records into a place of its own.
type mailServer struct {
	plainPage
	session                           *ui.Session
	was                               model.Mail
	host, port, security, username    *widget.Entry
	password, from, fromName, answers *widget.Entry
}

// MailServer is the dialog for the mail server as it is set up now.
func MailServer(s *ui.Session, was model.Mail) *Form {
	return newForm(s, "mail server", func() page {
		text := func(id, label, value, hint string) *widget.Entry {
			return &widget.Entry{ID: id, Label: label, Input: widget.NewText(s.Theme, value, hint)}
		}
		p := &mailServer{
			session: s, was: was,
			host:     text("host", "Server", was.Host, "like smtp.example.org; blank is none"),
			port:     text("port", "Port", portText(was.Port), "blank is the usual one"),
			username: text("username", "Signs in as", was.Username, "blank where nobody has to"),
			password: text("password", "Password", "", "blank leaves it as it is"),
			from:     text("from", "From", was.From, "the practice's e-mail address"),
			fromName: text("from_name", "From the name", was.FromName, "blank is the practice's name"),
			answers:  text("reply_to", "Answers to", was.ReplyTo, "blank where nobody reads answers"),
			security: &widget.Entry{ID: "security", Label: "Security", Input: widget.NewChoice([]widget.Option{
				{Value: string(model.StartTLS), Label: "TLS after STARTTLS (port 587)"},
				{Value: string(model.ImplicitTLS), Label: "TLS from the beginning (port 465)"},
				{Value: string(model.PlainMail), Label: "none, for a server on this machine (port 25)"},
			}, string(was.Security))},
		}
		if input, ok := p.password.Input.(*widget.Text); ok {
			input.Hide()
		}
		return p
	})
}

func portText(port int) string {
	if port == 0 {
		return ""
	}
	return strconv.Itoa(port)
}

func (p *mailServer) title() string { return "Mail server" }

func (p *mailServer) entries() []*widget.Entry {
	entries := []*widget.Entry{p.host, p.security, p.port, p.username}
	if p.session.Mail.SetPassword != nil {
		entries = append(entries, p.password)
	}
	return append(entries, p.from, p.fromName, p.answers)
}

// typed goes over to the usual port with the security.
func (p *mailServer) typed(entry *widget.Entry) tea.Cmd {
	if entry == p.security {
		setText(p.port, "")
	}
	return nil
}

// edited is the mail server, which another desk may have changed meanwhile. A
// password is that of the server that was.
func (p *mailServer) edited() edited {
	return edited{key: "practice", part: "mail", was: p.was, whole: p.secret() != "", now: func(r model.Reader) (any, error) {
		practice, err := r.Practice()
		return practice.Mail, err
	}}
}

// perform saves the password, and then the settings as one operation: delivery
// begins with that at once. What would be refused changes neither.
func (p *mailServer) perform(guard func(model.Operation) model.Operation) (func(context.Context) (store.Commit, error), error) {
	port := 0
	if textOf(p.port) != "" {
		var err error
		if port, err = numberOf(p.port); err != nil {
			return nil, err
		}
	}
	set := &model.SetMail{
		Host: changed(p.was.Host, textOf(p.host)), Port: changed(p.was.Port, port),
		Security: changed(p.was.Security, model.Security(chosen(p.security))),
		Username: changed(p.was.Username, textOf(p.username)), From: changed(p.was.From, textOf(p.from)),
		FromName: changed(p.was.FromName, textOf(p.fromName)), ReplyTo: changed(p.was.ReplyTo, textOf(p.answers)),
	}
	s, password, op := p.session, p.secret(), guard(set)
	return func(ctx context.Context) (store.Commit, error) {
		if password != "" {
			err := s.Store.Draft(ctx, s.Who, []model.Operation{op}, func(store.Draft) error { return nil })
			if err == nil {
				err = s.Mail.SetPassword(password)
			}
			if err != nil || *set == (model.SetMail{}) {
				return store.Commit{}, err
			}
		}
		return s.Store.Do(ctx, s.Who, op)
	}, nil
}

// secret is the password as it was typed, spaces and all.
func (p *mailServer) secret() string {
	if input, ok := p.password.Input.(*widget.Text); ok {
		return input.Text()
	}
	return ""
}

func (p *mailServer) done(store.Commit) (string, tea.Msg) {
	setText(p.password, "")
	if textOf(p.host) == "" {
		return "Saved: no mail server; e-mails wait in the outbox", MailSet{}
	}
	return "Saved: the mail server " + textOf(p.host), MailSet{}
}

// MailSet tells that the mail server's settings or its password were saved.
type MailSet struct{}
