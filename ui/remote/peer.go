package remote

import (
	"context"
	"net"

	"frontdesk/model"
	"frontdesk/store"
)

// Peer is who comes in at the serving machine, as its own system says.
type Peer struct {
	// User is what the system calls them, Name their full name.
	User, Name string
	// Owner is whose file it is, or the machine's administrator.
	Owner bool
}

// atMachine is who a peer is here: the staff member whom the system calls so,
// else a manager where the file is theirs, who may also work as any of the
// staff.
func (s *Server) atMachine(ctx context.Context, peer Peer, as string) (who person, err error) {
	err = s.Store.View(ctx, store.Actor{Name: "the server"}, func(r model.Reader) error {
		if as != "" && peer.Owner {
			id, err := model.FindStaff(r, as)
			if err != nil {
				return err
			}
			staff, err := r.StaffMember(id)
			who.Actor = store.Actor{ID: id, Name: staff.Name}
			return err
		}
		staff, err := model.StaffByMachineUser(r, peer.User)
		switch {
		case err == nil && as != "" && !isNamed(r, &staff, as):
			return notAs(&staff, peer)
		case err == nil:
			who = person{Actor: store.Actor{ID: staff.ID, Name: staff.Name}, user: peer.User}
		case peer.Owner && model.IsCode(err, model.Unknown):
			who.Actor, err = store.Actor{Name: peer.Name}, nil
		}
		return err
	})
	who.owner = peer.Owner
	return who, err
}

func isNamed(r model.Reader, staff *model.Staff, as string) bool {
	id, err := model.FindStaff(r, as)
	return err == nil && id == staff.ID
}

func notAs(staff *model.Staff, peer Peer) error {
	return model.Errorf(model.Forbidden, "%s, as this machine calls you, is %s, and works as nobody else", peer.User, staff.Name).
		Hint("leave --as out")
}

// peerOf is who is at the other end.
func (s *Server) peerOf(conn net.Conn) (Peer, error) {
	if s.Peer != nil {
		return s.Peer(conn)
	}
	return systemPeer(conn)
}
