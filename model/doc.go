// Package model is the domain of Frontdesk: the nouns, the permissions, the
// decision who may see and do what, the portal view, and the operations that
// change a practice.
//
// It is pure: no file, no clock, no terminal, no goroutine. Time and new ids
// come in through [Tx]; what is kept comes in through [Reader]. It imports
// nothing else of this program.
//
// Where to look:
//
//   - the nouns: person.go, client.go with its contacts, login.go, access.go
//     with the blocks, item.go, form.go, practice.go, staff.go
//   - who sees what: rules.go is the ordered table of the eight rules; decide.go
//     asks it, fix.go finds the smallest change, portal.go lays out the view
//   - what changes if: effect.go; items × persons: matrix.go
//   - what can be done: operations.go is the table of the operations, op_*.go
//     the operations themselves, reference.go how scripts name things
//   - what needs a person: review.go asks every review_*.go
package model
