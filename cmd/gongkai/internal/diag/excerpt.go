package diag

// Excerpt is the line of a place, in three parts: what stands before the characters meant, these, and what stands after
// them. Of a long line only the surroundings are given. Controls in it can be seen and do nothing.
func (p Pos) Excerpt() (before, meant, after string) {
	line, begin, end := p.excerpt()
	return string(line[:begin]), string(line[begin:end]), string(line[end:])
}

// excerpt is the line of a place, shortened where it is too long to show, and where in it the characters meant stand.
func (p Pos) excerpt() (line []rune, begin, end int) {
	line = []rune(visible(p.Text))
	begin = min(max(p.Col-1, 0), len(line))
	end = min(begin+max(p.Width, 0), len(line))
	return window(line, begin, end)
}

// Visible is a text on one line in which controls can be seen and do nothing.
func Visible(s string) string { return visible(s) }
