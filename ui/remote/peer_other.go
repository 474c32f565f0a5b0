//go:build !linux

package remote

import (
	"errors"
	"net"
)

// ownPeer reports a peer that is no connection of this machine. Whose it is is
// kept by the socket's mode: nobody else can open it.
func ownPeer(conn net.Conn) error {
	if _, ok := conn.(*net.UnixConn); !ok {
		return errors.New("it is no connection of this machine")
	}
	return nil
}
