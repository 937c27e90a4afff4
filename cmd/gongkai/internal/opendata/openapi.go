package opendata

import (
	"io"
	"strconv"

	"gongkai/cmd/gongkai/internal/lang"
)

// openAPI describes the addresses as OpenAPI 3.1 does, https://spec.openapis.org/oas/v3.1.0. They are files: there is
// nothing to send, and no parameter but those in the path.
func (s *Set) openAPI() object {
	paths := object{}
	for _, t := range s.Tables() {
		paths["/"+Address(t.Name+".csv")] = get(t.Title, "text/csv", object{"type": "string"}, nil)
	}
	all := object{}
	for _, t := range s.Tables() {
		all[t.Name] = object{"type": "array", "items": object{"$ref": "#/components/schemas/" + t.Name}}
	}
	paths["/"+Address("all.json")] = get(lang.Text{ZH: "全部数据", EN: "the whole set"}, "application/json", object{"type": "object", "properties": all}, nil)
	for _, scope := range Scopes {
		parameters := []any{object{"name": "key", "in": "path", "required": true, "schema": object{"type": "string", "enum": s.Keys(scope)}}}
		paths["/"+AddressOf(scope, "{key}", "csv")] = get(scopeTitles[scope], "text/csv", object{"type": "string"}, parameters)
		paths["/"+AddressOf(scope, "{key}", "json")] = get(scopeTitles[scope], "application/json", object{"type": "object", "properties": all}, parameters)
	}
	schemas := object{}
	for _, t := range s.Tables() {
		schemas[t.Name] = t.jsonSchema()
	}
	site := &s.data.Site
	server := s.base
	if server == "" {
		server = "../../" // the site's root, from this description
	}
	return object{
		"openapi": "3.1.0",
		"info":    object{"title": site.Name.EN, "summary": site.Name.ZH, "description": site.Description.EN, "version": s.data.Release().Tag},
		"servers": []any{object{"url": server}}, "paths": paths, "components": object{"schemas": schemas},
	}
}

var scopeTitles = map[Scope]lang.Text{
	OfTarget: {ZH: "一项目标的数据", EN: "the figures of one target"},
	OfArea:   {ZH: "一个地区各项目标的数据", EN: "the figures of one area’s targets"},
	OfBody:   {ZH: "一个责任单位应提供的数据", EN: "the figures awaited from one body"},
	OfYear:   {ZH: "一年的数据", EN: "the figures of one year"},
}

func get(title lang.Text, media string, schema object, parameters []any) object {
	operation := object{
		"summary": title.EN, "description": title.ZH,
		"responses": object{"200": object{"description": title.EN, "content": object{media: object{"schema": schema}}}, "404": object{"description": "no such key"}},
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
	return func(w io.Writer) error { return s.WriteJSON(w, s.Tables()) }
}
