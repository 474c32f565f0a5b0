package remote

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// socketMode is who may knock: anybody of the machine, for it is asked who they
// are.
const socketMode = 0o666

// systemPeer is who is at the other end of a connection of this machine.
func systemPeer(conn net.Conn) (Peer, error) {
	uid, err := uidOf(conn)
	if err != nil {
		return Peer{}, err
	}
	number := strconv.Itoa(uid)
	peer := Peer{User: number, Name: "user " + number, Owner: uid == 0 || uid == os.Geteuid()}
	if known, err := user.LookupId(number); err == nil { // else the number must do
		peer.User, peer.Name = known.Username, cmp.Or(known.Name, known.Username)
	}
	return peer, nil
}

// ownsFile reports a server that is another user's than the file is.
func ownsFile(conn net.Conn, practice string) error {
	uid, err := uidOf(conn)
	if err != nil {
		return err
	}
	info, err := os.Stat(practice)
	if err != nil {
		return err
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); !ok || int(owner.Uid) != uid {
		return fmt.Errorf("user %d is not whose file it is", uid)
	}
	return nil
}

// uidOf is the number of the user at the other end: of the one who comes in, or
// of the one who listens.
func uidOf(conn net.Conn) (int, error) {
	socket, ok := conn.(*net.UnixConn)
	if !ok {
		return 0, errors.New("it is no connection of this machine")
	}
	raw, err := socket.SyscallConn()
	if err != nil {
		return 0, err
	}
	var peer *syscall.Ucred
	var failed error
	err = raw.Control(func(fd uintptr) {
		peer, failed = syscall.GetsockoptUcred(int(fd), syscall.SOL_SOCKET, syscall.SO_PEERCRED)
	})
	if err = errors.Join(err, failed); err != nil {
		return 0, err
	}
	return int(peer.Uid), nil
}
