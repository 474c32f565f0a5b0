package dialog

import (
	"context"
	"path"
	"slices"
	"strings"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
)

// documents is the documents of a chart, the newest first.
func documents(chart *model.Chart, clock ui.Clock) []one {
	var all []one
	for i := len(chart.Items) - 1; i >= 0; i-- {
		item := &chart.Items[i]
		if item.Kind != model.KindDocument {
			continue
		}
		notes := []string{clock.Day(item.Since)}
		if item.Sensitive {
			notes = append(notes, "sensitive")
		}
		if item.From != 0 {
			notes = append(notes, "uploaded by "+chart.NameOf(item.From))
		}
		all = append(all, one{id: item.ID.String(), name: item.Title, note: strings.Join(notes, " · ")})
	}
	return all
}

// has reports whether the chart has a document that is called so.
func (g *givable) has(title string) bool {
	return slices.ContainsFunc(g.chart.Items, func(item model.Item) bool {
		return item.Kind == model.KindDocument && model.FoldName(item.Title) == model.FoldName(title)
	})
}

// fresh reports whether the document is a new one.
func (p *share) fresh() bool { return chosen(p.what) == newDocument }

// had is the document of the chart that is chosen, or nil.
func (p *share) had() *model.Item {
	var id model.ItemID
	if p.fresh() || p.got == nil || p.sought.chosen == nil || id.UnmarshalText([]byte(p.sought.chosen.id)) != nil {
		return nil
	}
	return p.got.chart.Item(id)
}

// named is what the document is called.
func (p *share) named() string {
	switch item := p.had(); {
	case item != nil:
		return item.Title
	case !p.fresh():
		return ""
	case textOf(p.called) != "":
		return textOf(p.called)
	case p.path.text() != "":
		return path.Base(strings.ReplaceAll(p.path.text(), `\`, "/"))
	}
	return ""
}

// share is what is filled in, with the file where there is one.
func (p *share) share(file string) *model.Share {
	op := &model.Share{Client: p.client, To: p.audience.people(), Invite: p.uninvited() && ticked(p.email, 0)}
	sensitive, was := ticked(p.sensitive, 0), false
	if item := p.had(); item != nil {
		op.Document, was = item.ID, item.Sensitive
	} else {
		op.Title, op.File = p.named(), file
	}
	if sensitive != was {
		op.Sensitive = &sensitive
	}
	return op
}

// perform reads the file, and shares.
func (p *share) perform(func(model.Operation) model.Operation) (func(context.Context) (store.Commit, error), error) {
	s, named := p.session, ""
	if p.fresh() {
		named = p.path.text()
	}
	op := p.share(named)
	return func(ctx context.Context) (store.Commit, error) {
		if named == "" {
			return s.Store.Do(ctx, s.Who, op)
		}
		op.File = s.Look(named).Path
		with, err := s.Attach(op)
		if err != nil {
			return store.Commit{}, err
		}
		return s.Store.Do(ctx, s.Who, with)
	}, nil
}
