package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"frontdesk/model"
)

// What is in the file is nobody else's business.
const (
	fileMode = 0o600
	dirMode  = 0o700
)

// create makes an empty practice file whole: whoever finds the file finds all
// of it, also after a power cut in the middle.
func create(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(dir, "."+filepath.Base(path)+".new-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temporary.Name()) }()
	if err := temporary.Close(); err != nil {
		return err
	}
	if err := initialise(temporary.Name()); err != nil {
		return fmt.Errorf("make %s: %w", path, err)
	}
	if err := putInPlace(temporary.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

func initialise(path string) error {
	fresh, err := bbolt.Open(path, fileMode, &bbolt.Options{Timeout: lockWait})
	if err != nil {
		return err
	}
	return errors.Join(bringUp(fresh, false), fresh.Sync(), fresh.Close())
}

// putInPlace gives the file its name, unless another process was quicker. A
// link does not replace what is there; where there are no links, a rename may.
func putInPlace(temporary, path string) error {
	err := os.Link(temporary, path)
	if err == nil || errors.Is(err, os.ErrExist) {
		return nil
	}
	return os.Rename(temporary, path)
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// checkFile refuses what is no file.
func checkFile(file *os.File) error {
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		return model.Errorf(model.Invalid, "%s is no file", file.Name()).Hint("name a file with --db")
	}
	return err
}

// checkMode refuses a file that others can read.
func checkMode(file *os.File) error {
	info, err := file.Stat()
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		return model.Errorf(model.Invalid, "others on this machine can read or change %s (mode %04o)",
			file.Name(), info.Mode().Perm()).Hint("chmod 600 %s", file.Name())
	}
	return err
}
