// Package app is the root of the screens: the bar, the views, the panes, which
// of them has the focus, and which hears what. It routes and does nothing else.
package app
