package opendata

import "gongkai/cmd/gongkai/internal/lang"

// The parts of CSV on the Web that are used, https://www.w3.org/TR/tabular-metadata/. Titles and descriptions are given in
// both languages, which this standard provides for.
type (
	csvwGroup struct {
		Context []any      `json:"@context"`
		Title   []csvwText `json:"dc:title"`
		csvwRights
		Tables []csvwTable `json:"tables"`
	}
	csvwTable struct {
		Context     []any      `json:"@context,omitempty"`
		URL         string     `json:"url"`
		Title       []csvwText `json:"dc:title"`
		Description []csvwText `json:"dc:description"`
		csvwRights
		Dialect csvDialect `json:"dialect"`
		Schema  csvwSchema `json:"tableSchema"`
	}
	csvwRights struct { // who publishes, and what others may do with it, where that is known
		Publisher []csvwText `json:"dc:publisher,omitempty"`
		License   *csvwNode  `json:"dc:license,omitempty"`
	}
	csvwText struct {
		Value string `json:"@value"`
		Lang  string `json:"@language"`
	}
	csvwNode struct {
		ID string `json:"@id"`
	}
	csvDialect struct {
		Encoding string `json:"encoding"`
		Header   bool   `json:"header"`
	}
	csvwSchema struct {
		Columns     []csvwColumn `json:"columns"`
		PrimaryKey  []string     `json:"primaryKey,omitempty"`
		ForeignKeys []csvwKey    `json:"foreignKeys,omitempty"`
	}
	csvwColumn struct {
		Name        string         `json:"name"`
		Titles      map[string]any `json:"titles"`
		Description []csvwText     `json:"dc:description"`
		Datatype    any            `json:"datatype"`
		Required    bool           `json:"required,omitempty"`
		Lang        string         `json:"lang,omitempty"`
	}
	csvwKey struct {
		Column    []string      `json:"columnReference"`
		Reference csvwReference `json:"reference"`
	}
	csvwReference struct {
		Resource string   `json:"resource"`
		Column   []string `json:"columnReference"`
	}
)

var csvwContext = []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "zh"}}

func csvwTexts(t lang.Text) []csvwText { return []csvwText{{t.ZH, "zh"}, {t.EN, "en"}} }

func (s *Set) tableGroup() csvwGroup {
	g := csvwGroup{Context: csvwContext, Title: csvwTexts(s.data.Site.Name), csvwRights: s.csvwRights()}
	for _, t := range s.Tables() {
		g.Tables = append(g.Tables, t.csvw())
	}
	return g
}

// csvMetadata describes one table where a reader looks for it: beside the table, with -metadata.json behind its name.
// What refers to other tables is in the description of the group alone, since the others must be part of the same.
func (s *Set) csvMetadata(t *Table) csvwTable {
	out := t.csvw()
	out.Context, out.Schema.ForeignKeys, out.csvwRights = csvwContext, nil, s.csvwRights()
	return out
}

func (s *Set) csvwRights() csvwRights {
	var r csvwRights
	if p := s.data.Site.Publisher; !p.IsZero() {
		r.Publisher = csvwTexts(p)
	}
	if u := s.data.Site.Licence.URL; u != "" {
		r.License = &csvwNode{u}
	}
	return r
}

func (t *Table) csvw() csvwTable {
	out := csvwTable{URL: t.Name + ".csv", Title: csvwTexts(t.Title), Description: csvwTexts(t.About), Dialect: csvDialect{"utf-8", true}}
	for i, c := range t.Columns {
		out.Schema.Columns = append(out.Schema.Columns, t.csvwColumn(i))
		if c.Key {
			out.Schema.PrimaryKey = append(out.Schema.PrimaryKey, c.Name)
		}
		if c.Of != "" {
			out.Schema.ForeignKeys = append(out.Schema.ForeignKeys, csvwKey{[]string{c.Name}, csvwReference{c.Of + ".csv", []string{"id"}}})
		}
	}
	return out
}

// csvwTypes are the types of XML Schema that the standard uses. Addresses within the site are relative, as anyURI may be.
var csvwTypes = map[Type]string{String: "string", Integer: "integer", Number: "decimal", Year: "gYear", URI: "anyURI"}

func (t *Table) csvwColumn(i int) csvwColumn {
	c := t.Columns[i]
	out := csvwColumn{Name: c.Name, Required: c.Required, Lang: c.Lang, Description: csvwTexts(c.About),
		Titles: map[string]any{"und": c.Name, "zh": c.Title.ZH, "en": c.Title.EN}}
	if c.Type == Boolean {
		out.Datatype = map[string]string{"base": "boolean", "format": "true|false"}
		return out
	}
	out.Datatype = csvwTypes[c.Type]
	return out
}
