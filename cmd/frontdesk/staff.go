package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store"
)

// staffing is a staff member as the flags say.
type staffing struct {
	*program
	role, email, key, name, user string
	reason                       string
	at                           moment
	asJSON                       bool
}

func newStaff(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "staff",
		Short: "Add, change, list and disable those who work here",
		Long: `Who works here, in which role, and with which keys they come in over SSH. Only a
manager changes it. Without a command it lists them.`,
		Example: `  frontdesk staff
  frontdesk staff add "Dr. Chen" --role practitioner --key chen.pub
  frontdesk staff disable "Dr. Chen"`,
		Args: cobra.NoArgs,
	}
	s := &staffing{program: p}
	addAt(cmd, &s.at)
	addJSON(cmd, &s.asJSON)
	p.does(cmd, s.listAll)
	cmd.AddCommand(newStaffList(p), newStaffAdd(p), newStaffEdit(p), newStaffDisable(p), newStaffEnable(p))
	return cmd
}

func newStaffAdd(p *program) *cobra.Command {
	s := &staffing{program: p}
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Add a staff member",
		Long: `Adds a staff member. The key is the public half of an SSH key pair, as ssh-keygen
makes it: FILE.pub, or several of them in one file, one a line; "-" is standard
input.`,
		Example: `  frontdesk staff add "Dr. Chen" --role practitioner --key chen.pub
  ssh-add -L | frontdesk staff add Kim --role front-desk --key -`,
		Args: cobra.ExactArgs(1),
	}
	s.addFlags(cmd)
	mustGive(cmd, "role")
	return p.does(cmd, func(ctx context.Context, args []string) error {
		key, err := s.readKey(ctx)
		if err != nil {
			return err
		}
		op := &model.AddStaff{Name: args[0], Role: model.Role(s.role), Email: s.email, Key: key, MachineUser: s.user}
		return s.withDesk(ctx, func(d *desk) error {
			if err := s.noteNamesake(ctx, d, args[0]); err != nil {
				return err
			}
			return s.do(ctx, d, op, "added "+args[0])
		})
	})
}

// noteNamesake tells that somebody of that name stands here already, who may
// be meant.
func (s *staffing) noteNamesake(ctx context.Context, d *desk, name string) error {
	return d.View(ctx, d.who, func(r model.Reader) error {
		id, err := model.FindStaff(r, name)
		if err != nil { // nobody, or it is known that there are several
			return nil
		}
		note := newPrinter(s.errOut)
		note.line(fmt.Sprintf("note: there is a %s already, %s: `frontdesk staff edit %[2]s` changes who stands here", name, id))
		return note.flush()
	})
}

func (s *staffing) addFlags(cmd *cobra.Command) {
	roles := make([]string, 0, len(model.Roles()))
	for _, role := range model.Roles() {
		roles = append(roles, string(role))
	}
	cmd.Flags().StringVar(&s.role, "role", "", "the ROLE: "+strings.Join(roles, ", "))
	cmd.Flags().StringVar(&s.key, "key", "", "the FILE with the public key, or with several; - is standard input")
	cmd.Flags().StringVar(&s.email, "email", "", "the e-mail ADDRESS")
	cmd.Flags().StringVar(&s.user, "user", "", "what the serving machine calls them: its USER, who comes in there without a key")
}

func newStaffEdit(p *program) *cobra.Command {
	s := &staffing{program: p}
	cmd := &cobra.Command{
		Use:     "edit STAFF",
		Short:   "Change a staff member; what is not given stays",
		Long:    `Changes a staff member. The keys in the file take the place of those on record.`,
		Example: `  frontdesk staff edit Kim --role manager` + "\n" + `  frontdesk staff edit "Dr. Chen" --key chen-two-keys.pub`,
		Args:    cobra.ExactArgs(1),
	}
	s.addFlags(cmd)
	cmd.Flags().StringVar(&s.name, "name", "", "the full NAME")
	return p.does(cmd, func(ctx context.Context, args []string) error {
		op := &model.EditStaff{}
		key, err := s.readKey(ctx)
		if err != nil {
			return err
		}
		role := model.Role(s.role)
		for flag, give := range map[string]func(){
			"name": func() { op.Name = &s.name }, "role": func() { op.Role = &role },
			"email": func() { op.Email = &s.email }, "key": func() { op.Key = &key },
			"user": func() { op.MachineUser = &s.user },
		} {
			if cmd.Flags().Changed(flag) {
				give()
			}
		}
		return s.doTo(ctx, args[0], "changed ", func(id model.StaffID) model.Operation { op.Staff = id; return op })
	})
}

