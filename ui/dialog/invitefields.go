package dialog

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// likeliest is who is to be invited where nobody is named: an adult client, or
// of a minor's family the first guardian who has no login; else one who has it
// for a sibling only; else the first contact without one. Who is blocked is not.
func likeliest(practice *model.Practice, chart *model.Chart, now time.Time) model.PersonID {
	users, today := chart.Users(), model.DateOf(now)
	if practice.IsAdult(chart.Subject().Born, today) {
		return users[0]
	}
	contacts := slices.DeleteFunc(users[1:], func(id model.PersonID) bool { return chart.Block(id).ActiveOn(today) })
	open := func(id model.PersonID) bool {
		state := chart.Login(id).StateAt(now)
		return state == model.LoginNone || state == model.LoginCancelled
	}
	guards := func(id model.PersonID) bool { return startingPreset(chart, id) == guardianPreset }
	for _, fits := range []func(model.PersonID) bool{
		func(id model.PersonID) bool { return guards(id) && open(id) },
		func(id model.PersonID) bool {
			access := chart.AccessOf(id)
			return guards(id) && chart.Login(id).StateAt(now) != model.LoginDisabled && (access == nil || !access.On && access.Ticks == 0)
		},
		open,
	} {
		if at := slices.IndexFunc(contacts, fits); at >= 0 {
			return contacts[at]
		}
	}
	return users[0]
}

// The presets that an invitation starts with, by what the person is.
const (
	guardianPreset   = "Guardian"
	caseworkerPreset = "Caseworker"
	ownPreset        = "Full access"
)

// startingPreset is the preset for somebody who never had a tick; empty is the
// least there is.
func startingPreset(chart *model.Chart, id model.PersonID) string {
	if id == chart.ID().Person() {
		return ownPreset
	}
	if contact := chart.Contact(id); contact != nil {
		return contactPreset(contact.Relationship, contact.Authority)
	}
	return ""
}

// contactPreset is the same by what a contact is to the client.
func contactPreset(relationship model.Relationship, authority model.Authority) string {
	switch {
	case relationship == model.Caseworker:
		return caseworkerPreset
	case authority == model.NoAuthority:
		return ""
	case slices.Contains(guardianly(), relationship), authority == model.SoleAuthority, authority == model.JointAuthority:
		return guardianPreset
	}
	return ""
}

// guardianly is the relationships that mostly raise a child.
func guardianly() []model.Relationship {
	return []model.Relationship{model.Mother, model.Father, model.Parent, model.Guardian, model.FosterParent}
}

// startingTicks is what an invitation offers first: what the person has
// already, or what persons of that kind mostly get.
func startingTicks(chart *model.Chart, id model.PersonID) model.PermissionSet {
	if access := chart.AccessOf(id); access != nil && access.Ticks != 0 {
		return access.Ticks
	}
	preset, err := model.FindPreset(startingPreset(chart, id))
	if err != nil {
		return model.SetOf(model.Basic)
	}
	return preset.Set
}

// inviteFields is what is asked about one person's invitation.
type inviteFields struct {
	person model.Person
	login  *model.Login
	// active says that the person signs in already, so that there is no
	// address to ask for.
	active                          bool
	email, consent, preset, message *widget.Entry
	tree, forms, documents          []*widget.Entry
	// sensitive is the titles of what is, by the ids of the entries.
	sensitive map[string]string
	// ticks is what is ticked, began what there was to begin with.
	ticks, began model.PermissionSet
	recorded     *model.Access
	practice     model.Practice
	chart        *model.Chart
	today        model.Date
}

func newInviteFields(s *ui.Session, got *invitable, id model.PersonID, ticks model.PermissionSet) *inviteFields {
	chart := got.chart
	f := &inviteFields{
		person: *chart.Person(id), login: chart.Login(id), recorded: chart.AccessOf(id),
		ticks: ticks, began: startingTicks(chart, id), practice: got.practice, chart: chart, today: model.DateOf(got.clock.Now),
	}
	f.email = &widget.Entry{ID: "email", Label: "E-mail", Input: widget.NewText(s.Theme, f.onRecord(), "to sign in with")}
	f.consent = &widget.Entry{ID: "email_ok", Label: "Consent", Input: widget.NewTicks([]string{"agreed to be e-mailed"}, f.person.EmailOK)}
	var options []widget.Option
	for _, preset := range model.Presets() {
		options = append(options, option(preset.Name))
	}
	options = append(options, option(model.Custom))
	f.preset = &widget.Entry{
		ID: "preset", Label: "Preset", Heading: "Features",
		Input: widget.NewChoice(options, model.PresetName(f.ticks)),
	}
	f.tree = permissionEntries(f.person.ID == chart.ID().Person(), chart.Subject().Called())
	f.message = messageEntry(s, "")
	f.message.Heading = "Message"
	f.draw()
	return f
}

