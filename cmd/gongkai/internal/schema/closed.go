package schema

import "gongkai/cmd/gongkai/internal/lang"

// What is said of a key that is not known, in place of the value that it would have to have.
var (
	noKey       = lang.Text{ZH: "没有这个项", EN: "there is no such key"}
	noID        = lang.Text{ZH: "标识只用小写字母、数字和连字符", EN: "an id has lower-case letters, digits and hyphens only"}
	noIndicator = lang.Text{ZH: "没有这项指标；新增指标后请运行 gongkai schema", EN: "there is no such indicator; after adding one, run gongkai schema"}
)

// closing is the schema of tables that have no other keys than those. Where it is said with additionalProperties alone,
// Taplo marks the table as a whole, which may be the file; so the value of the key itself is refused. It stands behind
// if and then, where Taplo checks it without offering what it holds. So do the keys that are required, for which it would
// offer a form with one text for all.
func closing(keywords object, no lang.Text) object {
	return append(keywords, member{"additionalProperties", object{{"enum", list{no.ZH + " / " + no.EN}}}})
}

// always joins a schema to a table's own.
func always(s object) object {
	return object{{"additionalProperties", true}, {"if", object{{"type", "object"}, {"additionalProperties", true}}}, {"then", s}}
}

// keys is the schema of tables that may have these keys, with any value.
func keys(names []string) object {
	all := object{}
	for _, n := range names {
		all = append(all, member{n, true})
	}
	return object{{"properties", all}}
}
