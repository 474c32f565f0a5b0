package model

import (
	"strconv"
	"strings"
)

// Cents is an amount of money in hundredths. In scripts it is a decimal
// string: "120.00".
type Cents int64

// ParseCents reads an amount: "120", "120.5" or "120.00", more than nothing.
func ParseCents(s string) (Cents, error) {
	whole, frac, _ := strings.Cut(s, ".")
	bad := Errorf(Invalid, "%q is not an amount", s).Hint(`write amounts as "120.00"`)
	if whole == "" || len(whole) > 9 || len(frac) > 2 || !digits(whole) || !digits(frac) {
		return 0, bad
	}
	n, err := strconv.ParseInt(whole+(frac + "00")[:2], 10, 64)
	if err != nil || n == 0 || strings.HasSuffix(s, ".") {
		return 0, bad
	}
	return Cents(n), nil
}

func digits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

func (c Cents) String() string {
	n := int64(c)
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	frac := strconv.FormatInt(n%100+100, 10)[1:]
	return sign + strconv.FormatInt(n/100, 10) + "." + frac
}

func (c Cents) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

func (c *Cents) UnmarshalText(b []byte) error {
	parsed, err := ParseCents(string(b))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}
