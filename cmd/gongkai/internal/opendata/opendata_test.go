package opendata_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"math/big"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/opendata"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/themes"
)

// sites are the folders that the tests run on: this repository's own, the second plan, a made-up one.
var sites = map[string]fs.FS{"ours": os.DirFS("../../../.."), "mirage": os.DirFS("../../testdata/mirage"), "made up": plantest.Files(20)}

func forEach(t *testing.T, test func(t *testing.T, data *disclosure.Dataset, set *opendata.Set)) {
	for name, root := range sites {
		t.Run(name, func(t *testing.T) {
			data, set := load(t, root, "")
			test(t, data, set)
		})
	}
}

func load(t testing.TB, root fs.FS, base string) (*disclosure.Dataset, *opendata.Set) {
	t.Helper()
	loaded, err := build.Load(context.Background(), build.Input{Root: root, Themes: themes.Files})
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Data, opendata.New(loaded.Data, loaded.Duties, base)
}

func written(t testing.TB, f opendata.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatalf("%s: %v", f.Address, err)
	}
	return b.Bytes()
}

func filesOf(t testing.TB, set *opendata.Set) map[string][]byte {
	files := map[string][]byte{}
	for _, f := range set.Files() {
		if _, twice := files[f.Address]; twice {
			t.Errorf("%s is written twice", f.Address)
		}
		files[f.Address] = written(t, f)
	}
	return files
}

// Every row has a text for each column, codes are of the column's list, ids lead to a row, keys are unique.
func TestTables(t *testing.T) {
	forEach(t, func(t *testing.T, _ *disclosure.Dataset, set *opendata.Set) {
		for _, table := range set.Tables() {
			keys := map[string]bool{}
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Fatalf("%s: %d texts for %d columns: %q", table.Name, len(row), len(table.Columns), row)
				}
				key, hasKey := "", false
				for i, c := range table.Columns {
					checkField(t, set, table, c, row[i])
					if c.Key {
						key, hasKey = key+"\x00"+row[i], true
					}
				}
				if hasKey && keys[key] {
					t.Errorf("%s: two rows have the key %q", table.Name, key)
				}
				keys[key] = true
			}
		}
	})
}

func checkField(t *testing.T, set *opendata.Set, table *opendata.Table, c opendata.Column, text string) {
	t.Helper()
	if text == "" {
		if c.Required {
			t.Errorf("%s.%s is required and empty", table.Name, c.Name)
		}
		return
	}
	if len(c.Codes) > 0 && !slices.ContainsFunc(c.Codes, func(code opendata.Code) bool { return code.Value == text }) {
		t.Errorf("%s.%s: %q is none of its codes", table.Name, c.Name, text)
	}
	if c.Of != "" && !slices.ContainsFunc(set.Table(c.Of).Rows, func(row []string) bool { return row[0] == text }) {
		t.Errorf("%s.%s: there is no %q among the %s", table.Name, c.Name, text, c.Of)
	}
	switch c.Type {
	case opendata.Number:
		if _, ok := new(big.Rat).SetString(text); !ok {
			t.Errorf("%s.%s: %q is no number", table.Name, c.Name, text)
		}
	case opendata.Integer, opendata.Year:
		if _, err := strconv.Atoi(text); err != nil {
			t.Errorf("%s.%s: %q is no whole number", table.Name, c.Name, text)
		}
	case opendata.Boolean:
		if text != "true" && text != "false" {
			t.Errorf("%s.%s: %q", table.Name, c.Name, text)
		}
	}
}

