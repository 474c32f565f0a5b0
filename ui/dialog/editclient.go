package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// editClient asks for the chart's own facts.
type editClient struct {
	plainPage
	was            model.Client
	name           string
	practitioner   *staffChoice
	status, gender *widget.Entry
	sex, insurance *widget.Entry
}

// EditClient is the dialog for a chart's own facts, with the names of the
// client and of the practitioner.
func EditClient(s *ui.Session, client model.Client, name, practitioner string) *Form {
	return newForm(s, "edit client "+client.ID.String(), func() page {
		statuses := []widget.Option{option(string(model.Active)), option(string(model.Inactive))}
		return &editClient{
			was: client, name: name, practitioner: newStaffChoice(s, client.Practitioner, practitioner),
			status: &widget.Entry{ID: "status", Label: "Status", Input: widget.NewChoice(statuses, string(client.Status))},
			gender: &widget.Entry{ID: "gender", Label: "Gender", Input: widget.NewText(s.Theme, client.Gender, "")},
			sex:    &widget.Entry{ID: "legal_sex", Label: "Legal sex", Input: widget.NewText(s.Theme, client.LegalSex, "")},
			insurance: &widget.Entry{
				ID: "insurance", Label: "Insurance", Input: widget.NewText(s.Theme, client.Insurance, ""),
			},
		}
	})
}

func (p *editClient) title() string { return "Chart of " + p.name }

func (p *editClient) start() tea.Cmd { return p.practitioner.read() }

func (p *editClient) entries() []*widget.Entry {
	return []*widget.Entry{p.practitioner.entry, p.status, p.gender, p.sex, p.insurance}
}

func (p *editClient) hear(msg tea.Msg) tea.Cmd {
	if answer, ok := msg.(ui.Answer[practitioners]); ok {
		p.practitioner.take(answer)
	}
	return nil
}

func (p *editClient) quiet() {}

// operation changes what was changed here, and leaves alone the rest.
func (p *editClient) operation() (model.Operation, error) {
	practitioner, err := p.practitioner.id()
	return &model.EditClient{
		Client: p.was.ID, Practitioner: changed(p.was.Practitioner, practitioner),
		Status: changed(p.was.Status, model.Status(chosen(p.status))), Gender: changed(p.was.Gender, textOf(p.gender)),
		LegalSex: changed(p.was.LegalSex, textOf(p.sex)), Insurance: changed(p.was.Insurance, textOf(p.insurance)),
	}, err
}

func (p *editClient) edited() edited {
	id := p.was.ID
	return edited{key: "client " + id.String(), was: p.was, now: func(r model.Reader) (any, error) { return r.Client(id) }}
}

func (p *editClient) done(store.Commit) (string, tea.Msg) {
	return "Saved: the chart of " + p.name, nil
}