func newStaffDisable(p *program) *cobra.Command {
	s := &staffing{program: p}
	cmd := &cobra.Command{
		Use:   "disable STAFF",
		Short: "Keep a staff member out from now on",
		Long: `Keeps a staff member out from now on: the key is good for nothing, and screens
that are open end within two seconds. What they did stays theirs.`,
		Example: `  frontdesk staff disable "Dr. Chen" --reason "left the practice"`,
		Args:    cobra.ExactArgs(1),
	}
	cmd.Flags().StringVar(&s.reason, "reason", "", "why")
	return p.does(cmd, func(ctx context.Context, args []string) error {
		return s.doTo(ctx, args[0], "disabled ", func(id model.StaffID) model.Operation {
			return &model.DisableStaff{Staff: id, Reason: s.reason}
		})
	})
}

func newStaffEnable(p *program) *cobra.Command {
	s := &staffing{program: p}
	cmd := &cobra.Command{
		Use: "enable STAFF", Short: "Let a disabled staff member in again",
		Example: `  frontdesk staff enable "Dr. Chen"`, Args: cobra.ExactArgs(1),
	}
	cmd.Flags().StringVar(&s.reason, "reason", "", "why")
	return p.does(cmd, func(ctx context.Context, args []string) error {
		return s.doTo(ctx, args[0], "enabled ", func(id model.StaffID) model.Operation {
			return &model.EnableStaff{Staff: id, Reason: s.reason}
		})
	})
}

// readKey is the public keys that the flag names.
func (s *staffing) readKey(ctx context.Context) (string, error) {
	if s.key == "" {
		return "", nil
	}
	text, _, err := s.readKeys(ctx, s.key)
	return text, err
}

// readKeys is the public keys of a file, as it has them and one by one.
func (p *program) readKeys(ctx context.Context, name string) (string, []model.PublicKey, error) {
	in, closing, err := p.openFile(ctx, name)
	if err != nil {
		return "", nil, err
	}
	defer closing()
	const longest = 64 << 10
	text, err := io.ReadAll(io.LimitReader(in, longest))
	if err != nil {
		return "", nil, store.CannotRead(name, err)
	}
	keys, err := model.ParseKeys(string(text))
	if err == nil && len(keys) == 0 {
		err = model.Errorf(model.Invalid, "%s holds no key", name).At("key")
	}
	return string(text), keys, err
}

// do does an operation, and says so.
func (s *staffing) do(ctx context.Context, d *desk, op model.Operation, done string) error {
	if _, err := d.Do(ctx, d.who, op); err != nil {
		return err
	}
	out := newPrinter(s.out)
	out.line(done)
	return out.flush()
}

// doTo is do to the staff member named.
func (s *staffing) doTo(ctx context.Context, name, done string, op func(model.StaffID) model.Operation) error {
	return s.withDesk(ctx, func(d *desk) error {
		var staff model.Staff
		err := d.View(ctx, d.who, func(r model.Reader) error {
			id, err := model.FindStaff(r, name)
			if err != nil {
				return err
			}
			staff, err = r.StaffMember(id)
			return err
		})
		if err != nil {
			return err
		}
		return s.do(ctx, d, op(staff.ID), done+staff.Name)
	})
}

// staffLine is a staff member as JSON, a promise to others.
type staffLine struct {
	model.Staff
	Fingerprints []string `json:"fingerprints"`
}

func newStaffList(p *program) *cobra.Command {
	s := &staffing{program: p}
	cmd := &cobra.Command{
		Use: "list", Short: "List those who work here", Example: `  frontdesk staff list --json`, Args: cobra.NoArgs,
	}
	addAt(cmd, &s.at)
	addJSON(cmd, &s.asJSON)
	return p.does(cmd, s.listAll)
}

func (s *staffing) listAll(ctx context.Context, _ []string) error {
	return s.withReaderAt(ctx, &s.at, func(d *desk) error { return s.list(ctx, d) })
}

func (s *staffing) list(ctx context.Context, d *desk) error {
	out := newPrinter(s.out)
	err := d.View(ctx, d.who, func(r model.Reader) error {
		var rows [][]string
		for staff, err := range r.Staff() {
			if err != nil {
				return err
			}
			line := staffLine{Staff: staff, Fingerprints: []string{}}
			keys, _ := model.ParseKeys(staff.Key) // none where they cannot be read
			for _, key := range keys {
				line.Fingerprints = append(line.Fingerprints, key.Fingerprint())
			}
			if s.asJSON {
				if err := out.object(line); err != nil {
					return err
				}
				continue
			}
			rows = append(rows, line.cells())
		}
		out.table("", rows)
		return nil
	})
	if err != nil {
		return err
	}
	return out.flush()
}

func (l *staffLine) cells() []string {
	comes := l.Fingerprints
	if l.MachineUser != "" {
		comes = append(comes, "user "+l.MachineUser)
	}
	keys := cmp.Or(strings.Join(comes, " "), "no key")
	if l.Disabled() {
		keys = fmt.Sprintf("disabled on %s", l.DisabledAt.Format("2006-01-02"))
	}
	return []string{l.ID.String(), l.Name, string(l.Role), l.Email, keys}
}
