package bolt

import (
	"iter"
	"slices"
	"time"

	"frontdesk/model"
)

// reader is the model.Reader over any kv: a snapshot, a draft, an operation
// under way, or the past. It is used from one goroutine.
type reader struct {
	kv    kv
	codec *codec
	scope *scope
	now   time.Time
	// newLink gives an operation the tokens of links.
	newLink func() string
	// made is the people an operation under way made: it may see them though
	// they are tied to nobody yet.
	made map[model.PersonID]bool
}

var _ model.Reader = (*reader)(nil)

func (r *reader) Now() time.Time     { return r.now }
func (r *reader) Actor() model.Staff { return r.scope.actor }

func notFound(what string, id interface{ String() string }) error {
	return model.Errorf(model.NotFound, "there is no %s %s", what, id)
}

func (r *reader) Practice() (model.Practice, error) { return readPractice(r.codec, r.kv) }

func (r *reader) StaffMember(id model.StaffID) (model.Staff, error) {
	staff, err := load[model.Staff](r.codec, r.kv, staffKey(id))
	if err != nil {
		return model.Staff{}, err
	}
	if staff == nil {
		return model.Staff{}, notFound("staff member", id)
	}
	return *staff, nil
}

func (r *reader) Staff() iter.Seq2[model.Staff, error] { return all[model.Staff](r, staffBucket) }

func (r *reader) Form(id model.FormID) (model.Form, error) {
	form, err := load[model.Form](r.codec, r.kv, formKey(id))
	if err != nil {
		return model.Form{}, err
	}
	if form == nil {
		return model.Form{}, notFound("form", id)
	}
	return *form, nil
}

func (r *reader) Forms() iter.Seq2[model.Form, error] { return all[model.Form](r, formsBucket) }

// all is every record of a bucket in order of id.
func all[T any](r *reader, b bucket) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for e, err := range r.kv.scan([]byte{byte(b)}, nil) {
			var record T
			if err == nil {
				err = r.codec.decode(e.key, e.value, &record)
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// Emails steps down through the numbers. The last of all times is at least the
// last of a time in the past.
func (r *reader) Emails() iter.Seq2[model.Email, error] {
	return func(yield func(model.Email, error) bool) {
		last, err := r.kv.last([]byte{byte(outboxBucket)})
		if err != nil {
			yield(model.Email{}, err)
			return
		}
		if last == nil {
			return
		}
		for no := lastID(last); no > 0; no-- {
			e, err := r.Email(model.EmailID(no))
			if model.IsCode(err, model.NotFound) {
				continue
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

func (r *reader) Email(id model.EmailID) (model.Email, error) {
	e, err := load[model.Email](r.codec, r.kv, emailKey(id))
	if err != nil {
		return model.Email{}, err
	}
	if e == nil {
		return model.Email{}, notFound("e-mail", id)
	}
	sees, err := r.seesEmail(e)
	if err != nil {
		return model.Email{}, err
	}
	if !sees {
		return model.Email{}, notFound("e-mail", id)
	}
	return *e, nil
}

// seesEmail reports whether the actor sees whom an e-mail goes to and whose
// portal it is about: a grandmother may have to do with clients of several
// practitioners.
func (r *reader) seesEmail(e *model.Email) (bool, error) {
	sees, err := r.seesPerson(e.Person)
	if !sees || err != nil || e.Client == 0 {
		return sees, err
	}
	return r.seesClient(e.Client)
}

func (r *reader) seesPerson(id model.PersonID) (bool, error) {
	if r.made[id] {
		return true, nil
	}
	return r.scope.seesPerson(id)
}

func (r *reader) seesClient(id model.ClientID) (bool, error) {
	if r.made[id.Person()] {
		return true, nil
	}
	return r.scope.seesClient(id)
}

func (r *reader) Person(id model.PersonID) (model.Person, error) {
	person, err := load[model.Person](r.codec, r.kv, personKey(id))
	if err != nil {
		return model.Person{}, err
	}
	sees, err := r.seesPerson(id)
	if err != nil {
		return model.Person{}, err
	}
	if person == nil || !sees {
		return model.Person{}, notFound("person", id)
	}
	return *person, nil
}

func (r *reader) Login(id model.PersonID) (*model.Login, error) {
	if sees, err := r.seesPerson(id); !sees || err != nil {
		return nil, err
	}
	return load[model.Login](r.codec, r.kv, loginKey(id))
}

func (r *reader) Client(id model.ClientID) (model.Client, error) {
	client, err := load[model.Client](r.codec, r.kv, clientKey(id))
	if err != nil {
		return model.Client{}, err
	}
	sees, err := r.seesClient(id)
	if err != nil {
		return model.Client{}, err
	}
	if client == nil || !sees {
		return model.Client{}, notFound("client", id)
	}
	return *client, nil
}

func (r *reader) Ties(id model.PersonID) ([]model.ClientID, error) {
	var ties []model.ClientID
	for e, err := range r.kv.scan(idKey(tiesBucket, id), nil) {
		if err != nil {
			return nil, err
		}
		client := model.ClientID(lastID(e.key))
		sees, err := r.seesClient(client)
		if err != nil {
			return nil, err
		}
		if sees {
			ties = append(ties, client)
		}
	}
	return ties, nil
}

func (r *reader) PeopleByEmail(email string) ([]model.PersonID, error) {
	folded := model.FoldEmail(email)
	contacts, err := r.byText(emailsBucket, folded)
	if err != nil {
		return nil, err
	}
	logins, err := r.byText(addressesBucket, folded)
	if err != nil {
		return nil, err
	}
	ids := append(contacts, logins...)
	slices.Sort(ids)
	return r.visible(slices.Compact(ids))
}

func (r *reader) PeopleByName(name string) ([]model.PersonID, error) {
	ids, err := r.byText(namesBucket, model.FoldName(name))
	if err != nil {
		return nil, err
	}
	return r.visible(ids)
}

func (r *reader) PeopleByOrigin(origin string) ([]model.PersonID, error) {
	ids, err := r.byText(originsBucket, origin)
	if err != nil {
		return nil, err
	}
	return r.visible(ids)
}

func (r *reader) LoginHolder(email string) (model.PersonID, error) {
	ids, err := r.byText(addressesBucket, model.FoldEmail(email))
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return ids[0], nil
}

// byText is the people whom an index has under a text, in order of id.
func (r *reader) byText(b bucket, text string) ([]model.PersonID, error) {
	if text == "" {
		return nil, nil
	}
	var ids []model.PersonID
	prefix := textPrefix(b, text)
	for e, err := range r.kv.scan(prefix, nil) {
		if err != nil {
			return nil, err
		}
		// A longer key is that of a text with a zero byte in it.
		if len(e.key) == len(prefix)+idLen {
			ids = append(ids, model.PersonID(lastID(e.key)))
		}
	}
	return ids, nil
}

func (r *reader) visible(ids []model.PersonID) ([]model.PersonID, error) {
	seen := ids[:0]
	for _, id := range ids {
		sees, err := r.seesPerson(id)
		if err != nil {
			return nil, err
		}
		if sees {
			seen = append(seen, id)
		}
	}
	return seen, nil
}
