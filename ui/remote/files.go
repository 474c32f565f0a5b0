package remote

import (
	"cmp"
	"errors"
	"io"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
)

// Files is the files of who joined at the serving machine, as far as their
// command names them: those are read and made by their own program, with their
// own rights.
type Files struct{ conn *gossh.ServerConn }

// files is nil for those at other machines, whose own program is not ours.
func (v *visit) files() *Files {
	conn, ok := v.Context().Value(ssh.ContextKeyConn).(*gossh.ServerConn)
	if _, here := v.Context().Value(localKey{}).(person); !here || !ok {
		return nil
	}
	return &Files{conn}
}

// Open reads a file.
func (f *Files) Open(name string) (io.ReadCloser, error) {
	channel, requests, err := f.channel(readChannel, name)
	if err != nil {
		return nil, err
	}
	return &reading{Channel: channel, requests: requests}, nil
}

// Save makes a file that is not there yet. One that could not be written whole
// is not kept.
func (f *Files) Save(name string, write func(io.Writer) error) error {
	channel, _, err := f.channel(saveChannel, name)
	if err != nil {
		return err
	}
	defer func() { _ = channel.Close() }()
	if err = write(channel); err == nil {
		_, err = channel.SendRequest(whole, false, nil)
	}
	if err = cmp.Or(err, channel.CloseWrite()); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	// At its end is what the other side says; it may have had enough before.
	said, readErr := io.ReadAll(io.LimitReader(channel, 1<<10))
	if len(said) > 0 {
		return model.Errorf(model.Invalid, "%s", said)
	}
	return cmp.Or(err, readErr)
}

func (f *Files) channel(kind, name string) (gossh.Channel, <-chan *gossh.Request, error) {
	channel, requests, err := f.conn.OpenChannel(kind, []byte(name))
	var refused *gossh.OpenChannelError
	if errors.As(err, &refused) {
		return nil, nil, model.Errorf(model.NotFound, "%s", refused.Message)
	}
	return channel, requests, err
}

// reading is a file as it comes. One that breaks off is no shorter file.
type reading struct {
	gossh.Channel
	requests <-chan *gossh.Request
	ended    error
}

// Read implements io.Reader.
func (r *reading) Read(data []byte) (n int, err error) {
	if r.ended != nil {
		return 0, r.ended
	}
	n, r.ended = r.Channel.Read(data)
	if errors.Is(r.ended, io.EOF) {
		r.ended = cmp.Or(allCame(r.requests), r.ended)
	}
	return n, r.ended
}
