package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/creack/pty"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
)

// start measures the time from starting the program in a terminal to the first
// screen with clients on it, beside a bubbletea program that shows one word.
func (b *bench) start() ([]row, error) {
	program, empty, err := b.programs()
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, clients := range b.sizes() {
		path, err := b.practice(clients)
		if err != nil {
			return nil, err
		}
		name, err := b.firstName(path)
		if err != nil {
			return nil, err
		}
		own, its, err := b.beside(b.samples(30),
			b.starting(name, program, "--db", path), b.starting("nothing", empty))
		if err != nil {
			return nil, err
		}
		rows = append(rows, row{"start to the first screen, " + count(clients), own, "an empty bubbletea program", its, ratioWithin(2), ""})
	}
	return rows, nil
}

// programs builds Frontdesk, and the bubbletea program that shows one word.
func (b *bench) programs() (program, empty string, err error) {
	if program, err = b.build("frontdesk/cmd/frontdesk"); err != nil {
		return "", "", err
	}
	empty, err = b.build("frontdesk/cmd/bench/empty")
	return program, empty, err
}

func (b *bench) build(what string) (string, error) {
	path := filepath.Join(b.work, filepath.Base(what))
	out, err := exec.CommandContext(b.ctx, "go", "build", "-o", path, what).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build %s: %w\n%s", what, err, out)
	}
	return path, nil
}

// firstName is the last name of the client who stands first in the list.
func (b *bench) firstName(path string) (name string, err error) {
	err = b.opened(path, func(db *bolt.DB) error {
		found, err := db.Find(b.ctx, manager(), store.Query{ClientsOnly: true, Limit: 1})
		if err != nil || len(found.Hits) == 0 {
			return errors.Join(err, errors.New("there is no client"))
		}
		return db.View(b.ctx, manager(), func(r model.Reader) error {
			person, err := r.Person(found.Hits[0].Person)
			name = person.Last
			return err
		})
	})
	return name, err
}

// starting is how long a program takes until a word is on its screen; a key ends
// it.
func (b *bench) starting(word, program string, args ...string) sample {
	return func(int) (took time.Duration, err error) {
		began := time.Now()
		cmd, terminal, err := b.inTerminal(word, program, args...)
		if err != nil {
			return 0, err
		}
		took = time.Since(began)
		defer func() { _ = terminal.Close() }()
		if _, err := terminal.WriteString("q"); err != nil {
			return 0, err
		}
		// A terminal that nobody reads holds a program up. It ends with an error.
		_, _ = io.Copy(io.Discard, terminal)
		return took, cmd.Wait()
	}
}

// inTerminal starts a program in a terminal and waits for a word on the screen.
func (b *bench) inTerminal(word, program string, args ...string) (*exec.Cmd, *os.File, error) {
	cmd := exec.CommandContext(b.ctx, program, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 200, Rows: 50})
	if err != nil {
		return nil, nil, err
	}
	if err := waitFor(terminal, word); err != nil {
		return nil, nil, errors.Join(err, cmd.Process.Kill(), cmd.Wait(), terminal.Close())
	}
	return cmd, terminal, nil
}

// waitFor reads until a word stands in what a program wrote.
func waitFor(from io.Reader, word string) error {
	var seen []byte
	chunk := make([]byte, 16<<10)
	for !bytes.Contains(seen, []byte(word)) {
		n, err := from.Read(chunk)
		if err != nil {
			return fmt.Errorf("wait for %q: %w; it wrote %q", word, err, seen)
		}
		seen = append(seen, chunk[:n]...)
	}
	return nil
}
