package model_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"frontdesk/model"
)

// memory is a practice kept in memory, one JSON text a record, so that tests
// can compare records byte by byte. It is the Tx of the model's own tests.
type memory struct {
	records map[string]string
	next    uint64
	emails  uint64
	links   int
	now     time.Time
	actor   model.Staff

	history []commit // the first is commit 1
	undid   []uint64 // by the operation under way
}

var desk = model.Staff{Name: "Rae", Role: model.Manager}

func newMemory() *memory {
	m := &memory{
		records: map[string]string{},
		now:     time.Date(2026, 11, 22, 10, 0, 0, 0, time.FixedZone("", -5*3600)),
		actor:   desk,
	}
	must(m.PutPractice(model.NewPractice()))
	return m
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (m *memory) clone() *memory {
	other := *m
	other.records = maps.Clone(m.records)
	other.history = slices.Clone(m.history)
	return &other
}

func put(m *memory, value any, key string, args ...any) error {
	raw, err := json.Marshal(value)
	m.records[fmt.Sprintf(key, args...)] = string(raw)
	return err
}

func get[T any](m *memory, what, key string, args ...any) (value T, err error) {
	raw, ok := m.records[fmt.Sprintf(key, args...)]
	if !ok {
		return value, model.Errorf(model.NotFound, "there is no such %s", what)
	}
	return value, json.Unmarshal([]byte(raw), &value)
}

func list[T any](m *memory, prefix string, args ...any) iter.Seq2[T, error] {
	prefix = fmt.Sprintf(prefix, args...)
	return func(yield func(T, error) bool) {
		for _, key := range slices.Sorted(maps.Keys(m.records)) {
			if strings.HasPrefix(key, prefix) {
				if value, err := get[T](m, "record", "%s", key); !yield(value, err) {
					return
				}
			}
		}
	}
}

func all[T any](m *memory, prefix string, args ...any) []T {
	var values []T
	for value, err := range list[T](m, prefix, args...) {
		must(err)
		values = append(values, value)
	}
	return values
}

func (m *memory) Now() time.Time     { return m.now }
func (m *memory) Actor() model.Staff { return m.actor }

func (m *memory) Practice() (model.Practice, error) {
	return get[model.Practice](m, "practice", "practice")
}
func (m *memory) StaffMember(id model.StaffID) (model.Staff, error) {
	return get[model.Staff](m, "staff member", "staff/%06d", id)
}
func (m *memory) Staff() iter.Seq2[model.Staff, error] { return list[model.Staff](m, "staff/") }
func (m *memory) Form(id model.FormID) (model.Form, error) {
	return get[model.Form](m, "form", "form/%06d", id)
}
func (m *memory) Forms() iter.Seq2[model.Form, error] { return list[model.Form](m, "form/") }
func (m *memory) Person(id model.PersonID) (model.Person, error) {
	return get[model.Person](m, "person", "person/%06d", id)
}
func (m *memory) Login(id model.PersonID) (*model.Login, error) {
	login, err := get[model.Login](m, "login", "login/%06d", id)
	if model.IsCode(err, model.NotFound) {
		return nil, nil
	}
	return &login, err
}
func (m *memory) Client(id model.ClientID) (model.Client, error) {
	client, err := get[model.Client](m, "client", "client/%06d", id)
	practice, _ := m.Practice()
	if err == nil && !m.actor.SeesClient(&client, &practice) {
		return model.Client{}, model.Errorf(model.NotFound, "there is no such client")
	}
	return client, err
}

func (m *memory) Chart(id model.ClientID) (*model.Chart, error) {
	client, err := m.Client(id)
	if err != nil {
		return nil, err
	}
	chart := &model.Chart{
		Client:   client,
		Contacts: all[model.Contact](m, "contact/%06d/", id),
		Access:   all[model.Access](m, "access/%06d/", id),
		Blocks:   all[model.Block](m, "block/%06d/", id),
		Items:    all[model.Item](m, "item/%06d/", id),

		Proposals: all[model.Proposal](m, "proposal/%06d/", id),
	}
	for _, person := range chart.Named() {
		p, err := m.Person(person)
		must(err)
		chart.People = append(chart.People, p)
		if login, _ := m.Login(person); login != nil {
			chart.Logins = append(chart.Logins, *login)
		}
	}
	return chart, nil
}

func (m *memory) Ties(id model.PersonID) ([]model.ClientID, error) {
	var ties []model.ClientID
	for _, client := range all[model.Client](m, "client/") {
		for _, kind := range []string{"contact", "access", "block"} {
			if _, ok := m.records[fmt.Sprintf("%s/%06d/%06d", kind, client.ID, id)]; ok || client.ID.Person() == id {
				ties = append(ties, client.ID)
				break
			}
		}
	}
	return ties, nil
}

func (m *memory) people(is func(model.Person) bool) ([]model.PersonID, error) {
	var ids []model.PersonID
	for _, person := range all[model.Person](m, "person/") {
		if is(person) {
			ids = append(ids, person.ID)
		}
	}
	return ids, nil
}

func (m *memory) PeopleByEmail(email string) ([]model.PersonID, error) {
	return m.people(func(p model.Person) bool {
		login, _ := m.Login(p.ID)
		return model.FoldEmail(p.Email) == model.FoldEmail(email) || login.Holds() && model.FoldEmail(login.Email) == model.FoldEmail(email)
	})
}
func (m *memory) PeopleByName(name string) ([]model.PersonID, error) {
	return m.people(func(p model.Person) bool { return model.FoldName(p.Name()) == model.FoldName(name) })
}
func (m *memory) PeopleByOrigin(origin string) ([]model.PersonID, error) {
	return m.people(func(p model.Person) bool { return slices.Contains(p.Origins, origin) })
}
func (m *memory) LoginHolder(email string) (model.PersonID, error) {
	for _, login := range all[model.Login](m, "login/") {
		if login.Holds() && model.FoldEmail(login.Email) == model.FoldEmail(email) {
			return login.Person, nil
		}
	}
	return 0, nil
}

func (m *memory) Emails() iter.Seq2[model.Email, error] {
	return func(yield func(model.Email, error) bool) {
		for _, e := range slices.Backward(all[model.Email](m, "email/")) {
			if !yield(e, nil) {
				return
			}
		}
	}
}
func (m *memory) Email(id model.EmailID) (model.Email, error) {
	return get[model.Email](m, "e-mail", "email/%06d", id)
}

func (m *memory) Messages(thread model.ItemID, below uint64) iter.Seq2[model.Message, error] {
	return func(yield func(model.Message, error) bool) {
		for _, message := range slices.Backward(all[model.Message](m, "message/%s/", thread)) {
			if (below == 0 || message.No < below) && !yield(message, nil) {
				return
			}
		}
	}
}

func (m *memory) Threads() iter.Seq2[model.ThreadLine, error] {
	var lines []model.ThreadLine
	for _, item := range all[model.Item](m, "item/") {
		if t := item.Thread; t != nil {
			lines = append(lines, model.ThreadLine{ID: item.ID, With: t.With, Unread: t.Unread, Last: t.Last})
		}
	}
	slices.SortFunc(lines, func(a, b model.ThreadLine) int {
		if (a.Unread > 0) != (b.Unread > 0) {
			return map[bool]int{true: -1, false: 1}[a.Unread > 0]
		}
		return b.Last.Compare(a.Last)
	})
	return func(yield func(model.ThreadLine, error) bool) {
		for _, line := range lines {
			if !yield(line, nil) {
				return
			}
		}
	}
}
func (m *memory) Contents(id model.ItemID) ([]byte, error) {
	item, err := get[model.Item](m, "item", "item/%06d/%06d", id.Client, id.No)
	if err != nil {
		return nil, err
	}
	return []byte(m.records["contents/"+item.File.Digest.String()]), nil
}

func (m *memory) Clients(string) iter.Seq2[model.ClientID, error] {
	return func(yield func(model.ClientID, error) bool) {
		for _, client := range all[model.Client](m, "client/") {
			if !yield(client.ID, nil) {
				return
			}
		}
	}
}
func (m *memory) Users() iter.Seq2[model.PersonID, error] {
	return func(yield func(model.PersonID, error) bool) {
		for _, person := range all[model.Person](m, "person/") {
			_, login := m.records[fmt.Sprintf("login/%06d", person.ID)]
			access := slices.ContainsFunc(all[model.Access](m, "access/"), func(a model.Access) bool { return a.Person == person.ID })
			if (login || access) && !yield(person.ID, nil) {
				return
			}
		}
	}
}

func (m *memory) new() uint64               { m.next++; return m.next }
func (m *memory) NewPerson() model.PersonID { return model.PersonID(m.new()) }
func (m *memory) NewStaff() model.StaffID   { return model.StaffID(m.new()) }
func (m *memory) NewForm() model.FormID     { return model.FormID(m.new()) }
func (m *memory) NewItem(client model.ClientID) model.ItemID {
	return model.ItemID{Client: client, No: m.new()}
}

func (m *memory) NewEmail() model.EmailID { m.emails++; return model.EmailID(m.emails) }
func (m *memory) NewLink() string         { m.links++; return fmt.Sprintf("link%d", m.links) }

func (m *memory) PutPractice(p model.Practice) error { return put(m, p, "practice") }
func (m *memory) PutStaff(s model.Staff) error       { return put(m, s, "staff/%06d", s.ID) }
func (m *memory) PutForm(f model.Form) error         { return put(m, f, "form/%06d", f.ID) }
func (m *memory) PutPerson(p model.Person) error     { return put(m, p, "person/%06d", p.ID) }
func (m *memory) PutLogin(l model.Login) error       { return put(m, l, "login/%06d", l.Person) }
func (m *memory) PutClient(c model.Client) error     { return put(m, c, "client/%06d", c.ID) }
func (m *memory) PutContact(c model.Contact) error {
	return put(m, c, "contact/%06d/%06d", c.Client, c.Person)
}
func (m *memory) PutAccess(a model.Access) error {
	return put(m, a, "access/%06d/%06d", a.Client, a.Person)
}
func (m *memory) PutBlock(b model.Block) error {
	return put(m, b, "block/%06d/%06d", b.Client, b.Person)
}
func (m *memory) PutItem(i model.Item) error {
	return put(m, i, "item/%06d/%06d", i.ID.Client, i.ID.No)
}

func (m *memory) PutEmail(e model.Email) error { return put(m, e, "email/%06d", e.ID) }

func (m *memory) PutMessage(message model.Message) error {
	return put(m, message, "message/%s/%06d", message.Thread, message.No)
}
func (m *memory) PutProposal(p model.Proposal) error {
	return put(m, p, "proposal/%06d/%06d", p.ID.Client, p.ID.No)
}
func (m *memory) PutContents(digest model.Digest, data []byte) error {
	m.records["contents/"+digest.String()] = string(data)
	return nil
}
func (m *memory) Attached(path string) (model.Attachment, error) {
	return model.Attachment{}, model.NotAttached(path)
}
