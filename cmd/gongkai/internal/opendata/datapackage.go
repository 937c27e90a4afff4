package opendata

import (
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// languages are the descriptors of the package. The standard has no translations, so there is one in each language.
var languages = []struct {
	lang     lang.Lang
	package_ string
}{{lang.ZH, "datapackage.json"}, {lang.EN, "datapackage.en.json"}}

// The parts of a Data Package 2.0 that are used, https://datapackage.org/standard/data-package/. The names of JSON are
// those of the standard.
type (
	dataPackage struct {
		Schema       string        `json:"$schema"`
		Name         string        `json:"name"`
		Title        string        `json:"title"`
		Description  string        `json:"description"`
		Homepage     string        `json:"homepage,omitempty"`
		Version      string        `json:"version"`
		Created      string        `json:"created,omitempty"`
		Licenses     []licence     `json:"licenses,omitempty"`
		Contributors []contributor `json:"contributors,omitempty"`
		Sources      []origin      `json:"sources,omitempty"`
		Resources    []resource    `json:"resources"`
	}
	licence struct {
		Title string `json:"title,omitempty"`
		Path  string `json:"path"`
	}
	contributor struct {
		Title string   `json:"title"`
		Roles []string `json:"roles"`
	}
	origin struct {
		Title string `json:"title"`
		Path  string `json:"path,omitempty"`
	}
	resource struct {
		Name        string      `json:"name"`
		Type        string      `json:"type"`
		Path        string      `json:"path"`
		Title       string      `json:"title"`
		Description string      `json:"description"`
		Format      string      `json:"format"`
		Mediatype   string      `json:"mediatype"`
		Encoding    string      `json:"encoding"`
		Bytes       int64       `json:"bytes"`
		Hash        string      `json:"hash"`
		Schema      tableSchema `json:"schema"`
	}
	tableSchema struct {
		Fields        []field      `json:"fields"`
		PrimaryKey    []string     `json:"primaryKey,omitempty"`
		ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
		MissingValues []string     `json:"missingValues"`
	}
	field struct {
		Name        string       `json:"name"`
		Type        Type         `json:"type"`
		Format      string       `json:"format,omitempty"`
		Title       string       `json:"title"`
		Description string       `json:"description"`
		Example     string       `json:"example,omitempty"`
		Categories  []category   `json:"categories,omitempty"`
		Constraints *constraints `json:"constraints,omitempty"`
	}
	category struct {
		Value string `json:"value"`
		Label string `json:"label"`
	}
	constraints struct {
		Required bool     `json:"required,omitempty"`
		Enum     []string `json:"enum,omitempty"`
	}
	foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string   `json:"resource"`
		Fields   []string `json:"fields"`
	}
)

func (s *Set) dataPackage(l lang.Lang) (dataPackage, error) {
	r, site := s.data.Release(), &s.data.Site
	p := dataPackage{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: "gongkai", Title: site.Name.In(l), Description: site.Description.In(l),
		Homepage: s.base, Version: r.Tag, Sources: s.origins(l),
	}
	if r.Date.Day > 0 {
		p.Created = r.Date.String() + "T00:00:00+08:00"
	}
	if site.Licence.URL != "" {
		p.Licenses = []licence{{site.Licence.Text.In(l), site.Licence.URL}}
	}
	if !site.Publisher.IsZero() {
		p.Contributors = []contributor{{site.Publisher.In(l), []string{"publisher"}}}
	}
	for _, t := range s.Tables() {
		res, err := s.resource(t, l)
		if err != nil {
			return p, err
		}
		p.Resources = append(p.Resources, res)
	}
	return p, nil
}

// origins names the document as the source of the package; the sources of figures are a table of it.
func (s *Set) origins(l lang.Lang) []origin {
	o := origin{Title: s.data.Notice.Title.In(l)}
	if x := s.data.Source(s.data.Notice.Source); x != nil {
		o.Path = x.URL
	}
	return []origin{o}
}

func (s *Set) resource(t *Table, l lang.Lang) (resource, error) {
	path := t.Name + ".csv"
	digest, err := s.digest(File{Address: Address(path), Write: writerOf(t)})
	if err != nil {
		return resource{}, err
	}
	return resource{
		Name: t.Name, Type: "table", Path: path, Title: t.Title.In(l), Description: t.About.In(l), Format: "csv", Mediatype: "text/csv",
		Encoding: "utf-8", Bytes: digest.Bytes, Hash: "sha256:" + digest.SHA256, Schema: t.schema(l),
	}, nil
}

func (t *Table) schema(l lang.Lang) tableSchema {
	out := tableSchema{MissingValues: []string{""}}
	for i, c := range t.Columns {
		out.Fields = append(out.Fields, t.field(i, l))
		if c.Key {
			out.PrimaryKey = append(out.PrimaryKey, c.Name)
		}
		if c.Of != "" {
			out.ForeignKeys = append(out.ForeignKeys, foreignKey{[]string{c.Name}, reference{c.Of, []string{"id"}}})
		}
	}
	return out
}

func (t *Table) field(i int, l lang.Lang) field {
	c := t.Columns[i]
	f := field{Name: c.Name, Type: c.Type, Title: c.Title.In(l), Description: c.About.In(l), Example: t.Example(i)}
	if c.Type == URI {
		f.Type = String // the format uri would refuse the addresses within the site, which are relative
	}
	enum := make([]string, 0, len(c.Codes))
	for _, code := range c.Codes {
		f.Categories = append(f.Categories, category{code.Value, code.Name.In(l)})
		enum = append(enum, code.Value)
	}
	if c.Required || len(enum) > 0 {
		f.Constraints = &constraints{c.Required, enum}
	}
	return f
}

// mediaTypes are the types of files by how their names end.
var mediaTypes = []struct{ ending, media string }{
	{".csv", "text/csv"}, {".jsonld", "application/ld+json"}, {".json", "application/json"},
	{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}

func mediaType(address string) string {
	for _, m := range mediaTypes {
		if strings.HasSuffix(address, m.ending) {
			return m.media
		}
	}
	return "text/plain"
}
