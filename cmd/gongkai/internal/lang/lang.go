// Package lang holds the two languages of a site: text in both, and how numbers, amounts and dates are
// written in each. It knows nothing of plans or targets.
package lang

import "strings"

// A Lang is one of the two languages a site is written in.
type Lang uint8

// The languages, in the order in which a site shows them. Chinese is the language of the document; English is its
// reference translation.
const (
	ZH Lang = iota
	EN
)

// All lists the languages in order.
var All = [...]Lang{ZH, EN}

// Tag is the BCP 47 tag of the language, as it stands in lang attributes.
func (l Lang) Tag() string {
	if l == EN {
		return "en"
	}
	return "zh-CN"
}

// Key is the short name of the language: the key in data files and the folder below content.
func (l Lang) Key() string {
	if l == EN {
		return "en"
	}
	return "zh"
}

// Name is the language's name in itself.
func (l Lang) Name() string {
	if l == EN {
		return "English"
	}
	return "中文"
}

// Other is the other language.
func (l Lang) Other() Lang { return 1 - l }

// Parse finds a language by its Key.
func Parse(key string) (Lang, bool) {
	for _, l := range All {
		if l.Key() == key {
			return l, true
		}
	}
	return ZH, false
}

// A Text is one text in both languages.
type Text struct{ ZH, EN string }

// In is the text in language l.
func (t Text) In(l Lang) string {
	if l == EN {
		return t.EN
	}
	return t.ZH
}

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t.ZH == "" && t.EN == "" }

// LowerFirst begins English words in lower case, as they stand within a sentence, unless they begin with a name in capitals.
func LowerFirst(s string) string {
	if len(s) < 2 || s[0] < 'A' || s[0] > 'Z' || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// Same is a text that is equal in both languages, such as a number.
func Same(s string) Text { return Text{s, s} }
