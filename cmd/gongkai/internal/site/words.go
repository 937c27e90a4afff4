package site

import (
	"math/big"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// This file turns values into words of a page's language: figures, targets, states, lists.

// joined joins words as the language does: 甲、乙和丙 is written 甲、乙、丙; in English a, b and c.
func (v *view) joined(words []string) string {
	if v.l == lang.ZH {
		return strings.Join(words, "、")
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// phrases joins phrases, which in Chinese may hold a 、 of their own.
func (v *view) phrases(words []string) string {
	if v.l == lang.ZH {
		return strings.Join(words, "，")
	}
	return v.joined(words)
}

// inner makes the quotation marks of words single, for words that stand within quotation marks.
func inner(s string) string { return innerMarks.Replace(s) }

var innerMarks = strings.NewReplacer("“", "‘", "”", "’")

// listed joins words of which some have commas of their own.
func (v *view) listed(words []string) string { return strings.Join(words, v.t("；", "; ")) }

// count writes a number with a noun: 5项, 5 targets.
func (v *view) count(n int, zh, singular, many string) string {
	if v.l == lang.ZH {
		return strconv.Itoa(n) + zh
	}
	if n == 1 {
		return "1 " + singular
	}
	return lang.Int(n, lang.EN) + " " + many
}

// span writes a run of years.
func (v *view) span(p disclosure.Span) string { return p.In(v.l) }

func (v *view) yearName(y int) string { return v.t(strconv.Itoa(y)+"年", strconv.Itoa(y)) }

// yearList writes years, runs of three and more as a span.
func (v *view) yearList(years []int) string {
	var words []string
	for i := 0; i < len(years); {
		k := i
		for k+1 < len(years) && years[k+1] == years[k]+1 {
			k++
		}
		if k-i >= 2 {
			words = append(words, strconv.Itoa(years[i])+v.t("—", "–")+strconv.Itoa(years[k]))
		} else {
			for ; i <= k; i++ {
				words = append(words, strconv.Itoa(years[i]))
			}
		}
		i = k + 1
	}
	return v.joined(words) + v.t("年", "")
}

// amount writes a value of an indicator in a unit. Computed values get one decimal more than published ones.
func (v *view) amount(value *big.Rat, unit *disclosure.Unit, decimals int) string {
	if value == nil || unit == nil {
		return ""
	}
	return lang.Amount(value, unit.Measure(), decimals, v.l)
}

// mostDecimals is how many decimals a figure of the document keeps, which says by itself how exact it is.
const mostDecimals = 6

// bounded puts the words of a lower bound before a figure.
func (v *view) bounded(bound disclosure.Comparator, figure string) string {
	switch bound {
	case disclosure.More:
		return v.t("超过", "more than ") + figure
	case disclosure.AtLeast:
		return v.t("不少于", "at least ") + figure
	}
	return figure
}

// figure writes the published figure of a record as it was published, in the record's own unit.
func (v *view) figure(o *disclosure.Observation) string {
	ind := v.set.Indicator(o.Indicator)
	unit := v.set.Unit(ind.PartUnit(o.Part))
	decimals := ind.Decimals
	if u := v.set.Unit(o.Unit); u != nil {
		unit, decimals = u, mostDecimals
	}
	if o.Value == nil {
		m, _ := o.Status.Meaning()
		return v.in(m.Name)
	}
	return v.bounded(o.Bound, v.amount(o.Value, unit, decimals))
}

// yearLabel names a year, or the edition that counts as one.
func (v *view) yearLabel(ind *disclosure.Indicator, year int) string {
	if ind.Edition {
		return v.t(strconv.Itoa(year)+"年版", strconv.Itoa(year)+" edition")
	}
	return v.yearName(year)
}

// goal writes a target in few words: 超过9%, top 8.
func (v *view) goal(ind *disclosure.Indicator) string { return v.set.Goal(ind, v.l) }

// goalBy is goal by the words of another clause.
func (v *view) goalBy(ind *disclosure.Indicator, cmp disclosure.Comparator, value *big.Rat, printed bool) string {
	return v.set.GoalBy(ind, cmp, value, printed, v.l)
}

// by says when or over which years a target is to be reached.
func (v *view) by(ind *disclosure.Indicator) string { return v.set.By(ind, v.l) }

// A State is a state as a page shows it: a glyph, a word, and, of what is not assessed, the reason.
type State struct {
	Glyph string // id of the glyph, and class of the mark
	Tone  string // met, gap or none: the class that colours it
	Word  string
	Why   string
}

// state shows a verdict.
func (v *view) state(d disclosure.Verdict) State {
	s := State{Glyph: string(d.State), Tone: tone(d.State), Word: v.in(d.State.Name())}
	if d.State == disclosure.NotAssessed {
		s.Glyph = "na-" + string(d.Reason)
		s.Why = v.in(d.Reason.Name())
	}
	return s
}

// tone is the colour of a state. States never use the document's red; what is not assessed is grey.
func tone(s disclosure.State) string {
	switch s {
	case disclosure.Met, disclosure.MetEarly, disclosure.OnPace, disclosure.Holding:
		return "met"
	case disclosure.NotAssessed:
		return "none"
	}
	return "gap"
}

// The links to what the model names.

func (v *view) areaLink(id disclosure.AreaID) Link {
	a := v.set.Area(id)
	return Link{Href: v.href(areaAddress(id)), Text: v.in(a.Name)}
}

func (v *view) areaLinks(ids []disclosure.AreaID) []Link {
	var links []Link
	for _, id := range ids {
		links = append(links, v.areaLink(id))
	}
	return links
}

func (v *view) bodyLink(id disclosure.BodyID) Link {
	return Link{Href: v.href(bodyAddress(id)), Text: v.in(v.set.Body(id).Short)}
}

// bodyInFull names a body where readers are likely to meet it first: in English spelled out, since its short name may be
// letters.
func (v *view) bodyInFull(id disclosure.BodyID) Link {
	b := v.set.Body(id)
	return Link{Href: v.href(bodyAddress(id)), Text: v.t(b.Short.ZH, b.Name.EN)}
}

func (v *view) bodiesInFull(ids []disclosure.BodyID) []Link {
	var links []Link
	for _, id := range ids {
		links = append(links, v.bodyInFull(id))
	}
	return links
}

func (v *view) bodyLinks(ids []disclosure.BodyID) []Link {
	var links []Link
	for _, id := range ids {
		links = append(links, v.bodyLink(id))
	}
	return links
}

func (v *view) targetLink(ind *disclosure.Indicator) Link {
	return Link{Href: v.href(targetAddress(ind.ID)), Text: v.in(ind.Name)}
}

// clauseLink cites a clause: 三（四）2, III(4)2.
func (v *view) clauseLink(id disclosure.ClauseID) Link {
	c := v.texts.Clause(string(id), v.l)
	if c == nil {
		return Link{Text: string(id)}
	}
	return Link{Href: v.href(v.clauseAddress(id)), Text: v.citation(c)}
}

func (v *view) clauseLinks(ids []disclosure.ClauseID) []Link {
	var links []Link
	for _, id := range ids {
		links = append(links, v.clauseLink(id))
	}
	return links
}

// citation cites a clause. A part of the document is cited in words, since the number of the first, 一, would be taken for
// a dash.
func (v *view) citation(c *notice.Clause) string {
	switch {
	case c.Cite == "":
		return c.Title()
	case c.Parent == nil && c.Number != "" && !c.IsRow():
		return v.t("第"+c.Cite+"部分", "Part "+c.Cite)
	}
	return c.Cite
}

// clauseTitle is the heading of a clause.
func (v *view) clauseTitle(id disclosure.ClauseID) string {
	if c := v.texts.Clause(string(id), v.l); c != nil {
		return c.Title()
	}
	return ""
}

// percent writes a ratio as a percentage of one decimal.
func (v *view) percent(ratio *big.Rat) string {
	return lang.Exact(new(big.Rat).Mul(ratio, big.NewRat(100, 1)), 1, v.l) + "%"
}

// rate writes a computed rate in per cent, of two decimals.
func (v *view) rate(r float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(r, 'f', 2, 64), "-", "−") + "%"
}
