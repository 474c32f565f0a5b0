package script

import (
	"strings"
	"text/template"

	"frontdesk/model"
)

// Fill fills in the days of a text that is written for any day. {{day N}} is
// the date N days from today, {{born N}} the birth date of who is N years old,
// and {{turns N D}} of who turns N in D days. Lines stay what they are.
func Fill(file, text string, today model.Date) (string, error) {
	filled, err := template.New(file).Funcs(template.FuncMap{
		"day":  today.AddDays,
		"born": func(age int) model.Date { return today.Anniversary(-age).AddDays(-120) },
		"turns": func(age, days int) model.Date {
			return today.AddDays(days).Anniversary(-age)
		},
	}).Parse(text)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = filled.Execute(&out, nil)
	return out.String(), err
}

// Dated is the lines of a script that is written for any day.
func Dated(file, text string, today model.Date) ([]Line, error) {
	filled, err := Fill(file, text, today)
	if err != nil {
		return nil, err
	}
	return All(file, filled)
}

// All is the lines of a script that is there already.
func All(file, text string) ([]Line, error) {
	var lines []Line
	for line, err := range Lines(file, strings.NewReader(text)) {
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}
