package app_test

import (
	"testing"

	"frontdesk/model"
	"frontdesk/store"
	"frontdesk/ui/internal/uitest"
)

var rae = store.Actor{Name: "Rae"}

// chart opens the screens on the chart of a client found by name.
func chart(t testing.TB, s store.Store, name string, width, height int) *uitest.Desk {
	t.Helper()
	d := uitest.Open(t, s, rae, width, height)
	d.Press("/")
	d.Type(name)
	d.Press("enter", "enter")
	return d
}

// tabOf opens a tab of Ada's chart, so many to the right.
func tabOf(t testing.TB, s store.Store, right, width, height int) *uitest.Desk {
	t.Helper()
	d := chart(t, s, "ada mor", width, height)
	for range right {
		d.Press("]")
	}
	return d
}

// portal opens the screens on a person of Ada's Portal tab: so many persons
// to the right of Ada herself.
func portal(t testing.TB, s store.Store, right, width, height int) *uitest.Desk {
	t.Helper()
	d := tabOf(t, s, 1, width, height)
	for range right {
		d.Press("right")
	}
	return d
}

// papers opens the screens on Ada's Forms & documents.
func papers(t testing.TB, s store.Store, width, height int) *uitest.Desk {
	t.Helper()
	return tabOf(t, s, 3, width, height)
}

// chartOf is a client's chart as it is recorded.
func chartOf(t testing.TB, s store.Store, name string) *model.Chart {
	t.Helper()
	var chart *model.Chart
	err := s.View(t.Context(), rae, func(r model.Reader) error {
		ids, err := r.PeopleByName(name)
		if err != nil {
			return err
		}
		if len(ids) != 1 {
			t.Fatalf("%d people are called %s", len(ids), name)
		}
		chart, err = r.Chart(ids[0].Client())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return chart
}

// accessOf is a person's access to a client's portal as it is recorded.
func accessOf(t testing.TB, s store.Store, client, user string) model.Access {
	t.Helper()
	chart := chartOf(t, s, client)
	for _, person := range chart.People {
		if a := chart.AccessOf(person.ID); person.Name() == user && a != nil {
			return *a
		}
	}
	return model.Access{}
}

// contactOf is a contact as it is recorded.
func contactOf(t testing.TB, s store.Store, client, name string) model.Contact {
	t.Helper()
	chart := chartOf(t, s, client)
	for _, contact := range chart.Contacts {
		if chart.NameOf(contact.Person) == name && contact.Ended == nil {
			return contact
		}
	}
	return model.Contact{}
}

// loginOf is a person's login as it is recorded.
func loginOf(t testing.TB, s store.Store, client, name string) model.Login {
	t.Helper()
	chart := chartOf(t, s, client)
	for _, id := range chart.Users() {
		if login := chart.Login(id); chart.NameOf(id) == name && login != nil {
			return *login
		}
	}
	return model.Login{}
}

// itemOf is the newest item of Ada's of that title.
func itemOf(t testing.TB, s store.Store, title string) model.Item {
	t.Helper()
	var found model.Item
	for _, item := range chartOf(t, s, "Ada Moreno").Items {
		if item.Title == title {
			found = item
		}
	}
	return found
}

// newest is the newest commit.
func newest(t testing.TB, s store.Store) store.LogEntry {
	t.Helper()
	for entry, err := range s.Log(t.Context(), rae, store.LogQuery{Limit: 1}) {
		if err != nil {
			t.Fatal(err)
		}
		return entry
	}
	return store.LogEntry{}
}
