package outbox_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"math/big"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// sink is a real mail server that keeps what it gets, and misbehaves where a
// test says so.
type sink struct {
	host  string
	port  int
	roots *x509.CertPool

	user, password     string
	onMail, onRcpt     error
	onData             error
	onLetter           func() // called before the answer
	drops              bool   // hangs up before it answers to a letter
	mu                 sync.Mutex
	got                []received
	connections, pleas int
}

// received is one letter with its envelope.
type received struct {
	from string
	to   []string
	text string
}

// setup is how a sink listens.
type setup struct {
	implicit bool   // TLS from the first byte
	noTLS    bool   // no STARTTLS offered
	name     string // in the certificate; empty is the sink's own address
	strange  bool   // a certificate that nobody vouches for
	expired  bool   // a certificate of yesterday
	old      bool   // TLS 1.1 and nothing newer
}

func newSink(t *testing.T, how setup) *sink {
	t.Helper()
	s := &sink{roots: x509.NewCertPool()}
	server := smtp.NewServer(s)
	server.Domain = "sink.example.org"
	server.AllowInsecureAuth = true
	server.ErrorLog = quiet{}
	config := s.certify(t, how)
	if !how.noTLS {
		server.TLSConfig = config
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.host, s.port = "127.0.0.1", listener.Addr().(*net.TCPAddr).Port
	if how.implicit {
		listener = tls.NewListener(listener, config)
	}
	go func() { _ = server.Serve(listener) }()
	t.Cleanup(func() { _ = server.Close() })
	return s
}

type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}

// certify makes the sink's certificate.
func (s *sink) certify(t *testing.T, how setup) *tls.Config {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "sink"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	if how.expired {
		about.NotBefore, about.NotAfter = time.Now().Add(-48*time.Hour), time.Now().Add(-24*time.Hour)
	}
	if how.name != "" {
		about.DNSNames = []string{how.name}
	} else {
		about.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	if !how.strange {
		s.roots.AddCert(leaf)
	}
	config := &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}
	if how.old {
		config.MinVersion, config.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	}
	return config
}

func (s *sink) letters() []received {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]received(nil), s.got...)
}

func (s *sink) NewSession(c *smtp.Conn) (smtp.Session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.connections++
	return &session{sink: s, conn: c}, nil
}

type session struct {
	*sink
	conn *smtp.Conn
	now  received
	in   bool
}

func (s *session) AuthMechanisms() []string {
	if s.user == "" {
		return nil
	}
	return []string{sasl.Plain}
}

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.pleas++
		if user != s.user || password != s.password {
			return &smtp.SMTPError{Code: 535, EnhancedCode: smtp.EnhancedCode{5, 7, 8}, Message: "who are you?"}
		}
		s.in = true
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if s.user != "" && !s.in {
		return smtp.ErrAuthRequired
	}
	s.now.from = from
	return s.onMail
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.now.to = append(s.now.to, to)
	return s.onRcpt
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.onData != nil {
		return s.onData
	}
	s.now.text = string(text)
	s.got = append(s.got, s.now)
	if s.onLetter != nil {
		s.onLetter()
	}
	if s.drops {
		return s.conn.Conn().Close()
	}
	return nil
}

func (s *session) Reset()        { s.now = received{} }
func (s *session) Logout() error { return nil }
