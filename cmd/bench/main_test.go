package main

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
)

// smallBench measures once, and little.
func smallBench(t *testing.T) *bench {
	return &bench{
		ctx: t.Context(), clients: few + 20, quick: true, share: 0.002,
		keep: t.TempDir(), work: t.TempDir(), progress: io.Discard,
	}
}

// Everything is measured once in a small practice, but what the program would be
// built for. What it takes there says nothing: the figures are for a run by
// itself.
func TestTheTableHasALineForEveryMeasure(t *testing.T) {
	b := smallBench(t)
	for _, m := range measures() {
		if m.name == "start" || m.name == "idle" || m.name == "ssh" {
			continue
		}
		var table strings.Builder
		rows, err := m.take(b)
		if err != nil {
			t.Fatalf("%s: %v", m.name, err)
		}
		if err := printTable(&table, rows); err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`(?m)^\S.* \d+(\.\d+)? (µs|ms|s) `).MatchString(table.String()) {
			t.Errorf("%s has no figures:\n%s", m.name, table.String())
		}
	}
}

func TestAProgramIsStartedUntilAWordIsOnItsScreen(t *testing.T) {
	waits := "stty -icanon; echo ready; dd bs=1 count=1 2>/dev/null"
	took, err := smallBench(t).starting("ready", "sh", "-c", waits)(0)
	if err != nil || took <= 0 {
		t.Errorf("it took %v: %v", took, err)
	}
	if _, err := smallBench(t).starting("ready", "sh", "-c", "echo gone")(0); err == nil {
		t.Error("a program that never shows the word was measured")
	}
}

func TestTheWorkOfAProgramIsReadWhileItRuns(t *testing.T) {
	b := smallBench(t)
	cmd, terminal, err := b.inTerminal("ready", "sh", "-c", "echo ready; read line")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := worked(cmd); err != nil {
		t.Error(err)
	}
	if err := errors.Join(cmd.Process.Kill(), terminal.Close()); err != nil {
		t.Error(err)
	}
	_ = cmd.Wait()
	if _, err := worked(cmd); err == nil {
		t.Error("a program that is gone works on")
	}
}

func TestWhatCannotBeMeasuredIsRefused(t *testing.T) {
	for _, args := range [][]string{{"-only", "nothing"}, {"-clients", "0"}, {"-slow"}} {
		if err := run(t.Context(), append(args, "-keep", t.TempDir()), io.Discard, io.Discard); err == nil {
			t.Errorf("%v was measured", args)
		}
	}
}

func TestAMissedBudgetIsMarked(t *testing.T) {
	second := times{time.Second}
	var table strings.Builder
	rows := []row{
		{"slow", second, "quick", times{time.Millisecond}, ratioWithin(2), ""},
		{"fine", second, "alike", second, both(ratioWithin(1.5), p99Under(2*time.Second)), ""},
		{what: "free", own: second},
	}
	if err := printTable(&table, rows); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`slow .*1000.00× +within 2× +MISSED`, `fine .*1.00× .* met`, `budgets missed: 1`} {
		if !regexp.MustCompile(want).MatchString(table.String()) {
			t.Errorf("%q is not in\n%s", want, table.String())
		}
	}
}

func TestTheMedianAndThe99thOfSamples(t *testing.T) {
	var list times
	for i := range 200 {
		list = append(list, time.Duration(i))
	}
	if list.median() != 100 || list.p99() != 198 || (times{}).p99() != 0 || (times{7}).p99() != 7 {
		t.Error(list.median(), list.p99())
	}
}

// The bytes between two states of a file are what the bare commits write.
func TestWhatAChangeWroteIsFoundAgain(t *testing.T) {
	b := smallBench(t)
	path, err := b.practice(20)
	if err != nil {
		t.Fatal(err)
	}
	ops, writes, err := b.changes(path, 10)
	if err != nil || len(ops) != 10 || len(writes) != 10 {
		t.Fatalf("%d changes, %d writes: %v", len(ops), len(writes), err)
	}
	for i, pairs := range writes {
		in := map[string]int{}
		for _, p := range pairs {
			in[p.bucket]++
		}
		if in["commits"] != 1 || in["charts"] < 1 || in["changes"] < 1 {
			t.Errorf("change %d wrote %v", i, in)
		}
	}
}
