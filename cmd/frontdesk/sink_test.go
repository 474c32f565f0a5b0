package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"mime/quotedprintable"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"github.com/rogpeppe/go-internal/testscript"
)

// mailSink is a real mail server that keeps what it gets.
type mailSink struct {
	mu      sync.Mutex
	letters bytes.Buffer
	came    chan struct{} // holds something when a letter came
	refuse  error         // what it says to every address
	ends    chan struct{} // closed at the end of the story
	mute    bool          // it takes a letter and does not answer
}

const sinkKey = "sink"

// sink starts a mail server on this machine that wants TLS and the password
// "open sesame". It writes its certificate to cert.pem, which the programs of
// the story trust from then on, and its set-mail to mail.jsonl.
func sink(ts *testscript.TestScript, _ bool, _ []string) {
	s := ts.Value(sinkKey).(*mailSink)
	server := smtp.NewServer(s)
	server.Domain, server.ErrorLog = "sink", silent{}
	certificate, err := certify()
	ts.Check(err)
	server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	go func() { _ = server.Serve(listener) }()
	ts.Defer(func() {
		close(s.ends)
		_ = server.Close()
	})
	text := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Certificate[0]})
	ts.Check(os.WriteFile(ts.MkAbs("cert.pem"), text, 0o600))
	ts.Setenv("SSL_CERT_FILE", ts.MkAbs("cert.pem"))
	ts.Check(os.WriteFile(ts.MkAbs("mail.jsonl"), fmt.Appendf(nil,
		`{"do":"set-mail","host":"127.0.0.1","port":%d,"username":"desk","from":"desk@harbor.example"}`+"\n",
		listener.Addr().(*net.TCPAddr).Port), 0o600))
}

func certify() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
}

type silent struct{}

func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

// letters FILE writes the letters that the sink got since to a file.
func letters(ts *testscript.TestScript, _ bool, args []string) {
	s := ts.Value(sinkKey).(*mailSink)
	s.mu.Lock()
	defer s.mu.Unlock()
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), s.letters.Bytes(), 0o600))
	s.letters.Reset()
}

// letterComes waits for a letter.
func letterComes(ts *testscript.TestScript, _ bool, _ []string) {
	<-ts.Value(sinkKey).(*mailSink).came
}

// refuses WORDS… makes the sink refuse every address with them; without words
// it takes all again.
func refuses(ts *testscript.TestScript, _ bool, words []string) {
	s := ts.Value(sinkKey).(*mailSink)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = nil
	if len(words) > 0 {
		s.refuse = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: strings.Join(words, " ")}
	}
}

// fallsSilent makes the sink answer to no letter any more.
func fallsSilent(ts *testscript.TestScript, _ bool, _ []string) {
	s := ts.Value(sinkKey).(*mailSink)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mute = true
}

// fillLink FILE puts the link of the last answer of `frontdesk outbox show
// --json` in place of LINK.
func fillLink(ts *testscript.TestScript, _ bool, args []string) {
	var answer struct{ Link string }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &answer))
	if answer.Link == "" {
		ts.Fatalf("the e-mail has no link")
	}
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "LINK", answer.Link)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

func (s *mailSink) NewSession(*smtp.Conn) (smtp.Session, error) {
	return &sinkSession{mailSink: s}, nil
}

type sinkSession struct {
	*mailSink
	in bool
}

func (s *sinkSession) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *sinkSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if s.in = user == "desk" && password == "open sesame"; !s.in {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

func (s *sinkSession) Mail(string, *smtp.MailOptions) error {
	if !s.in {
		return smtp.ErrAuthRequired
	}
	return nil
}

func (s *sinkSession) Rcpt(string, *smtp.RcptOptions) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.refuse
}

func (s *sinkSession) Data(r io.Reader) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := io.Copy(&s.letters, quotedprintable.NewReader(r))
	select {
	case s.came <- struct{}{}:
	default:
	}
	if s.mute {
		<-s.ends
	}
	return err
}

func (s *sinkSession) Reset()        {}
func (s *sinkSession) Logout() error { return nil }
