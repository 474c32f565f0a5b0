package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"frontdesk/model"
)

// DateOrder says which comes first in dates like 03/04/2012.
type DateOrder string

const (
	// OrderUnknown leaves it to the file: one row with a day over 12 settles it.
	OrderUnknown DateOrder = ""
	// DayFirst is 31/12/2012.
	DayFirst DateOrder = "dmy"
	// MonthFirst is 12/31/2012.
	MonthFirst DateOrder = "mdy"
)

// ParseDateOrder reads "dmy", "mdy" or "".
func ParseDateOrder(s string) (DateOrder, error) {
	switch order := DateOrder(strings.ToLower(s)); order {
	case OrderUnknown, DayFirst, MonthFirst:
		return order, nil
	}
	return OrderUnknown, model.Errorf(model.Invalid, "%s is no order of dates", quote(s)).
		Hint("dmy: 31/12/2012; mdy: 12/31/2012")
}

var (
	yearFirst  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	packedDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`)
	yearLast   = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})$`)
	shortYear  = regexp.MustCompile(`^\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,})[-/., ]+\d{2}$`)
	partYear   = regexp.MustCompile(`^\d{4}(?:-\d{2})?$`)
	clockTail  = regexp.MustCompile(`[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm]|Z|[+-]\d{2}:?\d{2})?$`)
)

var namedMonths = []string{"2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006"}

// rawDate is a date as it is written, with the time of day cut off.
func rawDate(s string) string {
	return strings.TrimSpace(clockTail.ReplaceAllString(strings.TrimSpace(s), ""))
}

// orderOf is the order that a file's dates settle among themselves: it is
// clear where at least one is clear and none is clear the other way.
func orderOf(dates []string) DateOrder {
	order := OrderUnknown
	for _, s := range dates {
		parts := yearLast.FindStringSubmatch(rawDate(s))
		if parts == nil || parts[2] == "." {
			continue
		}
		plain := plainOrder(parts)
		if plain != OrderUnknown && order != OrderUnknown && plain != order {
			return OrderUnknown
		}
		if plain != OrderUnknown {
			order = plain
		}
	}
	return order
}

// plainOrder is the order that a date shows by itself: no month is over 12.
func plainOrder(parts []string) DateOrder {
	first, _ := strconv.Atoi(parts[1])
	second, _ := strconv.Atoi(parts[3])
	switch {
	case first > 12 && second <= 12:
		return DayFirst
	case second > 12 && first <= 12:
		return MonthFirst
	}
	return OrderUnknown
}

// parseDate reads a date as lists write them. order settles those that have
// two readings.
func parseDate(s string, order DateOrder) (model.Date, error) {
	s = rawDate(s)
	if s == "" {
		return 0, nil
	}
	for _, form := range []*regexp.Regexp{yearFirst, packedDate} {
		if p := form.FindStringSubmatch(s); p != nil {
			return dateOf(s, p[1], p[2], p[3])
		}
	}
	if p := yearLast.FindStringSubmatch(s); p != nil {
		return parseYearLast(s, p, order)
	}
	if shortYear.MatchString(s) {
		return 0, model.Errorf(model.Invalid, "%s has a year of two digits", quote(s)).Hint("write the year with four digits")
	}
	if partYear.MatchString(s) {
		return 0, model.Errorf(model.Invalid, "%s is not a whole date", quote(s)).Hint("give the day, or leave the date blank")
	}
	words := strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.-/", r) }), " ")
	for _, form := range namedMonths {
		if t, err := time.Parse(form, words); err == nil {
			return model.DateOf(t), nil
		}
	}
	return 0, model.Errorf(model.Invalid, "%s is not a date", quote(s)).Hint("write dates as 2012-04-02")
}

func parseYearLast(s string, p []string, order DateOrder) (model.Date, error) {
	if p[2] == "." {
		// Nobody writes the month first with dots.
		order = DayFirst
	} else if plain := plainOrder(p); plain != OrderUnknown {
		order = plain
	}
	switch {
	case order == DayFirst, p[1] == p[3]:
		return dateOf(s, p[4], p[3], p[1])
	case order == MonthFirst:
		return dateOf(s, p[4], p[1], p[3])
	}
	return 0, model.Errorf(model.Ambiguous, "%s can be read as day/month or month/day, and no row of the file settles it", quote(s)).
		Hint("say which by the date order dmy or mdy, or write dates as 2012-04-02")
}

func dateOf(s, year, month, day string) (model.Date, error) {
	date, err := model.ParseDate(fmt.Sprintf("%s-%02s-%02s", year, month, day))
	if err != nil {
		return 0, model.Errorf(model.Invalid, "%s is not a day of the calendar", quote(s)).Hint("write dates as 2012-04-02")
	}
	return date, nil
}

// oldestBirth is the first birth date believed.
const oldestBirth model.Date = 18800101

// checkBorn refuses birth dates that cannot be.
func (o Options) checkBorn(born model.Date) error {
	switch {
	case !born.Known():
		return nil
	case o.Day.Known() && born > o.Day:
		return model.Errorf(model.Invalid, "%s lies in the future", born)
	case born < oldestBirth:
		return model.Errorf(model.Invalid, "%s is too long ago", born)
	}
	return nil
}
