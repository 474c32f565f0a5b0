package main

// deeds is what each operation did, in words of the history.
var deeds = map[string]string{
	"set-practice":        "changed the practice",
	"add-staff":           "added a staff member",
	"add-client":          "added a client",
	"edit-client":         "changed a client",
	"edit-person":         "changed a person",
	"add-contact":         "added a contact",
	"edit-contact":        "changed a contact",
	"remove-contact":      "ended a contact",
	"block":               "blocked",
	"lift-block":          "lifted a block",
	"set-access":          "turned access on or off",
	"set-permissions":     "changed permissions",
	"renew-access":        "renewed access",
	"invite":              "invited",
	"resend":              "sent an invitation again",
	"cancel-invitation":   "cancelled an invitation",
	"sign-in":             "recorded a sign-in",
	"change-login-email":  "changed a login's e-mail",
	"disable-login":       "disabled a login",
	"enable-login":        "enabled a login",
	"link":                "linked",
	"unlink":              "unlinked",
	"add-form":            "added a form",
	"assign":              "assigned a form",
	"unassign":            "took a form away",
	"complete":            "recorded a completed form",
	"refuse":              "recorded a refused form",
	"share":               "shared a document",
	"unshare":             "took a document away",
	"upload":              "recorded an upload",
	"schedule":            "made an appointment",
	"request-appointment": "recorded a requested appointment",
	"answer-request":      "answered a requested appointment",
	"cancel-appointment":  "cancelled an appointment",
	"message":             "wrote a message",
	"bill":                "made a bill",
	"pay":                 "recorded a payment",
	"propose-change":      "recorded a proposed change",
	"answer-change":       "answered a proposed change",
	"undo":                "undid a commit",
	"script":              "applied a script",
}

// deed is an operation in words; one not known by words, by its name.
func deed(do string) string {
	if words, known := deeds[do]; known {
		return words
	}
	return "did " + do
}
