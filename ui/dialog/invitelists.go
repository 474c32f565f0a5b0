package dialog

import (
	"slices"

	"frontdesk/model"
	"frontdesk/ui/theme"
	"frontdesk/ui/widget"
)

// offer takes in the chart as it is now: the forms that can be assigned to the
// person, the documents that can be shared, how the person stands, and what is
// ticked. What was ticked or typed here stays.
func (f *inviteFields) offer(got *invitable) {
	chart, id := got.chart, f.person.ID
	untouched := textOf(f.email) == f.onRecord()
	f.person, f.login, f.recorded = *chart.Person(id), chart.Login(id), chart.AccessOf(id)
	if untouched {
		setText(f.email, f.onRecord())
	}
	f.begin(startingTicks(chart, id))
	f.active = f.login.StateAt(got.clock.Now) == model.LoginActive
	assigned := func(form model.FormID) bool {
		return slices.ContainsFunc(chart.Items, func(item model.Item) bool {
			return item.Paper != nil && item.Paper.Form == form && item.Names(id)
		})
	}
	f.sensitive = map[string]string{}
	var forms []*widget.Entry
	for _, form := range got.forms {
		kind := string(form.Kind)
		if form.Sensitive {
			kind += ", sensitive"
			f.sensitive["forms."+form.ID.String()] = form.Title
		}
		forms = append(forms, listEntry(f.forms, "forms", form.ID.String(), form.Title, kind, assigned(form.ID)))
	}
	f.forms = headed("Forms", forms)
	var documents []*widget.Entry
	for i := range chart.Items {
		if item := &chart.Items[i]; item.Kind == model.KindDocument && !item.Names(id) {
			note := ""
			if item.Sensitive {
				note = "sensitive"
				f.sensitive["documents."+item.ID.String()] = item.Title
			}
			documents = append(documents, listEntry(f.documents, "documents", item.ID.String(), item.Title, note, false))
		}
	}
	f.documents = headed("Documents", documents)
}

// listEntry is the entry of that id as it was, or a new one.
func listEntry(was []*widget.Entry, group, id, title, kind string, has bool) *widget.Entry {
	id = group + "." + id
	at := slices.IndexFunc(was, func(e *widget.Entry) bool { return e.ID == id })
	entry := &widget.Entry{ID: id, Group: group, Input: &widget.Box{}}
	if at >= 0 {
		entry = was[at]
	}
	box := boxOf(entry)
	box.Label = theme.Safe(title)
	if kind != "" {
		box.Label += " · " + kind
	}
	box.Fixed, box.Dim = has, ""
	if has {
		box.Ticked, box.Dim = false, "assigned already"
	}
	return entry
}

// headed puts the heading over the first of a list.
func headed(heading string, entries []*widget.Entry) []*widget.Entry {
	for i, entry := range entries {
		entry.Heading = ""
		if i == 0 {
			entry.Heading = heading
		}
	}
	return entries
}

// sensitives is the titles of what is ticked and sensitive.
func (f *inviteFields) sensitives() []string {
	var titles []string
	for _, entry := range slices.Concat(f.forms, f.documents) {
		if title, is := f.sensitive[entry.ID]; is && boxOf(entry).Ticked {
			titles = append(titles, title)
		}
	}
	return titles
}

// op is the invitation as it is filled in, but for whom and to what.
func (f *inviteFields) op() *model.Invite {
	op := &model.Invite{Message: textOf(f.message)}
	if !f.active {
		op.Email = textOf(f.email)
		op.EmailOK = !f.person.EmailOK && ticked(f.consent, 0)
	}
	switch name := model.PresetName(f.ticks); {
	case f.recorded != nil && f.recorded.Ticks == f.ticks: // another desk may have changed them meanwhile
	case name != model.Custom:
		op.Preset = name
	default:
		ticks := f.ticks
		op.Features = &ticks
	}
	op.Forms = tickedIDs[model.FormID](f.forms, "forms.")
	op.Documents = tickedIDs[model.ItemID](f.documents, "documents.")
	return op
}

// tickedIDs is the ids of the boxes ticked.
func tickedIDs[T any, P interface {
	*T
	UnmarshalText([]byte) error
}](entries []*widget.Entry, prefix string) []T {
	var ids []T
	for _, entry := range entries {
		var id T
		if boxOf(entry).Ticked && P(&id).UnmarshalText([]byte(entry.ID[len(prefix):])) == nil {
			ids = append(ids, id)
		}
	}
	return ids
}
