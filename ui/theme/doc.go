// Package theme turns colours into styles, and makes text of persons safe to
// show. A state is always a mark and a word, never a colour alone.
//
// A theme belongs to a session: nothing here may look at the process's own
// terminal or environment.
package theme
