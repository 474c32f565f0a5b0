package store

import (
	"errors"
	"os"
	"path/filepath"
)

// WriteSecret writes a file that its owner alone can read: whole, in place of
// what was there, or not at all.
func WriteSecret(path, text string) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".secret-*") // of mode 0600
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}
