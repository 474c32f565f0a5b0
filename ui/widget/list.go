package widget

import (
	"slices"

	"frontdesk/ui/action"
)

// List is a window onto a list of any length. It holds only the rows that were
// fetched lately, by their place; its cursor stays on a record, by its key.
// One place can be a heading, which the cursor passes over.
type List[K comparable, R any] struct {
	key                        func(R) K
	total, cursor, top, height int
	heading                    int
	at                         K
	rows                       map[int]R
}

// NewList is an empty list whose records are told apart by the key.
func NewList[K comparable, R any](key func(R) K) List[K, R] {
	return List[K, R]{key: key, heading: -1, rows: map[int]R{}}
}

// Len is the number of places.
func (l *List[K, R]) Len() int { return l.total }

// Resize sets how many rows are visible.
func (l *List[K, R]) Resize(height int) {
	l.height = max(0, height)
	l.follow()
}

// Span is the visible places, the last excluded.
func (l *List[K, R]) Span() (from, to int) { return l.top, min(l.total, l.top+l.height) }

// Cursor is the cursor's place.
func (l *List[K, R]) Cursor() int { return l.cursor }

// IsHeading reports whether the place is the heading.
func (l *List[K, R]) IsHeading(place int) bool { return place == l.heading }

// Row is the record at a place, if it was fetched.
func (l *List[K, R]) Row(place int) (R, bool) {
	row, ok := l.rows[place]
	return row, ok
}

// Current is the record under the cursor, if it was fetched.
func (l *List[K, R]) Current() (R, bool) { return l.Row(l.cursor) }

// Move moves the cursor by so many places.
func (l *List[K, R]) Move(by int) { l.To(l.cursor+by, by) }

// To puts the cursor on a place, or on the next one in a direction where the
// place is the heading.
func (l *List[K, R]) To(place, direction int) {
	place = min(max(place, 0), max(0, l.total-1))
	if place == l.heading {
		if direction < 0 && place > 0 || place == l.total-1 {
			place--
		} else {
			place++
		}
	}
	l.cursor = min(max(place, 0), max(0, l.total-1))
	l.remember()
	l.follow()
}

// Do does an action that moves the cursor; page is how far a page goes.
func (l *List[K, R]) Do(id action.ID, page int) {
	if by := Step(id, page); by != 0 {
		l.Move(by)
	}
}

// remember notes the record under the cursor.
func (l *List[K, R]) remember() {
	if row, ok := l.Current(); ok {
		l.at = l.key(row)
	}
}

// follow scrolls so that the cursor is visible.
func (l *List[K, R]) follow() {
	l.top = min(l.top, l.cursor)
	l.top = max(l.top, l.cursor-l.height+1)
	l.top = max(0, min(l.top, l.total-l.height))
}

// Missing is the places to fetch so that the visible ones and a page on either
// side are there; ok is false where they are.
func (l *List[K, R]) Missing() (offset, limit int, ok bool) {
	from, to := l.Span()
	missing := slices.ContainsFunc(span(from, to), func(place int) bool {
		_, there := l.rows[place]
		return !there && place != l.heading
	})
	if !missing {
		return 0, 0, false
	}
	offset = max(0, from-l.height)
	return offset, to + l.height - offset, true
}

func span(from, to int) []int {
	places := make([]int, max(0, to-from))
	for i := range places {
		places[i] = from + i
	}
	return places
}

// Put adds fetched rows of the list as it is.
func (l *List[K, R]) Put(offset int, rows []R) {
	if len(l.rows) > 16*max(l.height, 16) {
		clear(l.rows)
	}
	for i, row := range rows {
		l.rows[offset+i] = row
	}
	l.remember()
}

// Reset makes it another list, with the cursor on the first place.
func (l *List[K, R]) Reset(total int) {
	clear(l.rows)
	l.total, l.cursor, l.top, l.heading = total, 0, 0, -1
}

// Renew takes in that the list changed, with the rows around the cursor. It
// reports false where the cursor's record is not among them: somebody may
// look for its place, and Seek it.
func (l *List[K, R]) Renew(total, offset int, rows []R) bool {
	clear(l.rows)
	had := l.at
	l.total, l.heading = total, -1
	for i, row := range rows {
		l.rows[offset+i] = row
	}
	found := slices.IndexFunc(rows, func(r R) bool { return l.key(r) == had })
	if found >= 0 {
		l.Seek(offset + found)
		return true
	}
	l.cursor = min(l.cursor, max(0, total-1))
	l.follow()
	return false
}

// Seek puts the cursor on a place and leaves it where it was on the screen.
func (l *List[K, R]) Seek(place int) {
	l.top += place - l.cursor
	l.cursor = min(max(place, 0), max(0, l.total-1))
	l.remember()
	l.follow()
}

// Want makes it another record that the cursor is to be on when the list is
// renewed.
func (l *List[K, R]) Want(key K) { l.at = key }

// Settle gives up the record the cursor was on: it is on what stands there now.
func (l *List[K, R]) Settle() { l.remember() }

// Key is the record that the cursor is on, or was last on.
func (l *List[K, R]) Key() K { return l.at }

// Append adds a heading and rows behind the end.
func (l *List[K, R]) Append(rows []R) {
	if len(rows) == 0 {
		return
	}
	l.heading = l.total
	l.total++
	for i, row := range rows {
		l.rows[l.total+i] = row
	}
	l.total += len(rows)
	if l.cursor == l.heading {
		l.To(l.heading, 1)
	}
}
