// Package review is the view of what needs a person: every finding of the
// practice, the most urgent first. It looks through the charts a few at a time
// behind the screens, and afterwards again only through those that changed. It
// judges nothing: model finds, and says what would mend it.
package review
