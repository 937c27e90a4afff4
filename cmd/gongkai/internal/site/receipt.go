package site

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// A Receipt is a record with the words of its source.
type Receipt struct {
	Number    int
	Year      string
	Figure    string
	Quote     string
	QuoteTag  string
	Source    SourceLine
	Note      string
	IsPresent bool
}

// A SourceLine is a source as it is cited.
type SourceLine struct {
	Publisher string
	Via       string
	Title     string
	TitleTag  string
	Href      string
	Date      string
	DateTime  string
	Page      Link
	Note      string
	IsOther   bool // it is no website of the government
}

// A ContextRow is a figure that was seen and is not used.
type ContextRow struct {
	Period string
	Figure string
	Scope  string
	Receipt
}

func (v *view) receipt(o *disclosure.Observation, number int) Receipt {
	ind := v.set.Indicator(o.Indicator)
	src := v.set.Source(o.Source)
	return Receipt{
		Number: number, Year: v.yearLabel(ind, o.Year), Figure: v.recordName(ind, o) + v.figure(o), Quote: inner(o.Quote), QuoteTag: v.foreign(src.Lang),
		Source: v.sourceLine(src), Note: v.in(o.Note), IsPresent: o.Value != nil,
	}
}

// recordName says to which series or part a record belongs, where there are several.
func (v *view) recordName(ind *disclosure.Indicator, o *disclosure.Observation) string {
	name := ""
	if o.Part != "" {
		name = v.partName(ind, o.Part)
	}
	for _, s := range ind.Series {
		if s.ID == o.Series {
			if name != "" {
				name += v.t("，", ", ")
			}
			name += v.in(s.Name)
		}
	}
	if name == "" {
		return ""
	}
	return name + v.t("：", ": ")
}

// foreign is the language tag of words that are not in the page's language.
func (v *view) foreign(tag string) string {
	if tag == "zh" {
		tag = lang.ZH.Tag()
	}
	if tag == v.l.Tag() {
		return ""
	}
	return tag
}

func (v *view) sourceLine(s *disclosure.Source) SourceLine {
	return SourceLine{
		Publisher: v.in(s.Publisher), Via: v.in(s.Via), Title: s.Title, TitleTag: v.foreign(s.Lang), Href: s.URL,
		Date: s.Date.In(v.l), DateTime: s.Date.String(), Page: Link{Href: v.href("sources.html#" + string(s.ID)), Text: v.t("来源页", "About the source")}, Note: v.in(s.Note),
		IsOther: !notice.IsGovernment(s.URL),
	}
}

// since is the beginning of a stretch of time in English, without the year where that is the year of its end too.
func (v *view) since(from, to lang.Date) string {
	if from.Year == to.Year && from.Month != 0 {
		return strings.TrimSuffix(from.In(v.l), " "+strconv.Itoa(from.Year))
	}
	return from.In(v.l)
}

// period says of what time a record of context is.
func (v *view) period(o *disclosure.Observation) string {
	from, to, _ := o.Span()
	switch {
	case o.Period == "":
		return v.yearName(o.Year)
	case from == to && from.Day == 0:
		return v.t(from.In(v.l)+"末", "end of "+from.In(v.l))
	case from == to:
		return v.t("截至"+from.In(v.l), "as of "+from.In(v.l))
	}
	until := to.In(v.l)
	if from.Year == to.Year {
		until = strings.TrimPrefix(until, v.yearName(to.Year)) // 2021年1月至9月
	}
	return v.t(from.In(v.l)+"至"+until, v.since(from, to)+" to "+until)
}
