package remote

import (
	"errors"
	"io"
	"os"
	"slices"
	"sync"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/store"
	"frontdesk/ui"
)

// The channels by which a server reaches files of who joined: one to read, and
// one to make anew. Each names its file.
const (
	readChannel = "read@frontdesk"
	saveChannel = "save@frontdesk"
)

// whole is said behind the last of a file that is saved: what breaks off before
// is not kept.
const whole = "whole"

// lend lets the server reach the files that were named to it, and no others,
// until the connection ends. They are opened here, by who may. What is returned
// waits until none is under way any more.
func (g *Guest) lend(client *gossh.Client) (wait func()) {
	var hands sync.WaitGroup
	for _, kind := range []string{readChannel, saveChannel} {
		asked := client.HandleChannelOpen(kind)
		hands.Add(1)
		store.Go(func() {
			defer hands.Done()
			for one := range asked {
				hands.Add(1)
				store.Go(func() {
					defer hands.Done()
					g.hand(one)
				})
			}
		})
	}
	return hands.Wait
}

// hand hands over one file.
func (g *Guest) hand(asked gossh.NewChannel) {
	name := string(asked.ExtraData())
	if !slices.Contains(g.Files, name) {
		_ = asked.Reject(gossh.Prohibited, name+" is read only for a script that is named on the command line")
		return
	}
	if asked.ChannelType() == saveChannel {
		g.save(asked, name)
		return
	}
	file, err := os.Open(name)
	if err != nil {
		_ = asked.Reject(gossh.ConnectionFailed, ui.Words(store.CannotRead(name, err)))
		return
	}
	defer func() { _ = file.Close() }()
	channel, requests, err := asked.Accept()
	if err != nil {
		return
	}
	store.Go(func() { gossh.DiscardRequests(requests) })
	if _, err := io.Copy(channel, file); err == nil {
		_, _ = channel.SendRequest(whole, false, nil)
	}
	_ = channel.Close()
}

// save makes a file of what comes, and answers with what went wrong.
func (g *Guest) save(asked gossh.NewChannel, name string) {
	channel, requests, err := asked.Accept()
	if err != nil {
		return
	}
	defer func() { _ = channel.Close() }()
	err = ui.SaveNew(name, func(w io.Writer) error {
		if _, err := io.Copy(w, channel); err != nil {
			return err
		}
		return allCame(requests)
	})
	if err != nil {
		_, _ = io.WriteString(channel, ui.Words(err))
	}
}

// allCame reports whether a channel whose data ended was ended by its sender.
func allCame(requests <-chan *gossh.Request) error {
	select {
	case request := <-requests:
		if request != nil && request.Type == whole {
			return nil
		}
	default:
	}
	return errors.New("it broke off")
}