// Every record, baseline and target of the data is a row, with exactly its value, and there is no other.
func TestFiguresAreThoseOfTheData(t *testing.T) {
	forEach(t, func(t *testing.T, data *disclosure.Dataset, set *opendata.Set) {
		want := map[string]int{}
		line := func(ind disclosure.IndicatorID, year int, kind, value string) {
			want[strings.Join([]string{string(ind), strconv.Itoa(year), kind, value}, "|")]++
		}
		text := func(v *big.Rat) string {
			if v == nil {
				return ""
			}
			return v.RatString()
		}
		for i := range data.Indicators {
			ind := &data.Indicators[i]
			line(ind.ID, ind.Period(data.Site.Plan).Last, "target", text(ind.Target.Value))
			if b := ind.Baseline; b != nil && b.Scope.IsZero() {
				line(ind.ID, b.Year, "baseline", text(b.Value))
			} else if b != nil {
				line(ind.ID, b.Year, "context", text(b.Value))
			}
		}
		for _, o := range data.Observations {
			kind := "actual"
			if o.IsContext() || o.IsPartial() {
				kind = "context"
			}
			line(o.Indicator, o.Year, kind, text(o.Value))
		}
		got := map[string]int{}
		figures := set.Table("figures")
		at := figures.Column
		for _, row := range figures.Rows {
			kind := row[at("measure")]
			if kind == "expected" {
				continue
			}
			value := ""
			if s := row[at("value")]; s != "" {
				r, _ := new(big.Rat).SetString(s)
				value = r.RatString()
			}
			got[strings.Join([]string{row[at("indicator")], row[at("year")], kind, value}, "|")]++
		}
		for k, n := range want {
			if got[k] != n {
				t.Errorf("%s stands in %d rows, want %d", k, got[k], n)
			}
		}
		for k := range got {
			if want[k] == 0 {
				t.Errorf("%s is in no file", k)
			}
		}
	})
}

