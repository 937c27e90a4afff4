package site

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// This file says of many targets at once what has been published of them.

// An evidence is what has been published of one target.
type evidence uint8

const (
	nothing    evidence = iota
	otherScope          // only figures of another scope, or of a time outside the target's period
	ownScope            // at least one figure of its own scope in its period
)

// evidence is what has been published of a target that runs over the given period.
func (s *summary) evidence(period disclosure.Span) evidence {
	own := false
	for year, st := range s.Standings {
		own = own || (st == disclosure.Published || st == disclosure.Partly) && period.Contains(year)
	}
	switch {
	case own:
		return ownScope
	case s.Context > 0 || s.Latest > 0:
		return otherScope
	}
	return nothing
}

// A Coverage is what has been published of several targets.
type Coverage struct {
	Total, Own, Other, None int
	Words                   string
	Cells                   []string // one class for each target: own met, own gap, own none, other, nothing
}

// coverage counts targets by what has been published of them, and says it in words.
func (v *view) coverage(list []*disclosure.Indicator) Coverage {
	c := Coverage{Total: len(list)}
	states := map[disclosure.State]int{}
	for _, ind := range list {
		sum := v.refs.verdicts[ind.ID]
		states[sum.State]++
		switch sum.Evidence {
		case ownScope:
			c.Own++
			c.Cells = append(c.Cells, "own "+tone(sum.State))
		case otherScope:
			c.Other++
			c.Cells = append(c.Cells, "other")
		default:
			c.None++
			c.Cells = append(c.Cells, "nothing")
		}
	}
	c.Words = v.coverageWords(c, states)
	return c
}

// coverageWords says 1项已达到，2项仅有不同口径或时点的数据，2项未见公布: the settled first, what is missing last.
func (v *view) coverageWords(c Coverage, states map[disclosure.State]int) string {
	var words []string
	add := func(n int, zh, en string) {
		switch {
		case n == 0:
		case n == c.Total && n == 1:
			words = append(words, v.t(zh, strings.TrimPrefix(en, "with ")))
		case n == c.Total:
			words = append(words, v.t("均"+zh, map[bool]string{true: "both ", false: "all "}[n == 2]+en))
		default:
			words = append(words, v.t(strconv.Itoa(n)+"项"+zh, strconv.Itoa(n)+" "+en))
		}
	}
	assessed := 0
	for _, s := range disclosure.States {
		if s != disclosure.NotAssessed {
			assessed += states[s]
			add(states[s], s.Name().ZH, lang.LowerFirst(s.Name().EN))
		}
	}
	add(c.Own-assessed, "有数据但不足以评估", "with too few figures to assess")
	add(c.Other, "仅有不同口径或时点的数据", "with only figures of another scope or date")
	add(c.None, "未见公布", "with no figure found")
	return v.phrases(words)
}

// withEvidence are those of which so much has been published, in order.
func (v *view) withEvidence(list []*disclosure.Indicator, e evidence) []*disclosure.Indicator {
	var out []*disclosure.Indicator
	for _, ind := range list {
		if v.refs.verdicts[ind.ID].Evidence == e {
			out = append(out, ind)
		}
	}
	return out
}
