package dialog

import (
	tea "charm.land/bubbletea/v2"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/action"
	"frontdesk/ui/dialog/picker"
)

// openClash shows the ways out of a refusal, if it is about an address that
// is another login's.
func (f *Form) openClash(err *model.Error) {
	page, ok := f.page.(clashing)
	if !ok || err.Code != model.EmailInUse {
		return
	}
	if about := page.clash(err.Field); about != nil {
		f.session.Tell(Open{Dialog: &Clash{session: f.session, form: f, field: err.Field, clash: about}})
	}
}

// takeWay goes the way out that was taken.
func (f *Form) takeWay(way clashWay) tea.Cmd {
	page, ok := f.page.(clashing)
	if !ok || way.by != f {
		return nil
	}
	f.touched, f.fault = true, ""
	for _, entry := range f.page.entries() {
		entry.Fault = ""
	}
	f.done = page.goWay(way.way, way.field, way.holder)
	f.lay()
	return f.page.typed(f.form.Current())
}

// otherWays is the clash of an address that was to replace another one.
func otherWays(email string, client model.ClientID, name string) *clash {
	return &clash{
		email: email, client: client, contact: true,
		use: "add %s as a contact of " + name + " instead", link: "link " + name + " to %s's portal instead",
		blank: "leave the e-mail as it was",
	}
}

// openWay opens the dialog of a way that leads away from a form.
func openWay(s *ui.Session, way action.ID, client model.ClientID, name string, holder picker.Row) {
	open := Open{Dialog: linkTo(s, []model.ClientID{client}, holder)}
	if way == action.UseExisting {
		open.Dialog = addContactOf(s, client, name, holder)
	}
	s.Tell(open)
}
