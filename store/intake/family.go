package intake

import (
	"slices"

	"frontdesk/model"
)

// family is people tied to each other: imported whole or not at all.
type family struct {
	// place is that of the family's first record.
	place  Place
	humans []int
	ties   []between[tie]
	grants []between[grant]
}

// between is something a source says of two human beings, by their numbers.
type between[T any] struct {
	client, person int
	says           *T
}

// join finds the human beings and the families, and puts into the batch those
// families that can be imported.
func (g *gathering) join(batch *Batch) {
	j := newJoiner(g)
	j.sameHumans()
	humans, of := j.humans()
	for i := range humans {
		g.needName(&humans[i])
	}
	batch.people, batch.humans = g.people, humans
	for _, f := range g.families(humans, of) {
		if g.nobodyRefused(f, humans) {
			batch.families = append(batch.families, f)
		}
	}
}

// needName refuses people of whom no record says both names.
func (g *gathering) needName(h *human) {
	if h.refused || h.role <= mentioned || h.first != "" && h.last != "" {
		return
	}
	h.refused = true
	says := "has no name"
	if h.first+h.last != "" {
		says = "has one name only, " + quote(h.first+h.last)
	}
	g.report.refuse(h.place.field("name"), model.Errorf(model.Missing, "%s: a first and a last name are needed", says).
		Hint("complete the name in the source and import again"))
}

// families are the connected components of humans under ties and grants. of
// is the human of each record.
func (g *gathering) families(humans []human, of []int) []family {
	components := newComponents(len(humans))
	ends := func(client, person who) (int, int) { return of[client.record-1], of[person.record-1] }
	for i := range g.ties {
		components.union(ends(g.ties[i].client, g.ties[i].person))
	}
	for i := range g.grants {
		components.union(ends(g.grants[i].client, g.grants[i].person))
	}
	byRoot := make([]int, len(humans))
	var families []family
	for i := range humans {
		root := components.root(i)
		if root == i {
			byRoot[i] = len(families)
			families = append(families, family{place: humans[i].place})
		}
		f := &families[byRoot[root]]
		f.humans = append(f.humans, i)
	}
	for i := range g.ties {
		c, p := ends(g.ties[i].client, g.ties[i].person)
		f := &families[byRoot[components.root(c)]]
		f.ties = append(f.ties, between[tie]{c, p, &g.ties[i]})
	}
	for i := range g.grants {
		c, p := ends(g.grants[i].client, g.grants[i].person)
		f := &families[byRoot[components.root(c)]]
		f.grants = append(f.grants, between[grant]{c, p, &g.grants[i]})
	}
	return families
}

// nobodyRefused reports whether the family can be imported; where somebody of
// it was refused, the others are held back.
func (g *gathering) nobodyRefused(f family, humans []human) bool {
	refused := slices.IndexFunc(f.humans, func(no int) bool { return humans[no].refused })
	if refused < 0 {
		return true
	}
	because := humans[f.humans[refused]].place
	for _, no := range f.humans {
		if h := &humans[no]; !h.refused && h.role > mentioned {
			g.report.Refusals = append(g.report.Refusals, held(h.place, because))
		}
	}
	return false
}

// held is the refusal of a record that waits for another one of its family.
func held(at, because Place) Refusal {
	return Refusal{Place: at, Held: true,
		Reason: "a family is imported whole or not at all, and one of this family was refused: " + because.String()}
}
