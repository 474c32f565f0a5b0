package main

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/store/scratch"
	"frontdesk/ui"
	"frontdesk/ui/app"
	"frontdesk/ui/lock"
	"frontdesk/ui/remote"
	lessons "frontdesk/ui/training"
)

// teach lets a class in until ctx ends.
func (s *serving) teach(ctx context.Context, cmd *cobra.Command) error {
	if err := ownPractice(cmd); err != nil {
		return err
	}
	if err := s.configure(); err != nil {
		return err
	}
	_, keys, err := s.readKeys(ctx, s.keys)
	if err != nil {
		return err
	}
	return s.withRegister(ctx, keys, func(register store.Store) (err error) {
		host, err := remote.HostKey(s.keys)
		if err != nil {
			return err
		}
		outside, err := remote.Listen(s.listen)
		if err != nil {
			return err
		}
		class := lessons.NewClass()
		defer func() { err = cmp.Or(err, class.Close()) }()
		s.tell(fmt.Sprintf("%s may come in to learn at %s, host key %s",
			ui.Plural(len(keys), "key", "keys"), outside.Addr(), gossh.FingerprintSHA256(host.PublicKey())))
		err = s.school(register, host, class).Serve(ctx, outside, nil)
		s.tell("ended")
		return err
	})
}

// withRegister makes a throw-away practice whose staff is the class, for fn: by
// it the server knows who comes in. Nobody sees it.
func (s *serving) withRegister(ctx context.Context, keys []model.PublicKey, fn func(store.Store) error) (err error) {
	dir, err := scratch.Make(scratch.Class)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, os.RemoveAll(dir)) }()
	file, err := bolt.Open(ctx, filepath.Join(dir, "register.db"), bolt.Options{Now: s.clock(), Training: true})
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, file.Close()) }()
	for i, key := range keys {
		_, err := file.Do(ctx, store.Actor{Name: "the server"}, &model.AddStaff{
			Name: cmp.Or(key.Comment, fmt.Sprintf("Learner %d", i+1)), Role: model.Trainer,
			Key: key.Type + " " + base64.StdEncoding.EncodeToString(key.Blob),
		})
		if err != nil {
			return fmt.Errorf("key %d of %s: %w", i+1, s.keys, err)
		}
	}
	return fn(file)
}

// school shows the training's screens to those of the register.
func (s *serving) school(register store.Store, host gossh.Signer, class *lessons.Class) *remote.Server {
	t := &train{program: s.program}
	scenarios, errs := t.scenarios()
	_ = t.faults(errs) // the others can be played
	return &remote.Server{
		Store: register, HostKey: host, Limits: remote.DefaultLimits(), Note: s.tell,
		Screens: func(who store.Actor) app.Options {
			return app.Options{
				// A manager of each practice that is played, and nobody of its staff.
				Actor: store.Actor{Name: who.Name},
				Now:   s.clock(), Theme: s.set.Theme, Keys: s.set.Keys, NoMouse: s.set.NoMouse,
				Inner: func(session *ui.Session, out io.Writer) lock.Inner {
					return lessons.New(lessons.Options{Session: session, Out: out, Class: class, Scenarios: scenarios})
				},
			}
		},
		Command: func(_ context.Context, call remote.Call) int {
			p := &program{errOut: call.Err}
			p.report(usageError{errors.New("here is a class, which has screens and no commands: come in without one")})
			return exitUsage
		},
	}
}
