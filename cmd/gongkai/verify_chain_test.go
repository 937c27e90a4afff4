package main

import (
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/manifest"
)

// Whoever makes an earlier release anew, with sums that fit it, is found out by the seal that the next one names; whoever
// makes the newest anew, by the manifest.
func TestChainOfASite(t *testing.T) {
	add := func(site fstest.MapFS, tag, day string, last *ledger.Entry) *ledger.Entry {
		t.Helper()
		on, _ := lang.ParseDate(day)
		s := &ledger.Snapshot{Day: on}
		for name, content := range ledger.Render(tag, last, s) {
			site[path.Join(ledger.Folder, tag, name)] = &fstest.MapFile{Data: content}
		}
		h, damage, err := ledger.Load(site)
		if err != nil || len(damage) > 0 {
			t.Fatal(err, damage)
		}
		return h.Last()
	}
	site := fstest.MapFS{}
	first := add(site, "2031-02", "2031-02-01", nil)
	second := add(site, "2032-02", "2032-02-01", first)
	m := &manifest.Manifest{Release: "2032-02", Seal: second.Seal, Previous: first.Seal}
	check := func(want string) {
		t.Helper()
		c, err := chainOf(site, m)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range c.wrong {
			got = append(got, w.EN)
		}
		if joined := strings.Join(got, "; "); joined != want && (want == "" || !strings.Contains(joined, want)) {
			t.Errorf("got %q, want %q", joined, want)
		}
	}
	check("")
	m.Seal = first.Seal
	check("manifest.json")
	m.Seal = second.Seal
	anew := fstest.MapFS{}
	add(anew, "2031-02", "2031-02-03", nil)
	for name, f := range anew {
		site[name] = f
	}
	check("data/releases/2032-02/release.csv")
}
