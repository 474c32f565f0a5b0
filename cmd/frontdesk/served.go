package main

import (
	"context"
	"io"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
)

// runServed runs a command of somebody who came in over SSH, on the practice
// that is open, under their own role; it answers with the exit status.
func runServed(ctx context.Context, d *desk, args []string, in io.Reader, out, errOut io.Writer) int {
	p := &program{in: in, out: out, errOut: errOut, served: d}
	root := newServed(p)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	if err := root.ExecuteContext(ctx); err != nil {
		p.wrongUsage(errOut, fang.Styles{}, err)
		return exitUsage
	}
	p.report(p.ended)
	return exitStatus(p.ended)
}

// newServed is the commands that ask and change what is recorded. The others
// are about this machine: its files, its mail server, its editor. Nor is there
// a flag of whose work it is, which the key says.
func newServed(p *program) *cobra.Command {
	root := &cobra.Command{
		Use: "frontdesk", Short: "Decide who may see and do what on the client portal",
		SilenceErrors: true, SilenceUsage: true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(
		newApply(p), newImport(p),
		newView(p), newWhy(p), newEffect(p), newMatrix(p),
		newList(p), newReview(p), newLog(p), newOutbox(p), newDocument(p), newBackup(p), newOperations(p), newStaff(p),
	)
	return root
}

// attach reads the files that an operation names, where they are the person's
// own to read.
func (p *program) attach(op model.Operation) (model.Operation, error) {
	if p.served == nil {
		return store.Attach(op)
	}
	if named := model.FilesOf(op); len(named) > 0 {
		return nil, notHere(named[0]).At("file")
	}
	return op, nil
}

// notHere refuses a file of the server's machine to whoever sits at another.
func notHere(name string) *model.Error {
	return model.Errorf(model.Forbidden, "%s would be a file of the server's machine, which is not read from here", name).
		Hint("send a script or a list of people as standard input: `ssh desk apply - < script.jsonl`").
		Hint("share a file on the serving machine itself")
}

// notThere refuses to write a file on the server's machine.
func notThere(name string) *model.Error {
	return model.Errorf(model.Forbidden, "%s would lie on the server's machine", name).
		Hint("name - in its place, and save what comes: `ssh desk outbox save e12 - > letter.eml`")
}
