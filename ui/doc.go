// Package ui is what every screen shares: the session it runs in, the contract
// of a pane, the messages panes speak in, and the one way to ask the store.
//
// A pane is a pointer with Init, Update and View. It never reads or writes
// anything in Update or View: it asks with Ask, and shows what came back. It
// never reaches into another pane: it sends a message. Nothing here may be
// kept in a package variable, because one process serves many people.
package ui
