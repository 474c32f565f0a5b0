package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"frontdesk/store/passphrase"
	"frontdesk/ui/lock"
)

func newPassphrase(p *program) *cobra.Command {
	remove := false
	cmd := &cobra.Command{
		Use:   "passphrase",
		Short: "Set what unlocks the screens at this machine",
		Long: `Asks for the passphrase that unlocks the screens at this machine, without showing
it, or reads one line of standard input. Screens are locked after the minutes
without a key that the practice has set (lock_minutes of set-practice). Where no
passphrase is set they are blank then, and enter goes on.

It keeps people out of screens that were left open, and not out of the file: who
can read that needs none. Over SSH the key does the same.`,
		Example: `  frontdesk passphrase
  frontdesk passphrase --remove`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "forget the passphrase")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		path, err := p.path()
		if err != nil {
			return err
		}
		text := ""
		if !remove {
			if text, err = p.askTwice(ctx); err != nil {
				return err
			}
		}
		if err := passphrase.Set(path, text); err != nil {
			return err
		}
		out := newPrinter(p.out)
		if remove {
			out.line("the passphrase is forgotten")
		} else {
			out.line("the passphrase is set; it holds for screens opened from now on")
		}
		return out.flush()
	})
}

// askTwice reads a passphrase, on a terminal twice: nobody sees what they type.
func (p *program) askTwice(ctx context.Context) (string, error) {
	first, err := p.askPassword(ctx, "the new passphrase")
	if err != nil || !isTerminal(p.in) {
		return first, err
	}
	again, err := p.askPassword(ctx, "the new passphrase again")
	if err == nil && again != first {
		err = usageError{errors.New("the two are not the same: nothing was changed")}
	}
	return first, err
}

// lock is how the screens at this machine come back.
func (p *program) lock() lock.Options {
	path, err := p.path()
	if err != nil || !passphrase.IsSet(path) {
		return lock.Options{}
	}
	return lock.Options{Passphrase: func(_ context.Context, typed string) error { return passphrase.Check(path, typed) }}
}
