package diag

import (
	"strings"
	"testing"
)

func TestDidYouMean(t *testing.T) {
	cities := []string{"shaoxing", "ningbo", "hangzhou", "huzhou"}
	var many []string
	for r := 'a'; r < 'a'+15; r++ {
		many = append(many, strings.Repeat(string(r), 6))
	}
	for _, tc := range []struct {
		name, written string
		known         []string
		where         string
		zh, en        string
	}{
		{"a letter left out", "hangzou", cities, "", "是否应为 “hangzhou”？", "did you mean “hangzhou”?"},
		{"a letter too many", "ninggbo", cities, "", "是否应为 “ningbo”？", "did you mean “ningbo”?"},
		{"another letter", "nimgbo", cities, "", "是否应为 “ningbo”？", "did you mean “ningbo”?"},
		{"neighbours exchanged", "nignbo", cities, "", "是否应为 “ningbo”？", "did you mean “ningbo”?"},
		{"another case", "Ningbo", cities, "", "是否应为 “ningbo”？", "did you mean “ningbo”?"},
		{"with the place of the list", "ningbi", cities, "data/areas.toml", "是否应为 “ningbo”？全部列在 data/areas.toml", "did you mean “ningbo”? all are listed in data/areas.toml"},
		{"none is near, few are known", "xyz", cities, "", "可用：hangzhou、huzhou、ningbo、shaoxing", "known are hangzhou, huzhou, ningbo, shaoxing"},
		{"none is near, many are known", "xyz", many, "data/areas.toml", "全部列在 data/areas.toml", "all are listed in data/areas.toml"},
		{"none is near, many are known, listed nowhere", "xyz", many, "", "", ""},
		{"nothing is known", "xyz", nil, "data/areas.toml", "全部列在 data/areas.toml", "all are listed in data/areas.toml"},
		{"Chinese counts characters", "宁波市政俯", []string{"宁波市政府", "湖州市政府"}, "", "是否应为 “宁波市政府”？", "did you mean “宁波市政府”?"},
		{"of two as near, the first in order", "bx", []string{"cx", "ax"}, "", "是否应为 “ax”？", "did you mean “ax”?"},
		{"one letter is near no other", "≥", []string{">=", ">", "<"}, "", "可用：<、>、>=", "known are <, >, >="},
		{"nothing is near nothing", "", []string{"a", "bc"}, "", "可用：a、bc", "known are a, bc"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := DidYouMean(tc.written, tc.known, tc.where)
			if got.ZH != tc.zh || got.EN != tc.en {
				t.Errorf("got %q and %q, want %q and %q", got.ZH, got.EN, tc.zh, tc.en)
			}
		})
	}
}

func TestDistance(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1},
		{"abcd", "badc", 2}, {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"宁波", "波宁", 1},
	} {
		if got := distance([]rune(tc.a), []rune(tc.b)); got != tc.want {
			t.Errorf("%q to %q: got %d, want %d", tc.a, tc.b, got, tc.want)
		}
		if got := distance([]rune(tc.b), []rune(tc.a)); got != tc.want {
			t.Errorf("%q to %q: got %d, want %d", tc.b, tc.a, got, tc.want)
		}
	}
}
