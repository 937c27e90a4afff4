package status

import (
	"fmt"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
)

// The widths of the table, in columns.
const (
	leastName = 16 // below which a name says too little
	mostName  = 44
	leastHead = 8 // of the name in a heading
)

// A layout is how the table divides the width of the terminal.
type layout struct {
	number int
	name   int
	state  int // 0: no column of states
	year   int // of one year; 0: there is one only, and it is told in words
	years  []int
	hidden int // years for which there is no room
}

// layout gives names what states and years leave: years of four digits if there is room, else of two; then no states;
// then only the newest years.
func (p *printer) layout() layout {
	years := p.report.Years
	state := 0
	for _, ind := range p.report.Indicators {
		if p.report.By == ByState {
			break // the headings say it
		}
		state = max(state, diag.Columns(ind.verdict.State.Name().In(p.Lang))+2)
	}
	number := p.numberWidth()
	least := number + leastName
	if len(years) == 1 {
		return layout{number: number, name: p.nameWidth(p.Width - number - state - p.widestWord() - 2), state: state, years: years}
	}
	for _, l := range []layout{{number: number, state: state, year: 5}, {number: number, state: state, year: 3}, {number: number, year: 3}} {
		if rest := p.Width - least - l.state - l.year*len(years); rest >= 0 {
			l.name, l.years = p.nameWidth(leastName+rest), years
			return l
		}
	}
	l := layout{number: number, name: leastName, year: 3, years: years[max(0, len(years)-max(1, (p.Width-least)/3)):]}
	l.hidden = len(years) - len(l.years)
	return l
}

// numberWidth is the width of the targets' numbers and of what stands around them.
func (p *printer) numberWidth() int {
	most := 99
	for _, ind := range p.report.Indicators {
		most = max(most, ind.Number)
	}
	return len(strconv.Itoa(most)) + 2
}

// nameWidth is the width of the names: that of the longest, if there is room.
func (p *printer) nameWidth(room int) int {
	widest := leastName
	for _, ind := range p.report.Indicators {
		widest = max(widest, diag.Columns(ind.Short.In(p.Lang))+2)
	}
	return max(leastName, min(widest, room, mostName))
}

func (p *printer) widestWord() int {
	widest := 0
	for s := range disclosure.Standings {
		widest = max(widest, diag.Columns(s.Name().In(p.Lang)))
	}
	return widest
}

func (p *printer) table() {
	l := p.layout()
	p.yearHeads(l)
	for _, g := range p.report.Groups {
		if p.report.By != ByIndicator {
			p.groupHead(g)
		}
		for _, id := range g.Indicators {
			p.row(l, p.report.find(id))
		}
	}
	if l.hidden > 0 {
		p.line(p.say(fmt.Sprintf("（较早的%d年列不下，--format csv 列出全部）", l.hidden), fmt.Sprintf("(%s earlier did not fit; --format csv lists all)", plural(l.hidden, "year"))))
	}
	p.line("")
}

// yearHeads writes the years over their columns.
func (p *printer) yearHeads(l layout) {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", l.number+l.name+l.state))
	for _, y := range l.years {
		head := strconv.Itoa(y)
		if l.year == 3 {
			head = head[len(head)-2:]
		}
		b.WriteString(fit(head, max(l.year, len(head))))
	}
	p.line(p.bold(strings.TrimRight(b.String(), " ")))
}

func (p *printer) groupHead(g Group) {
	n := len(g.Indicators)
	count := p.say(fmt.Sprintf("%d项", n), plural(n, "target"))
	if g.Missing > 0 {
		count += p.say(fmt.Sprintf("，缺%d个数据", g.Missing), fmt.Sprintf(", %s missing", plural(g.Missing, "figure")))
	}
	name := fit(g.Name.In(p.Lang), min(diag.Columns(g.Name.In(p.Lang)), max(leastHead, p.Width-diag.Columns(count)-2)))
	p.line(p.bold(name) + "  " + count)
}

func (p *printer) row(l layout, ind *Indicator) {
	var b strings.Builder
	b.WriteString(fmt.Sprintf("%*d ", l.number-1, ind.Number))
	b.WriteString(fit(ind.Short.In(p.Lang), l.name-2) + "  ")
	if l.state > 0 {
		b.WriteString(fit(ind.verdict.State.Name().In(p.Lang), l.state))
	}
	for _, y := range ind.Years {
		if y.Year < l.years[0] {
			continue
		}
		b.WriteString(p.cell(l, y.Standing))
	}
	p.line(b.String())
}

// cell is a year of a row: its sign, in the middle of four digits or behind two, and, where there is one year only, its word.
func (p *printer) cell(l layout, s disclosure.Standing) string {
	mark := p.paint(signs[s].mark, signs[s].color)
	switch {
	case l.year == 5:
		return " " + mark + "   "
	case l.year == 3:
		return mark + "  "
	}
	return mark + " " + s.Name().In(p.Lang)
}
