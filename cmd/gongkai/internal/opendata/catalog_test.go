package opendata_test

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/opendata"
)

const (
	dcat    = "http://www.w3.org/ns/dcat#"
	dcterms = "http://purl.org/dc/terms/"
	spdx    = "http://spdx.org/rdf/terms#"
)

// A graph is the nodes of a catalog by their names, as a processor of JSON-LD reads them without asking the network.
type graph map[string]map[string]any

func graphOf(t *testing.T, text []byte) graph {
	t.Helper()
	var doc any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("https://example.org/data/v1/catalog.jsonld")
	options.DocumentLoader = noLoader{t}
	flat, err := ld.NewJsonLdProcessor().Flatten(doc, nil, options)
	if err != nil {
		t.Fatal(err)
	}
	g := graph{}
	for _, n := range flat.([]any) {
		node := n.(map[string]any)
		g[node["@id"].(string)] = node
	}
	return g
}

type noLoader struct{ t *testing.T }

func (l noLoader) LoadDocument(u string) (*ld.RemoteDocument, error) {
	l.t.Errorf("the catalog needs %s", u)
	return nil, os.ErrNotExist
}

// ofType lists the names of the nodes of a class.
func (g graph) ofType(class string) []string {
	var list []string
	for id, node := range g {
		types, _ := node["@type"].([]any)
		for _, is := range types {
			if is == class {
				list = append(list, id)
			}
		}
	}
	return list
}

// values are those of a property: names of nodes, or literals with their types behind them.
func (g graph) values(id, property string) []string {
	var list []string
	values, _ := g[id][property].([]any)
	for _, v := range values {
		value := v.(map[string]any)
		if name, ok := value["@id"].(string); ok {
			list = append(list, name)
			continue
		}
		text, _ := value["@value"].(string)
		if n, ok := value["@value"].(float64); ok {
			text = strconv.FormatFloat(n, 'f', -1, 64)
		}
		kind, _ := value["@type"].(string)
		_, kind, _ = strings.Cut(kind, "#")
		list = append(list, strings.TrimSuffix(text+"^"+kind, "^"))
	}
	return list
}

// only checks that a property has the one value, or none if that is "".
func (g graph) only(t *testing.T, id, property, want string) {
	t.Helper()
	got := g.values(id, property)
	if want == "" && len(got) == 0 || len(got) == 1 && got[0] == want {
		return
	}
	t.Errorf("%s: %s is %q, want %q", id, property, got, want)
}

// The catalog holds a series and a dataset for each release, which is a version of the data: with its tag, its date, and the
// release before it. The series says which is the first and which the last. Only the newest has files.
func TestCatalogOfReleases(t *testing.T) {
	forEach(t, func(t *testing.T, data *disclosure.Dataset, set *opendata.Set) {
		g := graphOf(t, filesOf(t, set)[opendata.Address("catalog.jsonld")])
		catalogs, series := g.ofType(dcat+"Catalog"), g.ofType(dcat+"DatasetSeries")
		if len(catalogs) != 1 || len(series) != 1 || len(g.ofType(dcat+"Dataset")) != len(data.Releases) {
			t.Fatalf("%d catalogs, %d series, %d datasets for %d releases", len(catalogs), len(series), len(g.ofType(dcat+"Dataset")), len(data.Releases))
		}
		if n := len(g.values(catalogs[0], dcat+"dataset")); n != len(data.Releases)+1 {
			t.Errorf("the catalog lists %d datasets, want the series and %d releases", n, len(data.Releases))
		}
		named := func(r disclosure.Release) string {
			return "https://example.org/data/v1/catalog.jsonld#release-" + r.Tag
		}
		first, last := data.Releases[0], data.Releases[len(data.Releases)-1]
		g.only(t, series[0], dcat+"first", named(first))
		g.only(t, series[0], dcat+"last", named(last))
		g.only(t, series[0], dcterms+"issued", first.Date.String()+"^date")
		g.only(t, series[0], dcterms+"modified", last.Date.String()+"^date")
		previous := ""
		for _, r := range data.Releases {
			g.only(t, named(r), dcat+"version", r.Tag)
			g.only(t, named(r), dcterms+"issued", r.Date.String()+"^date")
			g.only(t, named(r), dcat+"inSeries", series[0])
			g.only(t, named(r), dcat+"previousVersion", previous)
			g.only(t, named(r), dcat+"prev", previous)
			if n := len(g.values(named(r), dcat+"distribution")); (n > 0) != (r.Tag == last.Tag) {
				t.Errorf("release %s has %d files", r.Tag, n)
			}
			previous = named(r)
		}
	})
}

// What the catalog says of the files of the newest release is so: where they are, how large, their checksums. Every table is
// among them, and the whole set as JSON and as a workbook.
func TestCatalogOfFiles(t *testing.T) {
	forEach(t, func(t *testing.T, _ *disclosure.Dataset, set *opendata.Set) {
		files := filesOf(t, set)
		g := graphOf(t, files[opendata.Address("catalog.jsonld")])
		want := map[string]bool{opendata.Address("all.json"): true, opendata.Address("all.xlsx"): true}
		for _, name := range opendata.TableNames {
			want[opendata.Address(name+".csv")] = true
		}
		for _, id := range g.ofType(dcat + "Distribution") {
			urls := g.values(id, dcat+"downloadURL")
			if len(urls) != 1 {
				t.Fatalf("%s has %d addresses", id, len(urls))
			}
			address := strings.TrimPrefix(urls[0], "https://example.org/")
			if !want[address] {
				t.Errorf("the catalog lists %s, which it should not, or twice", address)
			}
			delete(want, address)
			g.only(t, id, dcat+"byteSize", strconv.Itoa(len(files[address]))+"^nonNegativeInteger")
			checksums := g.values(id, spdx+"checksum")
			if len(checksums) != 1 {
				t.Fatalf("%s has %d checksums", address, len(checksums))
			}
			g.only(t, checksums[0], spdx+"checksumValue", sum(files[address])+"^hexBinary")
		}
		for address := range want {
			t.Errorf("the catalog does not list %s", address)
		}
	})
}
