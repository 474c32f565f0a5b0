package chart

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/model"
	"frontdesk/ui"
	"frontdesk/ui/widget"
)

// overview is the Overview tab: the person, the contacts, the blocks and the
// family. The cursor goes over what can be edited or gone to.
type overview struct {
	session *ui.Session
	rec     *record
	cursor  place
	// fact is which fact of a contact the cursor is on.
	fact   int
	scroll widget.Scroll

	// busy says that a change is being saved, until the chart was read anew.
	busy    bool
	writing ui.Latest
}

// place is something of the tab that the cursor can be on. The zero place is
// what it passes over.
type place struct {
	kind   placeKind
	field  string // of the client's person or chart
	person model.PersonID
	client model.ClientID
	item   model.ItemID
}

type placeKind int

const (
	noPlace placeKind = iota
	fieldPlace
	contactPlace
	linkedPlace
	relativePlace
	blockPlace
	proposalPlace
)

// part is lines of the tab that belong to one place.
type part struct {
	place
	lines []string
}

func newOverview(s *ui.Session) *overview { return &overview{session: s} }

// show takes in a chart as it was read, this client's or another's.
func (o *overview) show(rec *record) {
	if o.rec == nil || o.rec.ID() != rec.ID() {
		o.cursor, o.fact, o.scroll = place{}, 0, widget.Scroll{}
	}
	before := o.places()
	o.rec, o.busy = rec, false
	o.settle(before)
}

// settle puts the cursor on what stands where it was, when that is gone.
func (o *overview) settle(before []place) {
	places := o.places()
	if slices.Contains(places, o.cursor) {
		return
	}
	at := max(0, slices.Index(before, o.cursor))
	o.cursor = places[min(at, len(places)-1)]
}

// places is everything that the cursor can be on, from top to bottom.
func (o *overview) places() []place {
	if o.rec == nil {
		return nil
	}
	places := make([]place, 0, 16)
	for _, proposed := range o.rec.Waiting() {
		places = append(places, place{kind: proposalPlace, item: proposed.ID})
	}
	for _, fact := range personFacts(o.rec) {
		places = append(places, place{kind: fieldPlace, field: fact.field})
	}
	for i := range o.rec.Contacts {
		if contact := &o.rec.Contacts[i]; contact.Ended == nil {
			places = append(places, place{kind: contactPlace, person: contact.Person})
		}
	}
	for _, person := range o.onlyLinked() {
		places = append(places, place{kind: linkedPlace, person: person})
	}
	for i := range o.rec.Blocks {
		if block := &o.rec.Blocks[i]; block.ActiveOn(o.rec.today) {
			places = append(places, place{kind: blockPlace, person: block.Person})
		}
	}
	for i, household := range o.rec.family {
		for _, relative := range household.clients {
			if relative.id != o.rec.ID() {
				places = append(places, relativeAt(i, relative.id))
			}
		}
	}
	return places
}

// relativeAt is the place of a client in one of the households: the same
// client can stand in several.
func relativeAt(household int, client model.ClientID) place {
	return place{kind: relativePlace, client: client, field: strings.Repeat("·", household)}
}

// move moves the cursor by so many places.
func (o *overview) move(by int) {
	places := o.places()
	o.cursor = places[max(0, min(slices.Index(places, o.cursor)+by, len(places)-1))]
}

// parts is the whole tab.
func (o *overview) parts(width int, focused bool) []part {
	parts := append(o.proposals(width, focused), part{lines: []string{""}})
	for _, fact := range personFacts(o.rec) {
		at := place{kind: fieldPlace, field: fact.field}
		parts = append(parts, part{at, o.factLines(fact, at, width, focused)})
	}
	parts = append(parts, part{lines: []string{"", o.session.Theme.Strong.Render("Contacts")}})
	parts = append(parts, o.contacts(width, focused)...)
	parts = append(parts, o.linked(width, focused)...)
	parts = append(parts, o.blocks(width, focused)...)
	return append(parts, o.family(width, focused)...)
}

// lines draws the tab in at most so many lines.
func (o *overview) lines(width, height int, focused bool) []string {
	var all []string
	first, last := 0, 0
	for i, part := range o.parts(width, focused) {
		if part.place == o.cursor && part.kind != noPlace {
			first, last = len(all), len(all)+len(part.lines)-1
			if i <= 2 {
				first = 0
			}
		}
		all = append(all, part.lines...)
	}
	o.scroll.Follow(last, len(all), height)
	o.scroll.Follow(first, len(all), height)
	return o.scroll.Window(all, height)
}

// click puts the cursor on the place clicked on.
// A box clicked on is turned on or off.
func (o *overview) click(x, y, width int) tea.Cmd {
	at := o.scroll.Top() + y
	for _, part := range o.parts(width, true) {
		if at >= len(part.lines) {
			at -= len(part.lines)
			continue
		}
		if part.kind == noPlace {
			return nil
		}
		o.cursor = part.place
		if fact := factAt(ansi.Strip(part.lines[at]), x); part.kind == contactPlace && at > 0 && fact >= 0 && !o.busy {
			o.fact = fact
			return o.toggle()
		}
		return nil
	}
	return nil
}

// factAt is the fact whose box stands at a cell of a line, less than zero for
// none.
func factAt(line string, x int) int {
	for i, fact := range contactFacts(&model.Contact{}) {
		for _, box := range []string{"[ ] ", "[x] "} {
			if begin := strings.Index(line, box+fact.word); begin >= 0 && x >= begin && x < begin+len(box+fact.word) {
				return i
			}
		}
	}
	return -1
}
