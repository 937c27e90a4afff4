package main

import (
	"bytes"
	"crypto/sha256"
	"net/http"
	"net/http/httptest"
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

// The releases of a site on the web are held against each other too: a list of checksums made to fit is no help to who made an
// earlier release anew.
func TestChainOfASiteOnTheWeb(t *testing.T) {
	day, _ := lang.ParseDate("2031-02-01")
	for _, c := range []struct {
		name   string
		seal   func(of string) string // what the manifest names
		status int
		want   string
	}{
		{"as sealed", func(of string) string { return of }, exitClean, "the sealed release is as its seal says"},
		{"made anew", func(string) string { return strings.Repeat("0", 64) }, exitInput, "the seals that manifest.json names"},
	} {
		t.Run(c.name, func(t *testing.T) {
			site := fstest.MapFS{}
			for name, content := range ledger.Render("2031-02", nil, &ledger.Snapshot{Day: day}) {
				site[path.Join(ledger.Folder, "2031-02", name)] = &fstest.MapFile{Data: content}
			}
			h, _, err := ledger.Load(site)
			if err != nil {
				t.Fatal(err)
			}
			var m bytes.Buffer
			err = manifest.Write(&m, manifest.Manifest{Format: manifest.Format, Release: "2031-02", Date: "2031-02-01", Seal: c.seal(h.Last().Seal), Program: thisProgram(), Inputs: []manifest.Input{{Path: "data/site.toml", SHA256: strings.Repeat("0", 64)}}})
			if err != nil {
				t.Fatal(err)
			}
			site[manifest.Name] = &fstest.MapFile{Data: m.Bytes()}
			var sums manifest.Sums
			for name, f := range site {
				sums = append(sums, manifest.Sum{Name: name, SHA256: sha256.Sum256(f.Data)})
			}
			sums.Sort()
			var list bytes.Buffer
			if _, err := sums.WriteTo(&list); err != nil {
				t.Fatal(err)
			}
			site[manifest.SumsName] = &fstest.MapFile{Data: list.Bytes()}
			server := httptest.NewServer(http.FileServerFS(site))
			defer server.Close()
			var out bytes.Buffer
			if status := run(t.Context(), []string{"verify", server.URL, "--lang", "en"}, &out, &out); status != c.status || !strings.Contains(out.String(), c.want) {
				t.Errorf("status %d, %s", status, out.String())
			}
		})
	}
}
