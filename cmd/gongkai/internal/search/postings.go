package search

import "slices"

// A posting is the documents of a term in order, each with the field in which it stands.
type posting struct {
	code  []byte
	last  int // number of the last document, plus one
	count int
}

// digits are those of the numbers in a posting, which fit into JSON as they are.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// add adds a document, whose number is larger than all before. What is written is the distance from the one before,
// times four, plus the field; by digits of five bits, the lowest first, of which all but the last carry 32.
func (p *posting) add(document int, f field) {
	n := (document+1-p.last)<<2 | int(f)
	for ; n >= 32; n >>= 5 {
		p.code = append(p.code, digits[n&31|32])
	}
	p.code = append(p.code, digits[n])
	p.last = document + 1
	p.count++
}

// each visits the documents of the posting.
func (p *posting) each(visit func(document int, f field)) {
	document, n, shift := -1, 0, 0
	for _, c := range p.code {
		d := value[c]
		n |= (d & 31) << shift
		if shift += 5; d >= 32 {
			continue
		}
		document += n >> 2
		visit(document, field(n&3))
		n, shift = 0, 0
	}
}

// value gives the value of each digit.
var value = func() (v [256]int) {
	for i := range len(digits) {
		v[digits[i]] = i
	}
	return v
}()

// merged is the posting of a beginning: of all documents of the terms that have it. A word that only begins with what a
// query asks for counts less than the word itself.
func merged(beginning string, terms []string, postings map[string]*posting) *posting {
	fields := map[int]field{}
	for _, term := range terms {
		postings[term].each(func(document int, f field) {
			fields[document] = max(fields[document], weighed(beginning, term, f))
		})
	}
	documents := make([]int, 0, len(fields))
	for d := range fields {
		documents = append(documents, d)
	}
	slices.Sort(documents)
	p := &posting{}
	for _, d := range documents {
		p.add(d, fields[d])
	}
	return p
}

// weighed is the field that counts where a query asked for a beginning of the term.
func weighed(beginning, term string, f field) field {
	if beginning != term && f > inText && !isCharacter(firstOf(term)) {
		return f - 1
	}
	return f
}
