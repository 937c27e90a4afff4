package site

import (
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/opendata"
)

// A DownloadsPage lists the files of data, explains their columns and says how to check them.
type DownloadsPage struct {
	Frame
	Lead    string
	Release string
	Whole   []Link // the whole set, in each format
	Tables  []DownloadTable
	Scopes  []DownloadScope
	Meta    []DownloadMeta
	Verify  Verification
	Licence Link

	IsLicenceOther bool // its text is on no website of the government
	Scheme         string
	Sealed         []SealedRelease // whose data are kept as they stood, the newest first
}

// A DownloadTable is one table with its columns.
type DownloadTable struct {
	ID      string
	Name    string
	About   string
	Rows    string // how many
	Files   []Link
	Columns []DownloadColumn
}

// A DownloadColumn is one column as a reader looks it up.
type DownloadColumn struct {
	Name    string
	Title   string
	About   string
	Type    string
	Codes   []DownloadCode
	Example string
	Tag     string // the example's language, where it is not the page's
}

// A DownloadCode is a value and what it means.
type DownloadCode struct{ Value, Name string }

// A DownloadScope is the files of one kind of part: where they stand, and one for example.
type DownloadScope struct {
	Name    string
	Pattern string
	Example []Link
}

// A DownloadMeta is a description of the data for programs.
type DownloadMeta struct {
	File  Link
	About string
}

func (v *view) downloads() any {
	title := v.t("数据下载", "Data downloads")
	page := DownloadsPage{
		Frame:  v.frame(title, v.crumbs(Link{Text: title})...),
		Lead:   v.t("本站的全部数据：每个数都带着含义、口径和出处，与网页所示相同。", "All data of this site: every number with its meaning, its scope and its receipt, the same as on the pages."),
		Verify: v.verification(),
		Scheme: "/" + opendata.Folder + "/",
	}
	page.Description = page.Lead
	if v.isHead {
		return page
	}
	page.Release = v.set.Release().Tag
	page.Sealed = v.sealedReleases()
	page.Whole = []Link{v.file(opendata.Address("all.xlsx"), v.t("Excel工作簿", "Excel workbook")), v.file(opendata.Address("all.json"), "JSON"),
		v.file(opendata.Address("figures.csv"), v.t("CSV：目标与数据", "CSV: targets and figures"))}
	if l := v.set.Site.Licence; l.URL != "" {
		page.Licence = Link{Href: l.URL, Text: v.in(l.Text)}
		page.IsLicenceOther = !notice.IsGovernment(l.URL)
	}
	for _, t := range v.data.Tables() {
		page.Tables = append(page.Tables, v.downloadTable(t))
	}
	page.Scopes = v.downloadScopes()
	page.Meta = v.downloadMeta()
	return page
}

// A SealedRelease is a release whose data are kept as they stood.
type SealedRelease struct {
	Name Link
	Date string
}

func (v *view) sealedReleases() []SealedRelease {
	p := v.past()
	if p == nil {
		return nil
	}
	var list []SealedRelease
	for i := len(p.steps) - 1; i >= 0; i-- {
		if s := &p.steps[i]; s.entry != nil {
			name := v.releaseLink(s.Release)
			list = append(list, SealedRelease{Link{Href: name.Href + "#data", Text: s.Tag + " " + v.in(s.Title)}, s.Release.Date.In(v.l)})
		}
	}
	return list
}

// file is the link to a file below the site's root.
func (v *view) file(address, text string) Link { return Link{Href: v.root + address, Text: text} }

func (v *view) downloadTable(t *opendata.Table) DownloadTable {
	out := DownloadTable{ID: t.Name, Name: v.in(t.Title), About: v.in(t.About), Rows: v.count(len(t.Rows), "行", "row", "rows"), Files: []Link{
		v.file(opendata.Address(t.Name+".csv"), "CSV"),
		v.file(opendata.Address(t.Name+"."+opendata.SheetFormat), v.t("CSV（中文表头，供电子表格使用）", "CSV with Chinese headers, for spreadsheets")),
	}}
	for i, c := range t.Columns {
		column := DownloadColumn{Name: c.Name, Title: v.in(c.Title), About: v.in(c.About), Type: string(c.Type), Example: shortened(t.Example(i))}
		if l := lang.Of(column.Example); column.Example != "" && l != v.l {
			column.Tag = l.Tag()
		}
		for _, code := range c.Codes {
			column.Codes = append(column.Codes, DownloadCode{code.Value, v.in(code.Name)})
		}
		out.Columns = append(out.Columns, column)
	}
	return out
}

// longestExample is how many characters of an example are shown.
const longestExample = 40

func shortened(text string) string {
	if runes := []rune(text); len(runes) > longestExample {
		return string(runes[:longestExample]) + "…"
	}
	return text
}

func (v *view) downloadScopes() []DownloadScope {
	names := map[opendata.Scope]string{
		opendata.OfTarget: v.t("一项目标", "One target"), opendata.OfArea: v.t("一个地区的各项目标", "The targets of one area"),
		opendata.OfBody: v.t("一个责任单位应提供的数据", "What is awaited from one body"), opendata.OfYear: v.t("一年", "One year"),
	}
	var list []DownloadScope
	for _, scope := range opendata.Scopes {
		keys := v.dataKeys[scope]
		if len(keys) == 0 {
			continue
		}
		list = append(list, DownloadScope{Name: names[scope], Pattern: opendata.AddressOf(scope, "…", "csv"), Example: v.dataLinks(scope, keys[0])})
	}
	return list
}

// dataLinks are the files that hold what belongs to a key of a scope; none where nothing does.
func (v *view) dataLinks(scope opendata.Scope, key string) []Link {
	if _, ok := slices.BinarySearch(v.dataKeys[scope], key); !ok {
		return nil
	}
	var links []Link
	for _, f := range []struct{ format, name string }{{"csv", "CSV"}, {opendata.SheetFormat, v.t("CSV（中文表头）", "CSV (Chinese headers)")}, {"json", "JSON"}} {
		links = append(links, v.file(opendata.AddressOf(scope, key, f.format), f.name))
	}
	return links
}

func (v *view) downloadMeta() []DownloadMeta {
	pack := v.t("datapackage.json", "datapackage.en.json")
	return []DownloadMeta{
		{v.file(opendata.Address(pack), pack), v.t("Frictionless数据包（Data Package 2.0）：各表的列、类型、代码、大小和SHA-256", "Frictionless Data Package 2.0: columns, types, codes, sizes and SHA-256 of every table")},
		{v.file(opendata.Address("csv-metadata.json"), "csv-metadata.json"), v.t("W3C表格元数据（CSVW），列名中英双语", "W3C CSV on the Web, with titles in both languages")},
		{v.file(opendata.Address("catalog.jsonld"), "catalog.jsonld"), v.t("W3C DCAT 3数据目录，各发布版本", "W3C DCAT 3 catalog, with every release")},
		{v.file(opendata.Address("openapi.json"), "openapi.json"), v.t("OpenAPI 3.1，说明全部地址", "OpenAPI 3.1 description of all addresses")},
	}
}
