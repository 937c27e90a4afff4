package diag

import (
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// DidYouMean is the hint that names the known word nearest to what was written, or all known words where none is
// near and they are few, or the place where they are listed. where may be empty.
func DidYouMean(written string, known []string, where string) lang.Text {
	listed := lang.Text{}
	if where != "" {
		listed = lang.Text{ZH: "全部列在 " + where, EN: "all are listed in " + where}
	}
	if near := Nearest(written, known); near != "" {
		return join(lang.Text{ZH: "是否应为 “" + near + "”？", EN: "did you mean “" + near + "”?"}, listed)
	}
	if len(known) > 0 && len(known) <= 14 {
		all := slices.Sorted(slices.Values(known))
		return lang.Text{ZH: "可用：" + strings.Join(all, "、"), EN: "known are " + strings.Join(all, ", ")}
	}
	return listed
}

func join(a, b lang.Text) lang.Text {
	if b.IsZero() {
		return a
	}
	return lang.Text{ZH: a.ZH + b.ZH, EN: a.EN + " " + b.EN}
}

// Nearest is the known word with the least edit distance, if that is small enough for a slip of the hand; else "". Words
// that have nothing in common are never near, however short they are.
func Nearest(written string, known []string) string {
	length := len([]rune(written))
	best, bestDistance := "", min(length, 1+max(1, length/3))
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := distance([]rune(strings.ToLower(written)), []rune(strings.ToLower(k))); d < bestDistance {
			best, bestDistance = k, d
		}
	}
	return best
}

// distance is the Damerau–Levenshtein distance in its restricted form: insertions, deletions, substitutions and
// exchanges of neighbours count one each.
func distance(a, b []rune) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
