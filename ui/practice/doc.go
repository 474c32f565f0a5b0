// Package practice is the view of the practice itself: its portal, its
// switches, its age bands, the presets, the staff. The settings are changed as
// a draft, of which it says what it does to everybody before it is saved as one
// operation; it must not decide who sees what, that is model's.
package practice
