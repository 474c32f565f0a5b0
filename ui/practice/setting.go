package practice

import (
	"strconv"
	"strings"

	"frontdesk/model"
	"frontdesk/ui"
)

// setting is one setting of the practice that is a box or a line of text. Its
// value travels as text: a box is "on" or "off".
type setting struct {
	part part
	// id is the field's name in set-practice.
	id, label string
	kind      kind
	// unit stands behind a number, does says what the setting is for.
	unit, does string
	// quiet says that nobody gains or loses anything by it.
	quiet bool
	get   func(*model.Practice) string
	put   func(*model.SetPractice, string) error
}

// kind is how a setting is changed.
type kind int

const (
	box kind = iota
	text
	number
)

const (
	on  = "on"
	off = "off"
)

// settings is every setting, in the order in which it is shown.
func settings() []*setting {
	all := []*setting{
		tick(portalPart, "portal", "The portal is open to whom it is given",
			func(p *model.Practice) bool { return p.Portal }, func(o *model.SetPractice, b *bool) { o.Portal = b }),
		line("portal_url", "Portal address", "where people sign in",
			func(p *model.Practice) string { return p.PortalURL }, func(o *model.SetPractice, s *string) { o.PortalURL = s }),
		line("name", "Name", "as people read it on the screens and in e-mails",
			func(p *model.Practice) string { return p.Name }, func(o *model.SetPractice, s *string) { o.Name = s }),
		line("banner", "Banner", "what everybody reads first on the portal",
			func(p *model.Practice) string { return p.Banner }, func(o *model.SetPractice, s *string) { o.Banner = s }),
		count("invitation_days", "Invitation", "days", "how long a new invitation can be used", true,
			func(p *model.Practice) int { return p.InvitationDays }, func(o *model.SetPractice, n *int) { o.InvitationDays = n }),
		count("cancel_hours", "Cancelling", "hours before", "until when an appointment can be cancelled online", false,
			func(p *model.Practice) int { return p.CancelHours }, func(o *model.SetPractice, n *int) { o.CancelHours = n }),
		count("adult_age", "Adult age", "years", "under it a client is a minor", false,
			func(p *model.Practice) int { return p.AdultAge }, func(o *model.SetPractice, n *int) { o.AdultAge = n }),
	}
	return append(all,
		feature(model.AppointmentRequests, func(o *model.SetPractice, b *bool) { o.AppointmentRequests = b }),
		feature(model.SecureMessaging, func(o *model.SetPractice, b *bool) { o.SecureMessaging = b }),
		feature(model.Uploads, func(o *model.SetPractice, b *bool) { o.Uploads = b }),
		feature(model.OnlinePayments, func(o *model.SetPractice, b *bool) { o.OnlinePayments = b }),
		logoff("lock_minutes", "Locked after", "minutes without a key", "blank until its person comes back",
			func(lock, _, _ int) int { return lock }, func(o *model.SetPractice, n *int) { o.LockMinutes = n }),
		logoff("logoff_minutes", "Ended after", "minutes without a key", "and its drafts with it",
			func(_, end, _ int) int { return end }, func(o *model.SetPractice, n *int) { o.LogoffMinutes = n }),
		logoff("longest_hours", "At most", "hours", "then everybody proves anew who they are",
			func(_, _, longest int) int { return longest }, func(o *model.SetPractice, n *int) { o.LongestHours = n }))
}

// logoff is one of the times after which screens are locked or end.
func logoff(id, label, unit, does string, get func(lock, end, longest int) int, put func(*model.SetPractice, *int)) *setting {
	s := count(id, label, unit, does, true, func(p *model.Practice) int { return get(p.Logoff()) }, put)
	s.part = screensPart
	return s
}

func tick(p part, id, label string, get func(*model.Practice) bool, put func(*model.SetPractice, *bool)) *setting {
	return &setting{
		part: p, id: id, label: label, kind: box,
		get: func(p *model.Practice) string { return onOff(get(p)) },
		put: func(o *model.SetPractice, value string) error {
			is := value == on
			put(o, &is)
			return nil
		},
	}
}

// feature is the practice's switch of a feature.
func feature(f model.Feature, put func(*model.SetPractice, *bool)) *setting {
	return tick(switchesPart, f.Field(), ui.Capital(f.String()), func(p *model.Practice) bool { return p.Offers(f) }, put)
}

func line(id, label, does string, get func(*model.Practice) string, put func(*model.SetPractice, *string)) *setting {
	return &setting{
		part: portalPart, id: id, label: label, kind: text, does: does, quiet: true, get: get,
		put: func(o *model.SetPractice, value string) error {
			put(o, &value)
			return nil
		},
	}
}

func count(
	id, label, unit, does string, quiet bool, get func(*model.Practice) int, put func(*model.SetPractice, *int),
) *setting {
	return &setting{
		part: portalPart, id: id, label: label, kind: number, unit: unit, does: does, quiet: quiet,
		get: func(p *model.Practice) string { return strconv.Itoa(get(p)) },
		put: func(o *model.SetPractice, value string) error {
			n, err := strconv.Atoi(value)
			if err != nil {
				return model.Errorf(model.Invalid, "%q is not a whole number", value).At(id)
			}
			put(o, &n)
			return nil
		},
	}
}

func onOff(is bool) string {
	if is {
		return on
	}
	return off
}

// shown is a value as it is read.
func (s *setting) shown(value string) string {
	switch {
	case value == "":
		return "none"
	case s.unit != "" && value == "1":
		one, rest, _ := strings.Cut(s.unit, " ")
		return strings.TrimRight(value+" "+strings.TrimSuffix(one, "s")+" "+rest, " ")
	case s.unit != "":
		return value + " " + s.unit
	}
	return value
}

// says is a change in words.
func (s *setting) says(was, is string) string {
	if s.kind == box {
		return "turn " + s.called() + " " + is
	}
	return s.called() + ": " + s.shown(is) + ", was " + s.shown(was)
}

// called is the setting in the middle of a sentence.
func (s *setting) called() string {
	if s.id == "portal" {
		return "the portal"
	}
	return strings.ToLower(s.label[:1]) + s.label[1:]
}
