package main

import (
	"net"
	"os"

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
