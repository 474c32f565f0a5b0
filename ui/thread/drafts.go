package thread

import (
	"slices"

	"frontdesk/model"
)

// Key is a thread, also one in which nothing was written yet.
type Key struct {
	Client model.ClientID
	User   model.PersonID
}

// Drafts is what was typed and not sent, in whichever pane. It belongs to one
// session.
type Drafts struct{ texts map[Key]draft }

// draft names the two as they were when it was typed.
type draft struct{ text, to, about string }

// NewDrafts is nothing typed yet.
func NewDrafts() *Drafts { return &Drafts{texts: map[Key]draft{}} }

// put keeps what is typed, forgets it where that is nothing.
func (d *Drafts) put(key Key, text, to, about string) {
	if text == "" {
		delete(d.texts, key)
		return
	}
	d.texts[key] = draft{text, to, about}
}

// Has reports whether something is typed for a thread.
func (d *Drafts) Has(key Key) bool {
	_, has := d.texts[key]
	return has
}

// Unsaved names what would be lost.
func (d *Drafts) Unsaved() []string {
	var names []string
	for _, typed := range d.texts {
		names = append(names, "a message to "+typed.to+", about "+typed.about)
	}
	slices.Sort(names)
	return names
}