// onRecord is the address that is known: the login's, or else the person's.
func (f *inviteFields) onRecord() string {
	if f.login != nil && f.login.Email != "" {
		return f.login.Email
	}
	return f.person.Email
}

// messageEntry is the field for the words that go with an e-mail.
func messageEntry(s *ui.Session, words string) *widget.Entry {
	const longest = 1000
	text := widget.NewText(s.Theme, "", "goes with the e-mail, if you like")
	text.Longest(longest)
	text.Set(words)
	return &widget.Entry{ID: "message", Label: "Words", Input: text}
}

func permissionEntries(own bool, called string) []*widget.Entry {
	var entries []*widget.Entry
	for _, permission := range model.AllPermissions.List() {
		label := permission.Label()
		if !own {
			label = strings.ReplaceAll(label, "the client's behalf", called+"'s behalf")
		}
		entries = append(entries, &widget.Entry{
			ID: "features." + permission.String(), Group: "features",
			Input: &widget.Box{Check: widget.Check{Label: theme.Safe(label), Depth: permission.Depth()}},
		})
	}
	return entries
}

// draw puts the ticks into the boxes, and says which of them cannot matter.
func (f *inviteFields) draw() {
	checks := make([]widget.Check, len(f.tree))
	for i, permission := range model.AllPermissions.List() {
		checks[i] = boxOf(f.tree[i]).Check
		checks[i].Ticked = f.ticks.Has(permission)
		checks[i].Dim = f.idle(permission)
	}
	widget.Branches(checks)
	for i := range checks {
		boxOf(f.tree[i]).Check = checks[i]
	}
}

func boxOf(entry *widget.Entry) *widget.Box {
	box, ok := entry.Input.(*widget.Box)
	if !ok {
		return &widget.Box{}
	}
	return box
}

// idle is the reason why a permission cannot matter now, or nothing.
func (f *inviteFields) idle(permission model.Permission) string {
	for above, ok := permission.Parent(); ok; above, ok = above.Parent() {
		if !f.ticks.Has(above) {
			return "needs " + above.Label()
		}
	}
	if !f.practice.Offers(permission.Needs()) {
		return "practice switch off"
	}
	if band := model.LimitedBy(&f.practice, f.today, f.chart, f.person.ID, permission); band != nil {
		return "limited at " + strconv.Itoa(band.Age)
	}
	return ""
}

// follow takes in a change of an entry: a preset ticks the boxes, and a box
// names the preset.
func (f *inviteFields) follow(entry *widget.Entry) {
	switch {
	case entry == f.preset:
		if preset, err := model.FindPreset(chosen(f.preset)); err == nil {
			f.ticks = preset.Set
		}
	case entry.Group == "features":
		f.ticks = 0
		for i, permission := range model.AllPermissions.List() {
			if boxOf(f.tree[i]).Ticked {
				f.ticks |= model.SetOf(permission)
			}
		}
		f.namePreset()
	default:
		return
	}
	f.draw()
}

// begin takes in what there is to begin with now: ticks that another desk
// changed meanwhile, but for those that were changed here.
func (f *inviteFields) begin(with model.PermissionSet) {
	if with == f.began {
		return
	}
	own := f.ticks ^ f.began
	f.ticks, f.began = with&^own|f.ticks&own, with
	f.namePreset()
	f.draw()
}

// namePreset chooses the preset that the ticks are.
func (f *inviteFields) namePreset() {
	if choice, ok := f.preset.Input.(*widget.Choice); ok {
		choice.To(model.PresetName(f.ticks))
	}
}

// lacking is the field that must be filled in first, or nothing.
func (f *inviteFields) lacking() string {
	switch {
	case f.active:
		return ""
	case textOf(f.email) == "":
		return f.email.ID
	case !f.person.EmailOK:
		return f.consent.ID
	}
	return ""
}

// address is where the invitation goes.
func (f *inviteFields) address() string {
	if f.active {
		return f.login.Email
	}
	return textOf(f.email)
}

func (f *inviteFields) entries() []*widget.Entry {
	var entries []*widget.Entry
	if !f.active {
		entries = append(entries, f.email)
		if !f.person.EmailOK {
			entries = append(entries, f.consent)
		}
	}
	entries = append(entries, f.preset)
	entries = append(entries, f.tree...)
	entries = append(entries, f.forms...)
	entries = append(entries, f.documents...)
	return append(entries, f.message)
}
