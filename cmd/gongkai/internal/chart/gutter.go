package chart

import (
	"cmp"
	"slices"
)

// A block is lines of words right of the plot, at the height of what they name.
type block struct {
	role   Role
	value  *float64 // what it names; nil: it stands on top
	lines  []blockLine
	sign   int // drawn before the words; 0: none
	height float64
	y      float64 // its upper end
}

type blockLine struct {
	words string
	font  font
	class string
}

const blockGap = 12 // between two blocks

func (b *block) add(class string, f font, lines ...string) {
	for _, s := range lines {
		b.lines = append(b.lines, blockLine{s, f, class})
		b.height += f.height()
	}
}

// makeBlocks gathers the words right of the plot and leaves room for them.
func (p *plot) makeBlocks() {
	if p.gutter == 0 {
		return
	}
	p.blocks = append(p.blocks, p.targetBlock())
	for _, s := range p.c.Series {
		if b, ok := p.seriesBlock(&s); ok {
			p.blocks = append(p.blocks, b)
		}
	}
	room := 82.0
	for _, b := range p.blocks {
		for _, l := range b.lines {
			room = max(room, l.font.width(l.words))
		}
	}
	for _, r := range p.c.Rows {
		room = max(room, p.small().width(r.Name))
	}
	p.right = p.width - room - 14
}

func (p *plot) targetBlock() block {
	b := block{role: targetRole}
	if v := p.c.Target.Value; v != nil {
		b.value = new(float(v))
	}
	b.add("c-seal", p.big(), p.big().wrap(p.targetWords(), p.gutter)...)
	if s := p.c.Target.Clauses; s != "" {
		b.add("c-3", p.small(), p.small().wrap(s, p.gutter)...)
	}
	return b
}

// seriesBlock names a series at its last point. What needs no name there has no block.
func (p *plot) seriesBlock(s *Series) (block, bool) {
	last := s.last()
	if last.Value == nil || s.Role == Baseline || s.Name == "" && s.Detail == "" {
		return block{}, false
	}
	b := block{role: s.Role, value: new(float(last.Value))}
	if s.Name == "" {
		b.add(classOf(s.Role), p.bold(), p.bold().wrap(s.Detail, p.gutter)...)
		return b, true
	}
	b.add(classOf(s.Role), p.bold(), p.bold().wrap(s.Name, p.gutter)...)
	b.add(classOf(s.Role), p.small(), p.small().wrap(s.Detail, p.gutter)...)
	return b, true
}

// blocksHeight is what the blocks need below each other.
func (p *plot) blocksHeight() float64 {
	h := 0.0
	for _, b := range p.blocks {
		h += b.height + blockGap
	}
	return h
}

// drawBlocks writes the words right of the plot.
func (p *plot) drawBlocks() {
	p.placeBlocks()
	for _, b := range p.blocks {
		p.writeBlock(b, p.right+12)
	}
}

// writeBlock writes the lines of a block from x on.
func (p *plot) writeBlock(b block, x float64) {
	y := b.y
	p.of = owner{role: b.role, sign: b.sign}
	for _, l := range b.lines {
		p.write(x, y+l.font.size, l.words, l.font, start, l.class)
		y += l.font.height()
	}
	p.of = owner{}
}

// placeBlocks gives each block its height, moved as little as needed to be clear of the others.
func (p *plot) placeBlocks() {
	for i := range p.blocks {
		b := &p.blocks[i]
		b.y = p.ceiling
		if b.value != nil {
			b.y = p.y(*b.value) - b.lines[0].font.height()/2
		}
	}
	slices.SortStableFunc(p.blocks, func(a, b block) int { return cmp.Compare(a.y, b.y) })
	free := p.ceiling
	for i := range p.blocks {
		b := &p.blocks[i]
		b.y = max(b.y, free)
		free = b.y + b.height + blockGap
	}
	free = p.floor
	for i := len(p.blocks) - 1; i >= 0; i-- {
		b := &p.blocks[i]
		b.y = min(b.y, free-b.height)
		free = b.y - blockGap
	}
}
