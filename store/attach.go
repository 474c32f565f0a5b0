package store

import (
	"fmt"
	"os"
	"path/filepath"

	"frontdesk/model"
)

// Attach reads the files that an operation names and sends them along with it.
// A path is from where the program was started.
func Attach(op model.Operation) (model.Operation, error) { return AttachBy(op, readFile) }

// AttachBy is Attach where files are read in another way.
func AttachBy(op model.Operation, read func(name string) ([]byte, error)) (model.Operation, error) {
	named := model.FilesOf(op)
	if len(named) == 0 {
		return op, nil
	}
	files := make(map[string]model.Attachment, len(named))
	for _, name := range named {
		data, err := read(name)
		if err != nil {
			return nil, err
		}
		files[name] = model.Attachment{Data: data}
	}
	return model.WithFiles{Operation: op, Files: files}, nil
}

// readFile reads a file of a size that can be kept.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	switch {
	case !info.Mode().IsRegular():
		return nil, model.Errorf(model.Invalid, "%s is not a file", name).At("file")
	case info.Size() > model.MaxFile:
		return nil, model.Errorf(model.Invalid, "%s is %d MB large; %d MB is the most",
			filepath.Base(name), (info.Size()+1<<20-1)>>20, model.MaxFile>>20).At("file").Hint("share a smaller copy of it")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return data, nil
}

func unreadable(name string, err error) error {
	return CannotRead(name, err).At("file").Hint("give the path from where the program was started, %s", workingDir())
}

func workingDir() string {
	dir, err := os.Getwd()
	if err != nil {
		return fmt.Sprintf("which is not known: %v", err)
	}
	return dir
}
