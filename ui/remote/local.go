package remote

import (
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
	"time"

	"frontdesk/model"
)

// SocketFile is where those at the serving machine come in.
func SocketFile(practice string) string { return practice + ".socket" }

// longestSocket is the longest path that a socket can have, in bytes.
const longestSocket = 100

// ListenLocal makes the socket beside the practice's file. Whoever holds the file calls it: a socket that is there was left behind.
func ListenLocal(practice string) (net.Listener, error) {
	path := SocketFile(practice)
	if len(path) > longestSocket {
		return nil, model.Errorf(model.Unsupported, "the file's path is too long for a socket beside it")
	}
	if info, err := os.Lstat(path); err == nil && info.Mode().Type() == os.ModeSocket {
		if err := os.Remove(path); err != nil {
			return nil, fmt.Errorf("remove the socket that was left behind: %w", err)
		}
	}
	before := syscall.Umask(0o777 &^ socketMode)
	l, err := net.Listen("unix", path)
	syscall.Umask(before)
	if err != nil {
		return nil, fmt.Errorf("make the socket for those at this machine: %w", err)
	}
	return l, nil
}

// errNobody is that no server serves the file.
var errNobody = errors.New("nobody serves the file")

// Serves reports whether somebody serves a practice's file at this machine.
func Serves(practice string) bool {
	conn, err := knock(practice)
	return err == nil && conn.Close() == nil
}

// knock is a connection to who serves the file.
func knock(practice string) (net.Conn, error) {
	path := SocketFile(practice)
	if len(path) > longestSocket {
		return nil, errNobody
	}
	conn, err := net.DialTimeout("unix", path, time.Second)
	if err != nil {
		return nil, errNobody
	}
	return conn, nil
}
