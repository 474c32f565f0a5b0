package widget_test

import (
	"testing"

	"pgregory.net/rapid"

	"frontdesk/ui/widget"
)

func newList(total, height int) *widget.List[int, int] {
	l := widget.NewList(func(id int) int { return id })
	l.Resize(height)
	l.Reset(total)
	return &l
}

// fill fetches what is missing, as a pane would: record i stands at place i.
func fill(l *widget.List[int, int], from int) {
	offset, limit, missing := l.Missing()
	if !missing {
		return
	}
	rows := []int{}
	for i := offset; i < min(l.Len(), offset+limit); i++ {
		rows = append(rows, from+i)
	}
	l.Put(offset, rows)
}

func TestTheCursorStaysOnItsRecordWhenRowsComeBefore(t *testing.T) {
	l := newList(100, 10)
	fill(l, 0)
	l.Move(25)
	fill(l, 0)
	from, _ := l.Span()
	above := l.Cursor() - from
	// Three rows came in before: record 25 stands at place 28 now.
	if !l.Renew(103, 10, []int{7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27}) {
		t.Fatal("the record was not found")
	}
	if row, _ := l.Current(); row != 25 || l.Cursor() != 28 {
		t.Errorf("the cursor is at %d on %d", l.Cursor(), row)
	}
	if from, _ = l.Span(); l.Cursor()-from != above {
		t.Errorf("the row moved on the screen from line %d to %d", above, l.Cursor()-from)
	}
}

func TestARecordOutOfReachIsSought(t *testing.T) {
	l := newList(1000, 10)
	fill(l, 0)
	l.Move(3)
	if l.Renew(1000, 0, []int{500, 501, 502}) {
		t.Fatal("found what is not there")
	}
	if l.Key() != 3 {
		t.Errorf("it forgot the record: %d", l.Key())
	}
}

func TestTheHeadingIsPassedOver(t *testing.T) {
	l := newList(2, 10)
	l.Put(0, []int{1, 2})
	l.Append([]int{8, 9})
	var seen []int
	for range 4 {
		row, ok := l.Current()
		if !ok {
			t.Fatalf("the cursor is on the heading at %d", l.Cursor())
		}
		seen = append(seen, row)
		l.Move(1)
	}
	if seen[2] != 8 || seen[3] != 9 {
		t.Errorf("saw %v", seen)
	}
	l.Move(-2)
	if row, _ := l.Current(); row != 2 {
		t.Errorf("up from under the heading leads to %d", row)
	}
}

func TestTheCursorIsAlwaysToBeSeen(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		l := newList(rapid.IntRange(0, 300).Draw(r, "total"), rapid.IntRange(0, 40).Draw(r, "height"))
		fill(l, 0)
		for range rapid.IntRange(1, 30).Draw(r, "steps") {
			switch rapid.IntRange(0, 4).Draw(r, "what") {
			case 0:
				l.Resize(rapid.IntRange(0, 40).Draw(r, "height"))
			case 1:
				l.To(rapid.IntRange(-5, 400).Draw(r, "to"), 1)
			case 2:
				l.Renew(rapid.IntRange(0, 300).Draw(r, "total"), 0, nil)
			default:
				l.Move(rapid.IntRange(-50, 50).Draw(r, "by"))
			}
			fill(l, 0)
			from, to := l.Span()
			if from < 0 || to > l.Len() || to-from > 0 && (l.Cursor() < from || l.Cursor() >= to) {
				r.Fatalf("cursor %d, window %d to %d of %d", l.Cursor(), from, to, l.Len())
			}
			if l.Len() > 0 && (l.Cursor() < 0 || l.Cursor() >= l.Len()) {
				r.Fatalf("cursor %d of %d", l.Cursor(), l.Len())
			}
		}
	})
}
