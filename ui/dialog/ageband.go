package dialog

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// Band tells of a row of the practice's table of ages that was filled in, and
// what it was before; nil is another one.
type Band struct {
	Was *model.AgeBand
	Is  model.AgeBand
}

// ageBand asks for a row of the practice's table of ages.
type ageBand struct {
	plainPage
	was                       *model.AgeBand
	heading                   string
	age, action, preset, warn *widget.Entry
}

// EditBand is the dialog for a row of the practice's table of ages; band is nil
// where there is none yet. What is filled in is a draft's, and is told.
func EditBand(s *ui.Session, band *model.AgeBand) *Form {
	heading, age, is := "New age band", "", model.AgeBand{Action: model.BandWarn}
	if band != nil {
		heading, age, is = "Age band", strconv.Itoa(band.Age), *band
	}
	actions := []widget.Option{
		{Value: string(model.BandWarn), Label: "warn staff"},
		{Value: string(model.BandLimit), Label: "limit a contact's access to a preset"},
		{Value: string(model.BandSuspend), Label: "suspend a contact's access until reviewed"},
		{Value: string(model.BandEnd), Label: "end a contact's access"},
	}
	var presets []widget.Option
	for _, preset := range model.Presets() {
		presets = append(presets, option(preset.Name))
	}
	if is.Preset == "" {
		is.Preset = "Teen-limited guardian"
	}
	return newForm(s, fmt.Sprintf("age band %+v", band), func() page {
		return &ageBand{
			was: band, heading: heading,
			age:    &widget.Entry{ID: "age", Label: "Age", Input: widget.NewText(s.Theme, age, "in years, like 16")},
			action: &widget.Entry{ID: "action", Label: "Then", Input: widget.NewChoice(actions, string(is.Action))},
			preset: &widget.Entry{ID: "preset", Label: "Preset", Input: widget.NewChoice(presets, is.Preset)},
			warn: &widget.Entry{
				ID: "warn_days", Label: "Warn, days", Input: widget.NewText(s.Theme, strconv.Itoa(is.WarnDays), "days before"),
			},
		}
	})
}

func (p *ageBand) title() string { return p.heading }

func (p *ageBand) entries() []*widget.Entry {
	if p.limits() {
		return []*widget.Entry{p.age, p.action, p.preset, p.warn}
	}
	return []*widget.Entry{p.age, p.action, p.warn}
}

func (p *ageBand) limits() bool { return chosen(p.action) == string(model.BandLimit) }

// told is the row as it is filled in.
func (p *ageBand) told() (tea.Msg, error) {
	band := model.AgeBand{Action: model.BandAction(chosen(p.action))}
	if p.limits() {
		band.Preset = chosen(p.preset)
	}
	var err error
	if band.Age, err = numberOf(p.age); err != nil {
		return nil, err
	}
	if textOf(p.warn) != "" {
		if band.WarnDays, err = numberOf(p.warn); err != nil {
			return nil, err
		}
	}
	return Band{p.was, band}, band.Validate()
}

// numberOf is the whole number that is filled in.
func numberOf(entry *widget.Entry) (int, error) {
	n, err := strconv.Atoi(textOf(entry))
	if err != nil {
		return 0, model.Errorf(model.Invalid, "%q is not a whole number", textOf(entry)).At(entry.ID)
	}
	return n, nil
}

// refused turns a fault of the table into one of the field it is about.
func (p *ageBand) refused(err *model.Error) {
	if err.Field != "age_bands" {
		return
	}
	err.Field = p.age.ID
	if n, numErr := numberOf(p.age); numErr == nil && n >= 1 && n <= 120 {
		err.Field = p.warn.ID
	}
}
