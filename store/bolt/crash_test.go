package bolt

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frontdesk/model"
)

var crashRounds = flag.Int("crash.rounds", 0, "how often to kill a writer; 0 is 200, or 25 with -short")

// crashEnv makes the test binary a writer on the file it names.
const (
	crashEnv      = "FRONTDESK_TEST_WRITER"
	crashEarlyEnv = "FRONTDESK_TEST_WRITER_ACKS_EARLY"
	crashWriters  = 4
)

func TestMain(m *testing.M) {
	if path := os.Getenv(crashEnv); path != "" {
		fmt.Fprintln(os.Stderr, writeUntilKilled(path, os.Getenv(crashEarlyEnv) != ""))
		os.Exit(1)
	}
	if path := os.Getenv(holdEnv); path != "" {
		fmt.Fprintln(os.Stderr, holdOpen(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeUntilKilled writes from several goroutines, and says so on a line of
// standard output when the store says it is kept; or, where it acks early,
// just before.
func writeUntilKilled(path string, early bool) error {
	d, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	failed := make(chan error, crashWriters+1)
	for range crashWriters {
		start(func() { failed <- writeOn(d, early) })
	}
	if !early {
		start(func() { failed <- writeManyOn(d) })
	}
	return <-failed
}

// writeManyOn writes so much at a time that it is performed while what was
// before is on its way to the disk.
func writeManyOn(d *DB) error {
	for {
		var ops []model.Operation
		for range 2 * mostHanded {
			ops = append(ops, &addFamily{Last: fmt.Sprintf("n%016x", rand.Uint64()), First: "Ada", Parents: []string{"luis"}, Items: 2})
		}
		for i, o := range d.DoMany(context.Background(), manager, ops) {
			if o.Err != nil {
				return o.Err
			}
			if _, err := fmt.Printf("%d %s\n", o.Commit.No, ops[i].(*addFamily).Last); err != nil {
				return err
			}
		}
	}
}

func writeOn(d *DB, early bool) error {
	for {
		name := fmt.Sprintf("n%016x", rand.Uint64())
		op := &addFamily{Last: name, First: "Ada", Parents: []string{"luis"}, Items: 2}
		if early {
			if _, err := fmt.Printf("0 %s\n", name); err != nil {
				return err
			}
		}
		commit, err := d.Do(context.Background(), manager, op)
		if err != nil {
			return err
		}
		if !early {
			if _, err := fmt.Printf("%d %s\n", commit.No, name); err != nil {
				return err
			}
		}
		var child model.PersonID
		if err := child.UnmarshalText([]byte(commit.Result.ID)); err != nil {
			return err
		}
		again := &rename{Person: child, First: "Adela", Last: name, Email: name + "@example.org"}
		if _, err := d.Do(context.Background(), manager, again); err != nil {
			return err
		}
	}
}

// killedWriter runs a writer on the file, kills it at some moment after some
// acknowledgements, and returns all that it got out: family name to commit.
func killedWriter(t *testing.T, path string, early bool) map[string]uint64 {
	t.Helper()
	writer := exec.Command(os.Args[0], "-test.run=^$")
	writer.Env = append(os.Environ(), crashEnv+"="+path)
	if early {
		writer.Env = append(writer.Env, crashEarlyEnv+"=1")
	}
	var complaint strings.Builder
	writer.Stderr = &complaint
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() {
		if err := writer.Process.Kill(); err != nil {
			t.Fatal(err)
		}
	}
	if rand.IntN(4) == 0 { // also while it opens the file, or makes it
		spin(rand.IntN(60_000_000))
		kill()
	}
	acked := map[string]uint64{}
	lines := bufio.NewScanner(out)
	for left := rand.IntN(24); lines.Scan(); left-- {
		var no uint64
		var name string
		if _, err := fmt.Sscanf(lines.Text(), "%d %s", &no, &name); err != nil || len(name) != len("n0123456789abcdef") {
			break // the line that the kill cut off
		}
		acked[name] = no
		if left == 0 {
			spin(rand.IntN(200_000))
			kill()
		}
	}
	if err := writer.Wait(); err != nil && complaint.Len() > 0 {
		t.Fatalf("the writer failed by itself: %s", complaint.String())
	}
	return acked
}

// spin passes a moment: a million turns take some tenths of a millisecond.
func spin(turns int) {
	for range turns {
		continue
	}
}

// lostFrom opens the file after a kill, requires it to be sound, and returns
// the acknowledged families that are not in it as they were acknowledged.
func lostFrom(t *testing.T, path string, acked map[string]uint64) []string {
	t.Helper()
	d, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatalf("the file does not open after a kill: %v", err)
	}
	defer func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}()
	mustBeSound(t, d)
	var lost []string
	for name, no := range acked {
		if err := findFamily(d, name, no); err != nil {
			lost = append(lost, fmt.Sprintf("%s: %v", name, err))
		}
	}
	return lost
}

func findFamily(d *DB, name string, no uint64) error {
	return d.View(context.Background(), manager, func(r model.Reader) error {
		ids, err := r.PeopleByName("luis " + name)
		if err != nil {
			return err
		}
		if len(ids) != 1 {
			return fmt.Errorf("found %d times", len(ids))
		}
		ties, err := r.Ties(ids[0])
		if err != nil || len(ties) != 1 {
			return errors.Join(err, errors.New("tied to no client"))
		}
		chart, err := r.Chart(ties[0])
		if err != nil {
			return err
		}
		if len(chart.Items) != 2 || len(chart.Contacts) != 1 || len(chart.Access) != 1 {
			return errors.New("half of it is there")
		}
		if no != 0 && chart.Revision < no {
			return fmt.Errorf("kept as commit %d, acknowledged as %d", chart.Revision, no)
		}
		return nil
	})
}

func TestKilledWriterLosesNothingAcknowledged(t *testing.T) {
	rounds := *crashRounds
	switch {
	case rounds > 0:
	case testing.Short():
		rounds = 25
	default:
		rounds = 200
	}
	const perFile = 20 // then a fresh one, so that making a file is cut off too
	acks := 0
	began := time.Now()
	path := ""
	for round := range rounds {
		if round%perFile == 0 {
			path = filepath.Join(t.TempDir(), "practice.db")
		}
		acked := killedWriter(t, path, false)
		acks += len(acked)
		for _, lost := range lostFrom(t, path, acked) {
			t.Errorf("round %d: acknowledged and lost: %s", round, lost)
		}
		if t.Failed() {
			t.Fatalf("the file is kept at %s", keep(t, path))
		}
	}
	if acks < rounds {
		t.Errorf("only %d acknowledgements in %d rounds prove nothing", acks, rounds)
	}
	t.Logf("%d rounds, %d acknowledgements, none lost, %v", rounds, acks, time.Since(began).Round(time.Millisecond))
}

// TestEarlyAcknowledgementIsFoundOut is the control: a writer that says kept
// before it is loses what it said, and the same looking finds that out.
func TestEarlyAcknowledgementIsFoundOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "practice.db")
	const most = 50
	for round := range most {
		if lost := lostFrom(t, path, killedWriter(t, path, true)); len(lost) > 0 {
			t.Logf("round %d: %d found lost", round, len(lost))
			return
		}
	}
	t.Errorf("%d rounds of acknowledging early, and no loss was found", most)
}

// keep saves a file from the end of the test.
func keep(t *testing.T, path string) string {
	t.Helper()
	kept := filepath.Join(os.TempDir(), fmt.Sprintf("frontdesk-crash-%d.db", time.Now().UnixNano()))
	if err := os.Rename(path, kept); err != nil {
		t.Error(err)
	}
	return kept
}
