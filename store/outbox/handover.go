package outbox

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"

	"frontdesk/model"
)

// server is a mail server and how to speak to it.
type server struct {
	model.Mail
	password string
	tls      *tls.Config // nil trusts whom the machine trusts
	step     time.Duration
	reach    func(ctx context.Context, network, address string) (net.Conn, error)
}

func (s *server) address() string { return net.JoinHostPort(s.Host, strconv.Itoa(s.Port)) }

// outcome is what became of handing a letter over.
type outcome int

const (
	taken   outcome = iota // the server has it
	refused                // it does not, and will not
	later                  // it does not now
	down                   // so it is, and with any other letter it would be the same
	unknown                // the letter was said to its end, and the answer is lost
)

// answer is an outcome in the server's own words, or in the network's.
type answer struct {
	outcome outcome
	said    string
}

// handOver takes a letter to the server, all the way to its answer.
func (s *server) handOver(ctx context.Context, l *Letter) answer {
	var message bytes.Buffer
	if _, err := l.WriteTo(&message); err != nil {
		return answer{refused, err.Error()}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	conn, err := s.dial(ctx)
	if err != nil {
		return answer{down, told(err)}
	}
	defer func() { _ = conn.Close() }()
	client, err := s.connect(conn)
	if err != nil {
		return answer{down, told(err)}
	}
	return s.say(client, conn, l, message.Bytes())
}

// connect greets the server, goes over to TLS and signs in. What fails here
// would fail with any other letter.
func (s *server) connect(conn net.Conn) (*smtp.Client, error) {
	if s.Security == model.ImplicitTLS {
		conn = tls.Client(conn, s.tlsConfig())
	}
	client, err := smtp.NewClient(conn, s.Host)
	if err != nil {
		return nil, err
	}
	return client, s.begin(client)
}

func (s *server) begin(client *smtp.Client) error {
	_, domain, _ := strings.Cut(mailbox(s.From), "@")
	if err := client.Hello(domain); err != nil {
		return err
	}
	if s.Security == model.StartTLS {
		if offers, _ := client.Extension("STARTTLS"); !offers {
			return errors.New("the mail server offers no TLS (STARTTLS), and nothing is sent without")
		}
		if err := client.StartTLS(s.tlsConfig()); err != nil {
			return err
		}
	}
	if s.Username == "" {
		return nil
	}
	return s.signIn(client)
}

func (s *server) signIn(client *smtp.Client) error {
	if s.password == "" {
		return noPassword()
	}
	_, ways := client.Extension("AUTH")
	inTheClear := s.Security == model.PlainMail
	switch ways := strings.Fields(ways); {
	case has(ways, "PLAIN"):
		return client.Auth(smtp.PlainAuth("", s.Username, s.password, s.Host, inTheClear))
	case has(ways, "LOGIN"):
		return client.Auth(smtp.LoginAuth(s.Username, s.password, s.Host, inTheClear))
	}
	return errors.New("the mail server lets nobody sign in with a password (AUTH PLAIN or LOGIN)")
}

func has(ways []string, way string) bool {
	for _, w := range ways {
		if strings.EqualFold(w, way) {
			return true
		}
	}
	return false
}

func (s *server) tlsConfig() *tls.Config {
	config := &tls.Config{}
	if s.tls != nil {
		config = s.tls.Clone()
	}
	config.ServerName, config.MinVersion = s.Host, tls.VersionTLS12
	return config
}

// say says the letter. Until its end was said the server cannot have it; what
// fails from then on is unknown, unless the server says so itself.
func (s *server) say(client *smtp.Client, conn *patience, l *Letter, message []byte) answer {
	from, to := mailbox(s.From), mailbox(l.Email.To)
	client.SkipSMTPUTF8(ascii(from) && ascii(to))
	if err := client.Mail("<" + from + ">"); err != nil {
		return failed(err)
	}
	if err := client.Rcpt("<" + to + ">"); err != nil {
		return failed(err)
	}
	data, err := client.Data()
	if err != nil {
		return failed(err)
	}
	if _, err := data.Write(message); err != nil {
		return failed(err)
	}
	if err := conn.settle(); err != nil {
		return failed(err) // its end was not said
	}
	if err := data.Close(); err != nil {
		if answered(err) {
			return failed(err)
		}
		return answer{unknown, "the answer is lost: " + told(err)}
	}
	_ = client.Quit() // it has the letter, whatever it says to a farewell
	return answer{taken, response(data)}
}

func response(data io.WriteCloser) string {
	if closed, ok := data.(*smtp.DataCloser); ok {
		return "250 " + closed.ServerResponse()
	}
	return "250"
}

// failed is a refusal: for good where the server says so.
func failed(err error) answer {
	var reply *textproto.Error
	switch {
	case errors.As(err, &reply) && reply.Code/100 == 5:
		return answer{refused, told(err)}
	case errors.As(err, &reply) && reply.Code == 421: // the service closes
		return answer{down, told(err)}
	case errors.As(err, &reply):
		return answer{later, told(err)}
	}
	return answer{down, told(err)}
}

// answered reports whether an error is the server's own answer.
func answered(err error) bool {
	var reply *textproto.Error
	return errors.As(err, &reply)
}

// told is an error in words for staff.
func told(err error) string {
	var timeout net.Error
	var reply *textproto.Error
	switch {
	case errors.As(err, &reply):
		return fmt.Sprintf("%d %s", reply.Code, reply.Msg)
	case errors.Is(err, context.Canceled), errors.Is(err, net.ErrClosed):
		return "the program was ended"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "the mail server did not answer in time"
	case errors.Is(err, io.EOF):
		return "the mail server hung up"
	}
	return err.Error()
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
