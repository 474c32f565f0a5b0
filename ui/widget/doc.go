// Package widget is what panes are made of: frame, windowed list, tabs,
// checkboxes, footer, text field. A widget draws and keeps a place; it knows
// nothing of practices, asks nothing, and sends nothing.
package widget
