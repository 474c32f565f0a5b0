package main

import (
	"os"
	"path/filepath"
	"runtime"

	"frontdesk/model"
)

// ownFile is the practice's file where none is named: in the user's data
// directory, as each system has it (XDG base directories on Unix).
func ownFile() (string, error) {
	const name = "practice.db"
	if dir := dataHome(); filepath.IsAbs(dir) {
		return filepath.Join(dir, "frontdesk", name), nil
	}
	return "", model.Errorf(model.NotFound, "this user has no home directory to keep the practice's file in").
		Hint("name the file with --db FILE or FRONTDESK_DB")
}

func dataHome() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	switch runtime.GOOS {
	case "windows":
		return os.Getenv("LocalAppData")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return dir
	}
	return filepath.Join(home, ".local", "share")
}
