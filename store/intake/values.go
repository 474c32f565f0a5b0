package intake

import (
	"strings"

	"frontdesk/model"
)

// fill reads what a row says of one person.
func (g *gathering) fill(r row, about string, p *person) error {
	p.first = strings.TrimSpace(r.get(about, fFirst) + " " + r.get(about, fMiddle))
	p.last, p.preferred = r.get(about, fLast), r.get(about, fPreferred)
	if full := r.get(about, fName); full != "" && p.first == "" && p.last == "" {
		p.first, p.last = splitName(full)
	}
	p.email = r.get(about, fEmail)
	p.addPhones(r.all(about, fPhone))
	var parts []string
	for _, f := range []field{fStreet, fCity, fRegion, fPostcode, fCountry} {
		parts = append(parts, r.all(about, f)...)
	}
	p.address = strings.Join(strings.Fields(strings.Join(parts, ", ")), " ")
	var err error
	if p.born, err = parseDate(r.get(about, fBorn), r.t.order); err != nil {
		return asError(err).At(string(fBorn))
	}
	if err := g.opts.checkBorn(p.born); err != nil {
		return asError(err).At(string(fBorn))
	}
	if flag := r.get(about, fEmailOK); flag != "" {
		p.emailOK, err = yesNo(fEmailOK, flag)
	}
	return err
}

// splitName splits "Ada Moreno" and "Moreno, Ada". A single word is a first
// name without a last one.
func splitName(full string) (first, last string) {
	if last, first, ok := strings.Cut(full, ","); ok {
		return strings.TrimSpace(first), strings.TrimSpace(last)
	}
	words := strings.Fields(full)
	if len(words) < 2 {
		return full, ""
	}
	return strings.Join(words[:len(words)-1], " "), words[len(words)-1]
}

// yesNo reads a box that is ticked or not.
func yesNo(f field, s string) (bool, error) {
	switch strings.ToLower(s) {
	case "yes", "y", "true", "t", "1", "x", "on":
		return true, nil
	case "no", "n", "false", "f", "0", "off", "":
		return false, nil
	}
	return false, model.Errorf(model.Invalid, "%s is neither yes nor no", quote(s)).At(string(f)).Hint("write yes or no")
}

func inactive(status string) bool {
	switch strings.ToLower(status) {
	case "inactive", "no", "false", "0", "archived", "discharged", "closed", "former":
		return true
	}
	return false
}

func gender(s string) string {
	switch strings.ToLower(s) {
	case "m", "male":
		return "male"
	case "f", "female":
		return "female"
	}
	return s
}

// facts reads what a row says of a contact beside the person.
func (r row) facts(about string, t *tie) error {
	var err error
	for _, f := range []struct {
		field field
		to    *bool
	}{
		{fLivesWith, &t.livesWith}, {fBilling, &t.billing}, {fEmergency, &t.emergency}, {fReminders, &t.reminders},
	} {
		if flag := r.get(about, f.field); flag != "" {
			if *f.to, err = yesNo(f.field, flag); err != nil {
				return err
			}
		}
	}
	t.authority = model.Authority(strings.ToLower(r.get(about, fAuthority)))
	if t.authority != "" && t.authority.Validate() != nil {
		return model.Errorf(model.Invalid, "%s is no legal authority", quote(string(t.authority))).At(string(fAuthority)).
			Hint("write sole, joint, none or unknown")
	}
	return nil
}
