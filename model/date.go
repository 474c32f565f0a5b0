package model

import (
	"time"
)

// Date is a day of the calendar without time or zone, as the number yyyymmdd:
// 2012-04-02 is 20120402. Zero is unknown; dates compare as numbers.
type Date int32

// DateOf is the day that t falls on in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(y*10000 + int(m)*100 + d) //nolint:gosec // years of four digits
}

// ParseDate reads "2012-04-02".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, Errorf(Invalid, "%q is not a date", s).Hint("write dates as 2012-04-02")
	}
	return DateOf(t), nil
}

// Split is year, month and day.
func (d Date) Split() (year, month, day int) {
	return int(d) / 10000, int(d) / 100 % 100, int(d) % 100
}

// Known reports whether the date is known.
func (d Date) Known() bool { return d != 0 }

// AddDays is the date n days on.
func (d Date) AddDays(n int) Date {
	y, m, day := d.Split()
	return DateOf(time.Date(y, time.Month(m), day+n, 0, 0, 0, 0, time.UTC))
}

// Anniversary is the day on which somebody born on d turns age. Who was born
// on 29 February turns a year older on 1 March of a common year.
func (d Date) Anniversary(age int) Date {
	y, m, day := d.Split()
	return DateOf(time.Date(y+age, time.Month(m), day, 0, 0, 0, 0, time.UTC))
}

// AgeOn is the age in whole years, on the day given, of somebody born on d.
func (d Date) AgeOn(day Date) int {
	age := (int(day) - int(d)) / 10000
	if day < d {
		return 0
	}
	return age
}

func (d Date) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Split()
	b := []byte("0000-00-00")
	for i, n := range [...]int{y / 1000, y / 100, y / 10, y} {
		b[i] += byte(n % 10)
	}
	b[5] += byte(m / 10)
	b[6] += byte(m % 10)
	b[8] += byte(day / 10)
	b[9] += byte(day % 10)
	return string(b)
}

func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a date; the empty string is the unknown date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	parsed, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// The years that a clock, or an appointment, can be of. What lies far beside
// them could not be kept, and would be a slip of the keyboard.
const earliestYear, latestYear = 1900, 2199

func checkTime(t time.Time) error {
	if year := t.Year(); year < earliestYear || year > latestYear {
		return Errorf(Invalid, "the year is %d to %d, not %d", earliestYear, latestYear, year)
	}
	return nil
}

// checkClock refuses to change anything by a clock that is far out.
func checkClock(now time.Time) error {
	err := checkTime(now)
	if err == nil {
		return nil
	}
	return Errorf(NotSo, "the clock says %s", now.Format(time.RFC3339)).Hint("set the clock, and try again")
}
