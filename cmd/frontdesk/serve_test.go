package main

import (
	"bufio"
	"net"
	"os"
	"os/exec"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// taken takes an address for as long as the story lasts, and writes it to
// taken.txt.
func taken(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { _ = l.Close() })
	ts.Check(os.WriteFile(ts.MkAbs("taken.txt"), []byte(l.Addr().String()), 0o600))
}

// readable FILE lets everybody read a file.
func readable(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.Chmod(ts.MkAbs(args[0]), 0o644))
}

// served serves the story's practice for as long as the story lasts, at an
// address that it writes to served.txt.
func served(ts *testscript.TestScript, _ bool, args []string) {
	cmd := exec.Command("frontdesk", append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	cmd.Dir = ts.Getenv("WORK")
	cmd.Env = append(os.Environ(), "FRONTDESK_DB="+ts.Getenv("FRONTDESK_DB"), "HOME="+ts.Getenv("HOME"))
	said, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	ts.Defer(func() {
		ts.Check(cmd.Process.Signal(os.Interrupt))
		ts.Check(cmd.Wait())
	})
	line, err := bufio.NewReader(said).ReadString('\n')
	ts.Check(err)
	_, address, _ := strings.Cut(line, " at ")
	address, _, _ = strings.Cut(address, ",")
	ts.Check(os.WriteFile(ts.MkAbs("served.txt"), []byte(address), 0o600))
}
