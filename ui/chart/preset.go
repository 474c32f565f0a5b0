package chart

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog"
	"frontdesk/ui/widget"
)

// usePreset is sent when a preset was chosen for a draft.
type usePreset struct {
	draftKey
	ticks model.PermissionSet
}

// presetOffer is choosing a preset. On its own line it has the keys that
// elsewhere edit the person.
func (p *portal) presetOffer() action.Offer {
	offer := action.Offer{ID: action.ChoosePreset, Footer: p.cursor == presetLine}
	if p.writing != (draftKey{}) {
		offer.WhyNot = "it is being saved"
	}
	return offer
}

// askPreset opens the list of presets.
func (p *portal) askPreset() {
	key, from := p.key(), p.begin()
	p.session.Tell(dialog.Open{Dialog: dialog.NewPresets(p.session, dialog.PresetQuestion{
		Title: "Preset for " + from.name,
		Is:    p.shown().Ticks,
		With: func(ticks model.PermissionSet) []model.Operation {
			other := from
			other.put(ticks)
			return other.operations()
		},
		Then: func(preset model.Preset) tea.Msg { return usePreset{key, preset.Set} },
	})})
}

// presetName is what the ticks are called, beside what they were saved as.
func (p *portal) presetName() string {
	if p.shown().Ticks == p.recorded().Ticks {
		return model.PresetName(p.shown().Ticks)
	}
	name := model.PresetName(p.recorded().Ticks) + " · changed"
	if is := model.PresetName(p.shown().Ticks); is != model.Custom {
		name += " to " + is
	}
	return name
}

// presetView is the line that names the preset, and how long the access holds.
func (p *portal) presetView(width int, focused bool) string {
	t, name := p.session.Theme, p.presetName()+p.term()
	if p.cursor != presetLine {
		return " " + t.Accent.Render(name)
	}
	if focused {
		key := p.session.Keys.Key(action.ChoosePreset)
		return t.Cursor.Render(widget.Ends("▸"+name, key+" choose a preset", width))
	}
	return t.CursorAway.Render("▸") + t.Accent.Render(name)
}

func (p *portal) usePreset(msg usePreset) tea.Cmd {
	if msg.draftKey != p.key() {
		return nil
	}
	return p.edit(func(d *draft) { d.put(msg.ticks) })
}
