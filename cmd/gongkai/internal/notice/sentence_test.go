package notice

import (
	"slices"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/lang"
)

func TestSentences(t *testing.T) {
	texts := fstest.MapFS{
		"content/zh/plan.md": {Data: []byte("# 计划\n\n## 一、湖 {#s1}\n\n建设东湖；支持西湖。\n\n修路。（责任单位：东湖市政府、西湖市政府）\n")},
		"content/en/plan.md": {Data: []byte("# Plan\n\n## I. Lakes {#s1}\n\nBuild East Lake; support West Lake.\n\nBuild roads. (Responsible bodies: Government of East Lake; Government of West Lake)\n")},
	}
	set, problems, err := Load(texts)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for l, want := range map[lang.Lang][]string{
		lang.ZH: {"建设东湖；", "支持西湖。", "修路。"},
		lang.EN: {"Build East Lake;", "support West Lake.", "Build roads."},
	} {
		if got := set.Clause("s1", l).Sentences(); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", l.Tag(), got, want)
		}
	}
}
