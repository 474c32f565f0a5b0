package activity

import (
	"context"
	"slices"
	"strconv"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// read is a commit whole, with what it took back.
func read(ctx context.Context, s *ui.Session, e *store.LogEntry) (lines []string, err error) {
	undone, err := takenBack(ctx, s, e)
	if err != nil {
		return nil, err
	}
	gone, err := store.Recall(ctx, s.Store, s.Who, append(deedsOf(undone), e.Deed())...)
	if err != nil {
		return nil, err
	}
	err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
		r = model.Recalling(r, gone)
		lines = readout(r, e)
		for i := range undone {
			deed := undone[i].Deed()
			took := "It took back: " + undone[i].StaffName + " " + deed.Words(r) + " · " + moment(r, &undone[i])
			lines = slices.Insert(lines, 2+i, took)
		}
		return nil
	})
	return lines, err
}

// takenBack is the commits that one took back.
func takenBack(ctx context.Context, s *ui.Session, e *store.LogEntry) ([]store.LogEntry, error) {
	var undone []store.LogEntry
	for _, no := range e.Undid {
		for u, err := range s.Store.Log(ctx, s.Who, store.LogQuery{Commit: no}) {
			if err != nil {
				return nil, err
			}
			undone = append(undone, u)
		}
	}
	return undone, nil
}

// moment is when a commit was made, and its number.
func moment(r model.Reader, e *store.LogEntry) string {
	return e.At.In(r.Now().Location()).Format("Monday, 2 January 2006, 15:04") + " · commit " + strconv.FormatUint(e.No, 10)
}

// readout is a commit: who did what when, and each record before and after.
func readout(r model.Reader, e *store.LogEntry) []string {
	deed := e.Deed()
	lines := []string{e.StaffName + " " + deed.Words(r), moment(r, e)}
	for _, change := range e.Changes() {
		told := model.Retell(r, change)
		head := told.Record
		switch {
		case told.Made:
			head += ", new"
		case told.Gone:
			head += ", taken away"
		}
		lines = append(lines, "", head)
		for _, f := range told.Fields {
			lines = append(lines, "   "+fieldLine(told, f))
		}
	}
	return lines
}

// fieldLine is a field before and after.
func fieldLine(told model.Retold, f model.FieldChange) string {
	switch {
	case told.Made:
		return f.Field + ": " + f.After
	case told.Gone:
		return f.Field + ": " + f.Before
	}
	return f.Words()
}
