package model

import (
	"slices"
	"strconv"
)

// cleanFields takes the fields of a form in.
func cleanFields(fields []Field) ([]Field, error) {
	fields = slices.Clone(fields)
	seen := map[string]bool{}
	for i := range fields {
		f, at := &fields[i], "fields["+strconv.Itoa(i)+"]"
		var err error
		if f.Label, err = neededLine(at+".label", f.Label); err != nil {
			return nil, err
		}
		if f.Kind == "" {
			f.Kind = FieldText
		}
		if err := oneOf(at+".kind", f.Kind, FieldKinds()); err != nil {
			return nil, err
		}
		switch {
		case seen[f.Label]:
			return nil, Errorf(Invalid, "%q is there twice", f.Label).At(at + ".label")
		case (f.Kind == FieldChoice) != (len(f.Options) > 0):
			return nil, Errorf(Invalid, "options belong to a choice, and a choice has some").At(at + ".options")
		}
		seen[f.Label] = true
		f.Options = slices.Clone(f.Options)
		for j := range f.Options {
			if f.Options[j], err = neededLine(at+".options", f.Options[j]); err != nil {
				return nil, err
			}
		}
	}
	return fields, nil
}

// fill takes what somebody filled into the form's fields in, by their labels.
func (f *Form) fill(values map[string]string) (map[string]string, error) {
	var filled map[string]string
	for label := range values {
		if !slices.ContainsFunc(f.Fields, func(field Field) bool { return field.Label == label }) {
			return nil, Errorf(Unknown, "%s has no field %q", f.Title, label).At("values")
		}
	}
	for i := range f.Fields {
		field := &f.Fields[i]
		value, err := field.take(values[field.Label])
		if err != nil {
			return nil, err
		}
		if value == "" {
			continue
		}
		if filled == nil {
			filled = map[string]string{}
		}
		filled[field.Label] = value
	}
	return filled, nil
}

// take takes one value in.
func (f *Field) take(value string) (string, error) {
	at := "values." + f.Label
	clean := CleanLine
	if f.Kind == FieldLong {
		clean = CleanText
	}
	value, err := clean(at, value)
	if err != nil {
		return "", err
	}
	if value == "" {
		return "", needs(!f.Needed, at)
	}
	switch f.Kind {
	case FieldYesNo:
		err = oneOf(at, value, []string{"yes", "no"})
	case FieldChoice:
		err = oneOf(at, value, f.Options)
	case FieldDate:
		_, err = ParseDate(value)
		err = atField(err, at)
	case FieldNumber:
		if _, bad := strconv.ParseFloat(value, 64); bad != nil {
			err = Errorf(Invalid, "%q is not a number", value).At(at)
		}
	case FieldText, FieldLong:
	}
	return value, err
}
