package dialog

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// clashing is a page that has ways out where an e-mail is another login's.
type clashing interface {
	// clash is what to do about the address of a field, or nil.
	clash(field string) *clash
	// goWay goes a way out; true is that the page is left, and kept as it is.
	goWay(way action.ID, field string, holder picker.Row) (leave bool)
}

// clash is an address that is another login's.
type clash struct {
	email string
	// client is whose chart it is about, zero where that is still to be made.
	client model.ClientID
	// use, link and blank say what the ways are; %s is who has the address.
	use, link, blank string
	// contact says that the person who has it is to become a contact, and can
	// not where that is so already.
	contact bool
}

// Clash says whose login an e-mail is, with the ways out one key away. What
// was typed stays in the form below.
type Clash struct {
	plain
	session *ui.Session
	form    *Form
	field   string
	clash   *clash
	holder  *clashHolder
	reading ui.Latest
	failed  error
}

// clashHolder is who has the address.
type clashHolder struct {
	picker.Row
	// noContact and noLink say why the ways are closed.
	noContact, noLink string
}

// clashWay is the way out that was taken.
type clashWay struct {
	by     *Form
	way    action.ID
	field  string
	holder picker.Row
}

// Init finds out who has the address.
func (c *Clash) Init() tea.Cmd {
	s := c.session
	return ui.Ask(s, &c.reading, func(ctx context.Context) (clashHolder, error) {
		var got clashHolder
		err := s.Store.View(ctx, s.Who, func(r model.Reader) error { return got.read(r, c.clash) })
		return got, err
	})
}

func (h *clashHolder) read(r model.Reader, c *clash) error {
	id, err := r.LoginHolder(strings.TrimSpace(c.email))
	if err != nil {
		return err
	}
	if h.Row, err = picker.Read(r, id); err != nil {
		return err
	}
	h.noLink = noLogin(h.Login)
	if c.client == 0 {
		return nil
	}
	verdict, err := notOn(c.client)(r, id)
	if err != nil {
		return err
	}
	if c.contact {
		h.noContact = verdict.Not
	}
	chart, err := r.Chart(c.client)
	if err != nil {
		return err
	}
	switch {
	case id == c.client.Person():
		h.noLink = isDependent(1)
	case chart.AccessOf(id).IsLinked():
		h.noLink = "is linked to " + chart.Subject().Called() + " already"
	case chart.Block(id).ActiveOn(model.DateOf(r.Now())):
		h.noLink = "is kept away from " + chart.Subject().Called() + " by a block"
	}
	return nil
}

// Update takes in who has it.
func (c *Clash) Update(msg tea.Msg) tea.Cmd {
	if answer, ok := msg.(ui.Answer[clashHolder]); ok {
		answer.Into(&c.reading, &c.holder, &c.failed)
	}
	return nil
}

// Offers is the ways out, and back to the form.
func (c *Clash) Offers() []action.Offer {
	use, link := "still looking who has it", "still looking who has it"
	switch {
	case c.failed != nil: // somebody whom this staff member does not see
		use, link = "nobody of your clients' has it", "nobody of your clients' has it"
	case c.holder != nil:
		use, link = c.holder.why(c.holder.noContact), c.holder.why(c.holder.noLink)
	}
	return []action.Offer{
		{ID: action.UseExisting, WhyNot: use, Footer: true}, {ID: action.LinkInstead, WhyNot: link, Footer: true},
		{ID: action.LeaveBlank, Footer: true}, {ID: action.Close, Footer: true},
	}
}

func (h *clashHolder) why(not string) string {
	switch {
	case not == "":
		return ""
	case strings.HasPrefix(not, "the "):
		return h.Called + ": " + not
	}
	return h.Called + " " + not
}

// Do goes a way out.
func (c *Clash) Do(id action.ID) tea.Cmd {
	c.done = true
	if id == action.Close {
		return nil
	}
	way := clashWay{by: c.form, way: id, field: c.field}
	if c.holder != nil {
		way.holder = c.holder.Row
	}
	c.session.Tell(way)
	return nil
}

// View draws the dialog as large as it needs to be.
func (c *Clash) View() string {
	const widest = 72
	t := c.session.Theme
	width := min(widest, c.width)
	inner, _ := widget.Inside(width, c.height)
	who := "another person"
	if c.holder != nil {
		who = ui.Join(", ", c.holder.Name, c.holder.What)
	}
	lines := widget.Wrap(theme.Safe(c.clash.email+" is what "+who+" signs in to the portal with."), inner)
	lines = append(lines, "Two people cannot have the same portal e-mail.", "")
	for i, text := range []string{c.clash.use, c.clash.link, c.clash.blank, "back to what is typed"} {
		lines = append(lines, c.way(t, c.Offers()[i], text, inner)...)
	}
	frame := widget.Frame{Title: "E-mail in use", Focused: true}
	return frame.View(t, lines, width, min(c.height, len(lines)+2))
}

func (c *Clash) way(t *theme.Theme, offer action.Offer, text string, width int) []string {
	name := "who has it"
	if c.holder != nil {
		name = c.holder.Name
	}
	text = theme.Safe(strings.ReplaceAll(text, "%s", name))
	key := widget.Pad(c.session.Keys.Key(offer.ID), 4)
	if offer.WhyNot != "" {
		a, _ := c.session.Keys.Get(offer.ID)
		lines := widget.Wrap(a.Name+": not now, "+theme.Safe(offer.WhyNot), width-widget.Width(key)-1)
		for i := range lines {
			lines[i] = t.Dim.Render(" " + key + lines[i])
			key = widget.Pad("", widget.Width(key))
		}
		return lines
	}
	return []string{" " + t.Key.Render(key) + theme.Clip(text, width-5)}
}
