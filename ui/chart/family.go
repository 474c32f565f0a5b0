package chart

import (
	"slices"
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// household is persons who stand to the same clients, and those clients.
type household struct {
	heads   []relative
	clients []relative
	// more is how many there are at most beside those shown.
	more int
}

// relative is one person of the family; a head has what they are to the client
// of the chart, a client what the heads are where it is something else.
type relative struct {
	id   model.ClientID
	name string
	says string
	// called is the client as people say it, open what is open of the bills.
	called string
	open   model.Cents
	// kin says that a head is of the client's family, and no caseworker.
	kin bool
}

// mostRelatives is how many clients of one person are looked at: a caseworker
// can have a hundred, and the chart is read for every step in the list.
const mostRelatives = 12

// readFamily is the contacts and the client with all whom they are contacts of.
func readFamily(r model.Reader, chart *model.Chart) ([]household, error) {
	var family []household
	self, err := readHousehold(r, chart, chart.ID().Person(), "")
	if err != nil {
		return nil, err
	}
	for i := range chart.Contacts {
		contact := &chart.Contacts[i]
		if contact.Ended != nil {
			continue
		}
		one, err := readHousehold(r, chart, contact.Person, contact.Relationship)
		if err != nil {
			return nil, err
		}
		same := slices.IndexFunc(family, func(h household) bool { return sameClients(h, one) })
		if same < 0 {
			family = append(family, one)
			continue
		}
		family[same].join(one)
	}
	if len(self.clients) > 0 {
		family = append(family, self)
	}
	slices.SortStableFunc(family, func(a, b household) int { return a.distance() - b.distance() })
	return family, nil
}

// distance is 0 for the family, and 1 for a caseworker with other families.
func (h *household) distance() int {
	if slices.ContainsFunc(h.clients, func(c relative) bool { return c.kin }) {
		return 0
	}
	return 1
}

func sameClients(a, b household) bool {
	return slices.EqualFunc(a.clients, b.clients, func(x, y relative) bool { return x.id == y.id }) && a.more == b.more
}

// join adds the heads of another household with the same clients.
func (h *household) join(other household) {
	h.heads = append(h.heads, other.heads...)
	for i, client := range other.clients {
		h.clients[i].says = ui.Join(", ", h.clients[i].says, client.says)
		h.clients[i].kin = h.clients[i].kin || client.kin
	}
}

// readHousehold is one person and every client whose contact they are.
func readHousehold(r model.Reader, chart *model.Chart, id model.PersonID, is model.Relationship) (household, error) {
	person := chart.Person(id)
	says := string(is)
	if is == "" {
		says = "is a contact of"
	}
	if chart.Block(id).ActiveOn(model.DateOf(r.Now())) {
		says += ", " + blockedMark
	}
	h := household{heads: []relative{{name: person.Name(), says: says}}}
	ties, err := tiesFrom(r, chart, id)
	if err != nil {
		return h, err
	}
	if len(ties) > mostRelatives {
		h.more, ties = len(ties)-mostRelatives, ties[:mostRelatives]
	}
	for _, tie := range ties {
		other, err := r.Chart(tie)
		if model.IsCode(err, model.NotFound) || err == nil && !other.IsContact(id) {
			continue
		}
		if err != nil {
			return h, err
		}
		h.clients = append(h.clients, relativeOf(other, person, is, model.DateOf(r.Now())))
	}
	return h, nil
}

// tiesFrom is the clients that a person has or had to do with, this chart's
// first.
func tiesFrom(r model.Reader, chart *model.Chart, id model.PersonID) ([]model.ClientID, error) {
	ties, err := r.Ties(id)
	slices.SortStableFunc(ties, func(a, b model.ClientID) int {
		return from(a, chart.ID()) - from(b, chart.ID())
	})
	return ties, err
}

func from(client, here model.ClientID) int {
	if client == here {
		return 0
	}
	return 1
}

// relativeOf is a client seen from one of the contacts.
func relativeOf(chart *model.Chart, contact *model.Person, is model.Relationship, today model.Date) relative {
	name := chart.Subject().Name()
	if born := chart.Subject().Born; born.Known() {
		name += " · " + strconv.Itoa(born.AgeOn(today))
	}
	kin := relative{id: chart.ID(), name: name, called: chart.Subject().Called(), open: chart.Balance(), kin: chart.Kin(contact.ID)}
	if to := chart.Relationship(contact.ID); to != is {
		kin.says = contact.Called() + " is " + string(to)
	}
	return kin
}

// family draws the households as a small tree.
func (o *overview) family(width int, focused bool) []part {
	t := o.session.Theme
	var parts []part
	last := -1
	for i, h := range o.rec.family {
		if d := h.distance(); d != last {
			last = d
			parts = append(parts, part{lines: []string{"", t.Strong.Render([]string{"Family", "Not of the family"}[d])}})
		}
		names := make([]string, len(h.heads))
		for j, head := range h.heads {
			names[j] = theme.Safe(head.name + ", " + head.says)
		}
		parts = append(parts, part{lines: indented(widget.Wrap(strings.Join(names, " and "), width-1))})
		for j, client := range h.clients {
			parts = append(parts, o.relative(i, client, j == len(h.clients)-1 && h.more == 0, width, focused))
		}
		if h.more > 0 {
			parts = append(parts, part{lines: []string{t.Dim.Render("  └ and up to " + strconv.Itoa(h.more) + " more")}})
		}
	}
	return parts
}

func indented(lines []string) []string {
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return lines
}

func (o *overview) relative(household int, client relative, last bool, width int, focused bool) part {
	text := " ├ "
	if last {
		text = " └ "
	}
	text += client.name
	if client.says != "" {
		text += " · " + client.says
	}
	at := relativeAt(household, client.id)
	if client.id == o.rec.ID() {
		text += " · this chart"
		at = place{}
	}
	return part{at, []string{o.line(at, true, "", 0, theme.Clip(text, width-1), width, focused)}}
}
