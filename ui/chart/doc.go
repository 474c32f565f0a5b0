// Package chart is the middle pane: one client's chart under tabs. Its Portal
// tab edits what each person may see and do, as a draft that costs nothing
// until it is saved.
//
// It must not judge: what a draft does is asked of the store, which asks the
// model.
package chart
