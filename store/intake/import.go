package intake

import (
	"context"
	"errors"
	"fmt"

	"frontdesk/model"
	"frontdesk/store"
)

// ImportOptions say how to apply a batch.
type ImportOptions struct {
	// DryRun changes nothing and gives the same report.
	DryRun bool
	// Progress is told how many of all families are done, now and then.
	Progress func(done, total int)
}

// chunk is how many families are planned on one snapshot and handed over
// together: enough to share the disk's flushes, few enough to show progress.
const chunk = 500

// Import applies a batch, each family as one script and one commit. A family
// that an operation refuses is reported and leaves nothing behind. The error
// is that of a store that can go no further; what the report counts until
// then is done.
func Import(ctx context.Context, s store.Store, who store.Actor, b *Batch, o ImportOptions) (Report, error) {
	i := importing{store: s, who: who, batch: b, dryRun: o.DryRun, taken: taken{}, report: b.reading()}
	i.report.DryRun = o.DryRun
	may := func(r model.Reader) error { return model.MayDo(r, "add-client") }
	if err := s.View(ctx, who, may); err != nil {
		return i.report, err
	}
	total := len(b.families)
	for done := 0; done < total; {
		if err := ctx.Err(); err != nil {
			return i.report, fmt.Errorf("import stopped after %d of %d families: %w", done, total, err)
		}
		end := min(done+chunk, total)
		if err := i.families(ctx, b.families[done:end]); err != nil {
			return i.report, fmt.Errorf("import stopped within families %d to %d of %d: %w", done+1, end, total, err)
		}
		done = end
		if o.Progress != nil {
			o.Progress(done, total)
		}
	}
	return i.report, nil
}

type importing struct {
	store  store.Store
	who    store.Actor
	batch  *Batch
	dryRun bool
	taken  taken
	report Report
}

// planned is a family with what importing it takes.
type planned struct {
	family *family
	*plan
}

func (i *importing) families(ctx context.Context, families []family) error {
	work, err := i.plan(ctx, families)
	if err != nil {
		return err
	}
	ops := make([]model.Operation, len(work))
	for n := range work {
		ops[n] = &model.Script{Lines: work[n].lines}
	}
	if i.dryRun {
		return i.try(ctx, work, ops)
	}
	// The report counts all that was done, also behind an error that ends it.
	var fatal error
	for n, outcome := range i.store.DoMany(ctx, i.who, ops) {
		if err := i.settle(work[n], outcome.Err); fatal == nil {
			fatal = err
		}
		for _, id := range outcome.Commit.Change.People {
			i.taken[id] = true
		}
	}
	return fatal
}

// plan plans families on one snapshot; those with nothing to do are settled
// at once.
func (i *importing) plan(ctx context.Context, families []family) ([]planned, error) {
	var work []planned
	err := i.store.View(ctx, i.who, func(r model.Reader) error {
		for n := range families {
			plan, err := i.batch.planFamily(r, i.taken, &families[n])
			if err != nil {
				return err
			}
			if len(plan.lines) == 0 {
				i.report.add(&plan.Report)
				continue
			}
			work = append(work, planned{&families[n], plan})
		}
		return nil
	})
	return work, err
}

// try does everything but keep it.
func (i *importing) try(ctx context.Context, work []planned, ops []model.Operation) error {
	for n := range work {
		err := i.store.Draft(ctx, i.who, ops[n:n+1], func(store.Draft) error { return nil })
		if err := i.settle(work[n], err); err != nil {
			return err
		}
	}
	return nil
}

// settle takes the outcome of one family into the report. It gives back those
// errors after which going on makes no sense.
func (i *importing) settle(p planned, err error) error {
	if err == nil {
		i.report.add(&p.Report)
		return nil
	}
	switch model.CodeOf(err) {
	case model.Unconfirmed, model.InternalCode, model.Damaged, model.InUse:
		return err
	default:
	}
	because := p.family.place
	var line *model.LineError
	if errors.As(err, &line) && line.No >= 1 && line.No <= len(p.places) {
		because = p.places[line.No-1]
	}
	i.report.refuse(because, err)
	for _, no := range p.family.humans {
		if h := &i.batch.humans[no]; h.role > mentioned && h.place != because {
			i.report.Refusals = append(i.report.Refusals, held(h.place, because))
		}
	}
	return nil
}
