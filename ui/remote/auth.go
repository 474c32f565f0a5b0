package remote

import (
	"context"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// byKey lets in those of the staff who prove to have their key, and nobody by
// any other way.
func (s *Server) byKey(door *ssh.Server) error {
	door.PublicKeyHandler = func(ctx ssh.Context, key ssh.PublicKey) bool {
		// Only offered, not proven: it says no more than whether to go on.
		if _, err := s.staffOf(ctx, key.Marshal()); err == nil {
			return true
		}
		s.wrongKey(ctx)
		return false
	}
	door.ServerConfigCallback = func(ctx ssh.Context) *gossh.ServerConfig {
		return &gossh.ServerConfig{
			MaxAuthTries: s.Limits.Tries,
			AuthLogCallback: func(_ gossh.ConnMetadata, _ string, err error) {
				if v, ok := ctx.Value(guestKey{}).(*guest); ok && err == nil {
					s.gate.known(v)
				}
			},
		}
	}
	return nil
}

// wrongKey counts a key that is nobody's, and holds its answer back.
func (s *Server) wrongKey(ctx ssh.Context) {
	v, ok := ctx.Value(guestKey{}).(*guest)
	if !ok {
		return
	}
	n, delay := s.gate.failed(v)
	if n <= s.Limits.FreeTries || n&(n-1) == 0 { // then at 16, 32, 64, …
		s.note("a key that is nobody's was refused, from %s (number %d)", v.from.Addr(), n)
	}
	if delay == 0 {
		return
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}

// staffOf is the staff member who has the key, as recorded now.
func (s *Server) staffOf(ctx context.Context, blob []byte) (staff model.Staff, err error) {
	err = s.Store.View(ctx, store.Actor{Name: "the server"}, func(r model.Reader) error {
		staff, err = model.StaffByKey(r, blob)
		return err
	})
	return staff, err
}

// comesStill reports whether somebody may still work here, and come in as they
// did.
func (s *Server) comesStill(ctx context.Context, who person) bool {
	still := false
	err := s.Store.View(ctx, store.Actor{Name: "the server"}, func(r model.Reader) error {
		staff, err := r.StaffMember(who.ID)
		still = err == nil && !staff.Disabled() &&
			(who.key == "" || staff.HasKey([]byte(who.key))) && (who.user == "" || staff.MachineUser == who.user)
		return err
	})
	return err == nil && still
}

// whoCameIn is whose session it is: looked up again, by the key that was
// proven.
func (s *Server) whoCameIn(sess ssh.Session) (person, error) {
	if who, ok := sess.Context().Value(localKey{}).(person); ok {
		return who, nil
	}
	key := sess.PublicKey()
	if key == nil {
		return person{}, model.Errorf(model.Forbidden, "nobody comes in without a key")
	}
	staff, err := s.staffOf(sess.Context(), key.Marshal())
	if err != nil {
		return person{}, err
	}
	return person{Actor: store.Actor{ID: staff.ID, Name: staff.Name}, key: string(key.Marshal())}, nil
}

// localKey is the key of who came in at the serving machine.
type localKey struct{}

// byMachine lets in whom the machine's own system knows as one of the staff,
// and whose the practice's file is.
func (s *Server) byMachine(door *ssh.Server) error {
	door.ServerConfigCallback = func(ctx ssh.Context) *gossh.ServerConfig {
		return &gossh.ServerConfig{
			NoClientAuth: true,
			NoClientAuthCallback: func(conn gossh.ConnMetadata) (*gossh.Permissions, error) {
				if err := s.letIn(ctx, conn.User()); err != nil {
					s.note("refused at this machine: %v", err)
					return nil, &gossh.BannerError{Err: err, Message: ui.Words(err)}
				}
				return &gossh.Permissions{}, nil
			},
		}
	}
	return nil
}

// letIn finds out who came in at the serving machine.
func (s *Server) letIn(ctx ssh.Context, as string) error {
	v, ok := ctx.Value(guestKey{}).(*guest)
	if !ok {
		return errGone
	}
	peer, err := s.peerOf(v.Conn)
	if err != nil {
		return err
	}
	who, err := s.atMachine(ctx, peer, as)
	if err != nil {
		return err
	}
	ctx.SetValue(localKey{}, who)
	s.gate.known(v)
	return nil
}
