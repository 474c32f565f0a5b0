// Package thread is one message thread and the field to write into it, as the
// view of all threads and the chart's tab have them. It reads the part of the
// thread that is looked at, and no more.
//
// It must not decide who may read what is written: it says what the rules say.
package thread
