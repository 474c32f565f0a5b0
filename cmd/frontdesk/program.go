package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"os/user"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/ui/remote"
)

// program is one run: where it reads and writes, and what the flags say that
// every command takes.
type program struct {
	in          io.Reader
	out, errOut io.Writer

	file   string
	as     string
	now    moment
	config string

	// served is the practice that a server has open, and for whom it runs the
	// command; nil where somebody at this machine does. Such a command has no
	// file but standard input, and those that are lent to it.
	served *desk
	// files is those of who joined at this machine, else nil.
	files *remote.Files

	// ended is what the command ended with.
	ended error
}

func (p *program) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&p.file, "db", "", "the practice's FILE (else $FRONTDESK_DB, else the user's own)")
	flags.StringVar(&p.as, "as", "", "work as this STAFF member: an id, an e-mail or a full name")
	flags.Var(&p.now, "now", "a fixed clock for the whole run: RFC 3339, or a date for its start in local time")
}

// does makes fn what the command does. Its error is kept and not returned:
// what cobra itself returns is wrong usage.
func (p *program) does(cmd *cobra.Command, fn func(ctx context.Context, args []string) error) *cobra.Command {
	cmd.Long += exitHelp
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		var joined bool
		if p.ended, joined = p.join(cmd.Context(), cmd, args); !joined {
			p.ended = fn(cmd.Context(), args)
		}
		return nil
	}
	return cmd
}

// clock is the clock of the run.
func (p *program) clock() func() time.Time {
	if !p.now.given() {
		return time.Now
	}
	fixed := p.now.first(time.Local)
	return func() time.Time { return fixed }
}

// path is the practice's file.
func (p *program) path() (string, error) {
	if path := cmp.Or(p.file, os.Getenv("FRONTDESK_DB")); path != "" {
		return path, nil
	}
	return ownFile()
}

// desk is an open practice and who works at it.
type desk struct {
	store.Store
	who store.Actor
}

// withDesk opens the practice for fn to change, and closes it behind.
func (p *program) withDesk(ctx context.Context, fn func(*desk) error) error {
	return p.open(ctx, bolt.Options{Now: p.clock()}, fn)
}

// withReader opens the practice for fn to read: beside others who read, and
// without a change of the file. A practice that is not there yet is made, and
// a note tells so, for a name may be mistyped.
func (p *program) withReader(ctx context.Context, fn func(*desk) error) error {
	if p.served != nil {
		return fn(p.served)
	}
	opts := bolt.Options{Now: p.clock(), ReadOnly: true}
	path, err := p.path()
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		opts.ReadOnly = false
		note := newPrinter(p.errOut)
		note.line("note: a new practice is made in " + path)
		if err := note.flush(); err != nil {
			return err
		}
	}
	return p.open(ctx, opts, fn)
}

func (p *program) open(ctx context.Context, opts bolt.Options, fn func(*desk) error) (err error) {
	if p.served != nil {
		return fn(p.served)
	}
	path, err := p.path()
	if err != nil {
		return err
	}
	file, err := openBolt(ctx, path, opts)
	if err != nil {
		return err
	}
	defer func() { err = cmp.Or(err, file.Close()) }()
	who, err := p.actor(ctx, file)
	if err != nil {
		return err
	}
	return fn(&desk{Store: file, who: who})
}

// actor is who works: the staff member named, else the person at this machine.
func (p *program) actor(ctx context.Context, s store.Store) (store.Actor, error) {
	who := store.Actor{Name: machineUser()}
	if p.as == "" {
		return who, nil
	}
	err := s.View(ctx, who, func(r model.Reader) error {
		id, err := model.FindStaff(r, p.as)
		if err != nil {
			return err
		}
		staff, err := r.StaffMember(id)
		who = store.Actor{ID: id, Name: staff.Name}
		return err
	})
	return who, err
}

func machineUser() string {
	const nobody = "whoever is at this machine"
	who, err := user.Current()
	if err != nil {
		return nobody
	}
	return cmp.Or(who.Name, who.Username, nobody)
}

// addJSON gives a command its --json.
func addJSON(cmd *cobra.Command, asJSON *bool) {
	cmd.Flags().BoolVar(asJSON, "json", false, "print JSON, for scripts")
}

// mustGive makes flags of a command needed.
func mustGive(cmd *cobra.Command, names ...string) {
	for _, name := range names {
		_ = cmd.MarkFlagRequired(name) // fails for flags the command has not
	}
}
