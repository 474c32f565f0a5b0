// Command frontdesk is the program: the terminal screens, and the command
// line over the same operations and questions, for scripts and for people.
//
// main.go only wires. Each command has a short file of its own named after it
// (why.go, log.go, …); apply.go, script.go, lines.go run scripts.
// What commands share: program.go opens the practice, moment.go reads times,
// printer.go writes what is safe to show, exit.go says how it ended.
//
// It must not decide who may see or do what, nor write but through operations:
// it asks model and store, and prints the answer.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program; it answers with the exit status.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// A second signal ends the program at once.
	context.AfterFunc(ctx, stop)
	// A reader that goes away is an error of the next write, not our death
	// with the practice's file open.
	signal.Ignore(syscall.SIGPIPE)

	p := &program{in: in, out: out, errOut: errOut}
	root := newRoot(p)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	if err := fang.Execute(ctx, root, fang.WithErrorHandler(p.wrongUsage)); err != nil {
		return exitUsage
	}
	p.report(p.ended)
	return exitStatus(p.ended)
}

func newRoot(p *program) *cobra.Command {
	root := newScreens(p)
	p.addFlags(root.PersistentFlags())
	root.AddCommand(
		newApply(p), newImport(p),
		newView(p), newWhy(p), newEffect(p), newMatrix(p),
		newList(p), newReview(p), newRemind(p), newLog(p), newCheck(p), newBackup(p), newOperations(p), newConfig(p),
		newDocument(p), newOutbox(p), newDeliver(p), newMail(p),
		newServe(p), newTrain(p), newStaff(p), newPassphrase(p),
	)
	return root
}
