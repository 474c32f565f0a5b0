package bolt

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"strconv"
	"syscall"
	"time"

	"frontdesk/model"
)

const (
	lockWait  = time.Second           // the longest wait for another process
	lockRetry = 20 * time.Millisecond // between two looks
)

// lock takes the file's lock, alone or beside others who only read. bbolt
// locks the same open file again, which changes nothing.
func lock(ctx context.Context, file *os.File, path string, shared bool) error {
	how := syscall.LOCK_EX | syscall.LOCK_NB
	if shared {
		how = syscall.LOCK_SH | syscall.LOCK_NB
	}
	ctx, cancel := context.WithTimeoutCause(ctx, lockWait, errLockWait)
	defer cancel()
	retry := time.NewTicker(lockRetry)
	defer retry.Stop()
	for {
		err := syscall.Flock(int(file.Fd()), how)
		if err == nil || !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			return err
		}
		select {
		case <-ctx.Done():
			if errors.Is(context.Cause(ctx), errLockWait) {
				return inUse(path)
			}
			return ctx.Err()
		case <-retry.C:
		}
	}
}

var errLockWait = errors.New("waited long enough for the lock")

// holder is who has a file open for writing, as a file beside it says. The
// holder keeps that file locked, so that one left by a process that was killed
// is told from a true one.
type holder struct {
	PID   int       `json:"pid"`
	User  string    `json:"user"`
	Host  string    `json:"host"`
	Since time.Time `json:"since"`

	file *os.File
}

func holderPath(path string) string { return path + ".lock" }

// declareHolder says who holds the file. It is a courtesy to the next one who
// wants it, so that failing at it is no error.
func declareHolder(path string, since time.Time) *holder {
	h := &holder{PID: os.Getpid(), User: userName(), Since: since}
	h.Host, _ = os.Hostname()
	file, err := os.OpenFile(holderPath(path), os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, fileMode)
	if err != nil {
		return nil
	}
	text, err := json.Marshal(h)
	if err == nil {
		err = errors.Join(syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB), file.Truncate(0))
	}
	if err == nil {
		_, err = file.Write(append(text, '\n'))
	}
	if err != nil {
		_ = file.Close()
		return nil
	}
	h.file = file
	return h
}

func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return strconv.Itoa(os.Getuid())
}

// remove takes the declaration back.
func (h *holder) remove() {
	if h == nil || h.file == nil {
		return
	}
	_ = os.Remove(h.file.Name())
	_ = h.file.Close()
	h.file = nil
}

// readHolder is who declares to hold the file now, nil where nobody does.
func readHolder(path string) *holder {
	file, err := os.OpenFile(holderPath(path), os.O_RDONLY|syscall.O_NOFOLLOW, 0)
	if err != nil {
		return nil
	}
	defer func() { _ = file.Close() }()
	if syscall.Flock(int(file.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) == nil {
		return nil // nobody keeps it locked: it was left behind
	}
	var h holder
	if json.NewDecoder(file).Decode(&h) != nil || h.PID == 0 {
		return nil
	}
	return &h
}

// inUse says who has the file and what to do.
func inUse(path string) error {
	h := readHolder(path)
	if h == nil {
		return model.Errorf(model.InUse, "%s is in use by another process", path).
			Hint("try again in a moment; `fuser %s` tells which process it is", path)
	}
	return model.Errorf(model.InUse, "%s is in use by process %d of %s on %s, since %s",
		path, h.PID, h.User, h.Host, h.Since.Format("2006-01-02 15:04")).
		Hint("work in that window; for several people at once end it, and start `frontdesk serve`").
		Hint("close it there, or end it with `kill %d` if nobody works in it: what was saved stays saved", h.PID)
}
