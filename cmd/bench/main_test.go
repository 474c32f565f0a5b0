package main

import (
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
)

// Everything is measured once in a small practice. What it takes there says
// nothing: the figures are for a run by itself.
func TestTheTableHasALineForEveryMeasure(t *testing.T) {
	keep := t.TempDir()
	for _, m := range measures() {
		var table strings.Builder
		// A budget is not what is tested here.
		err := run(t.Context(), []string{"-clients", "220", "-quick", "-keep", keep, "-only", m.name}, &table, io.Discard)
		if err != nil {
			t.Fatalf("%s: %v", m.name, err)
		}
		if !regexp.MustCompile(`(?m)^\S.* \d+(\.\d+)? (µs|ms|s) `).MatchString(table.String()) {
			t.Errorf("%s has no figures:\n%s", m.name, table.String())
		}
	}
}

func TestAMissedBudgetIsMarked(t *testing.T) {
	second := times{time.Second}
	var table strings.Builder
	rows := []row{
		{"slow", second, "quick", times{time.Millisecond}, ratioWithin(2)},
		{"fine", second, "alike", second, both(ratioWithin(1.5), p99Under(2*time.Second))},
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
	b := &bench{ctx: t.Context(), clients: 20, keep: t.TempDir(), work: t.TempDir(), progress: io.Discard}
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
