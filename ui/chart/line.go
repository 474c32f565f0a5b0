package chart

import (
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// line is a line of the Portal tab that the cursor can be on: the tabs, the
// toggle, the preset, then the permissions in the tree's order.
type line int

const (
	tabsLine line = iota
	toggleLine
	presetLine
	firstPermission
)

// lastLine is the last of the tree.
func lastLine() line { return firstPermission + line(model.AllPermissions.Len()) - 1 }

func (l line) permission() model.Permission {
	return model.Permission(l - firstPermission) //nolint:gosec // a line of the tree
}

func lineOf(p model.Permission) line { return firstPermission + line(p) }

// lines is the lines that the draft changes.
func (d *draft) lines() []line {
	var lines []line
	if d.want.On != d.base.On {
		lines = append(lines, toggleLine)
	}
	for _, p := range d.flipped().List() {
		lines = append(lines, lineOf(p))
	}
	return lines
}

// checks is the permission tree as checkboxes.
func (p *portal) checks() []widget.Check {
	shown, base := p.shown(), p.recorded()
	called := p.rec.Subject().Called()
	checks := make([]widget.Check, 0, model.AllPermissions.Len())
	for _, permission := range model.AllPermissions.List() {
		check := widget.Check{
			Label:   theme.Safe(strings.ReplaceAll(permission.Label(), "the client's behalf", called+"'s behalf")),
			Ticked:  shown.Ticks.Has(permission),
			Depth:   permission.Depth(),
			Changed: shown.Ticks.Has(permission) != base.Ticks.Has(permission),
			Dim:     p.idle(permission, shown.Ticks),
		}
		if note, ok := p.notes()[lineOf(permission)]; ok && check.Changed {
			check.Note, check.Brief, check.Gain = note.text, note.brief, note.gain
		}
		checks = append(checks, check)
	}
	widget.Branches(checks)
	return checks
}

// idle is the reason why a box cannot matter now, or nothing.
func (p *portal) idle(permission model.Permission, ticks model.PermissionSet) string {
	for above, ok := permission.Parent(); ok; above, ok = above.Parent() {
		if !ticks.Has(above) {
			return "needs " + above.Label()
		}
	}
	if !p.rec.practice.Offers(permission.Needs()) {
		return "practice switch off"
	}
	return p.limit(permission)
}

// limit says which age takes the permission away from a contact, or nothing.
func (p *portal) limit(permission model.Permission) string {
	band := model.LimitedBy(&p.rec.practice, p.rec.today, p.rec.Chart, p.person, permission)
	if band == nil {
		return ""
	}
	return "limited at " + strconv.Itoa(band.Age)
}
