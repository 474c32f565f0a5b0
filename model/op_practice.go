package model

import (
	"net/url"
	"slices"
)

// SetPractice changes the practice's settings; a field that is not given stays.
type SetPractice struct {
	Name                *string    `json:"name,omitempty"`
	Portal              *bool      `json:"portal,omitempty"`
	PortalURL           *string    `json:"portal_url,omitempty"`
	Banner              *string    `json:"banner,omitempty"`
	OnlinePayments      *bool      `json:"online_payments,omitempty"`
	AppointmentRequests *bool      `json:"appointment_requests,omitempty"`
	SecureMessaging     *bool      `json:"secure_messaging,omitempty"`
	Uploads             *bool      `json:"uploads,omitempty"`
	AdultAge            *int       `json:"adult_age,omitempty"`
	InvitationDays      *int       `json:"invitation_days,omitempty"`
	AgeBands            *[]AgeBand `json:"age_bands,omitempty"`
	CancelHours         *int       `json:"cancel_hours,omitempty"`
	LockMinutes         *int       `json:"lock_minutes,omitempty"`
	LogoffMinutes       *int       `json:"logoff_minutes,omitempty"`
	LongestHours        *int       `json:"longest_hours,omitempty"`
}

func (*SetPractice) Do() string { return "set-practice" }

func (o *SetPractice) Apply(tx Tx) (Result, error) {
	p, err := tx.Practice()
	if err != nil {
		return Result{}, err
	}
	set(&p.Portal, o.Portal)
	set(&p.OnlinePayments, o.OnlinePayments)
	set(&p.AppointmentRequests, o.AppointmentRequests)
	set(&p.SecureMessaging, o.SecureMessaging)
	set(&p.Uploads, o.Uploads)
	set(&p.AdultAge, o.AdultAge)
	set(&p.InvitationDays, o.InvitationDays)
	set(&p.CancelHours, o.CancelHours)
	p.LockMinutes, p.LogoffMinutes, p.LongestHours = p.Logoff()
	set(&p.LockMinutes, o.LockMinutes)
	set(&p.LogoffMinutes, o.LogoffMinutes)
	set(&p.LongestHours, o.LongestHours)
	set(&p.Name, o.Name)
	set(&p.PortalURL, o.PortalURL)
	set(&p.Banner, o.Banner)
	set(&p.AgeBands, o.AgeBands)
	if err := p.Validate(); err != nil {
		return Result{}, err
	}
	return Result{}, tx.PutPractice(p)
}

// Validate takes the texts in and checks every setting.
func (p *Practice) Validate() (err error) {
	if p.Name, err = CleanLine("name", p.Name); err != nil {
		return err
	}
	if p.Banner, err = CleanLine("banner", p.Banner); err != nil {
		return err
	}
	if err := needs(p.Name != "", "name"); err != nil {
		return err
	}
	if p.PortalURL != "" {
		u, err := url.Parse(p.PortalURL)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return Errorf(Invalid, "%q is not a web address", p.PortalURL).At("portal_url").Hint("write it like https://portal.example.org")
		}
	}
	for _, n := range []struct {
		field      string
		value      int
		least, top int
	}{
		{"adult_age", p.AdultAge, 1, 120}, {"invitation_days", p.InvitationDays, 1, 365}, {"cancel_hours", p.CancelHours, 0, 8760},
		{"lock_minutes", p.LockMinutes, 1, latestLock}, {"logoff_minutes", p.LogoffMinutes, p.LockMinutes, latestEnd},
		{"longest_hours", p.LongestHours, 1, latestLongest},
	} {
		if n.value < n.least || n.value > n.top {
			return Errorf(Invalid, "is %d to %d, not %d", n.least, n.top, n.value).At(n.field)
		}
	}
	for _, band := range p.AgeBands {
		if err := band.Validate(); err != nil {
			return err
		}
	}
	p.AgeBands = slices.Clone(p.AgeBands)
	slices.SortStableFunc(p.AgeBands, func(a, b AgeBand) int { return a.Age - b.Age })
	return nil
}
