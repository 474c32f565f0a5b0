package intake

import (
	"context"
	"fmt"
	"io"
	"slices"

	"frontdesk/model"
)

// File is one file to read; its name stands in the report.
type File struct {
	Name string
	Data io.Reader
}

// Options say how to read.
type Options struct {
	// Day is today: it tells minors from adults, and what has ended.
	Day model.Date
	// AdultAge is the practice's; zero is 18.
	AdultAge int
	// DateOrder settles dates like 03/04/2012 where a file leaves them open.
	DateOrder DateOrder
}

func (o Options) isMinor(born model.Date) bool {
	return born.Known() && born.AgeOn(o.Day) < o.AdultAge
}

// maxFileBytes is the largest file read.
const maxFileBytes = 512 << 20

// Batch is what several files say together: families ready to be imported,
// and a report of what reading them found.
type Batch struct {
	opts     Options
	people   []person
	humans   []human
	families []family
	report   Report
}

// reading is the report of reading alone, to be added to.
func (b *Batch) reading() Report {
	report := b.report
	report.EmailConflicts = slices.Clip(report.EmailConflicts)
	report.Refusals = slices.Clip(report.Refusals)
	report.Notes = slices.Clip(report.Notes)
	return report
}

// Read parses files and groups the people in them into families. A file or a
// row that cannot be taken in is a refusal in the batch's report; the error
// is that of the context alone.
func Read(ctx context.Context, files []File, opts Options) (*Batch, error) {
	if opts.AdultAge == 0 {
		opts.AdultAge = model.NewPractice().AdultAge
	}
	// The lists are never nil, so that a report as JSON has no null in it.
	batch := &Batch{opts: opts, report: Report{
		Files: []FileReport{}, EmailConflicts: []EmailConflict{}, Refusals: []Refusal{}, Notes: []Note{},
	}}
	gathered := newGathering(opts, &batch.report)
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("read %s: %w", safe(file.Name), err)
		}
		gathered.file(ctx, file)
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	gathered.resolveAll()
	gathered.join(batch)
	batch.sharedEmails()
	return batch, nil
}

// file reads one file, whatever it is.
func (g *gathering) file(ctx context.Context, file File) {
	at := Place{File: safe(file.Name)}
	g.report.Files = append(g.report.Files, FileReport{Name: at.File})
	data, err := io.ReadAll(io.LimitReader(file.Data, maxFileBytes+1))
	if err != nil {
		g.report.refuse(at, fmt.Errorf("cannot be read: %w", err))
		return
	}
	if len(data) > maxFileBytes {
		g.report.refuse(at, model.Errorf(model.Invalid, "is larger than %d MB", maxFileBytes>>20).
			Hint("split it into several files"))
		return
	}
	if err := g.text(ctx, at, data); err != nil {
		g.report.refuse(at, err)
	}
}

func (g *gathering) text(ctx context.Context, at Place, data []byte) error {
	if err := foreign(at.File, data); err != nil {
		return err
	}
	text, encoding, err := decodeText(data)
	if err != nil {
		return err
	}
	if err := binary(text); err != nil {
		return err
	}
	if isJSON(text) {
		g.thisFile().Format = "FHIR JSON" + encoding
		return g.fhir(ctx, at, text)
	}
	return g.csv(ctx, at, text, encoding)
}

// thisFile is the report of the file being read.
func (g *gathering) thisFile() *FileReport { return &g.report.Files[len(g.report.Files)-1] }
