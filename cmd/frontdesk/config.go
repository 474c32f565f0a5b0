package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"frontdesk/model"
	"frontdesk/ui/config"
	"frontdesk/ui/theme"
)

func newConfig(p *program) *cobra.Command {
	asShipped := false
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Set the keys, the colours and the mouse",
		Long: `Opens the configuration file in your editor ($VISUAL, else $EDITOR). It is made
on first use, with everything as shipped in comments. What is not understood in
it is told, by line, and never keeps Frontdesk from opening.`,
		Example: `  frontdesk config
  frontdesk config --print`,
		Args: cobra.NoArgs,
	}
	p.addConfig(cmd)
	cmd.Flags().BoolVar(&asShipped, "print", false, "print the file as it is shipped, and open nothing")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		if asShipped {
			return p.printConfig()
		}
		return p.editConfig(ctx)
	})
}

// addConfig gives a command its --config.
func (p *program) addConfig(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.config, "config", "", "the configuration FILE (else the user's own)")
}

// configPath is the configuration file: the one named, else the user's own, in
// the directory that each system has for it.
func (p *program) configPath() (string, error) {
	if p.config != "" {
		return p.config, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", model.Errorf(model.NotFound, "this user has no home directory to keep a configuration in").
			Hint("name the file with --config FILE")
	}
	return filepath.Join(dir, "frontdesk", "config.toml"), nil
}

// configuration is what is set, and what to tell about it. A file that cannot
// be read keeps nobody from working; one that was named and is not there is
// wrong usage.
func (p *program) configuration() (c config.Config, notes []string, err error) {
	path, err := p.configPath()
	if err != nil && p.config == "" {
		return config.Default(), nil, nil
	}
	text, err := os.ReadFile(path) //nolint:gosec // the person's own file, by the person's own choice
	switch {
	case errors.Is(err, fs.ErrNotExist) && p.config == "":
		return config.Default(), nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return c, nil, usageError{fmt.Errorf("there is no file %s: frontdesk config --config FILE makes one", path)}
	case err != nil:
		return config.Default(), []string{theme.Safe("the configuration cannot be read: " + err.Error())}, nil
	}
	c = config.Read(text)
	for _, problem := range c.Problems {
		notes = append(notes, theme.Safe(filepath.Base(path)+", "+problem.String()))
	}
	return c, notes, nil
}

func (p *program) printConfig() error {
	text, err := config.Text()
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(p.out, text)
	return err
}

func (p *program) editConfig(ctx context.Context) error {
	path, err := p.configPath()
	if err != nil {
		return err
	}
	if err := makeConfig(path); err != nil {
		return err
	}
	editor := strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
	if len(editor) == 0 {
		return model.Errorf(model.Unsupported, "no editor is named").
			Hint("name one in EDITOR, or edit %s", path)
	}
	cmd := exec.CommandContext(ctx, editor[0], append(editor[1:], path)...) //nolint:gosec // the person's own editor
	cmd.Stdin, cmd.Stdout, cmd.Stderr = p.in, p.out, p.errOut
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the editor %s: %w", editor[0], err)
	}
	return p.tellConfig()
}

// makeConfig makes the file as it is shipped, where there is none.
func makeConfig(path string) error {
	text, err := config.Text()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make room for the configuration: %w", err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // as above
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("make the configuration: %w", err)
	}
	_, err = file.WriteString(text)
	if err := cmp.Or(err, file.Close()); err != nil {
		return fmt.Errorf("make the configuration: %w", err)
	}
	return nil
}

// tellConfig says what of the file is not understood.
func (p *program) tellConfig() error {
	_, notes, err := p.configuration()
	if err != nil {
		return err
	}
	out := newPrinter(p.errOut)
	for _, note := range notes {
		out.line("note: " + note)
	}
	return out.flush()
}
