package lang

import (
	"strings"
	"testing"
)

func TestStretches(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "",
		"no Chinese, “quoted” – 2021": "no Chinese, “quoted” – 2021",
		"浙发〔2021〕4号 (No. 4)":          "[浙发〔2021〕4号]| (No. 4)",
		"prints “数实现”, a slip for “实现数”": "prints “|[数实现]|”, a slip for “|[实现数]|”",
		"《计划》":               "[《计划》]",
		"4 trillion is 4万亿元": "4 trillion is |[4万亿元]",
	} {
		var got []string
		for stretch, isChinese := range Stretches(text) {
			if isChinese {
				stretch = "[" + stretch + "]"
			}
			got = append(got, stretch)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: %q, want %q", text, s, want)
		}
	}
	for range Stretches("甲 a 乙") { // a reader may stop at any stretch
		break
	}
}
