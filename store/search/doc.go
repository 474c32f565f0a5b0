// Package search finds people while somebody types: words in any order, each
// a part of a name, an e-mail, a phone number or a birth date.
//
// One [Index] in memory serves all screens. It is filled once by [Index.Load],
// and behind it [Index.Quicken], from the keys that [Key] made and the store
// keeps in a bucket of their own, and follows the commits by [Index.Put].
// [Index.Find] answers with a total and a window of exact hits;
// [Index.Similar] is a second question, asked behind it, for near misses. The
// two are never mixed: linking the wrong person's account is the costly
// mistake.
//
// How it is fast: people lie in order of name in leaves of a few hundred
// rows, so ties need no sorting and a change copies one leaf. Each leaf has a
// bitmap for every column, a column being a letter or a hashed pair of
// letters: a search ANDs the columns of what was typed and looks at the text
// of the rows that are left. As that order and the columns take four times as
// long to make as the keys to read, nobody waits for them: until they are
// there people lie in order of id, every text is looked at, and who is found
// is sorted. The parts, from the bottom up: fold.go, key.go, query.go,
// rank.go, leaf.go, known.go, index.go, order.go, load.go, scan.go, find.go,
// early.go, similar.go.
//
// It must not read files, judge by the rules, or show anything: it answers
// with ids.
package search
