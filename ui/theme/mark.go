package theme

import "frontdesk/model"

// Mark is the sign of a portal user in a list. What it means is always said in
// words beside it, or in the pane next to it.
func Mark(login model.LoginState, blocked bool) string {
	if blocked {
		return "⊘"
	}
	switch login {
	case model.LoginActive:
		return "●"
	case model.LoginInvited:
		return "◐"
	case model.LoginDisabled:
		return "✕"
	case model.LoginNone, model.LoginExpired, model.LoginCancelled:
	}
	return "○"
}