// Every CSV reads back as the table, and the JSON and the workbook hold the same.
func TestRoundTrips(t *testing.T) {
	forEach(t, func(t *testing.T, _ *disclosure.Dataset, set *opendata.Set) {
		files := filesOf(t, set)
		var all map[string]json.RawMessage
		if err := json.Unmarshal(files[opendata.Address("all.json")], &all); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(bytes.NewReader(files[opendata.Address("all.xlsx")]))
		if err != nil {
			t.Fatal(err)
		}
		defer book.Close()
		for _, table := range set.Tables() {
			rows := readCSV(t, files[opendata.Address(table.Name+".csv")])
			compare(t, table.Name+".csv", rows[1:], table.Rows)
			compare(t, "JSON of "+table.Name, rowsOfJSON(t, table, all[table.Name]), table.Rows)
			sheet, err := book.GetRows(table.Name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			compareSheet(t, table, sheet[1:])
			spread := files[opendata.Address(table.Name+".zh.csv")]
			if !bytes.HasPrefix(spread, []byte("\ufeff")) {
				t.Errorf("%s.zh.csv has no byte order mark", table.Name)
			}
			if n := len(readCSV(t, bytes.TrimPrefix(spread, []byte("\ufeff")))); n != len(rows) {
				t.Errorf("%s.zh.csv has %d rows, want %d", table.Name, n, len(rows))
			}
		}
	})
}

func readCSV(t *testing.T, text []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func compare(t *testing.T, what string, got, want [][]string) {
	t.Helper()
	if !slices.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("%s does not hold the rows of the table", what)
	}
}

func rowsOfJSON(t *testing.T, table *opendata.Table, raw json.RawMessage) [][]string {
	t.Helper()
	in := json.NewDecoder(bytes.NewReader(raw))
	in.UseNumber()
	var objects []map[string]any
	if err := in.Decode(&objects); err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, o := range objects {
		row := make([]string, len(table.Columns))
		for i, c := range table.Columns {
			switch v := o[c.Name].(type) {
			case string:
				row[i] = v
			case json.Number:
				row[i] = v.String()
			case bool:
				row[i] = strconv.FormatBool(v)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func compareSheet(t *testing.T, table *opendata.Table, sheet [][]string) {
	t.Helper()
	if len(sheet) != len(table.Rows) {
		t.Fatalf("the sheet %s has %d rows, want %d", table.Name, len(sheet), len(table.Rows))
	}
	for r, row := range table.Rows {
		for c, want := range row {
			got := ""
			if c < len(sheet[r]) {
				got = sheet[r][c]
			}
			switch table.Columns[c].Type {
			case opendata.Number, opendata.Integer, opendata.Year:
				a, _ := strconv.ParseFloat(want, 64)
				b, _ := strconv.ParseFloat(got, 64)
				if a != b {
					t.Errorf("%s, row %d, %s: %q, want %q", table.Name, r, table.Columns[c].Name, got, want)
				}
			case opendata.Boolean:
				if (got == "1" || got == "TRUE") != (want == "true") {
					t.Errorf("%s, row %d, %s: %q, want %q", table.Name, r, table.Columns[c].Name, got, want)
				}
			default:
				if got != want {
					t.Errorf("%s, row %d, %s: %q, want %q", table.Name, r, table.Columns[c].Name, got, want)
				}
			}
		}
	}
}

// The selections of a scope hold each figure as often as it belongs to a key, and their other tables what the figures name.
func TestSelections(t *testing.T) {
	forEach(t, func(t *testing.T, _ *disclosure.Dataset, set *opendata.Set) {
		for i, table := range set.Tables() {
			if table.Name != opendata.TableNames[i] {
				t.Errorf("table %d is %s, want %s", i, table.Name, opendata.TableNames[i])
			}
		}
		for _, scope := range []opendata.Scope{opendata.OfTarget, opendata.OfYear} {
			n := 0
			for _, key := range set.Keys(scope) {
				n += len(set.Figures(scope, key).Rows)
			}
			if want := len(set.Table("figures").Rows); n != want {
				t.Errorf("by %s there are %d figures, want %d", scope, n, want)
			}
		}
		for _, key := range set.Keys(opendata.OfArea) {
			for _, part := range set.Selection(opendata.OfArea, key) {
				for c := range part.Columns {
					of := part.Columns[c].Of
					in := slices.IndexFunc(set.Selection(opendata.OfArea, key), func(t *opendata.Table) bool { return t.Name == of })
					if in < 0 {
						continue
					}
					for _, row := range part.Rows {
						if row[c] != "" && !slices.ContainsFunc(set.Selection(opendata.OfArea, key)[in].Rows, func(r []string) bool { return r[0] == row[c] }) {
							t.Errorf("area %s: %s names %q, which is not among the %s", key, part.Name, row[c], of)
						}
					}
				}
			}
			break // one area says it all: selections are quadratic in this test
		}
	})
}

func TestTheSameBytes(t *testing.T) {
	_, a := load(t, sites["ours"], "")
	_, b := load(t, sites["ours"], "")
	first, second := filesOf(t, a), filesOf(t, b)
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs from one run to the next", name)
		}
	}
}

// The data packages are valid by the schema of the standard, and what they say of size and hash is so.
func TestDataPackage(t *testing.T) {
	schema := compile(t)
	forEach(t, func(t *testing.T, _ *disclosure.Dataset, set *opendata.Set) {
		files := filesOf(t, set)
		for _, name := range []string{"datapackage.json", "datapackage.en.json"} {
			text := files[opendata.Address(name)]
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			var p struct {
				Resources []struct {
					Path, Hash string
					Bytes      int
				}
			}
			if err := json.Unmarshal(text, &p); err != nil {
				t.Fatal(err)
			}
			for _, r := range p.Resources {
				content := files[opendata.Address(r.Path)]
				if r.Bytes != len(content) || r.Hash != "sha256:"+sum(content) {
					t.Errorf("%s says of %s: %d bytes, %s", name, r.Path, r.Bytes, r.Hash)
				}
			}
		}
	})
}

func TestTheSchemaRefuses(t *testing.T) {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"name": "x", "resources": [{"name": "a", "path": 3}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if compile(t).Validate(value) == nil {
		t.Error("the schema accepts a path that is a number")
	}
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(func(s string) (jsonschema.Regexp, error) { // the patterns look ahead, which Go's do not
		re, err := regexp2.Compile(s, regexp2.ECMAScript)
		return (*pattern)(re), err
	})
	entries, err := os.ReadDir("testdata/schemas")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(path.Join("testdata/schemas", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource("https://datapackage.org/profiles/2.0/"+e.Name(), value); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile("https://datapackage.org/profiles/2.0/datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

type pattern regexp2.Regexp

func (p *pattern) MatchString(s string) bool {
	ok, err := (*regexp2.Regexp)(p).MatchString(s)
	return err == nil && ok
}

func (p *pattern) String() string { return (*regexp2.Regexp)(p).String() }

// SHA256SUMS names every file but itself, as sha256sum finds them from the folder that it lies in.
func TestSums(t *testing.T) {
	_, set := load(t, sites["ours"], "")
	files := filesOf(t, set)
	address := opendata.Address("SHA256SUMS")
	listed := map[string]string{}
	for line := range strings.Lines(string(files[address])) {
		hash, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			t.Errorf("%q", line)
		}
		listed[name] = hash
	}
	for name, content := range files {
		within := strings.TrimPrefix(name, opendata.Folder+"/")
		if name != address && listed[within] != sum(content) {
			t.Errorf("%s is listed with %q", within, listed[within])
		}
	}
	if len(listed) != len(files)-1 {
		t.Errorf("%d files are listed, want %d", len(listed), len(files)-1)
	}
}

// With the address of the site known, all that is absolute begins with it.
func TestBaseURL(t *testing.T) {
	_, set := load(t, sites["ours"], "https://example.org/plan/")
	files := filesOf(t, set)
	for file, want := range map[string]string{
		"catalog.jsonld":   `"@id": "https://example.org/plan/data/v1/figures.csv"`,
		"openapi.json":     `"url": "https://example.org/plan"`,
		"datapackage.json": `"homepage": "https://example.org/plan/"`,
	} {
		if !strings.Contains(string(files[opendata.Address(file)]), want) {
			t.Errorf("%s lacks %s", file, want)
		}
	}
}

// What others may do with the data, who publishes it and how to reach them is said by every description, once the site says it.
func TestRights(t *testing.T) {
	data, set := load(t, sites["ours"], "")
	site := &data.Site
	site.Licence.Text, site.Licence.URL = lang.Text{ZH: "示例许可", EN: "Sample licence"}, "https://example.org/licence"
	site.Publisher, site.Contact.Body, site.Contact.Phone = lang.Text{ZH: "示例单位", EN: "Sample Office"}, lang.Text{ZH: "示例处", EN: "Sample Desk"}, "+86 571 0000"
	for file, want := range map[string][]string{
		"catalog.jsonld":            {`"dcterms:license"`, `"https://example.org/licence"`, `"示例单位"`, `"dcat:contactPoint"`, `"Sample Desk"`, `"tel:+865710000"`},
		"openapi.json":              {`"name": "Sample licence"`, `"url": "https://example.org/licence"`},
		"datapackage.json":          {`"title": "示例许可"`, `"path": "https://example.org/licence"`, `"示例单位"`},
		"csv-metadata.json":         {`"dc:license"`, `"https://example.org/licence"`, `"示例单位"`, `"Sample Office"`},
		"figures.csv-metadata.json": {`"dc:license"`, `"https://example.org/licence"`, `"dc:publisher"`},
	} {
		text := written(t, fileAt(t, set, file))
		for _, w := range want {
			if !strings.Contains(string(text), w) {
				t.Errorf("%s lacks %s", file, w)
			}
		}
	}
}

func fileAt(t *testing.T, set *opendata.Set, name string) opendata.File {
	t.Helper()
	for _, f := range set.Files() {
		if f.Address == opendata.Address(name) {
			return f
		}
	}
	t.Fatalf("there is no %s", name)
	return opendata.File{}
}

func BenchmarkFiles(b *testing.B) {
	_, set := load(b, plantest.Files(1000), "")
	for b.Loop() {
		for _, f := range set.Files() {
			if _, err := f.Digest(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func sum(content []byte) string {
	s := sha256.Sum256(content)
	return hex.EncodeToString(s[:])
}
