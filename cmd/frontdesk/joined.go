package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"frontdesk/model"
	"frontdesk/store/bolt"
	"frontdesk/store/script"
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
	guest := remote.Guest{Practice: path, As: p.as, In: p.in, Out: p.out, Err: p.errOut, Files: p.filesOf(ctx, cmd, args)}
	status, err := guest.Command(ctx, wordsOf(cmd, args))
	switch {
	case !remote.Joined(err):
		return nil, false
	case err == nil && status != exitDone:
		return joinedError{status}, true
	}
	return err, true
}

// openBolt opens a practice's file. Where a server has it, the error says what
// goes in the place of a command that does not join.
func openBolt(ctx context.Context, path string, opts bolt.Options) (*bolt.DB, error) {
	file, err := bolt.Open(ctx, path, opts)
	if !model.IsCode(err, model.InUse) || !remote.Serves(path) {
		return file, err
	}
	return nil, model.Errorf(model.InUse, "%s is being served, and this is done where it is not", path).
		Hint("check a copy: `frontdesk backup copy.db`, and `frontdesk check --db copy.db`").
		Hint("e-mails are delivered by the server; its screens have the mail server, in 6 Practice").
		Hint("or end the server first: it ends every screen tidily")
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

// wordsOf is the command as the server is given it.
func wordsOf(cmd *cobra.Command, args []string) []string {
	words := strings.Fields(cmd.CommandPath())[1:]
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		values := []string{flag.Value.String()}
		if several, are := flag.Value.(pflag.SliceValue); are {
			values = several.GetSlice()
		}
		for _, value := range values {
			if flag.Name != "db" && flag.Name != "as" {
				words = append(words, "--"+flag.Name+"="+value)
			}
		}
	})
	return append(append(words, "--"), args...)
}

// filesOf is what a command may read or make of the files here: those that it
// names, and those that a script among them names.
func (p *program) filesOf(ctx context.Context, cmd *cobra.Command, args []string) []string {
	files := slices.Clone(args)
	if key := cmd.Flags().Lookup("key"); key != nil {
		files = append(files, key.Value.String())
	}
	if cmd.Name() != "apply" && cmd.Name() != "effect" {
		return files
	}
	for _, name := range args {
		if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
			continue // the server tells of it, or it can be read only once
		}
		if lines, err := p.readScripts(ctx, []string{name}); err == nil {
			files = append(files, script.NewWhole(lines).FilesNamed()...)
		}
	}
	return files
}
