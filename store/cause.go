package store

import (
	"errors"
	"io/fs"

	"frontdesk/model"
)

// CannotRead is the error for a file that could not be read.
func CannotRead(name string, err error) *model.Error {
	code := model.Invalid
	if errors.Is(err, fs.ErrNotExist) {
		code = model.NotFound
	}
	return model.Errorf(code, "%s cannot be read: %v", name, Cause(err))
}

// Cause is what the system says of a file, without the path.
func Cause(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}
