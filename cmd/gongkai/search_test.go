package main

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/search"
)

// A found is a document as the index shows it.
type found struct {
	Title, Address, Heading, Text string
	Names                         []string
}

// all is everything of the document that readers see, folded.
func (f found) all() string {
	return search.Fold(strings.Join(append([]string{f.Title, f.Heading, f.Text}, f.Names...), "\n"))
}

// documentsOf reads the documents of an index.
func documentsOf(t *testing.T, files map[string][]byte, l lang.Lang) []found {
	t.Helper()
	var list []found
	for i := 0; ; i++ {
		name := fmt.Sprintf("%s/d%d", l.Key(), i)
		text, ok := files["search/"+name+".js"]
		if !ok {
			return list
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(string(text), `gongkaiSearch("`+name+`",`), ");\n")
		var shard [][]any
		if err := json.Unmarshal([]byte(inner), &shard); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, d := range shard {
			f := found{Title: d[0].(string), Address: d[1].(string), Heading: d[2].(string), Text: d[3].(string)}
			names, _ := d[4].([]any)
			for _, n := range names {
				f.Names = append(f.Names, n.(string))
			}
			list = append(list, f)
		}
	}
}

// unfound are the pages that no search leads to.
func unfound(address string) bool {
	return strings.HasPrefix(address, "embed/") || address == "404.html" || address == "search.html"
}

// What the search finds is there, and all pages are found by it.
func TestFoundPages(t *testing.T) {
	forEachSite(t, func(t *testing.T, files map[string][]byte, pages []*parsedPage) {
		ids := map[string]map[string]int{}
		for _, p := range pages {
			ids[p.address] = p.ids
		}
		for _, l := range lang.All {
			folder := map[lang.Lang]string{lang.ZH: "", lang.EN: "en"}[l]
			reached := map[string]bool{}
			for _, d := range documentsOf(t, files, l) {
				address, fragment, _ := strings.Cut(d.Address, "#")
				target := path.Join(folder, address)
				reached[target] = true
				if files[target] == nil || fragment != "" && ids[target][fragment] == 0 {
					t.Errorf("%s: %q leads to nothing", d.Address, d.Title)
				}
				if strings.TrimSpace(d.Title) == "" {
					t.Errorf("%s has no title", d.Address)
				}
			}
			for _, p := range pages {
				below := strings.TrimPrefix(p.address, folder+"/")
				isOther := folder != "" && below == p.address || folder == "" && strings.HasPrefix(p.address, "en/")
				if !isOther && !unfound(below) && !reached[p.address] {
					t.Errorf("%s is not found", p.address)
				}
			}
		}
	})
}

// Without script the page of the search lists all that the search finds.
func TestSearchPageWithoutScript(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parsePages(t, map[string][]byte{"search.html": files["search.html"], "en/search.html": files["en/search.html"]}) {
		l := map[string]lang.Lang{"search.html": lang.ZH, "en/search.html": lang.EN}[p.address]
		listed := map[string]bool{}
		walk(p.root, func(n *html.Node) {
			if n.Data == "a" {
				listed[attribute(n, "href")] = true
			}
		})
		documents := documentsOf(t, files, l)
		for _, d := range documents {
			if !listed[d.Address] {
				t.Errorf("%s does not list %s", p.address, d.Address)
			}
		}
		if len(documents) < 300 {
			t.Errorf("%s: only %d documents", p.address, len(documents))
		}
	}
}

// The index of a site that has grown names the pages that list what is many.
func TestSearchPageOfManyTargets(t *testing.T) {
	loaded := manyTargets(t, 450)
	for _, f := range loaded {
		if f.Address != "search.html" {
			continue
		}
		text := written(t, f)
		if strings.Contains(text, "targets/target-7.html") || !strings.Contains(text, `<a href="targets.html">`) || !strings.Contains(text, "areas/town-7.html") {
			t.Error("450 targets are listed one by one, or the few areas are not")
		}
		if len(text) > 150_000 {
			t.Errorf("the page has %d bytes", len(text))
		}
	}
}
