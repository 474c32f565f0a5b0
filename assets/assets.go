// Package assets is what is embedded in the program as data: files that people
// can read and change without reading the code that uses them.
//
// It must not do anything with them but hand them out.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed demo.jsonl
var demo string

// Demo is the demonstration practice as a script of operations, one a line, to
// be filled in by text/template. It calls three functions: {{day N}} is the date
// N days from today, {{born N}} the birth date of who is N years old, and
// {{turns N D}} of who turns N in D days.
func Demo() string { return demo }

//go:embed demo
var demoFiles embed.FS

// DemoFiles is the files that the demonstration's script names, as it names
// them.
func DemoFiles() fs.FS { return demoFiles }

//go:embed forms
var forms embed.FS

// Forms is the library of forms, forms/NAME.json: each an operation add-form
// without its "do".
func Forms() fs.FS { return forms }

//go:embed config.toml
var config string

// Config is the configuration file as it is made for somebody, to be filled in
// by text/template: {{.Themes}} is the names of the themes, and each of
// {{.Actions}} has an ID, its Keys as TOML, what it Does and Where.
func Config() string { return config }

//go:embed mail
var mail embed.FS

// Mail is the e-mails' texts, two files a kind: mail/KIND.txt for text/template
// and mail/KIND.html for html/template. The first line of KIND.txt is the
// subject. What several use stands in parts.txt and parts.html. They may hold
// nothing about anybody's health: no client's name, no form's title.
func Mail() fs.FS { return mail }

//go:embed print/matrix.html
var matrixPage string

// MatrixPage is the page "who could see what of this client on this day", for
// html/template: {{.Matrix}} is a model.Matrix, the rest are texts.
func MatrixPage() string { return matrixPage }

//go:embed training
var training embed.FS

// Training is the scenarios to learn on, training/NAME.toml: package
// store/training says how one is written.
func Training() fs.FS { return training }
