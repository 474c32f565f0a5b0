package model

import "time"

// Portal is the portal as one person sees it. Its JSON is what
// `frontdesk view --json` prints, and a promise to others.
type Portal struct {
	User  string     `json:"user"`
	ID    PersonID   `json:"id"`
	Email string     `json:"email"`
	Login LoginState `json:"login"`
	// Gate is nil where the person can sign in now. Else nothing is visible at
	// present, and Profiles say what will be once the gate opens.
	Gate     *Gate     `json:"gate"`
	Profiles []Profile `json:"profiles"`
	Hidden   []Hidden  `json:"hidden"`
}

// Gate is what keeps a person from signing in at all.
type Gate struct {
	Rule    Rule   `json:"rule"`
	Because string `json:"because"`
}

// Profile is one client's portal as the person may open it.
type Profile struct {
	Client       string        `json:"client"`
	ID           ClientID      `json:"id"`
	Relationship *Relationship `json:"relationship"`
	Linked       bool          `json:"linked"`
	// Permissions are those in effect.
	Permissions  PermissionSet `json:"permissions"`
	Banner       string        `json:"banner"`
	Appointments []Shown       `json:"appointments"`
	Forms        []Shown       `json:"forms"`
	Documents    []Shown       `json:"documents"`
	Messages     []Shown       `json:"messages"`
	Billing      []Shown       `json:"billing"`
	// Information is the fields of the record that the person may see.
	Information []string `json:"information"`
	// Actions is what may be done without an item.
	Actions []Action `json:"actions"`
}

// Shown is one item in a profile, with what its kind has to show.
type Shown struct {
	Item    ItemID    `json:"item"`
	Title   string    `json:"title"`
	Kind    Kind      `json:"kind"`
	Status  string    `json:"status,omitempty"`
	Start   time.Time `json:"start,omitzero"`
	Minutes int       `json:"minutes,omitempty"`
	Due     Date      `json:"due,omitzero"`
	Date    Date      `json:"date,omitzero"`
	Amount  Cents     `json:"amount,omitzero"`
	// Open is what is left to pay where something was paid.
	Open *Cents `json:"open,omitempty"`
	// Messages is how many a thread has, Last when the last was written.
	Messages uint64    `json:"messages,omitempty"`
	Last     time.Time `json:"last,omitzero"`
	// File is what a document's contents are called.
	File string `json:"file,omitempty"`

	Actions []Action `json:"actions"`
}

// Hidden is an item that the person does not see, and why.
type Hidden struct {
	Client  string   `json:"client"`
	ID      ClientID `json:"id"`
	Item    ItemID   `json:"item"`
	Title   string   `json:"title"`
	Kind    Kind     `json:"kind"`
	Rule    Rule     `json:"rule"`
	Because string   `json:"because"`
	// Fix is the smallest change that would show it, nil where none is offered.
	Fix *string `json:"fix"`
}
