package model

import (
	"reflect"
	"strings"
	"time"
)

// OperationForm is what a script's line of an operation may hold.
type OperationForm struct {
	Do string `json:"do"`
	// As says that "as" may name what it creates.
	As bool `json:"as"`
	// By is the roles that may do it.
	By     []Role      `json:"by"`
	Fields []FieldForm `json:"fields"`
}

// FieldForm is a field and what it takes, in words.
type FieldForm struct {
	Name  string `json:"name"`
	Takes string `json:"takes"`
}

// DescribeOperation is the form of one operation; an error of code Unknown
// lists those that there are.
func DescribeOperation(name string) (OperationForm, error) {
	row, known := operations[name]
	if !known || name == scriptName {
		return OperationForm{}, Errorf(Unknown, "there is no operation %q", name).Hint("the operations are: %s", JoinNames(Operations()))
	}
	form := OperationForm{Do: name, As: row.handle, By: append([]Role{Manager}, row.roles...)}
	t := reflect.TypeOf(row.make()).Elem()
	for _, field := range schemas[name].names {
		if field != "as" {
			form.Fields = append(form.Fields, FieldForm{field, takes(t, field)})
		}
	}
	return form, nil
}

// takes is what the field of that name in scripts takes.
func takes(t reflect.Type, name string) string {
	for _, field := range reflect.VisibleFields(t) {
		if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag == name && !field.Anonymous {
			if field.Type == reflect.TypeFor[Kind]() {
				return kindWords(t)
			}
			return typeWords(field.Type)
		}
	}
	return ""
}

// kindWords is the kinds of item that an operation makes.
func kindWords(t reflect.Type) string {
	if t == reflect.TypeFor[AddBill]() {
		return oneOfWords(BillKinds())
	}
	return oneOfWords(FormKinds())
}

func typeWords(t reflect.Type) string {
	if words := choices[t]; words != "" {
		return words
	}
	if n := nounOf(t); n != noReference {
		if t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Slice {
			return nounNames[n] + ", or a list of such"
		}
		return nounNames[n]
	}
	switch t {
	case reflect.TypeFor[Date]():
		return "date, 2012-04-02"
	case reflect.TypeFor[time.Time]():
		return "time, 2026-11-24T15:00:00-05:00"
	case reflect.TypeFor[Cents]():
		return `amount, "120.00"`
	case reflect.TypeFor[PermissionSet]():
		return "list of permissions"
	}
	switch t.Kind() { //nolint:exhaustive // what operations have no field of
	case reflect.Pointer:
		return typeWords(t.Elem())
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Uint64:
		return "number"
	case reflect.Map:
		return "object of texts"
	case reflect.Slice:
		return listWords(t.Elem())
	}
	return "text"
}

// listWords names the fields of the objects of a list.
func listWords(t reflect.Type) string {
	if t.Kind() != reflect.Struct {
		return "list of texts"
	}
	return "list of {" + strings.Join(schemaOf(t).names, ", ") + "}"
}

// choices is the types of which there are only so many.
var choices = map[reflect.Type]string{
	reflect.TypeFor[Relationship]():  oneOfWords(Relationships()),
	reflect.TypeFor[Authority]():     oneOfWords(Authorities()),
	reflect.TypeFor[Role]():          oneOfWords(Roles()),
	reflect.TypeFor[Status]():        oneOfWords([]Status{Active, Inactive}),
	reflect.TypeFor[Signatures]():    oneOfWords([]Signatures{SignAny, SignAll}),
	reflect.TypeFor[Side]():          oneOfWords([]Side{FromPractice, FromUser}),
	reflect.TypeFor[PortalEmail]():   oneOfWords([]PortalEmail{KeepPortalEmail, DisableAndResend}),
	reflect.TypeFor[Security]():      oneOfWords(Securities()),
	reflect.TypeFor[ProposalField](): oneOfWords(allProposalFields()),
}

func oneOfWords[T ~string](words []T) string {
	texts := make([]string, len(words))
	for i, word := range words {
		texts[i] = string(word)
	}
	return strings.Join(texts, " | ")
}
