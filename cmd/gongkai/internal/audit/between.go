package audit

import (
	"maps"
	"path"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// checkCanonical asks a page for its own address and that of its counterpart in the other language.
func checkCanonical(p *page, r *result) {
	if !p.isContent() && p.path() == "404.html" {
		return
	}
	for _, n := range p.tags["link"] {
		if attr(n, "rel") == "canonical" {
			r.saw("base_url")
			return
		}
	}
	r.await(p, "base_url")
}

// languageTags are those that a page must name in its links to its other languages.
var languageTags = []string{"en", "x-default", "zh-CN"}

// checkCounterparts holds the addresses that pages give of themselves and of each other against where they are.
func checkCounterparts(s *site, r *result) error {
	for _, f := range s.pages {
		if f.canonical == "" || s.base == "" || f.isBare {
			continue
		}
		if f.canonical != s.base+f.address {
			r.faultOn(f.address, f.canonical, lang.Text{ZH: "canonical 是 " + f.canonical + "，不是本页的地址", EN: "canonical is " + f.canonical + ", not the address of the page"})
		}
		if tags := slices.Sorted(maps.Keys(f.languages)); !slices.Equal(tags, languageTags) {
			r.faultOn(f.address, `rel="alternate"`, lang.Text{ZH: "alternate 应有 " + strings.Join(languageTags, "、") + "，实有 " + strings.Join(tags, "、"), EN: "there must be alternates for " + strings.Join(languageTags, ", ") + ", there are " + strings.Join(tags, ", ")})
			continue
		}
		chinese := strings.TrimPrefix(f.address, "en/")
		for _, tag := range languageTags {
			want := chinese
			if tag == "en" {
				want = "en/" + chinese
			}
			if at := f.languages[tag]; at != s.base+want {
				r.faultOn(f.address, `hreflang="`+tag+`"`, lang.Text{ZH: tag + " 是 " + at + "，应为 " + s.base + want, EN: tag + " is " + at + ", must be " + s.base + want})
			}
		}
	}
	return nil
}

// checkReach finds pages that no way of links leads to from the home page. Those for frames of other websites, and the one for
// lost readers, need none.
func checkReach(s *site, r *result) error {
	if s.at["index.html"] == nil {
		return nil
	}
	r.saw("")
	reached := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		f := s.at[queue[0]]
		for _, l := range f.links {
			if l.element.Value() != "a" {
				continue
			}
			to, _, ok := s.resolve(f.address, l.written.Value())
			if ok && s.at[to] != nil && !reached[to] {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	for _, f := range s.pages {
		if !reached[f.address] && !f.isBare && path.Base(f.address) != "404.html" {
			r.faultOn(f.address, "", lang.Text{ZH: "从首页经链接到不了本页", EN: "no way of links leads here from the home page"})
		}
	}
	return nil
}

// checkTitles finds pages of one language with one title.
func checkTitles(s *site, r *result) error {
	named := map[string]string{}
	for _, f := range s.pages {
		r.saw("")
		key := f.lang.Key() + f.title
		switch other, isThere := named[key]; {
		case f.title == "":
			r.faultOn(f.address, "<head", lang.Text{ZH: "没有 title", EN: "there is no title"})
		case isThere:
			r.faultOn(f.address, "<title", lang.Text{ZH: "与 " + other + " 的 title 相同：" + f.title, EN: "the title is that of " + other + " too: " + f.title})
		default:
			named[key] = f.address
		}
	}
	return nil
}
