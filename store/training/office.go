package training

import (
	"slices"

	"frontdesk/model"
)

// office is what the practice's own side has of a user and a client.
type office struct {
	// mailed is where the newest e-mail to the user goes that was not taken back.
	mailed string
	// answered says that the practice had the last word in the user's thread.
	answered bool
	review   []model.FindingKind
}

func officeOf(r model.Reader, chart *model.Chart, user model.PersonID) (o office, err error) {
	for email, err := range r.Emails() { // the newest first
		if err != nil {
			return o, err
		}
		if email.Person == user && email.State != model.EmailCancelled {
			o.mailed = email.To
			break
		}
	}
	if thread := chart.ThreadWith(user); thread != nil {
		for message, err := range r.Messages(thread.ID, 0) { // the newest first
			if err != nil {
				return o, err
			}
			o.answered = message.From == 0
			break
		}
	}
	findings, err := model.ReviewOf(r, chart.Client.ID)
	for i := range findings {
		o.review = append(o.review, findings[i].Kind)
	}
	slices.Sort(o.review)
	o.review = slices.Compact(o.review)
	return o, err
}

// ofOffice is what the goal asks for of the practice's own side.
func (g *Goal) ofOffice(v *view, add func(field string, met bool, words string)) {
	who := v.User
	if g.Mailed != "" {
		add("mailed", model.FoldEmail(v.mailed) == model.FoldEmail(g.Mailed), "the newest e-mail to "+who+" goes to "+g.Mailed)
	}
	if g.Answered != nil {
		add("answered", v.answered == *g.Answered, who+yes(*g.Answered, " has", " has not")+" got an answer")
	}
	if g.Review == nil {
		return
	}
	wanted := slices.Sorted(slices.Values(g.Review))
	words := "the review has " + list(wanted)
	if len(wanted) == 0 {
		words = "nothing of the chart is left in the review"
	}
	add("review", slices.Equal(v.review, slices.Compact(wanted)), words)
}
