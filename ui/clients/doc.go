// Package clients is the list of clients, filtered as somebody types. It asks
// the store for the rows that are to be seen and no others, and tells where
// its cursor rests; it shows nothing of a chart but the marks.
package clients
