// Package activity is the view of the history: what anybody did, newest first,
// as it happens. It reads the commits that are to be seen a page at a time and
// never all of them; it changes nothing itself.
package activity
