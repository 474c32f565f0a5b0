package dialog

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// staffChoice is the field for a client's practitioner: those of the staff who
// can be one, once they were read.
type staffChoice struct {
	session *ui.Session
	entry   *widget.Entry
	reading ui.Latest
}

// practitioners is the staff who can be a client's practitioner.
type practitioners struct{ options []widget.Option }

func newStaffChoice(s *ui.Session, id model.StaffID, name string) *staffChoice {
	options := nobody()
	if id != 0 {
		options = append(options, widget.Option{Value: id.String(), Label: name})
	}
	value := options[len(options)-1].Value
	return &staffChoice{session: s, entry: &widget.Entry{
		ID: "practitioner", Label: "Practitioner", Input: widget.NewChoice(options, value),
	}}
}

func nobody() []widget.Option { return []widget.Option{{Label: "none yet"}} }

// read asks who there is.
func (c *staffChoice) read() tea.Cmd {
	s := c.session
	return ui.Ask(s, &c.reading, func(ctx context.Context) (got practitioners, err error) {
		got.options = nobody()
		err = s.Store.View(ctx, s.Who, func(r model.Reader) error {
			for staff, err := range r.Staff() {
				if err != nil {
					return err
				}
				if staff.Role == model.Practitioner || staff.Role == model.Manager {
					got.options = append(got.options, widget.Option{Value: staff.ID.String(), Label: staff.Name})
				}
			}
			return nil
		})
		return got, err
	})
}

// take takes the answer in; what is chosen stays.
func (c *staffChoice) take(answer ui.Answer[practitioners]) {
	switch {
	case answer.Gone(&c.reading):
	case answer.Err != nil:
		c.session.Tell(ui.Failed{Err: answer.Err})
	default:
		c.entry.Input = widget.NewChoice(answer.Value.options, chosen(c.entry))
	}
}

// id is who is chosen; zero is nobody.
func (c *staffChoice) id() (id model.StaffID, err error) {
	if text := chosen(c.entry); text != "" {
		err = id.UnmarshalText([]byte(text))
	}
	return id, err
}
