package dialog

import (
	"encoding/json"
	"fmt"

	"frontdesk/model"
)

// all is the forms that can be chosen: the practice's own, then the library's.
func (got *givable) all(library []model.AddForm) []one {
	var all []one
	for _, form := range got.forms {
		all = append(all, one{id: form.ID.String(), name: form.Title, note: formNote(form.Kind, form.Signatures, form.Sensitive, len(form.Fields)), group: "the practice's own"})
	}
	for _, form := range library {
		if !hasForm(got.forms, form.Title) {
			all = append(all, one{
				id: libraryPrefix + form.Title, name: form.Title, note: formNote(form.Kind, form.Signatures, form.Sensitive, len(form.Fields)),
				group: "from the library: what is assigned becomes the practice's own", not: got.noNew,
			})
		}
	}
	return all
}

// own is the practice's form that is chosen, or nil.
func (p *assign) own() *model.Form {
	if p.got == nil || p.sought.chosen == nil {
		return nil
	}
	for i := range p.got.forms {
		if p.got.forms[i].ID.String() == p.sought.chosen.id {
			return &p.got.forms[i]
		}
	}
	return nil
}

// fresh is the form of the library that is chosen, or nil.
func (p *assign) fresh() *model.AddForm {
	if p.sought.chosen == nil {
		return nil
	}
	for i := range p.library {
		if libraryPrefix+p.library[i].Title == p.sought.chosen.id {
			return &p.library[i]
		}
	}
	return nil
}

// paper is the form chosen as the client has it already, or nil.
func (p *assign) paper() *model.Item {
	own := p.own()
	if own == nil {
		return nil
	}
	for i := range p.got.chart.Items {
		if item := &p.got.chart.Items[i]; item.Paper != nil && item.Paper.Form == own.ID {
			return item
		}
	}
	return nil
}

// isSensitive reports whether the form chosen is sensitive by itself, or as
// the client has it.
func (p *assign) isSensitive() bool {
	if item := p.paper(); item != nil {
		return item.Sensitive
	}
	if own := p.own(); own != nil {
		return own.Sensitive
	}
	add := p.fresh()
	return add != nil && add.Sensitive
}

// withForm adds a form and assigns it, in one.
func withForm(form *model.AddForm, op *model.Assign) (model.Operation, error) {
	const handle = "form"
	add, err := json.Marshal(struct {
		Do string `json:"do"`
		As string `json:"as"`
		*model.AddForm
	}{form.Do(), handle, form})
	if err != nil {
		return nil, fmt.Errorf("write the form: %w", err)
	}
	put, err := json.Marshal(struct {
		Do string `json:"do"`
		*model.Assign
		Form string `json:"form"` // before the other of that name, which is no handle
	}{op.Do(), op, handle})
	if err != nil {
		return nil, fmt.Errorf("write the assignment: %w", err)
	}
	return &model.Script{Lines: []json.RawMessage{add, put}}, nil
}
