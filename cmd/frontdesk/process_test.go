package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
)

// pipe is a `frontdesk apply -` at work, with its ends in our hands.
type pipe struct {
	t      *testing.T
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Scanner
	errOut strings.Builder
}

func startPipe(t *testing.T, db string, flags ...string) *pipe {
	t.Helper()
	p := &pipe{t: t, cmd: exec.Command("frontdesk", append([]string{"apply", "-", "--db", db}, flags...)...)}
	p.cmd.Stderr = &p.errOut
	in, err := p.cmd.StdinPipe()
	check(t, err)
	out, err := p.cmd.StdoutPipe()
	check(t, err)
	p.in, p.out = in, bufio.NewScanner(out)
	check(t, p.cmd.Start())
	t.Cleanup(func() { _ = p.cmd.Process.Kill() }) // has mostly ended by itself
	return p
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// send writes one more line; ack waits for the next acknowledgement.
func (p *pipe) send(first string) {
	p.t.Helper()
	_, err := fmt.Fprintf(p.in, `{"do":"add-client","first":%q,"last":"Moreno"}`+"\n", first)
	check(p.t, err)
}

func (p *pipe) ack() string {
	p.t.Helper()
	if !p.out.Scan() {
		p.t.Fatalf("no acknowledgement: %v; it said %s", p.out.Err(), p.errOut.String())
	}
	return p.out.Text()
}

// status waits for the end.
func (p *pipe) status() int { return statusOf(p.t, p.cmd.Wait()) }

func statusOf(t *testing.T, err error) int {
	t.Helper()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return ended.ExitCode()
	}
	check(t, err)
	return 0
}

// people counts who is in a file, which must be sound.
func people(t *testing.T, db string) int {
	t.Helper()
	file, err := bolt.Open(context.Background(), db, bolt.Options{ReadOnly: true})
	check(t, err)
	defer func() { check(t, file.Close()) }()
	report, err := file.Check(context.Background())
	check(t, err)
	check(t, report.Err())
	return report.People
}

// TestALineIsAcknowledgedBeforeTheNextOneIsSent: another program talks to the
// desk line by line, and waits for each answer.
func TestALineIsAcknowledgedBeforeTheNextOneIsSent(t *testing.T) {
	p := startPipe(t, filepath.Join(t.TempDir(), "practice.db"), "--json")
	for i, first := range []string{"Ada", "Ben", "Cy"} {
		p.send(first)
		if got, want := p.ack(), fmt.Sprintf(`{"line":%d,"commit":%d,"id":"p%d"}`, i+1, i+1, i+1); got != want {
			t.Fatalf("%s was acknowledged with %s, not %s", first, got, want)
		}
	}
	check(t, p.in.Close())
	if status := p.status(); status != exitDone {
		t.Errorf("ended with status %d, saying %s", status, p.errOut.String())
	}
}

// TestWhatIsAcknowledgedOutlivesACrash: the machine dies between two lines.
func TestWhatIsAcknowledgedOutlivesACrash(t *testing.T) {
	db := filepath.Join(t.TempDir(), "practice.db")
	p := startPipe(t, db)
	const sent = 20
	for i := range sent {
		p.send(fmt.Sprintf("Client%d", i))
		p.ack()
	}
	p.send("Unanswered")
	check(t, p.cmd.Process.Kill())
	_ = p.cmd.Wait() // killed, which is what we asked for
	if n := people(t, db); n != sent && n != sent+1 {
		t.Errorf("%d clients were acknowledged, and %d are there", sent, n)
	}
}

// TestASecondProcessIsToldWhoHasTheFile: status 3, and the process by number.
func TestASecondProcessIsToldWhoHasTheFile(t *testing.T) {
	db := filepath.Join(t.TempDir(), "practice.db")
	p := startPipe(t, db)
	p.send("Ada")
	p.ack()
	for _, args := range [][]string{{"list"}, {"apply", "-"}, {"check"}} {
		second := exec.Command("frontdesk", append(args, "--db", db)...)
		var said strings.Builder
		second.Stderr = &said
		if status := statusOf(t, second.Run()); status != exitInUse {
			t.Errorf("%v ended with status %d, not %d", args, status, exitInUse)
		}
		if want := fmt.Sprintf("is in use by process %d", p.cmd.Process.Pid); !strings.Contains(said.String(), want) {
			t.Errorf("%v says %q, not %q", args, said.String(), want)
		}
	}
	check(t, p.in.Close())
	if status := p.status(); status != exitDone {
		t.Errorf("the first process was disturbed: status %d", status)
	}
}

// TestASignalEndsItCleanly: the line under way is done, the file is closed,
// and the lock is given back.
func TestASignalEndsItCleanly(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "practice.db")
			p := startPipe(t, db)
			p.send("Ada")
			p.ack()
			check(t, p.cmd.Process.Signal(signal))
			if status := p.status(); status != exitRefused {
				t.Errorf("ended with status %d, not %d", status, exitRefused)
			}
			if said := p.errOut.String(); said != "error: interrupted\n" {
				t.Errorf("said %q", said)
			}
			if _, err := os.Stat(db + ".lock"); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("left the note of who holds the file: %v", err)
			}
			if n := people(t, db); n != 1 {
				t.Errorf("%d people are there, not 1", n)
			}
		})
	}
}

