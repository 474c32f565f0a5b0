package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Looked is what there is at a path that somebody types.
type Looked struct {
	// Path is the path with ~ as the person's own directory.
	Path string
	// Dir is what stands before the names, as it was typed. Names is what the
	// path can go on with, a directory with a slash behind.
	Dir   string
	Names []string
	// File says that it is a file, Size how large.
	File bool
	Size int64
}

// mostNames is the most names that are listed.
const mostNames = 200

// LookAt looks at a path. What cannot be read is not there.
func LookAt(path string) Looked {
	if path == "~" {
		path = "~/"
	}
	dir, begin := filepath.Split(path)
	got := Looked{Path: path, Dir: dir}
	if home, err := inHome(path); err == nil {
		got.Path = home
	}
	if info, err := os.Stat(got.Path); err == nil && info.Mode().IsRegular() {
		got.File, got.Size = true, info.Size()
		return got
	}
	where, _ := filepath.Split(got.Path)
	if where == "" {
		where = "."
	}
	entries, err := os.ReadDir(where)
	if err != nil {
		return got
	}
	for _, entry := range entries {
		if name := entry.Name(); begins(name, begin) && len(got.Names) < mostNames {
			got.Names = append(got.Names, listed(where, entry))
		}
	}
	return got
}

// begins reports whether a name goes on with what was typed; one that is
// hidden only where its dot was typed.
func begins(name, typed string) bool {
	if typed == "" {
		return !strings.HasPrefix(name, ".")
	}
	return len(name) >= len(typed) && strings.EqualFold(name[:len(typed)], typed)
}

// listed is a name as it can be typed on.
func listed(dir string, entry fs.DirEntry) string {
	info, err := os.Stat(filepath.Join(dir, entry.Name())) // where a link leads
	if err == nil && info.IsDir() {
		return entry.Name() + string(filepath.Separator)
	}
	return entry.Name()
}
