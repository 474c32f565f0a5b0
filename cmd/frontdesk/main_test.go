package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"frontdesk/model"
)

// `go test ./cmd/frontdesk -update` writes what is printed now into the
// stories, to be read before it is kept.
var update = flag.Bool("update", false, "write what is printed now into the stories")

func TestMain(m *testing.M) {
	// Under the race detector every process waits a second at its end, for
	// races that our short commands have none left of.
	if err := os.Setenv("GORACE", "atexit_sleep_ms=20"); err != nil {
		panic(err)
	}
	testscript.Main(m, map[string]func(){"frontdesk": main})
}

// TestStories runs the help desk's stories. Each has a practice file of its
// own, the script family.jsonl to begin with, and a clock in $NOW.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			for name, value := range map[string]string{
				"FRONTDESK_DB": filepath.Join(env.WorkDir, "practice.db"),
				"NOW":          "2026-11-22T10:00:00-05:00",
				"TZ":           "America/New_York",
				"HOME":         env.WorkDir,
				"GORACE":       os.Getenv("GORACE"),
			} {
				env.Setenv(name, value)
			}
			env.Values[sinkKey] = &mailSink{came: make(chan struct{}, 1), ends: make(chan struct{})}
			family, err := os.ReadFile(filepath.Join("testdata", "family.jsonl"))
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "family.jsonl"), family, 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":       exits,
			"fix":         fix,
			"tamper":      tamper,
			"cutshort":    cutShort,
			"isjson":      isJSON,
			"sink":        sink,
			"letters":     letters,
			"refuses":     refuses,
			"fillLink":    fillLink,
			"letterComes": letterComes,
			"fallsSilent": fallsSilent,
			"withfile":    withFile,
			"taken":       taken,
			"readable":    readable,
			"served":      served,
		},
	})
}

// exits STATUS COMMAND… runs a command that must end with the status.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s ended with status %d, not %d", strings.Join(args[1:], " "), got, want)
	}
}

// withfile STATUS FILE COMMAND… is exits with what stands in the file as one
// more argument.
func withFile(ts *testscript.TestScript, neg bool, args []string) {
	exits(ts, neg, append([]string{args[0]}, append(args[2:], strings.TrimSpace(ts.ReadFile(args[1])))...))
}

// fix FILE writes the operations of the last answer of `frontdesk why --json`
// to a script.
func fix(ts *testscript.TestScript, _ bool, args []string) {
	var answer struct {
		Fix struct{ Do []json.RawMessage }
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &answer))
	if len(answer.Fix.Do) == 0 {
		ts.Fatalf("no fix is offered")
	}
	var script bytes.Buffer
	for _, do := range answer.Fix.Do {
		script.Write(append(do, '\n'))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), script.Bytes(), 0o600))
}

// tamper FILE OLD NEW changes bytes around the program; both are of one length.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	data, err := os.ReadFile(file)
	ts.Check(err)
	changed := bytes.ReplaceAll(data, []byte(args[1]), []byte(args[2]))
	if bytes.Equal(data, changed) || len(args[1]) != len(args[2]) {
		ts.Fatalf("%s does not hold %q, or it would move the rest", args[0], args[1])
	}
	ts.Check(os.WriteFile(file, changed, 0o600))
}

// cutshort FILE SIZE leaves the first bytes of a file.
func cutShort(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// isjson FILE checks that each line is a JSON object that a terminal can show.
func isJSON(ts *testscript.TestScript, _ bool, args []string) {
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			ts.Fatalf("%s: %v", line, err)
		}
		if i := strings.IndexFunc(strings.TrimSuffix(line, "\n"), model.Hostile); i >= 0 {
			ts.Fatalf("%s holds something hostile at byte %d", line, i)
		}
	}
}
