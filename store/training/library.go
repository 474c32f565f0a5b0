package training

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"frontdesk/assets"
	"frontdesk/model"
)

// Library is every scenario, as read for a day: those that come along and the
// practice's own, *.toml of a folder; nil is none. One of their own takes the
// place of one that comes along under the same name. A file that is wrong is
// left out, and told as an error.
func Library(own fs.FS, today model.Date) ([]*Scenario, []error) {
	embedded, err := fs.Sub(assets.Training(), "training")
	scenarios, errs := readAll(embedded, today)
	errs = append(errs, err)
	if own != nil {
		theirs, wrong := readAll(own, today)
		scenarios = slices.DeleteFunc(scenarios, func(s *Scenario) bool { return Find(theirs, s.Name) != nil })
		scenarios, errs = append(scenarios, theirs...), append(errs, wrong...)
	}
	slices.SortStableFunc(scenarios, func(a, b *Scenario) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Order, b.Order), cmp.Compare(a.Name, b.Name))
	})
	return scenarios, slices.DeleteFunc(errs, func(err error) bool { return err == nil })
}

// Find is the scenario of that name, or nil.
func Find(scenarios []*Scenario, name string) *Scenario {
	for _, s := range scenarios {
		if model.FoldName(s.Name) == model.FoldName(name) {
			return s
		}
	}
	return nil
}

// readAll reads every scenario of a folder. That there is no folder is fine.
func readAll(folder fs.FS, today model.Date) (scenarios []*Scenario, errs []error) {
	names, err := fs.Glob(folder, "*"+extension)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, []error{err}
	}
	for _, name := range names {
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			errs = append(errs, fmt.Errorf("read the scenario %s: %w", name, err))
			continue
		}
		scenario, err := Read(name, text, today)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		scenarios = append(scenarios, scenario)
	}
	return scenarios, errs
}
