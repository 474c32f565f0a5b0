package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
)

// SaveNew writes a file that is not there yet, for its owner alone to read. One
// that could not be written whole is taken away again. Its errors name the
// field "path".
func SaveNew(path string, write func(io.Writer) error) error {
	path, err := inHome(path)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, os.ErrExist):
		return model.Errorf(model.Already, "%s is there already", path).At("path").Hint("give it another name")
	case err != nil:
		return model.Errorf(model.Invalid, "it cannot be written there: %v", store.Cause(err)).At("path")
	}
	if err := errors.Join(write(file), file.Sync(), file.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), os.Remove(path))
	}
	return nil
}

// inHome is a path whose ~ stands for the person's own directory.
func inHome(path string) (string, error) {
	if path == "" {
		return "", model.Errorf(model.Missing, "say where it is to lie").At("path")
	}
	rest, is := strings.CutPrefix(path, "~/")
	if !is {
		return path, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find the home directory: %w", err)
	}
	return filepath.Join(home, rest), nil
}
