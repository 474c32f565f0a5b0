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
// together: enough for several flushes, during which the store performs the
// next ones, few enough to show progress.
const chunk = 4096

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
	err := i.all(ctx, o.Progress)
	return i.report, err
}

type importing struct {
	store  store.Store
	who    store.Actor
	batch  *Batch
	dryRun bool
	report Report
	// taken belongs to the planning; brought is who is to be added to it.
	taken   taken
	brought []model.PersonID
}

// all imports chunk by chunk, and plans the next one meanwhile.
func (i *importing) all(ctx context.Context, progress func(done, total int)) error {
	families := i.batch.families
	total := len(families)
	next := i.planAhead(ctx, families[:min(chunk, total)])
	defer func() { <-next.done }()
	for done := 0; done < total; {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("import stopped after %d of %d families: %w", done, total, err)
		}
		end := min(done+chunk, total)
		now := next
		<-now.done
		next = i.planAhead(ctx, families[end:min(end+chunk, total)])
		if err := i.families(ctx, now); err != nil {
			return fmt.Errorf("import stopped within families %d to %d of %d: %w", done+1, end, total, err)
		}
		done = end
		if progress != nil {
			progress(done, total)
		}
	}
	return nil
}

// families carries out what was planned.
func (i *importing) families(ctx context.Context, a *ahead) error {
	if a.err != nil {
		return a.err
	}
	var work []planned
	for _, p := range a.plans {
		if len(p.lines) == 0 { // nothing to do
			i.report.add(&p.Report)
		} else {
			work = append(work, p)
		}
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
		i.brought = append(i.brought, outcome.Commit.Change.People...)
	}
	return fatal
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
