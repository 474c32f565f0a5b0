package model_test

import (
	"strings"
	"testing"

	"frontdesk/model"
)

// retold is a change as text: the record, then a line a field.
func (s *story) retold(key, before, after string) string {
	told := model.Retell(s, model.RecordChange{Key: key, Before: []byte(before), After: []byte(after)})
	var b strings.Builder
	b.WriteString(told.Record)
	for _, f := range told.Fields {
		b.WriteString("\n" + f.Field + ": " + f.Before + " → " + f.After)
	}
	return b.String()
}

func TestAChangeIsToldInWordsRatherThanKeys(t *testing.T) {
	s := newStory(t)
	s.tell(`{"do":"add-staff","name":"Dr. Chen","role":"practitioner"}`)
	s.tell(`{"do":"add-client","as":"ada","first":"Ada","last":"Moreno","contacts":[{"as":"luis","first":"Luis","last":"Moreno","relationship":"father"}]}`)
	for _, c := range []struct{ key, before, after, want string }{
		{
			"access p2 p3", `{"client":"p2","person":"p3","on":false,"ticks":["basic"]}`,
			`{"client":"p2","person":"p3","on":true,"ticks":["basic","documents.view"],"granted_by":"s1","granted_at":"2026-11-22T15:00:00Z"}`,
			"Luis Moreno's access to Ada Moreno's portal\ngiven:  → 22 Nov 2026 10:00\ngiven by:  → Dr. Chen\n" +
				"access: no → yes\npermissions: Basic functions → Basic functions, Documents",
		},
		{
			"access p2 p3", `{"client":"p2","person":"p3","on":true,"ticks":["basic","appointments.view","appointments.book","appointments.cancel"]}`,
			`{"client":"p2","person":"p3","on":true,"ticks":["basic","appointments.view"]}`,
			"Luis Moreno's access to Ada Moreno's portal\npermissions: Scheduling only → Basic functions, View appointments",
		},
		{
			"block p2 p3", "", `{"client":"p2","person":"p3","reason":"court order","at":"2026-11-22T15:00:00Z"}`,
			"the block of Luis Moreno from Ada Moreno\nwhen:  → 22 Nov 2026 10:00\nreason:  → court order",
		},
		{
			"item p2.4", `{"id":"p2.4","kind":"document","title":"Letter","audience":["p2"],"since":"2026-11-22T15:00:00Z"}`,
			`{"id":"p2.4","kind":"document","title":"Letter","audience":["p2","p3"],"since":"2026-11-22T15:00:00Z"}`,
			"“Letter” of Ada Moreno\naudience: Ada Moreno → Ada Moreno, Luis Moreno",
		},
		{
			"item p2.5", `{"id":"p2.5","kind":"consent","title":"Consent","paper":{"answers":null}}`,
			`{"id":"p2.5","kind":"consent","title":"Consent","paper":{"answers":[{"person":"p3","given":true,"text":"I agree","at":"2026-11-22T15:00:00Z"}]}}`,
			"“Consent” of Ada Moreno\nanswers:  → Luis Moreno gave it 22 Nov 2026 10:00: “I agree”",
		},
		{
			"item p2.6", `{"id":"p2.6","kind":"invoice","title":"Invoice 6","bill":{"payments":null}}`,
			`{"id":"p2.6","kind":"invoice","title":"Invoice 6","bill":{"payments":[{"amount":"20.00","by":"p3","at":"2026-11-22T15:00:00Z"}]}}`,
			"“Invoice 6” of Ada Moreno\npayments:  → 20.00 by Luis Moreno 22 Nov 2026 10:00",
		},
		{
			"client p2", `{"id":"p2"}`, `{"id":"p2","apart":[{"person":"p3","by":"s1","at":"2026-11-22T15:00:00Z","reason":"uncle and nephew"}]}`,
			"Ada Moreno's chart\nnot the same as:  → Luis Moreno, said by Dr. Chen 22 Nov 2026 10:00: “uncle and nephew”",
		},
		{
			"practice", `{"name":"Harbor","portal":true,"age_bands":null,"mail":{"host":"a"}}`,
			`{"name":"Harbor","portal":false,"age_bands":[{"age":18,"action":"end"}],"mail":{"host":"b"}}`,
			"the practice\nage bands:  → at 18 a contact's access ends\nmail server: a → b\nclient portal: yes → no",
		},
		{
			"login p3", `{"person":"p3","email":"luis@example.org","state":"invited","link":"secret1"}`,
			`{"person":"p3","email":"luis@example.net","state":"invited","link":"secret1"}`,
			"Luis Moreno's login\ne-mail: luis@example.org → luis@example.net",
		},
		{"person p3", `{"id":"p3","first":"Luis","last":"Moreno"}`, "", "Luis Moreno\nfirst name: Luis → \nlast name: Moreno → "},
		{"contact p2 p9", "", `{"client":"p2","person":"p9","billing":true}`, "p9 as a contact of Ada Moreno\nbilling:  → yes"},
		{"login p3", "", `{"person":"p3","link":"secret1"}`, "Luis Moreno's login\ninvitation's link:  → a link that only its owner knows"},
	} {
		if got := s.retold(c.key, c.before, c.after); got != c.want {
			t.Errorf("%s is told as\n%s\nand not as\n%s", c.key, got, c.want)
		}
	}
}
