package lang

import (
	"fmt"
	"strconv"
	"time"
)

// A Date is a calendar date as precise as it is known: a year, a month of a year, or a day. Month and Day are 0 where
// they are not known. The zero Date is no date.
type Date struct{ Year, Month, Day int }

// ParseDate reads 2024, 2024-08 or 2024-08-22, and nothing else.
func ParseDate(s string) (Date, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil && len(s) == len(layout) && t.Year() > 0 {
			d := Date{Year: t.Year()}
			if len(layout) > 4 {
				d.Month = int(t.Month())
			}
			if len(layout) > 7 {
				d.Day = t.Day()
			}
			return d, true
		}
	}
	return Date{}, false
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes d as ParseDate reads it, which is also the form of HTML's datetime attribute.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// In writes d for readers: 2024年8月22日, 22 August 2024, or less where less is known, and nothing where nothing is.
func (d Date) In(l Lang) string {
	if d.IsZero() {
		return ""
	}
	if l == EN {
		s := strconv.Itoa(d.Year)
		if d.Month > 0 {
			s = time.Month(d.Month).String() + " " + s
		}
		if d.Day > 0 {
			s = strconv.Itoa(d.Day) + " " + s
		}
		return s
	}
	s := strconv.Itoa(d.Year) + "年"
	if d.Month > 0 {
		s += strconv.Itoa(d.Month) + "月"
	}
	if d.Day > 0 {
		s += strconv.Itoa(d.Day) + "日"
	}
	return s
}

// First is the first day that d can mean, Last the last.
func (d Date) First() Date { return Date{d.Year, max(d.Month, 1), max(d.Day, 1)} }

// Last is the last day that d can mean.
func (d Date) Last() Date {
	if d.Month == 0 {
		return Date{d.Year, 12, 31}
	}
	if d.Day == 0 {
		end := time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC)
		return Date{d.Year, d.Month, end.Day()}
	}
	return d
}

// Compare orders days; unknown parts count as the first of their kind.
func (d Date) Compare(e Date) int {
	a, b := d.First(), e.First()
	return (a.Year-b.Year)*10000 + (a.Month-b.Month)*100 + a.Day - b.Day
}

// IsTime reports whether s is a time of day as the data write it: 09:30.
func IsTime(s string) bool {
	_, err := time.Parse("15:04", s)
	return err == nil && len(s) == len("15:04")
}
