package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"frontdesk/store"
)

// idle measures what the program works in a second in which nobody presses a
// key, beside a bubbletea program that shows one word: the renderer's own tick.
func (b *bench) idle() ([]row, error) {
	program, empty, err := b.programs()
	if err != nil {
		return nil, err
	}
	path, err := b.practice(b.clients)
	if err != nil {
		return nil, err
	}
	name, err := b.firstName(path)
	if err != nil {
		return nil, err
	}
	own, err := b.resting(name, program, "--db", path)
	if err != nil {
		return nil, err
	}
	its, err := b.resting("nothing", empty)
	return []row{{"work of a second without a key", own, "an empty bubbletea program", its, medianUnder(time.Second / 50), ""}}, err
}

// resting opens a program in a terminal, waits until what it does behind its
// first screen is done, and is its work of an idle second.
func (b *bench) resting(word, program string, args ...string) (work times, err error) {
	cmd, terminal, err := b.inTerminal(word, program, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = terminal.Close() }()
	store.Go(func() { _, _ = io.Copy(io.Discard, terminal) })
	if err = b.calm(cmd); err == nil {
		seconds := time.Duration(b.samples(10))
		var all time.Duration
		all, err = b.workOf(cmd, seconds*time.Second)
		work = times{all / seconds}
	}
	_, quit := terminal.WriteString("q")
	return work, errors.Join(err, quit, cmd.Wait())
}

// calm waits for a second in which a program works for less than a tenth of it.
func (b *bench) calm(cmd *exec.Cmd) error {
	for work := time.Second; work > time.Second/10; {
		var err error
		if work, err = b.workOf(cmd, time.Second); err != nil {
			return err
		}
	}
	return nil
}

// workOf is how long a program works in a time.
func (b *bench) workOf(cmd *exec.Cmd, within time.Duration) (time.Duration, error) {
	before, err := worked(cmd)
	if err != nil {
		return 0, err
	}
	select {
	case <-time.After(within):
	case <-b.ctx.Done():
		return 0, b.ctx.Err()
	}
	after, err := worked(cmd)
	return after - before, err
}

// worked is how long a program has worked, on all cores together.
func worked(cmd *exec.Cmd) (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	var all time.Duration
	_, behind, _ := strings.Cut(string(stat), ") ")
	for _, ticks := range strings.Fields(behind)[11:13] { // user and system, in hundredths
		n, err := strconv.Atoi(ticks)
		if err != nil {
			return 0, err
		}
		all += time.Duration(n) * 10 * time.Millisecond
	}
	return all, nil
}
