package model

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzObjectOf: fields are what encoding/json finds, and nothing panics.
func FuzzObjectOf(f *testing.F) {
	for _, line := range []string{
		`{}`, ` { "do" : "bill" , "to":[1, {"a":"}"}],"on":true,"n":-1.5e3,"none":null } `, `{"a":"\"\\","b":"x\\"}`,
		`{"\u0061":1,"a":2}`, `{"ä":{"ö":[]}}`, `{"a":1}{"b":2}`, `{"a":1`, `[{}]`, `null`, ``, `{"a" 1}`, "{\"\xff\":1}",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		var want map[string]json.RawMessage
		wrong := json.Unmarshal([]byte(line), &want)
		got, err := objectOf([]byte(line))
		if err != nil {
			twice := strings.Contains(err.Error(), "twice")
			if wrong == nil && want != nil && !twice {
				t.Fatalf("%q: %v", line, err)
			}
			return
		}
		if wrong != nil || len(got) != len(want) {
			t.Fatalf("%q gives %v, want %v: %v", line, got, want, wrong)
		}
		for name, value := range want {
			if string(got[name]) != string(value) {
				t.Errorf("%q: %s is %q, want %q", line, name, got[name], value)
			}
		}
	})
}
