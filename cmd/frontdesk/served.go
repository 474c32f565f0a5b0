package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/remote"
)

// runServed runs a command of somebody who came in, on the practice that is
// open, under their own role; it answers with the exit status.
func runServed(ctx context.Context, d *desk, call remote.Call) int {
	p := &program{in: call.In, out: call.Out, errOut: call.Err, served: d, files: call.Files}
	root := newServed(p)
	root.SetArgs(call.Args)
	root.SetIn(call.In)
	root.SetOut(call.Out)
	root.SetErr(call.Err)
	if err := root.ExecuteContext(ctx); err != nil {
		p.wrongUsage(call.Err, fang.Styles{}, err)
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
	return store.AttachBy(op, func(name string) ([]byte, error) {
		file, err := p.lent(name)
		if err != nil {
			return nil, at(err, "file")
		}
		defer func() { _ = file.Close() }()
		return io.ReadAll(io.LimitReader(file, model.MaxFile+1)) // one more is refused as too large
	})
}

// at is an error about a field.
func at(err error, field string) error {
	var ours *model.Error
	if errors.As(err, &ours) {
		return ours.At(field)
	}
	return err
}

// lent is a file of who joined at this machine.
func (p *program) lent(name string) (io.ReadCloser, error) {
	if p.files == nil {
		return nil, model.Errorf(model.Forbidden, "%s would be a file of the server's machine, which is not read from here", name).
			Hint("send a script or a list of people as standard input: `ssh desk apply - < script.jsonl`").
			Hint("share a file: `ssh desk document share - --name letter.pdf --client C --to WHO < letter.pdf`")
	}
	return p.files.Open(name)
}

// save makes a new file where the person sits; "-" is standard output.
func (p *program) save(path string, write func(io.Writer) error) error {
	switch {
	case path == stdinName:
		err := write(p.out)
		if ours := new(model.Error); err == nil || errors.As(err, &ours) {
			return err
		}
		return fmt.Errorf("the output cannot be written: %w", err)
	case p.served == nil:
		return ui.SaveNew(path, write)
	case p.files == nil:
		return model.Errorf(model.Forbidden, "%s would lie on the server's machine", path).
			Hint("name - in its place, and save what comes: `ssh desk … - > %s`", path)
	}
	return p.files.Save(path, write)
}
