// Package action holds the one table of what can be done in the screens: name,
// key, where it holds. The panes add when it can be done and why not. Key
// handling, the footer, the help and the README's key table all read it, so
// they cannot disagree.
//
// It must not do anything itself: a pane's Do does.
package action
