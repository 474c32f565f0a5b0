package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"text/template"
	"time"

	"frontdesk/assets"
	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
)

// demoAge is how long ago the demonstration practice was entered, so that
// somebody was invited a while ago and did not sign in yet.
const demoAge = 3 * 24 * time.Hour

// withDemo opens a throw-away copy of the demonstration practice for fn.
func (p *program) withDemo(ctx context.Context, fn func(*desk) error) (err error) {
	dir, err := os.MkdirTemp("", "frontdesk-demo-*")
	if err != nil {
		return fmt.Errorf("make room for the demonstration: %w", err)
	}
	defer func() { err = cmp.Or(err, os.RemoveAll(dir)) }()
	now := p.clock()
	p.file = filepath.Join(dir, "demo.db")
	then := bolt.Options{Now: func() time.Time { return now().Add(-demoAge) }}
	as := p.as
	p.as = "" // whoever it names is in the practice only once it was entered
	err = p.open(ctx, then, func(d *desk) error { return enterDemo(ctx, d, now()) })
	p.as = as
	if err != nil {
		return err
	}
	return p.withDesk(ctx, fn)
}

// enterDemo applies the demonstration's script as one commit.
func enterDemo(ctx context.Context, d *desk, now time.Time) error {
	today := model.DateOf(now)
	script, err := template.New("demo").Funcs(template.FuncMap{
		"day":  today.AddDays,
		"born": func(age int) model.Date { return today.Anniversary(-age).AddDays(-120) },
		"turns": func(age, days int) model.Date {
			return today.AddDays(days).Anniversary(-age)
		},
	}).Parse(assets.Demo())
	if err != nil {
		return fmt.Errorf("read the demonstration: %w", err)
	}
	var text bytes.Buffer
	if err := script.Execute(&text, nil); err != nil {
		return fmt.Errorf("read the demonstration: %w", err)
	}
	var lines []line
	for line, err := range linesOf("demo.jsonl", &text) {
		if err != nil {
			return err
		}
		lines = append(lines, line)
	}
	s := newScripts(lines)
	files, err := demoFiles(s)
	if err != nil {
		return err
	}
	// Not under the person's own name, whose first undo it would be.
	_, err = d.Do(ctx, store.Actor{Name: "Demonstration"}, model.WithFiles{Operation: s, Files: files})
	if line, err := s.lineOf(err); line != nil {
		return fmt.Errorf("%s%w", line.at(), err)
	}
	return err
}

// demoFiles is the files that the demonstration's script names.
func demoFiles(script model.Operation) (map[string]model.Attachment, error) {
	files := map[string]model.Attachment{}
	for _, name := range model.FilesOf(script) {
		data, err := fs.ReadFile(assets.DemoFiles(), name)
		if err != nil {
			return nil, fmt.Errorf("read the demonstration's files: %w", err)
		}
		files[name] = model.Attachment{Data: data}
	}
	return files, nil
}
