package ui_test

import (
	"testing"
	"time"

	"frontdesk/model"
	"frontdesk/ui"
)

func TestALoginInWords(t *testing.T) {
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	day := func(n int) time.Time { return now.AddDate(0, 0, n) }
	for want, login := range map[string]*model.Login{
		"no login": nil,
		"invited 3 days ago · expires in 4 days": {State: model.LoginInvited, InvitedAt: day(-3), ExpiresAt: day(4)},
		"invited today · expires tomorrow":       {State: model.LoginInvited, InvitedAt: now, ExpiresAt: day(1)},
		"invitation expired 2 days ago":          {State: model.LoginInvited, InvitedAt: day(-9), ExpiresAt: day(-2)},
		"invitation expired yesterday":           {State: model.LoginInvited, InvitedAt: day(-8), ExpiresAt: day(-1)},
		"signed in 12 Nov":                       {State: model.LoginActive, FirstSignIn: day(-30), LastSignIn: day(-10)},
		"signed in 22 Nov 2025":                  {State: model.LoginActive, FirstSignIn: day(-365), LastSignIn: day(-365)},
		"disabled 3 Nov":                         {State: model.LoginDisabled, DisabledAt: day(-19)},
		"invitation cancelled":                   {State: model.LoginCancelled},
	} {
		if got := (ui.Clock{Now: now}).Login(login); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestWhoWasInvitedAndDidNotCome(t *testing.T) {
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	for state, never := range map[model.LoginState]bool{
		model.LoginInvited: true, model.LoginActive: false, model.LoginDisabled: false, model.LoginCancelled: false,
	} {
		if got := ui.NeverSignedIn(&model.Login{State: state}, now) != ""; got != never {
			t.Errorf("%s: %v", state, got)
		}
	}
}
