package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
)

// atTerminal runs frontdesk on a terminal of 120×40. It waits until the screen
// has said so, then types.
func atTerminal(t *testing.T, says, types string, args ...string) {
	t.Helper()
	cmd := exec.Command("frontdesk", args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 120, Rows: 40})
	check(t, err)
	defer func() { _ = tty.Close() }() // its other end has gone already
	var shown strings.Builder
	buffer := make([]byte, 4096)
	for typed := false; ; {
		n, err := tty.Read(buffer)
		shown.Write(buffer[:n])
		if !typed && strings.Contains(shown.String(), says) {
			_, err := io.WriteString(tty, types)
			check(t, err)
			typed = true
		}
		if errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) {
			break // the program has ended
		}
		check(t, err)
	}
	if err := cmd.Wait(); err != nil || !strings.Contains(shown.String(), says) {
		t.Fatalf("ended with %v, having shown %q", err, shown.String())
	}
}

// TestTheScreensOpenOnTheOwnFile: made on first use, closed with q, sound.
func TestTheScreensOpenOnTheOwnFile(t *testing.T) {
	db := filepath.Join(t.TempDir(), "practice.db")
	atTerminal(t, "Clients", "q", "--db", db)
	if n := people(t, db); n != 0 {
		t.Errorf("a new practice has %d people", n)
	}
}

// TestTheDemonstrationLeavesNothingBehind: it is a throw-away copy.
func TestTheDemonstrationLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	atTerminal(t, "Moreno, Ada", "q", "--demo")
	left, err := os.ReadDir(dir)
	check(t, err)
	if len(left) > 0 {
		t.Errorf("left %v behind", left)
	}
}

// TestALongImportShowsHowFarItIs: on a terminal, with a count.
func TestALongImportShowsHowFarItIs(t *testing.T) {
	dir := t.TempDir()
	people := filepath.Join(dir, "people.csv")
	check(t, os.WriteFile(people, []byte("first,last\nAda,Moreno\nTess,Morgan\n"), 0o600))
	atTerminal(t, "2 of 2 families", "", "import", people, "--db", filepath.Join(dir, "practice.db"))
}
