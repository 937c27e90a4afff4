package notice_test

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// long is a text of many clauses with all that a plan has.
func long() *diag.Source {
	var b strings.Builder
	b.WriteString("# 测试计划\n\n")
	for i := range 100 {
		fmt.Fprintf(&b, "## （一）第%d节。 {#s%d}\n\n到2025年，**累计贸易额**超过%d亿元，详见[附件](annexes/1.md#a1)。（责任单位：北区、南区政府，测试办） {#s%d-1}\n\n- 甲\n- 乙\n\n", i, i, i, i)
	}
	b.WriteString("| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n")
	for i := range 100 {
		fmt.Fprintf(&b, "| %d {#a1-%d} | 任务 | 北区政府、测试办 |\n", i, i)
	}
	return &diag.Source{Name: "content/zh/plan.md", Text: []byte(b.String())}
}

func BenchmarkParse(b *testing.B) {
	src := long()
	b.SetBytes(int64(len(src.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if doc, list := notice.Parse("plan", lang.ZH, src); len(list) > 0 || len(doc.All()) != 300 {
			b.Fatal(len(doc.All()), short(list))
		}
	}
}
