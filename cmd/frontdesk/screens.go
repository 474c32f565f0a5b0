package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/outbox"
	"frontdesk/ui"
	"frontdesk/ui/app"
	"frontdesk/ui/config"
	"frontdesk/ui/remote"
	"frontdesk/ui/theme"
)

// screens is how the terminal screens are opened.
type screens struct {
	*program
	demo  bool
	plain bool
	theme string
}

func newScreens(p *program) *cobra.Command {
	s := &screens{program: p}
	cmd := &cobra.Command{
		Use:   "frontdesk",
		Short: "Decide who may see and do what on the client portal",
		Long: `The front desk of a practice decides here who may see and do what on the client
portal, and finds out in seconds what a person sees, why, and what would change.

Without a command it opens the terminal screens on the practice's file, which
is made on first use. ? shows the keys.`,
		Example: `  frontdesk --demo
  frontdesk --db practice.db --as "Rae Lind"
  frontdesk why --user "Luis Moreno" --client "Ada Moreno"`,
	}
	cmd.Flags().BoolVar(&s.demo, "demo", false, "open the demonstration practice, in a throw-away copy")
	cmd.Flags().BoolVar(&s.plain, "plain", false, "read the screens out as plain lines, for a screen reader")
	cmd.Flags().StringVar(&s.theme, "theme", "", "the colours: "+strings.Join(theme.Names(), ", ")+" (else as configured)")
	p.addConfig(cmd)
	return p.does(cmd, func(ctx context.Context, _ []string) error { return s.open(ctx) })
}

func (s *screens) open(ctx context.Context) error {
	if err := knownTheme(s.theme); err != nil {
		return err
	}
	if !isTerminal(s.in) || !isTerminal(s.out) {
		return model.Errorf(model.Unsupported, "the screens need a terminal").
			Hint("frontdesk --help lists the commands that do without")
	}
	set, notes, err := s.configuration()
	if err != nil {
		return err
	}
	if s.demo {
		return s.withDemo(ctx, s.show(ctx, &set, notes))
	}
	path, err := s.path()
	if err != nil {
		return err
	}
	guest := remote.Guest{Practice: path, As: s.as, Plain: s.plain, Environ: os.Environ(), In: s.in, Out: s.out, Err: s.errOut}
	if err := guest.Screens(ctx); remote.Joined(err) {
		return err
	}
	return s.withDesk(ctx, s.show(ctx, &set, notes))
}

// knownTheme refuses the name of a theme that there is not; none is fine.
func knownTheme(name string) error {
	if name == "" || slices.Contains(theme.Names(), name) {
		return nil
	}
	return usageError{fmt.Errorf("there is no theme %q: they are %s", name, strings.Join(theme.Names(), ", "))}
}

// show is the screens on an open practice.
func (s *screens) show(ctx context.Context, set *config.Config, notes []string) func(*desk) error {
	return func(d *desk) error {
		if !s.demo { // whose people have nobody's addresses
			defer s.courier(d).Start(ctx)()
		}
		return app.Run(ctx, app.Options{
			Store: d.Store, Actor: d.who, Now: s.clock(), Environ: os.Environ(),
			Theme: cmp.Or(s.theme, set.Theme), Keys: set.Keys, NoMouse: set.NoMouse, Notes: notes,
			Save: ui.SaveNew, Attach: store.Attach, Look: ui.LookAt,
			Mail: s.mail(d), Lock: s.lock(), Plain: s.plain, Input: s.in, Output: s.out,
		})
	}
}

// mail is the way to the mail server. The demonstration has none: its file is
// thrown away, and what lies beside it would not be.
func (s *screens) mail(d *desk) ui.Mail {
	if s.demo {
		return ui.Mail{}
	}
	return s.program.mail(d)
}

func (p *program) mail(d *desk) ui.Mail {
	path, err := p.path()
	if err != nil {
		return ui.Mail{}
	}
	return ui.Mail{
		PasswordKnown: func() error {
			_, err := outbox.Password(path)
			return err
		},
		SetPassword: func(password string) error { return outbox.SetPassword(path, password) },
		Test:        p.courier(d).Probe,
	}
}

// isTerminal reports whether somebody sits at the other end.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(file.Fd())
}
