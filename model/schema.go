package model

import (
	"reflect"
	"strings"
)

// noun is what a reference can stand for.
type noun int

const (
	noReference noun = iota
	personNoun
	clientNoun
	staffNoun
	formNoun
	itemNoun
	emailNoun
)

var nounNames = map[noun]string{
	personNoun: "person", clientNoun: "client", staffNoun: "staff member", formNoun: "form", itemNoun: "item",
	emailNoun: "e-mail",
}

// schema is the fields of an object in scripts, by their names.
type schema struct {
	names  []string // in the order of the struct
	fields map[string]fieldKind
}

// fieldKind is what a field holds beside plain values: references, or objects
// that may hold some.
type fieldKind struct {
	index   []int // of the struct's field
	noun    noun
	objects *schema // of a list of objects
}

// schemas is the schema of every operation, by its name.
var schemas = everySchema()

func everySchema() map[string]*schema {
	all := make(map[string]*schema, len(operations))
	for name, row := range operations {
		all[name] = schemaOf(reflect.TypeOf(row.make()).Elem())
	}
	return all
}

// givenNames is the names of every operation's fields.
var givenNames = everyName()

func everyName() map[string]string {
	all := map[string]string{"do": "do", "as": "as"}
	for _, s := range schemas {
		for _, name := range s.names {
			all[name] = name
		}
	}
	return all
}

func schemaOf(t reflect.Type) *schema {
	s := &schema{fields: map[string]fieldKind{}}
	for _, field := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "" || field.Anonymous {
			continue
		}
		s.names = append(s.names, name)
		kind := kindOf(field.Type)
		kind.index = field.Index
		s.fields[name] = kind
	}
	return s
}

func kindOf(t reflect.Type) fieldKind {
	if n := nounOf(t); n != noReference {
		return fieldKind{noun: n}
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct {
		return fieldKind{objects: schemaOf(t.Elem())}
	}
	return fieldKind{}
}

// nounOf is the noun that a field of this type refers to, through pointers
// and lists.
func nounOf(t reflect.Type) noun {
	switch t {
	case reflect.TypeFor[PersonID]():
		return personNoun
	case reflect.TypeFor[ClientID]():
		return clientNoun
	case reflect.TypeFor[StaffID]():
		return staffNoun
	case reflect.TypeFor[FormID]():
		return formNoun
	case reflect.TypeFor[ItemID]():
		return itemNoun
	case reflect.TypeFor[EmailID]():
		return emailNoun
	}
	if t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		return nounOf(t.Elem())
	}
	return noReference
}
