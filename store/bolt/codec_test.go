package bolt

import (
	"encoding/hex"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontdesk/model"
)

func testCodec(t testing.TB) *codec {
	t.Helper()
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestWhatIsNoSoundValueIsDamage: a person written as it should be is
// 01 a3 01 07 02 63 416461 03 60.
func TestWhatIsNoSoundValueIsDamage(t *testing.T) {
	c := testCodec(t)
	for name, value := range map[string]string{
		"empty":             "",
		"another version":   "02a301070263416461" + "0360",
		"cut off":           "01a301070263416461",
		"something behind":  "01a301070263416461" + "036000",
		"a key twice":       "01a301070263416461" + "0260",
		"an unknown field":  "01a301070263416461" + "186360",
		"no length":         "01bf010702634164610360ff",
		"a tag":             "01a3" + "01c107" + "0263416461" + "0360",
		"text that is none": "01a30107026341ff61" + "0360",
		"another kind":      "01a3" + "016107" + "0263416461" + "0360",
	} {
		b, err := hex.DecodeString(value)
		if err != nil {
			t.Fatal(err)
		}
		var p model.Person
		if err := c.decode(personKey(7), b, &p); !model.IsCode(err, model.Damaged) || !strings.Contains(err.Error(), "person p7") {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	var p model.Person
	sound, _ := hex.DecodeString("01a3010702634164610360")
	if err := c.decode(personKey(7), sound, &p); err != nil || p.First != "Ada" || p.ID != 7 {
		t.Errorf("a sound person: %+v, %v", p, err)
	}
}

func TestTimesKeepTheirOffset(t *testing.T) {
	c := testCodec(t)
	for _, want := range []string{"2026-11-24T15:00:00-05:00", "2026-11-24T15:00:00Z", "2026-03-01T00:30:00.123456789+05:45"} {
		at, err := time.Parse(time.RFC3339, want)
		if err != nil {
			t.Fatal(err)
		}
		value, err := c.encode(&model.Visit{Start: at})
		if err != nil {
			t.Fatal(err)
		}
		var back model.Visit
		if err := c.decode(personKey(1), value, &back); err != nil || back.Start.Format(time.RFC3339Nano) != want {
			t.Errorf("%s came back as %s, %v", want, back.Start.Format(time.RFC3339Nano), err)
		}
	}
}

func TestValuesComeBackAndAreTheSameBytesAgain(t *testing.T) {
	c := testCodec(t)
	rapid.Check(t, func(t *rapid.T) {
		want := model.Item{
			ID:       model.ItemID{Client: model.ClientID(rapid.Uint64().Draw(t, "client")), No: rapid.Uint64().Draw(t, "no")},
			Title:    rapid.String().Draw(t, "title"),
			Audience: rapid.SliceOf(rapid.Custom(func(t *rapid.T) model.PersonID { return model.PersonID(rapid.Uint64().Draw(t, "id")) })).Draw(t, "audience"),
			Bill:     &model.Bill{Amount: model.Cents(rapid.Int64().Draw(t, "cents"))},
		}
		value, err := c.encode(&want)
		if err != nil {
			t.Fatal(err)
		}
		var got model.Item
		if err := c.decode(personKey(1), value, &got); err != nil {
			t.Fatal(err)
		}
		again, err := c.encode(&got)
		if err != nil || string(again) != string(value) {
			t.Fatalf("%x and then %x, %v", value, again, err)
		}
		if len(want.Audience) == 0 {
			want.Audience = nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v came back as %+v", want, got)
		}
	})
}

// TestEveryRecordHasAName walks every kind of record from its key to what is
// decoded and back.
func TestEveryRecordHasAName(t *testing.T) {
	for want, key := range map[string][]byte{
		"practice": practiceKey(), "staff member s3": staffKey(3), "form f4": formKey(4),
		"person p5": personKey(5), "login p5": loginKey(5), "client p6": clientKey(6),
		"contact p6 p5": partKey(6, contactTag, 5), "access p6 p5": partKey(6, accessTag, 5),
		"block p6 p5": partKey(6, blockTag, 5), "item p6.2": partKey(6, itemTag, 2),
	} {
		if got := describe(key); got != want {
			t.Errorf("%x is called %q, want %q", key, got, want)
		}
		k, ok := kindOf(key)
		if !ok || keyOf(k.empty()) == nil {
			t.Errorf("%s has no kind, or no way back to its key", want)
		}
	}
}
