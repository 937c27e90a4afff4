package opendata

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// openAPI describes the addresses as OpenAPI 3.1 does, https://spec.openapis.org/oas/v3.1.0. They are files: there is
// nothing to send, and no parameter but those in the path.
func (s *Set) openAPI() object {
	schemas := object{"release": releaseSchema, "set": s.setSchema(TableNames), "selection": s.setSchema([]string{"figures"})}
	for _, t := range s.Tables() {
		schemas[t.Name] = t.jsonSchema()
	}
	site := &s.data.Site
	server := strings.TrimSuffix(s.base, "/") // the paths begin with a slash
	if server == "" {
		server = "../.." // the site's root, from this description
	}
	info := object{"title": site.Name.EN, "summary": site.Name.ZH, "description": site.Description.EN, "version": s.data.Release().Tag}
	if site.Licence.URL != "" {
		info["license"] = object{"name": cmp.Or(site.Licence.Text.EN, site.Licence.URL), "url": site.Licence.URL}
	}
	return object{
		"openapi": "3.1.0",
		"info":    info,
		"servers": []any{object{"url": server}}, "paths": s.paths(), "components": object{"schemas": schemas},
	}
}

// paths are all addresses: of the tables, of the set, of the selections, of what describes them.
func (s *Set) paths() object {
	paths := object{}
	for _, t := range s.Tables() {
		paths["/"+Address(t.Name+".csv")] = get(t.Title, "text/csv", textSchema, nil)
		paths["/"+Address(t.Name+"."+SheetFormat)] = get(with(t.Title, forSheets), "text/csv", textSchema, nil)
		paths["/"+Address(t.Name+".csv-metadata.json")] = get(with(t.Title, lang.Text{ZH: "的说明，CSV on the Web", EN: ", described as CSV on the Web"}), "application/json", anyObject, nil)
	}
	paths["/"+Address("all.json")] = get(lang.Text{ZH: "全部数据", EN: "the whole set"}, "application/json", schemaNamed("set"), nil)
	for _, f := range wholeFiles {
		paths["/"+Address(f.name)] = get(f.title, mediaType(f.name), f.schema, nil)
	}
	for _, scope := range Scopes {
		parameters := inPath("key", s.Keys(scope))
		paths["/"+AddressOf(scope, "{key}", "csv")] = get(scopeTitles[scope], "text/csv", textSchema, parameters)
		paths["/"+AddressOf(scope, "{key}", SheetFormat)] = get(with(scopeTitles[scope], forSheets), "text/csv", textSchema, parameters)
		paths["/"+AddressOf(scope, "{key}", "json")] = get(scopeTitles[scope], "application/json", schemaNamed("selection"), parameters)
	}
	for _, t := range s.Sealed {
		paths["/"+t.Address] = get(with(t.About, lang.Text{ZH: "，某一版发布时的原样", EN: ", as it stood at a release"}), mediaType(t.Address), textSchema, inPath("tag", t.Tags))
	}
	return paths
}

// inPath is the one parameter of an address and all its values.
func inPath(name string, values []string) []any {
	return []any{object{"name": name, "in": "path", "required": true, "schema": object{"type": "string", "enum": values}}}
}

var (
	textSchema    = object{"type": "string"}
	anyObject     = object{"type": "object"}
	releaseSchema = object{"type": "object", "properties": object{"tag": textSchema, "date": textSchema}, "required": []string{"tag", "date"}, "additionalProperties": false}
)

// wholeFiles are the files of the whole set that are no tables. A workbook is bytes, which have no schema.
var wholeFiles = []struct {
	name   string
	title  lang.Text
	schema object
}{
	{"all.xlsx", lang.Text{ZH: "全部数据，工作簿", EN: "the whole set as a workbook"}, nil},
	{"datapackage.json", lang.Text{ZH: "数据包说明，中文", EN: "the Data Package, in Chinese"}, anyObject},
	{"datapackage.en.json", lang.Text{ZH: "数据包说明，英文", EN: "the Data Package, in English"}, anyObject},
	{"csv-metadata.json", lang.Text{ZH: "全部表的说明，CSV on the Web", EN: "all tables described as CSV on the Web"}, anyObject},
	{"catalog.jsonld", lang.Text{ZH: "数据目录，DCAT 3", EN: "the catalog, DCAT 3"}, anyObject},
	{"openapi.json", lang.Text{ZH: "本说明", EN: "this description"}, anyObject},
	{"SHA256SUMS", lang.Text{ZH: "校验值", EN: "checksums"}, textSchema},
}

var forSheets = lang.Text{ZH: "（电子表格用，中文列名）", EN: ", for spreadsheets, with Chinese headers"}

func with(t, more lang.Text) lang.Text { return lang.Text{ZH: t.ZH + more.ZH, EN: t.EN + more.EN} }

func schemaNamed(schema string) object { return object{"$ref": "#/components/schemas/" + schema} }

// setSchema is that of a JSON of tables, some of which it always has.
func (s *Set) setSchema(always []string) object {
	properties := object{"release": schemaNamed("release")}
	for _, t := range s.Tables() {
		properties[t.Name] = object{"type": "array", "items": schemaNamed(t.Name)}
	}
	return object{"type": "object", "properties": properties, "required": append([]string{"release"}, always...), "additionalProperties": false}
}

var scopeTitles = map[Scope]lang.Text{
	OfTarget: {ZH: "一项目标的数据", EN: "the figures of one target"},
	OfArea:   {ZH: "一个地区各项目标的数据", EN: "the figures of one area’s targets"},
	OfBody:   {ZH: "一个责任单位应提供的数据", EN: "the figures awaited from one body"},
	OfYear:   {ZH: "一年的数据", EN: "the figures of one year"},
}

func get(title lang.Text, media string, schema object, parameters []any) object {
	body := object{}
	if schema != nil {
		body["schema"] = schema
	}
	operation := object{
		"summary": title.EN, "description": title.ZH,
		"responses": object{"200": object{"description": title.EN, "content": object{media: body}}, "404": object{"description": "no such key"}},
	}
	if parameters != nil {
		operation["parameters"] = parameters
	}
	return object{"get": operation}
}

// jsonTypes are the types of JSON Schema.
var jsonTypes = map[Type]string{String: "string", URI: "string", Integer: "integer", Year: "integer", Number: "number", Boolean: "boolean"}

func (t *Table) jsonSchema() object {
	properties, required := object{}, []string{}
	for _, c := range t.Columns {
		required = append(required, c.Name)
		p := object{"title": c.Title.EN, "description": c.About.EN + " / " + c.About.ZH, "type": jsonTypes[c.Type]}
		if !c.Required {
			p["type"] = []string{jsonTypes[c.Type], "null"}
		}
		if len(c.Codes) > 0 {
			p["enum"] = c.values()
		}
		properties[c.Name] = p
	}
	return object{"type": "object", "title": t.Title.EN, "description": t.About.EN, "properties": properties, "required": required, "additionalProperties": false}
}

// values are those that may stand in a column; null where nothing need stand there.
func (c Column) values() []any {
	var list []any
	for _, code := range c.Codes {
		list = append(list, code.Value)
	}
	if !c.Required {
		list = append(list, nil)
	}
	return list
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func writerOf(t *Table) func(io.Writer) error {
	return func(w io.Writer) error { return WriteCSV(w, t) }
}

func (s *Set) writerOfAll() func(io.Writer) error {
	return func(w io.Writer) error { return s.WriteJSON(w, s.data.Release(), s.Tables()) }
}
