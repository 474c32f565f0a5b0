package main

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/model"
)

// viewing is which portals are asked for.
type viewing struct {
	*program
	user, client string
	all, asJSON  bool
	at           moment
}

func newView(p *program) *cobra.Command {
	v := &viewing{program: p}
	cmd := &cobra.Command{
		Use:   "view {--user WHO [--client C] | --all}",
		Short: "Show the portal as one person sees it",
		Long: `Shows the portal as a person sees it: each profile with what can be done in it,
and what is hidden, by which rule, and what would show it. Where the person
cannot sign in now, it says why, and shows what will be seen once they can.

A person or a client is named by an id, an e-mail or a full name. With --all it
is every person with a login or an access; as JSON one object a line.`,
		Example: `  frontdesk view --user "Luis Moreno"
  frontdesk view --user luis@example.org --client "Ada Moreno" --json
  frontdesk view --all --at 2026-12-31 --json`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&v.user, "user", "", "the person who sees it, by id, e-mail or full name")
	cmd.Flags().StringVar(&v.client, "client", "", "only this client, by id, e-mail or full name")
	cmd.Flags().BoolVar(&v.all, "all", false, "every person with a login or an access")
	addAt(cmd, &v.at)
	addJSON(cmd, &v.asJSON)
	cmd.MarkFlagsOneRequired("user", "all")
	cmd.MarkFlagsMutuallyExclusive("user", "all")
	cmd.MarkFlagsMutuallyExclusive("client", "all")
	return p.does(cmd, func(ctx context.Context, _ []string) error {
		return p.withReader(ctx, func(d *desk) error { return v.run(ctx, d) })
	})
}

func (v *viewing) run(ctx context.Context, d *desk) error {
	out := newPrinter(v.out)
	err := v.see(ctx, d, &v.at, func(r model.Reader) error {
		if v.all {
			return v.everybody(ctx, out, r)
		}
		portal, err := v.one(r)
		if err != nil {
			return err
		}
		return v.print(out, &portal, r.Now().Location())
	})
	if err != nil {
		return err
	}
	return out.flush()
}

// one is the portal of the user named, narrowed to the client named.
func (v *viewing) one(r model.Reader) (model.Portal, error) {
	user, err := model.FindPerson(r, v.user)
	if err != nil {
		return model.Portal{}, err
	}
	portal, err := model.PortalOf(r, user)
	if err != nil || v.client == "" {
		return portal, err
	}
	client, err := model.FindClient(r, v.client)
	if err != nil {
		return model.Portal{}, err
	}
	portal.Profiles = slices.DeleteFunc(portal.Profiles, func(p model.Profile) bool { return p.ID != client })
	portal.Hidden = slices.DeleteFunc(portal.Hidden, func(h model.Hidden) bool { return h.ID != client })
	return portal, nil
}

func (v *viewing) everybody(ctx context.Context, out *printer, r model.Reader) error {
	first := true
	for id, err := range r.Users() {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		portal, err := model.PortalOf(r, id)
		if err != nil {
			return err
		}
		if !first && !v.asJSON {
			out.line("")
		}
		first = false
		if err := v.print(out, &portal, r.Now().Location()); err != nil {
			return err
		}
	}
	return nil
}

// print writes a portal: as JSON with every time as it was recorded, as text
// with times in the practice's zone, as the screens show them.
func (v *viewing) print(out *printer, portal *model.Portal, zone *time.Location) error {
	if v.asJSON {
		return out.object(portal)
	}
	for i := range portal.Profiles {
		appointments := portal.Profiles[i].Appointments
		for j := range appointments {
			appointments[j].Start = appointments[j].Start.In(zone)
		}
		messages := portal.Profiles[i].Messages
		for j := range messages {
			messages[j].Last = messages[j].Last.In(zone)
		}
	}
	printPortal(out, portal)
	return nil
}
