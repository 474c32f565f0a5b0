package intake

import (
	"fmt"
	"slices"

	"frontdesk/model"
)

// sharedEmails reports addresses that stand at several people of the files. A
// login needs an address of its own: each of them could be invited, but not
// all with this one.
func (b *Batch) sharedEmails() {
	holders := map[string][]int{}
	var emails []string
	for i := range b.families {
		for _, no := range b.families[i].humans {
			email := model.FoldEmail(b.humans[no].email)
			if email == "" || b.humans[no].role <= mentioned {
				continue
			}
			if len(holders[email]) == 1 {
				emails = append(emails, email)
			}
			holders[email] = append(holders[email], no)
		}
	}
	for _, email := range emails {
		b.report.EmailConflicts = append(b.report.EmailConflicts, b.shared(email, holders[email]))
	}
}

func (b *Batch) shared(email string, holders []int) EmailConflict {
	conflict := EmailConflict{Email: safe(email), Kind: SharedEmail,
		Say: "is the address of several people: only one of them can sign in with it"}
	minors, adults := 0, 0
	for _, no := range holders {
		h := &b.humans[no]
		conflict.People = append(conflict.People, h.name())
		conflict.Places = append(conflict.Places, h.place.field("email"))
		if b.opts.isMinor(h.born) {
			minors++
		} else {
			adults++
		}
	}
	if minors > 0 && adults > 0 {
		conflict.Kind = MinorsEmail
		conflict.Say = "is an adult's address that a minor carries: inviting the minor with it will be refused; " +
			"link the minor to the adult, or leave the minor's e-mail blank"
	}
	return conflict
}

// loginConflict reports that somebody new carries another one's login address.
func (p *planner) loginConflict(h *human) {
	if h.email == "" {
		return
	}
	holder, err := p.known.LoginHolder(h.email)
	if err != nil || holder == 0 {
		return
	}
	name := "somebody else"
	if person, err := p.known.Person(holder); err == nil {
		name = person.Name()
	}
	p.plan.EmailConflicts = append(p.plan.EmailConflicts, EmailConflict{
		Email: safe(h.email), Kind: LoginEmail, People: slices.Clip([]string{h.name(), name}),
		Places: []Place{h.place.field("email")},
		Say:    fmt.Sprintf("is the login of %s: %s can be imported with it, but not invited", name, h.name()),
	})
}
