package dialog

import (
	"strings"

	"frontdesk/model"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
)

// at is whose field it is: a contact's, or the client's own.
func (p *newClient) at(field string) *contactFields {
	for _, contact := range p.contacts {
		if strings.HasPrefix(field, contact.prefix) {
			return contact
		}
	}
	return nil
}

func (p *newClient) clash(field string) *clash {
	if contact := p.at(field); contact != nil {
		return &clash{
			email: textOf(contact.person.email), use: "take %s as the contact",
			link:  "the same, and link the client when this is saved",
			blank: "leave the e-mail blank, and do not enroll",
		}
	}
	return &clash{
		email: textOf(p.client.person.email), use: "add %s as a contact; the client's e-mail stays blank",
		link:  "the same, and link the client when this is saved",
		blank: "leave the e-mail blank, and do not enroll",
	}
}

func (p *newClient) goWay(way action.ID, field string, holder picker.Row) bool {
	if contact := p.at(field); contact != nil {
		p.linkTo = contact.goWay(way, holder)
		return false
	}
	p.client.goWay(action.LeaveBlank, holder)
	if way == action.LeaveBlank {
		return false
	}
	contact := p.holding(holder.ID)
	if link := contact.goWay(way, holder); link != nil {
		p.linkTo = link
	}
	p.wanted = contact.tie.relationship.ID
	return false
}

// holding is the contact who is that person, or one who is nobody yet.
func (p *newClient) holding(id model.PersonID) *contactFields {
	for _, contact := range p.contacts {
		if contact.finder.chosen != nil && contact.finder.chosen.ID == id {
			return contact
		}
	}
	if !p.last().finder.blank() {
		p.addContact()
	}
	return p.last()
}
