package main

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"frontdesk/assets"
	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/store/bolt"
	"frontdesk/store/scratch"
	"frontdesk/store/script"
)

// demoAge is how long ago the demonstration practice was entered, so that
// somebody was invited a while ago and did not sign in yet.
const demoAge = 3 * 24 * time.Hour

// withDemo opens a throw-away copy of the demonstration practice for fn.
func (p *program) withDemo(ctx context.Context, fn func(*desk) error) (err error) {
	dir, err := scratch.Make(scratch.Demonstration)
	if err != nil {
		return err
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
	lines, err := script.Dated("demo.jsonl", assets.Demo(), model.DateOf(now))
	if err != nil {
		return fmt.Errorf("read the demonstration: %w", err)
	}
	s := script.NewWhole(lines)
	files, err := demoFiles(s)
	if err != nil {
		return err
	}
	// Not under the person's own name, whose first undo it would be.
	_, err = d.Do(ctx, store.Actor{Name: "Demonstration"}, model.WithFiles{Operation: s, Files: files})
	if line, err := s.LineOf(err); line != nil {
		return fmt.Errorf("%s%w", line.At(), err)
	}
	return err
}

// demoFiles is the files that the demonstration's script names.
func demoFiles(op model.Operation) (map[string]model.Attachment, error) {
	files := map[string]model.Attachment{}
	for _, name := range model.FilesOf(op) {
		data, err := fs.ReadFile(assets.DemoFiles(), name)
		if err != nil {
			return nil, fmt.Errorf("read the demonstration's files: %w", err)
		}
		files[name] = model.Attachment{Data: data}
	}
	return files, nil
}
