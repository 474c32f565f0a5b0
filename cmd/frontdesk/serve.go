package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/app"
	"frontdesk/ui/config"
	"frontdesk/ui/remote"
)

// serving is where a practice is served.
type serving struct {
	*program
	listen string
	set    config.Config
	// teaches says that it is a class that is let in, by the keys of a file.
	teaches bool
	keys    string
	// telling is held while a line is written.
	telling sync.Mutex
	out     *printer
}

func newServe(p *program) *cobra.Command {
	s := &serving{program: p}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Let the staff in over SSH, each under their own role",
		Long: `Keeps the practice open, and shows its screens over SSH to those of the staff who
have the key that stands in their record (frontdesk staff add). There is no
password and no other way in. The commands that ask and change what is recorded
work over SSH too, under the same role: ssh -p 2222 desk list.

Who sits at this machine comes in with frontdesk, as where nothing is served.
E-mails are delivered from here. The server's own key is made on first use, in
FILE.host-key, which nobody else can read.

It goes on until it is interrupted or terminated, and then ends every screen
tidily.

--train lets in a class to learn in place of the staff, by the keys of a file of
public keys, one a line with a name behind it. Each plays scenarios on practices
of their own that are thrown away, or watches somebody else's; no practice file
is touched. The server's own key is then made beside the file of keys.`,
		Example: `  frontdesk staff add "Dr. Chen" --role practitioner --key chen.pub
  frontdesk serve
  frontdesk serve --listen 192.0.2.7:2222 --db /srv/frontdesk/practice.db
  frontdesk serve --train --keys class.pub`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&s.listen, "listen", ":2222", "the ADDRESS to be reached at: HOST:PORT")
	cmd.Flags().BoolVar(&s.teaches, "train", false, "let in a class to learn, and nobody to a practice")
	cmd.Flags().StringVar(&s.keys, "keys", "", "the FILE of the class's public keys, for --train")
	p.addConfig(cmd)
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		switch {
		case s.teaches && s.keys == "":
			return usageError{errors.New("--train needs --keys FILE: the public keys of those who may come in, one a line with a name behind it")}
		case s.teaches:
			return s.teach(ctx, cmd)
		case s.keys != "":
			return usageError{errors.New("--keys is for --train: the staff come in by the keys of the practice, which frontdesk staff add gives them")}
		}
		return s.run(ctx)
	})
}

func (s *serving) run(ctx context.Context) error {
	path, err := s.path()
	if err != nil {
		return err
	}
	if err := s.configure(); err != nil {
		return err
	}
	if remote.Serves(path) {
		return model.Errorf(model.InUse, "%s is being served already", path).
			Hint("come in: `frontdesk` at this machine, `ssh` from another one")
	}
	return s.withDesk(ctx, func(d *desk) error {
		if err := s.someKey(ctx, d); err != nil {
			return err
		}
		key, err := remote.HostKey(path)
		if err != nil {
			return err
		}
		outside, err := remote.Listen(s.listen)
		if err != nil {
			return err
		}
		home, err := remote.ListenLocal(path)
		if err != nil {
			s.tell("note: nobody can join at this machine: " + err.Error())
		}
		defer s.courier(d).Start(ctx)()
		s.tell(fmt.Sprintf("serving %s at %s, host key %s", path, outside.Addr(), gossh.FingerprintSHA256(key.PublicKey())))
		err = s.server(ctx, d, key).Serve(ctx, outside, home)
		s.tell("ended")
		return err
	})
}

// configure reads how the screens look for everybody.
func (s *serving) configure() (err error) {
	var notes []string
	if s.set, notes, err = s.configuration(); err != nil {
		return err
	}
	s.out = newPrinter(s.errOut)
	for _, note := range notes {
		s.tell("note: " + note)
	}
	return nil
}

// someKey reports that nobody could come in.
func (s *serving) someKey(ctx context.Context, d *desk) error {
	return d.View(ctx, d.who, func(r model.Reader) error {
		for staff, err := range r.Staff() {
			if err != nil {
				return err
			}
			if keys, err := model.ParseKeys(staff.Key); err == nil && len(keys) > 0 && !staff.Disabled() {
				return nil
			}
		}
		return model.Errorf(model.Missing, "nobody of the staff has a key, so that nobody could come in").
			Hint(`add somebody: frontdesk staff add "Dr. Chen" --role practitioner --key chen.pub`)
	})
}

func (s *serving) server(ctx context.Context, d *desk, key gossh.Signer) *remote.Server {
	shared := ui.NewShared(d.Watch(ctx))
	return &remote.Server{
		Store: d.Store, HostKey: key, Limits: remote.DefaultLimits(), Note: s.tell, Lock: s.lock,
		Screens: func(who store.Actor) app.Options {
			return app.Options{
				Store: d.Store, Shared: shared, Actor: who, Now: s.clock(), Theme: s.set.Theme, Keys: s.set.Keys, NoMouse: s.set.NoMouse,
				Mail: mailOf(who, d, s.mail(d)),
			}
		},
		Command: func(ctx context.Context, call remote.Call) int {
			return runServed(ctx, &desk{Store: d.Store, who: call.Who}, call)
		},
	}
}

// mailOf is the way to the mail server for those whose it is to set up.
func mailOf(who store.Actor, d *desk, mail ui.Mail) ui.Mail {
	may := func(ctx context.Context) error {
		return d.View(ctx, who, func(r model.Reader) error { return model.MayDo(r, (&model.SetMail{}).Do()) })
	}
	set, test := mail.SetPassword, mail.Test
	mail.SetPassword = func(password string) error {
		if err := may(context.Background()); err != nil {
			return err
		}
		return set(password)
	}
	mail.Test = func(ctx context.Context, to string) (string, error) {
		if err := may(ctx); err != nil {
			return "", err
		}
		return test(ctx, to)
	}
	return mail
}

// tell writes a line about who came and went, for whoever keeps the server.
func (s *serving) tell(line string) {
	s.telling.Lock()
	defer s.telling.Unlock()
	s.out.line(line)
	_ = s.out.flush() // nobody reads it then
}
