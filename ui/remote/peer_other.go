//go:build !linux

package remote

import (
	"cmp"
	"errors"
	"net"
	"os/user"
)

// socketMode is who may knock: the file's owner alone, for nobody says who it
// is.
const socketMode = 0o600

// systemPeer is the file's owner: nobody else can open the socket.
func systemPeer(conn net.Conn) (Peer, error) {
	if _, ok := conn.(*net.UnixConn); !ok {
		return Peer{}, errors.New("it is no connection of this machine")
	}
	me, err := user.Current()
	if err != nil {
		return Peer{}, err
	}
	return Peer{User: me.Username, Name: cmp.Or(me.Name, me.Username), Owner: true}, nil
}

// ownsFile cannot say whose a server is here.
func ownsFile(net.Conn, string) error {
	return errors.New("the host key beside the file cannot be read")
}
