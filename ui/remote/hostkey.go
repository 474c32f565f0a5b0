package remote

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
)

// hostKeyFile is where the server's own key for a practice's file lies.
func hostKeyFile(practice string) string { return practice + ".host-key" }

// HostKey is the server's own key, which is made on first use, for its owner
// alone to read.
func HostKey(practice string) (gossh.Signer, error) {
	path := hostKeyFile(practice)
	info, err := os.Lstat(path)
	if errors.Is(err, os.ErrNotExist) {
		if err := makeHostKey(path); err != nil {
			return nil, fmt.Errorf("make the host key: %w", err)
		}
		info, err = os.Lstat(path)
	}
	if err != nil {
		return nil, fmt.Errorf("look for the host key: %w", err)
	}
	if !info.Mode().IsRegular() || info.Mode().Perm()&0o077 != 0 {
		return nil, model.Errorf(model.Invalid, "others can read the host key in %s: it is not used", path).
			Hint("remove it, and a new one is made; those who came in before are warned that it changed")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the host key: %w", err)
	}
	const longest = 64 << 10
	text, err := io.ReadAll(io.LimitReader(file, longest))
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("read the host key: %w", err)
	}
	key, err := gossh.ParsePrivateKey(text)
	if err != nil {
		return nil, model.Errorf(model.Invalid, "%s holds no host key", path).
			Hint("remove it, and a new one is made; those who came in before are warned that it changed")
	}
	return key, nil
}

// makeHostKey writes a new key whole or not at all, and never over another.
func makeHostKey(path string) error {
	_, secret, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(secret, "frontdesk")
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".host-key-*") // readable for its owner alone
	if err != nil {
		return err
	}
	err = errors.Join(pem.Encode(file, block), file.Sync(), file.Close())
	if err == nil {
		err = os.Link(file.Name(), path)
	}
	if errors.Is(err, os.ErrExist) {
		err = nil
	}
	return errors.Join(err, os.Remove(file.Name()))
}
