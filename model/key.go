package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strings"
)

// PublicKey is one line of an authorized_keys file, without options.
type PublicKey struct {
	Type    string
	Blob    []byte // as it travels in SSH
	Comment string
}

// Fingerprint is the key as ssh-keygen -l shows it.
func (k *PublicKey) Fingerprint() string {
	sum := sha256.Sum256(k.Blob)
	return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:])
}

// leastRSA is the smallest RSA key that is taken, in bits.
const leastRSA = 2048

// keyTypes is what a key may be of.
var keyTypes = []string{
	"ssh-ed25519", "sk-ssh-ed25519@openssh.com",
	"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "sk-ecdsa-sha2-nistp256@openssh.com",
	"ssh-rsa",
}

// ParseKeys reads public keys, one a line; blank lines and those that begin
// with # are passed over. Its errors are of code Invalid, at the field "key".
func ParseKeys(text string) ([]PublicKey, error) {
	var keys []PublicKey
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		key, err := parseKey(line)
		if err != nil {
			return nil, err.At("key").Hint("give what stands in the file ~/.ssh/id_ed25519.pub; ssh-keygen makes one")
		}
		keys = append(keys, key)
	}
	return keys, nil
}

func parseKey(line string) (PublicKey, *Error) {
	if strings.HasPrefix(line, "-----BEGIN") {
		return PublicKey{}, Errorf(Invalid, "is a secret key, which nobody but its owner may have; the public one lies beside it and ends in .pub")
	}
	kind, rest, _ := strings.Cut(line, " ")
	if !slices.Contains(keyTypes, kind) {
		return PublicKey{}, Errorf(Invalid, "does not begin like a public key, but with %q", shorten(kind))
	}
	coded, comment, _ := strings.Cut(strings.TrimSpace(rest), " ")
	blob, err := base64.StdEncoding.DecodeString(coded)
	first, after, ok := sshString(blob)
	if err != nil || !ok || string(first) != kind {
		return PublicKey{}, Errorf(Invalid, "is no whole %s key", kind)
	}
	if kind == "ssh-rsa" {
		_, after, _ = sshString(after)
		modulus, _, _ := sshString(after)
		if bits := 8 * len(bytes.TrimLeft(modulus, "\x00")); bits < leastRSA {
			return PublicKey{}, Errorf(Invalid, "is an RSA key of %d bits; %d is the least", bits, leastRSA)
		}
	}
	return PublicKey{Type: kind, Blob: blob, Comment: strings.TrimSpace(comment)}, nil
}

// shorten is the beginning of a text that may be anything.
func shorten(text string) string {
	const most = 30
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// sshString is the first string of a key's blob, and what stands behind it.
func sshString(blob []byte) (first, rest []byte, ok bool) {
	if len(blob) < 4 {
		return nil, nil, false
	}
	size := uint64(binary.BigEndian.Uint32(blob))
	if size > uint64(len(blob)-4) {
		return nil, nil, false
	}
	return blob[4 : 4+size], blob[4+size:], true
}

// HasKey reports whether a public key, as it travels in SSH, is one of the
// staff member's.
func (s *Staff) HasKey(blob []byte) bool {
	keys, err := ParseKeys(s.Key)
	return err == nil && slices.ContainsFunc(keys, func(k PublicKey) bool { return bytes.Equal(k.Blob, blob) })
}

// StaffByKey is the staff member whose public key it is and who may come in,
// or an error of code Unknown.
func StaffByKey(r Reader, blob []byte) (Staff, error) {
	for staff, err := range r.Staff() {
		if err != nil {
			return Staff{}, err
		}
		if !staff.Disabled() && staff.HasKey(blob) {
			return staff, nil
		}
	}
	return Staff{}, Errorf(Unknown, "the key is nobody's of the staff").Hint("a manager adds it: frontdesk staff")
}
