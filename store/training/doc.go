// Package training plays scenarios on throw-away practices: a situation as the
// help desk meets it, steps to reach, and what went wrong on the way.
//
// It judges by what everybody sees and never by which operation was used or
// which key was pressed, and must not know of screens. A practice that is not
// its own it never touches.
package training
