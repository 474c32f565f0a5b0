package model

// Security is how the connection to the mail server is kept private.
type Security string

const (
	StartTLS    Security = "starttls" // begins in the clear and must go over to TLS
	ImplicitTLS Security = "implicit" // is TLS from its first byte
	// PlainMail has no TLS. It is for a mail server on this very machine.
	PlainMail Security = "plain"
)

// Securities is every way.
func Securities() []Security { return []Security{StartTLS, ImplicitTLS, PlainMail} }

// Mail is how the practice's e-mails leave. The password stands in no record.
type Mail struct {
	Host     string   `cbor:"1,keyasint,omitempty" json:"host,omitempty"`
	Port     int      `cbor:"2,keyasint,omitempty" json:"port,omitempty"`
	Security Security `cbor:"3,keyasint,omitempty" json:"security,omitempty"`
	Username string   `cbor:"4,keyasint,omitempty" json:"username,omitempty"`
	From     string   `cbor:"5,keyasint,omitempty" json:"from,omitempty"`
	FromName string   `cbor:"6,keyasint,omitempty" json:"from_name,omitempty"`
	ReplyTo  string   `cbor:"7,keyasint,omitempty" json:"reply_to,omitempty"`
}

// Set reports whether there is a mail server.
func (m *Mail) Set() bool { return m.Host != "" }