// TestAListenerWhoGoesAwayStopsIt: without anybody to take the acknowledgement
// no further line is applied, and the file is whole.
func TestAListenerWhoGoesAwayStopsIt(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "practice.db")
	out, theirs, err := os.Pipe()
	check(t, err)
	check(t, out.Close())
	cmd := exec.Command("frontdesk", "apply", "-", "--db", db)
	cmd.Stdin = strings.NewReader(strings.Repeat(`{"do":"add-client","first":"Ada","last":"Moreno"}`+"\n", 3))
	cmd.Stdout = theirs
	var said strings.Builder
	cmd.Stderr = &said
	if status := statusOf(t, cmd.Run()); status != exitRefused {
		t.Errorf("ended with status %d, not %d", status, exitRefused)
	}
	if want := "-:1: error: applied, but could not be acknowledged"; !strings.HasPrefix(said.String(), want) {
		t.Errorf("said %q, not %q", said.String(), want)
	}
	if n := people(t, db); n != 1 {
		t.Errorf("%d people are there, not the one whose line was applied", n)
	}

	list := exec.Command("frontdesk", "list", "--db", db)
	list.Stdout = theirs
	said.Reset()
	list.Stderr = &said
	if status := statusOf(t, list.Run()); status != exitRefused || said.Len() > 0 {
		t.Errorf("list ended with status %d, saying %q", status, said.String())
	}
	check(t, theirs.Close())
}

// TestALineThatIsTooLongIsRefused: and the line behind it is read.
func TestALineThatIsTooLongIsRefused(t *testing.T) {
	db := filepath.Join(t.TempDir(), "practice.db")
	cmd := exec.Command("frontdesk", "apply", "--keep-going", "-", "--db", db)
	cmd.Stdin = io.MultiReader(
		strings.NewReader(`{"do":"add-client","first":"`+strings.Repeat("A", 3<<20)+`","last":"Moreno"}`+"\n"),
		strings.NewReader(`{"do":"add-client","first":"Ben","last":"Moreno"}`))
	var acks, said strings.Builder
	cmd.Stdout, cmd.Stderr = &acks, &said
	if status := statusOf(t, cmd.Run()); status != exitRefused {
		t.Errorf("ended with status %d, not %d", status, exitRefused)
	}
	if want := "-:1: error: the line is longer than 1048576 bytes [invalid]\n"; said.String() != want {
		t.Errorf("said %q, not %q", said.String(), want)
	}
	if want := "-:2: ok\n"; acks.String() != want {
		t.Errorf("acknowledged %q, not %q", acks.String(), want)
	}
}

// TestHalfALineIsNotApplied: what was cut off in the middle is refused.
func TestHalfALineIsNotApplied(t *testing.T) {
	db := filepath.Join(t.TempDir(), "practice.db")
	cmd := exec.Command("frontdesk", "apply", "-", "--db", db)
	cmd.Stdin = strings.NewReader(`{"do":"add-client","first":"Ada","la`)
	var said strings.Builder
	cmd.Stderr = &said
	if status := statusOf(t, cmd.Run()); status != exitRefused {
		t.Errorf("ended with status %d, not %d", status, exitRefused)
	}
	if !strings.HasPrefix(said.String(), "-:1: error: the line is not valid JSON") {
		t.Errorf("said %q", said.String())
	}
}

// brokenStore is a store whose disk does not confirm the commit.
type brokenStore struct{ store.Store }

func (brokenStore) Do(context.Context, store.Actor, model.Operation) (store.Commit, error) {
	return store.Commit{}, model.Errorf(model.Unconfirmed, "the disk did not confirm the commit")
}

// TestAnUnconfirmedCommitStopsEvenWhoKeepsGoing: and acknowledges nothing.
func TestAnUnconfirmedCommitStopsEvenWhoKeepsGoing(t *testing.T) {
	dir := t.TempDir()
	script := filepath.Join(dir, "two.jsonl")
	line := `{"do":"add-client","first":"Ada","last":"Moreno"}` + "\n"
	check(t, os.WriteFile(script, []byte(line+line), 0o600))
	file, err := bolt.Open(context.Background(), filepath.Join(dir, "practice.db"), bolt.Options{})
	check(t, err)
	defer func() { check(t, file.Close()) }()

	var out, errOut strings.Builder
	program := &program{out: &out, errOut: &errOut}
	r := &runner{program: program, desk: &desk{Store: brokenStore{file}}, acker: acker{out: newPrinter(&out)}, keepGoing: true}
	if err := r.files(context.Background(), []string{script}); !model.IsCode(err, model.Unconfirmed) {
		t.Errorf("ended with %v", err)
	}
	if out.Len() > 0 || strings.Count(errOut.String(), "error:") != 1 {
		t.Errorf("acknowledged %q, complained %q", out.String(), errOut.String())
	}
}

// TestTwoMayReadAtOnce: who only asks keeps nobody else from asking.
func TestTwoMayReadAtOnce(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "practice.db")
	check(t, exec.Command("frontdesk", "apply", os.DevNull, "--db", db).Run())
	reading, err := bolt.Open(context.Background(), db, bolt.Options{ReadOnly: true})
	check(t, err)
	defer func() { check(t, reading.Close()) }()
	if status := statusOf(t, exec.Command("frontdesk", "list", "--db", db).Run()); status != exitDone {
		t.Errorf("a second reader ended with status %d", status)
	}
	if status := statusOf(t, exec.Command("frontdesk", "apply", os.DevNull, "--db", db).Run()); status != exitInUse {
		t.Errorf("a writer beside a reader ended with status %d, not %d", status, exitInUse)
	}
}
