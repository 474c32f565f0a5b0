package bolt

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"frontdesk/model"
)

// edited is a file that somebody edited around the program.
func edited(t *testing.T, edit func(*boltKV) error) Report {
	t.Helper()
	c := monday()
	d := newFile(t, c)
	mustDo(t, d, addStaff("Dr. Chen", model.Practitioner),
		&addFamily{Last: "Moreno", First: "Ada", Parents: []string{"luis"}, Items: 1, Practitioner: 1},
		&rename{Person: 1, First: "Adela", Last: "Moreno"}, disable(2))
	editFile(t, d, func(t *bbolt.Tx) error { return edit(newBoltKV(t)) })
	d = openFile(t, d.path, c)
	report, err := d.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func recode[T any](t *testing.T, kept *boltKV, key []byte, change func(*T)) []byte {
	t.Helper()
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	record, err := load[T](c, kept, key)
	if err != nil || record == nil {
		t.Fatalf("%s: %v", describe(key), err)
	}
	change(record)
	value, err := c.encode(record)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// TestEveryEditAroundTheProgramIsFound: each of these is what somebody could
// do with another tool, and each is named.
func TestEveryEditAroundTheProgramIsFound(t *testing.T) {
	allowed := partKey(1, accessTag, 2)
	restore := func(a *model.Access) { a.On = !a.On }
	edits := map[string]struct {
		edit func(*boltKV) error
		want string
	}{
		"nothing": {func(*boltKV) error { return nil }, ""},
		"an access switched": {func(k *boltKV) error { return k.put(allowed, recode(t, k, allowed, restore)) },
			"access p1 p2: is not what the history leads to"},
		"an access switched, and its history too": {func(k *boltKV) error {
			value := recode(t, k, allowed, restore)
			if err := k.put(changeKey(allowed, 2), value); err != nil {
				return err
			}
			return k.put(allowed, value)
		}, "commit 2: changed other things than the history holds now"},
		"the person who did it": {func(k *boltKV) error {
			value, err := k.get(commitKey(2))
			if err != nil {
				return err
			}
			return k.put(commitKey(2), bytes.Replace(value, []byte(localName), []byte("front desl"), 1))
		}, "commit 2: was changed"},
		"a commit cut out": {func(k *boltKV) error { return k.delete(commitKey(3)) }, "follows commit 2"},
		"the last commit cut off": {func(k *boltKV) error { return k.delete(commitKey(4)) },
			"changes where its commits list"},
		"a record taken away": {func(k *boltKV) error { return k.delete(partKey(1, itemTag, 1)) },
			"item p1.1: is not what the history leads to"},
		"a record added": {func(k *boltKV) error {
			value := recode(t, k, allowed, func(a *model.Access) { a.Person = 1 })
			return k.put(partKey(1, accessTag, 1), value)
		}, "leads to"},
		"a record moved": {func(k *boltKV) error {
			value, err := k.get(allowed)
			if err != nil {
				return err
			}
			return k.put(partKey(1, accessTag, 1), value)
		}, "access p1 p1: holds what belongs to access p1 p2"},
		"an unreadable value": {func(k *boltKV) error { return k.put(personKey(1), []byte{plain, 0xff}) },
			"person p1: "},
		"an index entry taken away": {func(k *boltKV) error {
			return k.delete(textKey(addressesBucket, "luis.moreno.p2@example.org", 2))
		}, "is not as it should be in the index addresses"},
		"an index entry added": {func(k *boltKV) error { return k.put(textKey(namesBucket, "eve", 2), nil) },
			"without a record"},
		"a tie added":         {func(k *boltKV) error { return k.put(tieKey(2, 9), nil) }, "without a record"},
		"a user added":        {func(k *boltKV) error { return k.put(idKey(usersBucket, model.PersonID(1)), nil) }, "without a record"},
		"another search key":  {func(k *boltKV) error { return k.put(idKey(searchBucket, model.PersonID(1)), withID([]byte{1}, 1)) }, "in the index search"},
		"a former name added": {func(k *boltKV) error { return k.put(formerKey(textKey(namesBucket, "eve", 1)), nil) }, "never stood"},
		"a former name taken away": {func(k *boltKV) error {
			return k.delete(formerKey(textKey(namesBucket, "ada moreno", 1)))
		}, "is missing"},
		"a chart's commit taken away": {func(k *boltKV) error { return k.delete(changeKey(revisionKey(1), 2)) },
			"missing among those of client p1"},
		"another revision":         {func(k *boltKV) error { return k.put(revisionKey(1), withID(nil, 1)) }, "another revision"},
		"another count of clients": {func(k *boltKV) error { return k.addClients(5) }, "counts 6 clients"},
		"a bucket of somebody's": {func(k *boltKV) error {
			_, err := k.tx.CreateBucket([]byte("notes"))
			return err
		}, `the bucket "notes"`},
	}
	for name, c := range edits {
		t.Run(name, func(t *testing.T) {
			report := edited(t, c.edit)
			all := make([]string, len(report.Findings))
			for i, f := range report.Findings {
				all[i] = f.String()
			}
			found := strings.Join(all, "\n")
			if c.want == "" && found != "" || !strings.Contains(found, c.want) {
				t.Errorf("found:\n%s\nwant %q", found, c.want)
			}
			if err := report.Err(); (c.want == "") != (err == nil) || err != nil && !model.IsCode(err, model.Damaged) {
				t.Errorf("the report's error: %v", err)
			}
		})
	}
}

func TestACheckEndsWithItsContext(t *testing.T) {
	d := newFile(t, monday())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.Check(ctx); err == nil {
		t.Error("the check was finished")
	}
}

// TestACheckLetsOthersWorkOn: somebody saves while the file is checked, and
// the check sees what there was.
func TestACheckLetsOthersWorkOn(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
	saved := make(chan error)
	start(func() {
		for range 20 {
			if _, err := d.Do(context.Background(), manager, &addFamily{Last: "Novak", First: "Ben"}); err != nil {
				saved <- err
			}
		}
		close(saved)
	})
	for range 20 {
		mustBeSound(t, d)
	}
	if err := <-saved; err != nil {
		t.Error(err)
	}
	mustBeSound(t, d)
}
