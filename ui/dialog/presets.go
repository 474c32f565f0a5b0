package dialog

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// PresetQuestion is for whose access a preset is chosen.
type PresetQuestion struct {
	Title string
	// Is is what is ticked now, a draft included.
	Is model.PermissionSet
	// With is the operations that would save other ticks.
	With func(model.PermissionSet) []model.Operation
	// Then is sent with the preset chosen.
	Then func(model.Preset) tea.Msg
}

// Presets is the list of presets, each with what it would give and take.
type Presets struct {
	plain
	session  *ui.Session
	question PresetQuestion
	presets  []model.Preset
	cursor   widget.Cursor
	weighing ui.Latest
	// effects is what each preset would do; nil is not known yet.
	effects []presetEffect
}

// presetEffect is what one preset would do, against what is saved.
type presetEffect struct {
	short string
	lines []string
}

// presetEffects is the answer for all of them.
type presetEffects struct {
	effects []presetEffect
}

// NewPresets is the list, with the cursor on what is ticked now.
func NewPresets(s *ui.Session, q PresetQuestion) *Presets {
	p := &Presets{session: s, question: q, presets: model.Presets()}
	p.cursor.To(slices.IndexFunc(p.presets, func(preset model.Preset) bool { return preset.Set == q.Is }), len(p.presets))
	return p
}

// Init asks what each would do.
func (p *Presets) Init() tea.Cmd {
	s := p.session
	return ui.Ask(s, &p.weighing, func(ctx context.Context) (presetEffects, error) {
		var got presetEffects
		for _, preset := range p.presets {
			effect, err := p.weigh(ctx, preset)
			if ctx.Err() != nil {
				return got, ctx.Err()
			}
			if err != nil {
				effect = presetEffect{"cannot be: " + ui.Words(err), []string{ui.Words(err)}}
			}
			got.effects = append(got.effects, effect)
		}
		return got, nil
	})
}

func (p *Presets) weigh(ctx context.Context, preset model.Preset) (got presetEffect, err error) {
	s := p.session
	err = s.Store.Draft(ctx, s.Who, p.question.With(preset.Set), func(d store.Draft) error {
		effect, err := d.Effect()
		got = presetEffect{effect.Summary(), effectLines(&effect)}
		return err
	})
	return got, err
}

// Update takes in what the presets would do.
func (p *Presets) Update(msg tea.Msg) tea.Cmd {
	if answer, ok := msg.(ui.Answer[presetEffects]); ok && answer.Answers(&p.weighing) && answer.Err == nil {
		p.effects = answer.Value.effects
	}
	return nil
}

// Offers is moving, choosing and leaving.
func (p *Presets) Offers() []action.Offer {
	return []action.Offer{
		{ID: action.Choose, Footer: true}, {ID: action.Up}, {ID: action.Down}, {ID: action.Top}, {ID: action.Bottom},
		{ID: action.Close, Footer: true},
	}
}

// Do does an action.
func (p *Presets) Do(id action.ID) tea.Cmd {
	switch id {
	case action.Choose:
		p.done = true
		p.session.Tell(p.question.Then(p.presets[p.cursor.At()]))
	case action.Close:
		p.done = true
	default:
		p.cursor.Do(id, len(p.presets), len(p.presets))
	}
	return nil
}

// View draws the presets, and under them what the one under the cursor does.
func (p *Presets) View() string {
	const widest = 76
	width := min(widest, p.width)
	inner, _ := widget.Inside(width, p.height)
	lines := make([]string, 0, len(p.presets))
	for i := range p.presets {
		lines = append(lines, p.line(i, inner))
	}
	lines = append(lines, "")
	for _, text := range p.about() {
		lines = append(lines, widget.Wrap(theme.Safe(text), inner)...)
	}
	frame := widget.Frame{Title: theme.Safe(p.question.Title), Focused: true}
	// It stays where it is while the cursor moves.
	const about = 8
	return frame.View(p.session.Theme, lines, width, min(p.height, max(len(lines), len(p.presets)+about)+2))
}

func (p *Presets) line(i, width int) string {
	const nameWidth = 26
	t, preset := p.session.Theme, p.presets[i]
	name, short := preset.Name, ""
	if preset.Set == p.question.Is {
		name += " · now"
	}
	if p.effects != nil {
		short = theme.Fit(p.effects[i].short, max(0, width-nameWidth-2))
	}
	if i == p.cursor.At() {
		return t.Cursor.Render(widget.Pad("▸ "+widget.Pad(name, nameWidth)+short, width))
	}
	return "  " + widget.Pad(name, nameWidth) + t.Dim.Render(short)
}

// about is what the preset under the cursor ticks and unticks, and does.
func (p *Presets) about() []string {
	preset, is := p.presets[p.cursor.At()], p.question.Is
	var lines []string
	if more := preset.Set &^ is; more != 0 {
		lines = append(lines, "Ticks "+ticksOf(more)+".")
	}
	if less := is &^ preset.Set; less != 0 {
		lines = append(lines, "Unticks "+ticksOf(less)+".")
	}
	if lines == nil {
		lines = []string{"These are the ticks now."}
	}
	if p.effects == nil {
		return append(lines, "Working out what it does…")
	}
	return append(lines, p.effects[p.cursor.At()].lines...)
}

func ticksOf(set model.PermissionSet) string {
	if set == model.AllPermissions {
		return "everything"
	}
	return labels(set)
}
