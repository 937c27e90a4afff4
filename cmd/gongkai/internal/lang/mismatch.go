package lang

import "slices"

// A Mismatch is a quantity of a Chinese text that its English does not have, the reverse, or two that should be equal and
// are not. One of them may be nil.
type Mismatch struct{ ZH, EN *Stated }

// IsContradiction reports whether both texts have an amount of one kind, money, per cent or points, and these differ. What
// only one of them has may be said in other words.
func (m Mismatch) IsContradiction() bool {
	return m.ZH != nil && m.EN != nil && (m.ZH.IsStrict() || m.EN.IsStrict())
}

// Mismatches holds the quantities of a text against those of its translation. Numbers in words answer for figures, and
// numbers that only order are left out.
func Mismatches(t Text) []Mismatch {
	zh, en := quantities(t, ZH), quantities(t, EN)
	zh, en = without(zh, en), without(en, zh)
	zh, en = slices.DeleteFunc(zh, isIdle), slices.DeleteFunc(en, isIdle)
	var out []Mismatch
	for i := range zh {
		k := slices.IndexFunc(en, func(q Stated) bool { return q.Compatible(zh[i]) })
		if k < 0 {
			out = append(out, Mismatch{ZH: &zh[i]})
			continue
		}
		other := en[k]
		en = slices.Delete(en, k, k+1)
		out = append(out, Mismatch{&zh[i], &other})
	}
	for i := range en {
		out = append(out, Mismatch{EN: &en[i]})
	}
	return out
}

func quantities(t Text, l Lang) []Stated {
	return slices.DeleteFunc(Quantities(t.In(l), l), func(q Stated) bool { return q.Style == Rank })
}

// isIdle reports numbers in words that count nothing in particular, such as one another, and need no counterpart.
func isIdle(q Stated) bool { return q.Words && !q.IsStrict() && !q.Loose }

// without is a list without what has its equal in the other; every quantity answers for one.
func without(list, other []Stated) []Stated {
	left := slices.Clone(other)
	var out []Stated
	for _, q := range list {
		if k := slices.IndexFunc(left, q.Matches); k >= 0 {
			left = slices.Delete(left, k, k+1)
			continue
		}
		out = append(out, q)
	}
	return out
}
