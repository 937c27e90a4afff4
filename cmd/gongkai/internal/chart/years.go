package chart

import (
	"math"
	"strconv"

	"gongkai/cmd/gongkai/internal/markup"
)

// years draws what stands below the axis: the years, what has been published for each, and the rows of figures.
func (p *plot) years() {
	y := p.floor + 5 + p.size
	p.of = owner{role: yearRole}
	p.yearNumbers(y)
	p.of = owner{}
	y += 8
	h := math.Round(p.size * .56)
	p.strips = []float64{y - p.bottom}
	for i, s := range p.c.Years {
		p.cell(s.State, p.x(i), y, max(p.slot-6, 6), h)
	}
	y += h
	if p.w != Small {
		y = p.slotWords(y + 2)
		y = p.rows(y)
		if s := p.c.Remark; s != "" {
			lines := p.small().wrap(s, p.width-4)
			p.writeLines(p.remarkX(lines), y+p.size+4, lines, p.small(), start, "c-3")
			y += float64(len(lines))*p.small().height() + 4
		}
	}
	p.height = math.Ceil(markup.Steady(y + 4))
}

// remarkX puts a remark under the plot, or at the edge if it is too long for that.
func (p *plot) remarkX(lines []string) float64 {
	if p.left+p.small().widest(lines) > p.width {
		return 0
	}
	return p.left
}

// yearNumbers writes the years, as many as there is room for, the last of the plan among them.
func (p *plot) yearNumbers(y float64) {
	every := p.everyYear()
	for i, s := range p.c.Years {
		if (s.Year-p.c.Target.Year)%every != 0 {
			continue
		}
		class := "c-3"
		if s.InPlan {
			class = ""
		}
		x := min(max(p.x(i), p.small().width("2025")/2), p.width-p.small().width("2025")/2)
		p.write(x, y, strconv.Itoa(s.Year), p.small(), middle, class)
	}
}

// everyYear says which years there is room for: all, every second, …
func (p *plot) everyYear() int {
	return int(math.Ceil(markup.Steady((p.small().width("2025") + 4) / p.slot)))
}

// cell draws the state of a year. The states differ in shape, not in colour alone.
func (p *plot) cell(s SlotState, x, y, w, h float64) {
	x -= w / 2
	switch s {
	case Published:
		p.rect("c-got", x, y, w, h)
	case Partly:
		p.rect("c-got", x, y, w/2, h)
		p.rect("c-open", x, y+.5, w, h-1)
	case Given:
		p.rect("c-given", x+.7, y+.7, w-1.4, h-1.4)
	case Elsewhere:
		p.rect("c-else", x, y+h/2, w, h/2)
		p.rect("c-open", x, y+.5, w, h-1)
	case Missing:
		p.rect("c-open", x, y+.5, w, h-1)
	case Withheld, Withdrawn:
		p.rect("c-open", x, y+.5, w, h-1)
		p.path("c-strike", 0, [2]float64{x, y + h - .5}, [2]float64{x + w, y + .5})
	case NotDue:
		p.path("c-wait", 0, [2]float64{x, y + h/2}, [2]float64{x + w, y + h/2})
	case Before:
		p.path("c-past", 0, [2]float64{x, y + h/2}, [2]float64{x + w, y + h/2})
	}
}

// slotWords says the states in words, once for neighbours that agree: in a line, else in two, else as a key.
func (p *plot) slotWords(y float64) float64 {
	runs := p.c.runs(func(s Slot) string { return s.Word })
	for lines := 1; lines <= 2; lines++ {
		if boxes, ok := p.fitWords(runs, lines, y); ok {
			for i, b := range boxes {
				s := p.c.Years[runs[i].from]
				p.of = owner{role: slotRole, year: p.c.Years[(runs[i].from+runs[i].to)/2].Year}
				p.write((b.x0+b.x1)/2, b.y0+ascent*p.size, s.Word, p.small(), middle, slotClass(s.State))
			}
			p.of = owner{}
			return y + p.small().height()*float64(lines)
		}
	}
	return p.slotKey(y, p.c.Years)
}

func slotClass(s SlotState) string {
	switch s {
	case Published, Partly:
		return "c-tide"
	case Given:
		return "c-seal"
	}
	return "c-3"
}

// fitWords finds places for the words on alternating lines, and reports whether they do not meet.
func (p *plot) fitWords(runs []run, lines int, y float64) ([]box, bool) {
	var boxes []box
	for i, r := range runs {
		s := p.c.Years[r.from].Word
		w := p.small().width(s)
		x := min(max((p.x(r.from)+p.x(r.to))/2, w/2), p.width-w/2)
		b := boxOf(s, p.small(), x, y+p.size+float64(i%lines)*p.small().height(), middle)
		for k := i - lines; k >= 0; k -= lines {
			if boxes[k].x1+6 > b.x0 {
				return nil, false
			}
		}
		boxes = append(boxes, b)
	}
	return boxes, true
}

// slotKey explains the signs of the states.
func (p *plot) slotKey(y float64, slots []Slot) float64 {
	x := 0.0
	seen := map[string]bool{}
	y += p.size + 4
	for _, s := range slots {
		w := p.small().width(s.Word)
		if seen[s.Word] {
			continue
		}
		seen[s.Word] = true
		if x > 0 && x+28+w > p.width {
			x, y = 0, y+p.small().height()+2
		}
		h := math.Round(p.size * .56)
		p.cell(s.State, x+11, y-h-1, 22, h)
		p.keys = append(p.keys, key{s.State, x + 11, y - h - 1})
		p.write(x+28, y, s.Word, p.small(), start, slotClass(s.State))
		x += 28 + w + 16
	}
	return y + p.size*.4
}

// rows writes the published figures from which the drawn values are formed, below their years. A row that would need
// more than two lines is left to the table.
func (p *plot) rows(y float64) float64 {
	for _, row := range p.c.Rows {
		boxes, lines := p.fitRow(row)
		if lines > 2 {
			continue
		}
		y += 5
		if p.w == Wide {
			p.write(p.right+12, y+p.size, row.Name, p.small(), start, "c-tide")
		} else {
			p.write(0, y+p.size, row.Name, p.small(), start, "c-tide")
			y += p.small().height()
		}
		for i, q := range row.Points {
			if q.Value != nil {
				p.of = owner{role: slotRole, year: q.Year}
				p.write((boxes[i].x0+boxes[i].x1)/2, y+p.size+boxes[i].y0, q.Label, p.bold(), middle, "c-tide")
			}
		}
		p.of = owner{}
		y += p.bold().height() * float64(lines)
	}
	return y
}

// fitRow gives every figure of a row the first line on which it meets no other.
func (p *plot) fitRow(row Series) (boxes []box, lines int) {
	boxes = make([]box, len(row.Points))
	var ends []float64 // of the lines so far
	edge := p.width
	if p.w == Wide {
		edge = p.right + 4 // the name of the row follows
	}
	for i, q := range row.Points {
		if q.Value == nil {
			continue
		}
		w := p.bold().width(q.Label)
		x := max(min(p.x(i)-w/2, edge-w), 0)
		line := 0
		for line < len(ends) && ends[line]+6 > x {
			line++
		}
		if line == len(ends) {
			ends = append(ends, 0)
		}
		ends[line] = x + w
		boxes[i] = box{x0: x, x1: x + w, y0: float64(line) * p.bold().height()}
	}
	return boxes, len(ends)
}
