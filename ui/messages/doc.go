// Package messages is the view of every thread of the practice: on the left
// the threads, unread first, on the right the one that is open. It asks for the
// threads that are to be seen and no others; only for what somebody seeks in the
// messages themselves it looks through all, behind those whose persons fit.
//
// It must not show what is written, nor send: that is package thread's.
package messages
