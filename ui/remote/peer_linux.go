package remote

import (
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
)

// ownPeer reports a peer that is neither this process's user nor the machine's
// administrator.
func ownPeer(conn net.Conn) error {
	socket, ok := conn.(*net.UnixConn)
	if !ok {
		return errors.New("it is no connection of this machine")
	}
	raw, err := socket.SyscallConn()
	if err != nil {
		return err
	}
	var peer *syscall.Ucred
	var failed error
	err = raw.Control(func(fd uintptr) {
		peer, failed = syscall.GetsockoptUcred(int(fd), syscall.SOL_SOCKET, syscall.SO_PEERCRED)
	})
	if err = errors.Join(err, failed); err != nil {
		return err
	}
	if peer.Uid != 0 && int(peer.Uid) != os.Geteuid() {
		return fmt.Errorf("user %d is not whose file it is", peer.Uid)
	}
	return nil
}
