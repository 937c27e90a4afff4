package site

import (
	"math/big"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// A MethodPage is the site's account of how targets are assessed: its own words, and what follows from the data.
type MethodPage struct {
	TextPage
	Thresholds []Threshold
	WordsOff   bool // the site shows paces and leaves the words for them out
	States     []Meaning
	Reasons    []Meaning
	Kinds      []Meaning
	Statuses   []Meaning
	Readings   []Reading
	Unprinted  []Reading
	Editions   []Link
}

// A Threshold is a state that follows from a pace, and the paces from which and below which it does.
type Threshold struct {
	State State
	From  string
	Below string
}

// A Meaning is a word of the method, what it means, and how often it applies.
type Meaning struct {
	Word    string
	Text    string
	Use     string // of a status code: what is done with a figure that carries it
	State   *State
	Count   string
	Targets []Link // by their numbers, where they are few
}

// A Reading is words of the document that this site reads as a number or as a comparator.
type Reading struct {
	Target Link
	Number int
	Clause Link
	Quote  markup.HTML
	Read   markup.HTML
}

func (v *view) methodPage(doc *notice.Document) MethodPage {
	page := MethodPage{TextPage: v.textPage(doc)}
	page.Thresholds, page.WordsOff = v.thresholds(), !v.set.Site.Assessment.Words
	page.States, page.Reasons = v.stateMeanings(), v.reasonMeanings()
	page.Kinds, page.Statuses = v.kindMeanings(), v.statusMeanings()
	for i := range v.set.Indicators {
		ind := &v.set.Indicators[i]
		if !ind.Target.Reading.IsZero() {
			page.Readings = append(page.Readings, v.reading(ind, v.in(ind.Target.Reading)))
		}
		if v.readsComparator(ind) {
			page.Unprinted = append(page.Unprinted, v.reading(ind, v.test(ind)))
		}
		if ind.Edition {
			page.Editions = append(page.Editions, v.targetLink(ind))
		}
	}
	page.Contents = append(page.Contents, v.methodContents(page)...)
	return page
}

// methodContents are the entries of the sections that follow from the data.
func (v *view) methodContents(page MethodPage) []Entry {
	var list []Entry
	add := func(has bool, id, zh, en string) {
		if has {
			list = append(list, Entry{Link: Link{Href: "#" + id, Text: v.t(zh, en)}})
		}
	}
	add(true, "states", "状态一览", "The states")
	add(true, "thresholds", "进度的界限", "The thresholds of pace")
	add(true, "reasons", "未评估的原因", "Why a target is not assessed")
	add(true, "kinds", "目标的类型", "The kinds of target")
	add(true, "statuses", "数据状态代码", "Status codes of figures")
	add(len(page.Readings) > 0, "readings", "以文字表示的数值：逐项说明", "Words read as numbers")
	add(len(page.Unprinted) > 0, "unprinted", "文件未写限定词的目标", "Targets without a printed comparator")
	add(len(page.Editions) > 0, "editions", "以版次为年的指标", "Indicators published as editions")
	return list
}

// thresholds are the states of pace, the best first.
func (v *view) thresholds() []Threshold {
	limits := []*big.Rat{nil, v.set.Site.Assessment.OnPace, v.set.Site.Assessment.Behind, new(big.Rat), nil}
	percent := func(r *big.Rat) string {
		if r == nil {
			return ""
		}
		return v.percent(r)
	}
	var list []Threshold
	for i, s := range []disclosure.State{disclosure.OnPace, disclosure.Behind, disclosure.FarBehind, disclosure.MovingAway} {
		list = append(list, Threshold{v.state(disclosure.Verdict{State: s}), percent(limits[i+1]), percent(limits[i])})
	}
	return list
}

// few is up to how many targets are listed by number beside a word of the method.
const few = 60

func (v *view) stateMeanings() []Meaning {
	var list []Meaning
	for _, s := range disclosure.States {
		verdict := disclosure.Verdict{State: s}
		shown := v.state(verdict)
		if s == disclosure.NotAssessed {
			shown.Glyph, shown.Why = "na-"+string(disclosure.NoFigure), ""
		}
		m := v.counted(func(d disclosure.Verdict, _ *disclosure.Indicator) bool { return d.State == s })
		m.Text, m.State = v.in(s.Meaning(v.set.Site.Assessment)), &shown
		list = append(list, m)
	}
	return list
}

func (v *view) reasonMeanings() []Meaning {
	var list []Meaning
	for _, r := range disclosure.Reasons {
		shown := v.state(disclosure.Verdict{State: disclosure.NotAssessed, Reason: r})
		shown.Word, shown.Why = shown.Why, ""
		m := v.counted(func(d disclosure.Verdict, _ *disclosure.Indicator) bool {
			return d.State == disclosure.NotAssessed && d.Reason == r
		})
		m.State, m.Text = &shown, v.reasonText(r)
		list = append(list, m)
	}
	return list
}

// reasonText says when a reason applies and what would end it.
func (v *view) reasonText(r disclosure.Reason) string {
	switch r {
	case disclosure.OtherScope:
		return v.t("查得的数据在范围、时点或定义上与目标不同，只列出供参考；有了同口径数据即可评估。", "The figures found are of another area, date or definition and are shown for reference only; a figure of the target’s own scope would be assessed.")
	case disclosure.BoundOnly:
		return v.t("已公布的是“超过”“不少于”一类的下限，尚不足以证明达到；有了确数即可评估。", "What was published is a lower bound that does not prove the target met; an exact figure would be assessed.")
	case disclosure.OneSeries:
		return v.t("目标比较两项数据，只见到其中一项；两项齐备才能评估。", "The target compares two figures, of which only one has been published; it is assessed once both are.")
	case disclosure.EarlierMissing:
		return v.t("累计数、年均增速或逐年变化须由各年数据算出，而数据缺少部分年份。", "A total, an average rate or a yearly change is formed from all years, and earlier ones are missing.")
	case disclosure.Magnitude:
		return v.t("文件只给出数量级，不是确数，没有可以检验的界线；有数据也只作对照。", "The document names an order of magnitude, against which no figure can be tested; figures are only shown beside it.")
	}
	return v.t("未查得任何可以引用的公开数据。", "No public figure that could be cited has been found.")
}

func (v *view) kindMeanings() []Meaning {
	var list []Meaning
	for _, k := range disclosure.Kinds {
		m := v.counted(func(_ disclosure.Verdict, ind *disclosure.Indicator) bool { return ind.Kind == k })
		m.Word, m.Text = v.in(k.Name()), v.in(k.Meaning())
		list = append(list, m)
	}
	return list
}

// counted counts the targets that a rule picks, and lists them where they are few.
func (v *view) counted(picks func(disclosure.Verdict, *disclosure.Indicator) bool) Meaning {
	var m Meaning
	n := 0
	for i := range v.set.Indicators {
		ind := &v.set.Indicators[i]
		if !picks(v.refs.verdicts[ind.ID].Verdict, ind) {
			continue
		}
		if n++; n <= few {
			m.Targets = append(m.Targets, Link{Href: v.href(targetAddress(ind.ID)), Text: strconv.Itoa(ind.Number)})
		}
	}
	if n > few {
		m.Targets = nil
	}
	m.Count = lang.Int(n, v.l)
	return m
}

// statusMeanings are the codes that a record may carry, with the number of records that do.
func (v *view) statusMeanings() []Meaning {
	used := map[disclosure.Status]int{}
	for i := range v.set.Observations {
		if m, ok := v.set.Observations[i].Status.Meaning(); ok {
			used[m.Code]++
		}
	}
	var list []Meaning
	for _, m := range disclosure.Statuses {
		list = append(list, Meaning{Word: string(m.Code), Text: v.in(m.Name), Use: v.statusUse(m), Count: lang.Int(used[m.Code], v.l)})
	}
	return list
}

// statusUse says what is done with a record that carries a status.
func (v *view) statusUse(m disclosure.StatusMeaning) string {
	o := disclosure.Observation{Status: m.Code, Value: new(big.Rat)}
	switch {
	case !m.WithValue:
		return v.t("表示没有数值，不是零", "states that there is no figure, which is not zero")
	case o.IsContext():
		return v.t("只作参考，不评估", "shown for reference, not assessed")
	case o.IsBreak():
		return v.t("照常评估，不与此前各年相连", "assessed, and not joined to the years before")
	case m.Code == "A":
		return v.t("照常评估", "assessed")
	}
	return v.t("照常评估，并注明", "assessed and labeled")
}

// reading is what this site reads into the deciding words of a target.
func (v *view) reading(ind *disclosure.Indicator, read string) Reading {
	w := ind.Receipts[0]
	return Reading{
		Target: v.shortLink(ind), Number: ind.Number, Clause: v.clauseLink(w.Clause),
		Quote: v.mixed(inner(v.in(w.Quote))), Read: v.mixed(read),
	}
}
