package bolt

import (
	"iter"

	"frontdesk/model"
)

// Chart loads a client's chart in one scan, then the people it names.
func (r *reader) Chart(id model.ClientID) (*model.Chart, error) {
	sees, err := r.seesClient(id)
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, notFound("client", id)
	}
	chart := &model.Chart{}
	for e, err := range r.kv.scan(chartPrefix(id), nil) {
		if err != nil {
			return nil, err
		}
		if err := r.addPart(chart, e); err != nil {
			return nil, err
		}
	}
	if chart.Client.ID == 0 {
		return nil, notFound("client", id)
	}
	return chart, r.addPeople(chart)
}

func (r *reader) addPart(chart *model.Chart, e entry) error {
	if len(e.key) < clientKeyLen {
		return damaged(e.key, "is no part of a chart")
	}
	switch e.key[clientKeyLen-1] {
	case revisionTag:
		chart.Revision = lastID(e.value)
		return nil
	case clientTag:
		return r.codec.decode(e.key, e.value, &chart.Client)
	case contactTag:
		return extend(r, &chart.Contacts, e)
	case accessTag:
		return extend(r, &chart.Access, e)
	case blockTag:
		return extend(r, &chart.Blocks, e)
	case itemTag:
		return extend(r, &chart.Items, e)
	case proposalTag:
		return extend(r, &chart.Proposals, e)
	}
	return damaged(e.key, "is no part of a chart")
}

// extend decodes a record into the place behind the last of a list.
func extend[T any](r *reader, list *[]T, e entry) error {
	var empty T
	*list = append(*list, empty)
	return r.codec.decode(e.key, e.value, &(*list)[len(*list)-1])
}

// addPeople loads everybody whom the chart names. Who sees a chart sees them.
func (r *reader) addPeople(chart *model.Chart) error {
	named := chart.Named()
	chart.People = make([]model.Person, 0, len(named))
	for _, id := range named {
		person, err := load[model.Person](r.codec, r.kv, personKey(id))
		if err != nil {
			return err
		}
		if person != nil {
			chart.People = append(chart.People, *person)
		}
		login, err := load[model.Login](r.codec, r.kv, loginKey(id))
		if err != nil {
			return err
		}
		if login != nil {
			chart.Logins = append(chart.Logins, *login)
		}
	}
	return nil
}

// Clients goes through the order of clients. A sort key is a SortName, behind
// which comes nobody of that very name, or SortName, a zero byte and a printed
// client id, behind which the others of that name come too.
func (r *reader) Clients(after string) iter.Seq2[model.ClientID, error] {
	prefix := orderPrefix(everybody)
	if _, past := r.kv.(*pastKV); !r.scope.all && !past {
		prefix = orderPrefix(r.scope.actor.ID)
	}
	return func(yield func(model.ClientID, error) bool) {
		for e, err := range r.kv.scan(prefix, orderFrom(prefix, after)) {
			id := model.ClientID(0)
			sees := false
			if err == nil {
				id = model.ClientID(lastID(e.key))
				sees, err = r.seesClient(id)
			}
			if (sees || err != nil) && !yield(id, err) || err != nil {
				return
			}
		}
	}
}

// orderFrom is the first key of the order that lies behind a sort key.
func orderFrom(prefix []byte, after string) []byte {
	from := append([]byte(nil), prefix...)
	if after == "" {
		return from
	}
	for i := range len(after) {
		if after[i] != separator {
			continue
		}
		var id model.ClientID
		if id.UnmarshalText([]byte(after[i+1:])) == nil {
			return withID(append(from, after[:i+1]...), uint64(id)+1)
		}
	}
	return append(append(from, after...), separator+1)
}

// Users is every person with a login or an access whom the actor sees.
func (r *reader) Users() iter.Seq2[model.PersonID, error] {
	return func(yield func(model.PersonID, error) bool) {
		for e, err := range r.kv.scan([]byte{byte(usersBucket)}, nil) {
			id := model.PersonID(0)
			sees := false
			if err == nil {
				id = model.PersonID(lastID(e.key))
				sees, err = r.seesPerson(id)
			}
			if (sees || err != nil) && !yield(id, err) || err != nil {
				return
			}
		}
	}
}
