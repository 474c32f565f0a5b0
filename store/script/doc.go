// Package script reads scripts of operations, one a line: as they arrive, as
// one operation of many lines, and those that are written for any day.
//
// It must not apply anything by itself, and knows no file but by its name.
package script
