package main

import (
	"context"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"frontdesk/ui/remote"
)

// joinedError is how a command ended that ran in the process which serves the
// practice; it was told there.
type joinedError struct{ status int }

func (joinedError) Error() string { return "it ended in the process that serves the practice" }

// join runs a command in the process that serves the practice, if one does; its
// second value is false where the command is to be run here.
func (p *program) join(ctx context.Context, cmd *cobra.Command, args []string) (error, bool) { //nolint:revive,staticcheck // the answer, and whether there is one
	path, err := p.path()
	if err != nil || p.served != nil || p.now.given() || !goesOverSSH(cmd) {
		return nil, false
	}
	if _, err := os.Stat(remote.SocketFile(path)); err != nil {
		return nil, false
	}
	guest := remote.Guest{Practice: path, As: p.as, In: p.in, Out: p.out, Err: p.errOut}
	words, closing, err := p.wordsOf(ctx, cmd, args, &guest.In)
	if err != nil {
		return err, true
	}
	defer closing()
	status, err := guest.Command(ctx, words)
	switch {
	case !remote.Joined(err):
		return nil, false
	case err == nil && status != exitDone:
		return joinedError{status}, true
	}
	return err, true
}

// goesOverSSH reports whether a command is one of those that a server runs.
func goesOverSSH(cmd *cobra.Command) bool {
	if !cmd.HasParent() {
		return false
	}
	for cmd.Parent().HasParent() {
		cmd = cmd.Parent()
	}
	for _, served := range newServed(&program{}).Commands() {
		if served.Name() == cmd.Name() {
			return true
		}
	}
	return false
}

// wordsOf is the command as the server is given it. A public key's file is read
// here and becomes its standard input.
func (p *program) wordsOf(ctx context.Context, cmd *cobra.Command, args []string, in *io.Reader) (words []string, closing func(), err error) {
	closing = func() {}
	words = strings.Fields(cmd.CommandPath())[1:]
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		value := flag.Value.String()
		switch flag.Name {
		case "db", "as", "now":
			return
		case "key":
			if value != stdinName {
				*in, closing, err = p.openFile(ctx, value)
				value = stdinName
			}
		}
		words = append(words, "--"+flag.Name+"="+value)
	})
	if err != nil {
		return nil, nil, err
	}
	return append(append(words, "--"), args...), closing, nil
}
