package site

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// A Margin is one list beside a clause: the targets that the clause sets, its goals without a number, the figures from
// which targets start.
type Margin struct {
	Title string
	Items []MarginItem
}

// A MarginItem is one thing that a clause sets.
type MarginItem struct {
	Sign  string // as behind the words in the text
	Goal  string
	Name  Link
	State *State
	Note  string
}

// A RowMargin is what one row of a table sets.
type RowMargin struct {
	Row   Link
	Lists []Margin
}

// goalSign stands behind words that set a goal without a number.
const goalSign = "◇"

// marks are the words of a document that set something, by clause.
func (v *view) marks(doc *notice.Document) map[string][]notice.Mark {
	if !IsOfficial(doc.Name) {
		return nil
	}
	marks := map[string][]notice.Mark{}
	for _, c := range doc.All() {
		if list := v.clauseMarks(disclosure.ClauseID(c.ID)); len(list) > 0 {
			marks[c.ID] = list
		}
	}
	return marks
}

func (v *view) clauseMarks(id disclosure.ClauseID) []notice.Mark {
	var marks []notice.Mark
	for _, ind := range v.refs.targets[id] {
		marks = append(marks, notice.Mark{
			Quote: v.quoteIn(ind.Receipts, id), Href: v.href(targetAddress(ind.ID)), Sign: strconv.Itoa(ind.Number), Title: v.markTitle(ind),
		})
	}
	for _, m := range v.refs.milestones[id] {
		marks = append(marks, notice.Mark{
			Quote: v.quoteIn(m.Receipts, id), Href: v.href(areaAddress(m.Areas[0])), Sign: goalSign, Class: "mark--goal",
			Title: v.t("定性目标：", "Goal without a number: ") + v.in(m.Name),
		})
	}
	for _, ind := range v.refs.baselines[id] {
		n := strconv.Itoa(ind.Number)
		marks = append(marks, notice.Mark{
			Quote: v.in(ind.Baseline.Quote), Href: v.href(targetAddress(ind.ID)), Sign: n, Class: "mark--base", Title: v.baseTitle(ind),
		})
	}
	return marks
}

// quoteIn are the words of one clause among a list of receipts.
func (v *view) quoteIn(receipts []disclosure.Wording, id disclosure.ClauseID) string {
	for _, w := range receipts {
		if w.Clause == id {
			return v.in(w.Quote)
		}
	}
	return ""
}

func (v *view) markTitle(ind *disclosure.Indicator) string {
	s := v.state(v.refs.verdicts[ind.ID].Verdict)
	return v.t("目标"+strconv.Itoa(ind.Number)+"："+v.goal(ind)+"；"+s.Word, "Target "+strconv.Itoa(ind.Number)+": "+v.goal(ind)+"; "+lang.LowerFirst(s.Word))
}

func (v *view) baseTitle(ind *disclosure.Indicator) string {
	n := strconv.Itoa(ind.Number)
	if !ind.Baseline.Scope.IsZero() {
		return v.t("与目标"+n+"口径不同的数据", "A figure of a scope other than that of target "+n)
	}
	return v.t("目标"+n+"的基期", "The baseline of target "+n)
}

// margin is what a clause sets.
func (v *view) margin(c *notice.Clause) []Margin {
	if c.ID == "" {
		return nil
	}
	id := disclosure.ClauseID(c.ID)
	var lists []Margin
	add := func(items []MarginItem, zh, en string) {
		if len(items) > 0 {
			lists = append(lists, Margin{Title: v.t(zh+"（"+strconv.Itoa(len(items))+"项）", en+" ("+strconv.Itoa(len(items))+")"), Items: items})
		}
	}
	add(v.targetItems(id), "设定的目标", "Targets set here")
	goals, reported := v.goalItems(id)
	if reported {
		add(goals, "定性目标", "Goals without a number")
	} else {
		add(goals, "定性目标，未见公布完成情况", "Goals without a number, no report found")
	}
	add(v.baseItems(id), "所载的基期数据", "Starting figures given here")
	return lists
}

func (v *view) targetItems(id disclosure.ClauseID) []MarginItem {
	var items []MarginItem
	for _, ind := range v.refs.targets[id] {
		s := v.state(v.refs.verdicts[ind.ID].Verdict)
		item := MarginItem{Sign: strconv.Itoa(ind.Number), Goal: v.goal(ind), Name: v.shortLink(ind), State: &s}
		for _, w := range ind.Receipts {
			if w.Clause == id && w.Cmp != "" && w.Cmp != ind.Target.Cmp {
				item.Note = v.t("此处为“", "here it reads “") + v.goalBy(ind, w.Cmp, ind.Target.Value, true) + "”"
			}
		}
		items = append(items, item)
	}
	return items
}

// shortLink is the link to a target by its short name.
func (v *view) shortLink(ind *disclosure.Indicator) Link {
	return Link{Href: v.href(targetAddress(ind.ID)), Text: v.in(ind.Short)}
}

// goalItems are the goals without a number, and whether a report of any has been found.
func (v *view) goalItems(id disclosure.ClauseID) (items []MarginItem, reported bool) {
	for _, m := range v.refs.milestones[id] {
		item := MarginItem{Sign: goalSign, Name: Link{Href: v.href(areaAddress(m.Areas[0])), Text: v.in(m.Name)}}
		if events := disclosure.Dated(m.Events); len(events) > 0 {
			item.Note, reported = events[0].Date.In(v.l)+v.t("：", ": ")+v.in(events[0].Text), true
		}
		items = append(items, item)
	}
	return items, reported
}

func (v *view) baseItems(id disclosure.ClauseID) []MarginItem {
	var items []MarginItem
	for _, ind := range v.refs.baselines[id] {
		base := ind.Baseline
		items = append(items, MarginItem{
			Sign: strconv.Itoa(ind.Number), Name: v.shortLink(ind), Note: v.baseTitle(ind),
			Goal: v.bounded(base.Bound, v.amount(base.Value, v.set.Unit(ind.Unit), 6)) + v.t("（"+v.yearName(base.Year)+"）", " ("+v.yearName(base.Year)+")"),
		})
	}
	return items
}

// rowMargins are what the rows of a document's tables set, which cannot stand beside them.
func (v *view) rowMargins(doc *notice.Document) []RowMargin {
	var rows []RowMargin
	for _, c := range doc.All() {
		if !c.IsRow() {
			continue
		}
		if lists := v.margin(c); len(lists) > 0 {
			rows = append(rows, RowMargin{Row: v.clauseLink(disclosure.ClauseID(c.ID)), Lists: lists})
		}
	}
	return rows
}
