package dataset_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
)

// BenchmarkLoad reads and checks a site with ten thousand records.
func BenchmarkLoad(b *testing.B) {
	const records, first, last = 10_000, 2015, 2030
	base, err := txtar.ParseFile(baseArchive)
	if err != nil {
		b.Fatal(err)
	}
	fsys := fstest.MapFS{}
	size := int64(0)
	add := func(name string, data []byte) {
		fsys[name] = &fstest.MapFile{Data: data}
		size += int64(len(data))
	}
	for _, f := range base.Files {
		add(f.Name, f.Data)
	}
	for year := first; year <= last; year++ {
		var text strings.Builder
		for i := range records / (last - first + 1) {
			fmt.Fprintf(&text, "trade.r%d = { value = %d.5, role = \"context\", scope = { zh = \"第%d批\", en = \"Batch %d\" }, source = \"bulletin-2022\", quote = \"贸易额%d.5亿元\" }\n", i, i, i, i, i)
		}
		add(fmt.Sprintf("data/years/%d.toml", year), []byte(text.String()))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		set, list, err := dataset.Load(fsys)
		if err != nil || len(set.Observations) != records {
			b.Fatal(len(set.Observations), err)
		}
		list = append(list, disclosure.Check(set, func(disclosure.ClauseID) (disclosure.Passage, bool) { return disclosure.Passage{}, true })...)
		if list.HasErrors() {
			b.Fatal(short(list[:1]))
		}
	}
}
