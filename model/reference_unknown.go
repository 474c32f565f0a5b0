package model

import (
	"iter"
	"maps"
	"slices"
	"strconv"
)

// unknown is the error of a reference that fits nothing, with what it could
// have meant.
func (r resolver) unknown(text string, n noun, chart ClientID) error {
	e := Errorf(Unknown, "%q fits no %s", text, nounNames[n])
	switch n { //nolint:exhaustive // the rest is named alike
	case staffNoun:
		return e.Hint("the staff are: %s", JoinNames(namesOf(r.reader.Staff(), func(s Staff) string { return s.Name })))
	case formNoun:
		return e.Hint("the forms are: %s", JoinNames(namesOf(r.reader.Forms(), func(f Form) string { return f.Title })))
	case emailNoun:
		return e.Hint("name it by its id, as `frontdesk outbox` prints it")
	case clientNoun:
		if people, err := r.people(text, personNoun); err == nil && len(people) > 0 {
			return e.Hint("%s (%s) is known, but is no client", people[0].As, people[0].ID)
		}
	}
	if could := append(r.handlesOf(n), r.ofChart(n, chart)...); len(could) > 0 {
		e = e.Hint("it could be: %s", JoinNames(atMost(12, could)))
	}
	return e.Hint("name it by a handle of this file, an id, an e-mail or the full name")
}

// handlesOf is the handles of the file that stand for what the noun is.
func (r resolver) handlesOf(n noun) (could []string) {
	for _, handle := range slices.Sorted(maps.Keys(r.handles)) {
		if id := r.handles[handle]; fits(id, n) && r.exists(id, n) == nil {
			could = append(could, handle)
		}
	}
	return could
}

// ofChart is the persons or the items of the chart that the line is about.
func (r resolver) ofChart(n noun, client ClientID) (could []string) {
	if client == 0 {
		return nil
	}
	chart, err := r.reader.Chart(client)
	switch {
	case err != nil:
	case n == personNoun:
		for _, id := range chart.Users() {
			could = append(could, chart.NameOf(id)+" ("+id.String()+")")
		}
	case n == itemNoun:
		for i := range chart.Items {
			could = append(could, chart.Items[i].Title+" ("+chart.Items[i].ID.String()+")")
		}
	}
	return could
}

// atMost is so many names, and how many more there are.
func atMost(most int, names []string) []string {
	if len(names) <= most {
		return names
	}
	return append(slices.Clone(names[:most]), strconv.Itoa(len(names)-most)+" more")
}

func namesOf[T any](list iter.Seq2[T, error], name func(T) string) []string {
	var names []string
	for one, err := range list {
		if err != nil {
			break
		}
		names = append(names, name(one))
	}
	return names
}
