package action

// What is done to a person's portal login.
const (
	Invite           ID = "invite"
	LoginMenu        ID = "login-menu"
	ResendInvitation ID = "resend-invitation"
	CancelInvitation ID = "cancel-invitation"
	PortalLink       ID = "portal-link"
	ChangeLoginEmail ID = "change-login-email"
	DisableAccess    ID = "disable-access"
	EnableAccess     ID = "enable-access"

	CopyLink    ID = "copy-link"
	SwapModules ID = "swap-colours"

	UseExisting ID = "use-existing"
	LinkInstead ID = "link-instead"
	LeaveBlank  ID = "leave-blank"
)

// OfLogin is the actions on a login, in the order of the menu.
func OfLogin() []ID {
	return []ID{
		ResendInvitation, Invite, CancelInvitation, PortalLink, ChangeLoginEmail,
		DisableAccess, EnableAccess, LinkAccounts, UnlinkAccount,
	}
}

func logins() Table {
	return Table{
		{Invite, "invite", "invite the person to the client's portal", []string{"i"}, []Scope{Clients, Chart, Portal}},
		{LoginMenu, "login menu", "list what can be done to the person's portal login", []string{"."}, []Scope{Clients, Chart, Portal, Messages}},
		{ResendInvitation, "resend invitation", "send it again; the earlier link dies with that", []string{"R"}, []Scope{Chart, Portal}},
		{CancelInvitation, "cancel invitation", "take the invitation back, asking first", nil, []Scope{Chart, Portal}},
		{PortalLink, "copy portal link", "show the portal's address, to copy or scan", []string{"Y"}, []Scope{Chart, Portal}},
		{ChangeLoginEmail, "portal e-mail", "change the address to sign in with", nil, []Scope{Chart, Portal}},
		{DisableAccess, "disable access", "keep the person out, asking first", nil, []Scope{Chart, Portal}},
		{EnableAccess, "enable again", "let the person sign in again, asking first", nil, []Scope{Chart, Portal}},

		{CopyLink, "copy", "copy the portal's address", []string{"y"}, []Scope{Dialog}},
		{SwapModules, "swap", "draw the code the other way round, if it cannot be scanned", []string{"tab"}, []Scope{Dialog}},

		{UseExisting, "existing person", "take the person who has the address", []string{"u"}, []Scope{Dialog}},
		{LinkInstead, "link instead", "link the client to the portal of who has the address", []string{"l"}, []Scope{Dialog}},
		{LeaveBlank, "leave blank", "leave the e-mail blank", []string{"b"}, []Scope{Dialog}},
	}
}
