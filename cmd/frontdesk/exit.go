package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"charm.land/fang/v2"

	"frontdesk/model"
	"frontdesk/ui/theme"
)

// How a run ends. Scripts rely on it.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
	exitInUse   = 3
	exitDamage  = 4
)

const exitHelp = `

EXIT STATUS
  0  done
  1  refused or failed
  2  wrong usage
  3  the practice's file is in use by another process
  4  the practice's file is damaged`

// usageError is wrong usage that shows only once the command runs.
type usageError struct{ error }

// toldError is an error that was reported already.
type toldError struct{ error }

func (e toldError) Unwrap() error { return e.error }

func exitStatus(err error) int {
	var usage usageError
	var joined joinedError
	switch {
	case errors.As(err, &joined):
		return joined.status
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case model.IsCode(err, model.InUse):
		return exitInUse
	case model.IsCode(err, model.Damaged):
		return exitDamage
	}
	return exitRefused
}

// wrongUsage reports an error of the command line itself.
func (p *program) wrongUsage(_ io.Writer, _ fang.Styles, err error) {
	out := newPrinter(p.errOut)
	for i, line := range theme.SafeLines(strings.TrimSpace(err.Error())) {
		if i == 0 {
			line = "error: " + line
		}
		out.line(line)
	}
	if p.served != nil && p.files == nil { // where ssh takes --help for itself
		out.line("  see: help, or COMMAND --help")
	} else {
		out.line("  see: frontdesk --help, or frontdesk COMMAND --help")
	}
	_ = out.flush() // there is nowhere left to complain
}

// report says on stderr what a command failed with, and the way out.
func (p *program) report(err error) {
	var told toldError
	var joined joinedError
	if err == nil || errors.As(err, &told) || errors.As(err, &joined) {
		return
	}
	p.complain("", err)
}

// complain writes one error: where, the sentence, its code, its hints. A
// reader of ours who went away, as `| head` does, is no news.
func (p *program) complain(where string, err error) {
	if errors.Is(err, syscall.EPIPE) && where == "" {
		return
	}
	out := newPrinter(p.errOut)
	out.line(where + "error: " + sentence(err))
	var ours *model.Error
	if errors.As(err, &ours) {
		for _, hint := range ours.Hints {
			out.line("  " + hint)
		}
	}
	_ = out.flush() // there is nowhere left to complain
}

// sentence is an error in one line: what is wrong, its code where it is one of
// ours, and the deciding rule where the rules deny it.
func sentence(err error) string {
	var ours *model.Error
	switch {
	case errors.As(err, &ours) && ours.Rule != "":
		return fmt.Sprintf("%v [%s] by the rule %s", err, ours.Code, ours.Rule)
	case errors.As(err, &ours):
		return fmt.Sprintf("%v [%s]", err, ours.Code)
	case errors.Is(err, context.Canceled):
		return "interrupted"
	}
	return err.Error()
}
