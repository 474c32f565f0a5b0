package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/store/outbox"
)

// mailSettings is the mail server as it is set up. Its JSON is a promise to
// others.
type mailSettings struct {
	model.Mail
	PasswordKnown bool `json:"password_known"`
}

func newMail(p *program) *cobra.Command {
	var at moment
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "mail",
		Short: "Show the mail server, or set its password",
		Long: `Shows the mail server that set-mail names, and whether its password is known now.
The password is set with frontdesk mail password: it stands in no record of the
practice, in no history and in no log.`,
		Example: `  frontdesk mail
  frontdesk mail password`,
		Args: cobra.NoArgs,
	}
	addAt(cmd, &at)
	addJSON(cmd, &asJSON)
	cmd.AddCommand(newMailPassword(p))
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withReaderAt(ctx, &at, func(d *desk) error { return p.showMail(ctx, d, asJSON) })
	})
}

func (p *program) showMail(ctx context.Context, d *desk, asJSON bool) error {
	path, err := p.path()
	if err != nil {
		return err
	}
	_, missing := outbox.Password(path)
	settings := mailSettings{PasswordKnown: missing == nil}
	sender := ""
	err = d.View(ctx, d.who, func(r model.Reader) error {
		practice, err := r.Practice()
		settings.Mail, sender = practice.Mail, practice.SenderName()
		return err
	})
	if err != nil {
		return err
	}
	out := newPrinter(p.out)
	if asJSON {
		return errors.Join(out.object(settings), out.flush())
	}
	if !settings.Set() {
		out.line("no mail server is set up")
		return out.flush()
	}
	password := "known"
	if missing != nil {
		password = missing.Error()
	}
	out.table("", [][]string{
		{"server", fmt.Sprintf("%s:%d (%s)", settings.Host, settings.Port, settings.Security)},
		{"from", strings.TrimSpace(sender + " <" + settings.From + ">")}, {"answers to", cmp.Or(settings.ReplyTo, settings.From)},
		{"signs in as", cmp.Or(settings.Username, "nobody")}, {"password", password},
	})
	return out.flush()
}

func newMailPassword(p *program) *cobra.Command {
	remove := false
	cmd := &cobra.Command{
		Use:   "password",
		Short: "Set the mail server's password",
		Long: `Asks for the mail server's password without showing it, or reads one line of
standard input. It is kept beside the practice's file, in FILE.mail-password,
which nobody else can read. $` + outbox.PasswordVariable + ` is used before it.`,
		Example: `  frontdesk mail password
  pass show smtp | frontdesk mail password`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "forget the password")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		path, err := p.path()
		if err != nil {
			return err
		}
		password := ""
		if !remove {
			if password, err = p.askPassword(ctx, "the mail server's password"); err != nil {
				return err
			}
		}
		if err := outbox.SetPassword(path, password); err != nil {
			return err
		}
		out := newPrinter(p.out)
		if remove {
			out.line("the mail server's password is forgotten")
		} else {
			out.line("the mail server's password is kept in " + outbox.PasswordFile(path))
		}
		return out.flush()
	})
}

// askPassword reads a password, from a terminal without an echo.
func (p *program) askPassword(ctx context.Context, what string) (string, error) {
	file, _ := p.in.(*os.File)
	if !isTerminal(p.in) {
		return oneLineOf(p.in)
	}
	note := newPrinter(p.errOut)
	note.line(what + " (it is not shown):")
	if err := note.flush(); err != nil {
		return "", err
	}
	state, err := term.MakeRaw(file.Fd())
	if err != nil {
		return "", fmt.Errorf("read the password: %w", err)
	}
	restore := func() { _ = term.Restore(file.Fd(), state) }
	defer restore()
	defer context.AfterFunc(ctx, restore)() // whatever ends us leaves the echo on
	password, err := hiddenLine(file)
	if err != nil {
		return "", err
	}
	return given(password)
}

// hiddenLine reads a line from a terminal that shows nothing, and whose keys
// arrive as they are.
func hiddenLine(in io.Reader) (string, error) {
	const (
		interrupt, endOfText, backspace, eraseLine, del = 3, 4, 8, 21, 127
	)
	var line []rune
	for keys := bufio.NewReader(in); ; {
		key, _, err := keys.ReadRune()
		if err != nil && !errors.Is(err, io.EOF) {
			return "", fmt.Errorf("read the password: %w", err)
		}
		switch {
		case err != nil, key == '\r', key == '\n', key == endOfText:
			return string(line), nil
		case key == interrupt:
			return "", context.Canceled
		case key == eraseLine:
			line = nil
		case key != backspace && key != del:
			line = append(line, key)
		case len(line) > 0:
			line = line[:len(line)-1]
		}
	}
}

func oneLineOf(in io.Reader) (string, error) {
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("read the password: %w", err)
	}
	return given(strings.TrimRight(line, "\r\n"))
}

func given(password string) (string, error) {
	if password == "" {
		return "", usageError{errors.New("nothing was given; --remove forgets the one there is")}
	}
	return password, nil
}
