package dialog

import (
	"frontdesk/model"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
	"frontdesk/ui/widget"
)

func (p *invite) clash(string) *clash {
	client := p.got.chart.Subject().Name()
	return &clash{
		email: p.fields().address(), client: p.client,
		use:  "invite %s instead, as a contact of " + client,
		link: "link " + client + " to %s's portal instead", blank: "leave the e-mail blank, or type another",
	}
}

// goWay invites who has the address in place of whom it was for, or links the
// client to that portal. Somebody who is no contact yet is made one first.
func (p *invite) goWay(way action.ID, _ string, holder picker.Row) bool {
	chart := p.got.chart
	switch way { //nolint:exhaustive // the ways out
	case action.LeaveBlank:
		setText(p.fields().email, "")
		p.wanted = p.fields().email.ID
	case action.LinkInstead:
		p.session.Tell(Open{Dialog: linkTo(p.session, []model.ClientID{p.client}, holder)})
		return true
	case action.UseExisting:
		if !chart.Tied(holder.ID) {
			p.session.Tell(Open{Dialog: addContactOf(p.session, p.client, chart.Subject().Name(), holder)})
			return true
		}
		if who, ok := p.who.Input.(*widget.Choice); ok {
			who.To(holder.ID.String())
		}
		p.wanted = p.who.ID
	}
	return false
}
