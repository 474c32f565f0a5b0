// Package scratch makes the folders of practices that are thrown away, and
// removes those that a process left which was killed.
//
// It must not open a practice, nor touch anything that is not of such a folder,
// of this user, and old.
package scratch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// Kind is what a practice that is thrown away is for.
type Kind string

const (
	Training      Kind = "training"
	Demonstration Kind = "demo"
	Class         Kind = "class"
)

// kept is how long a folder stays though nobody holds it: a process is about to
// open the practice that it just made room for.
const kept = 24 * time.Hour

// Make is a new folder for one, to be removed by whoever made it.
func Make(kind Kind) (dir string, err error) {
	sweep(os.TempDir(), time.Now().Add(-kept))
	if dir, err = os.MkdirTemp("", prefix(kind)+"*"); err != nil {
		return "", fmt.Errorf("make room for a practice that is thrown away: %w", err)
	}
	return dir, nil
}

func prefix(kind Kind) string { return "frontdesk-" + string(kind) + "-" }

// sweep removes what was left in a folder before a time. Failing at it is no
// error: it is tried again the next time.
func sweep(parent string, before time.Time) {
	for _, kind := range []Kind{Training, Demonstration, Class} {
		// The pattern is well-formed.
		dirs, _ := filepath.Glob(filepath.Join(parent, prefix(kind)+"*"))
		for _, dir := range dirs {
			if ours(dir, before) {
				_ = removeFree(dir)
			}
		}
	}
}

// ours reports whether it is a folder of this user that is older than a time.
func ours(dir string, before time.Time) bool {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || !info.ModTime().Before(before) {
		return false
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(owner.Uid) == os.Getuid()
}

// removeFree removes a folder unless somebody has a practice file in it open.
// It holds their locks itself meanwhile.
func removeFree(dir string) (err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.db"))
	if err != nil {
		return err
	}
	for _, name := range files {
		file, err := os.OpenFile(name, os.O_RDWR|syscall.O_NOFOLLOW, 0)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			return fmt.Errorf("%s is in use: %w", name, err)
		}
	}
	return os.RemoveAll(dir)
}
