package audit

import (
	"bytes"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// trackers are, in small letters, the names by which programs that count or follow readers are loaded.
var trackers = []string{"hm.baidu.com", "cnzz.com", "//js.users.51.la", "google-analytics.com", "googletagmanager.com", "doubleclick.net", "zz.bdstatic.com", "matomo.js", "navigator.sendbeacon(", "document.cookie=", "document.cookie ="}

// signs are words without which no trace is in a text; they are found much faster.
var signs = []string{"/home/", "/Users/", `:\Users`, `:\Documents`, "sourceMappingURL=", "://localhost", "://127.0.0.1"}

// traces are what shows on whose machine a site was made.
var traces = regexp.MustCompile(`/(home|Users)/[A-Za-z][\w.-]*/|[A-Z]:\\(Users|Documents)|sourceMappingURL=|https?://(localhost|127\.0\.0\.1)\b`)

// named is the first of some words that a text has; "" if there is none.
func named(text string, list []string) string {
	for _, w := range list {
		if strings.Contains(text, w) {
			return w
		}
	}
	return ""
}

// checkTrackers looks into the source of the page for what follows readers, and into its comments and addresses for what tells of
// the machine that it was made on. Its text may speak of either.
func checkTrackers(p *page, r *result) {
	r.saw("")
	for _, n := range p.tags["script"] {
		text := attr(n, "src")
		if n.FirstChild != nil && !isData(n) {
			text += " " + n.FirstChild.Data
		}
		tellTrackers(r, p.address, text)
	}
	for _, n := range p.tags["img"] {
		tellTrackers(r, p.address, attr(n, "src"))
	}
	for _, n := range p.all {
		for _, a := range n.Attr {
			if isAddress(a.Key) || strings.HasPrefix(a.Key, "data-") {
				tellTraces(r, p.address, a.Val)
			}
		}
	}
	if bytes.Contains(p.source, []byte("<!--")) {
		for _, n := range p.tags["#comment"] {
			tellTraces(r, p.address, n.Data)
		}
	}
}

func tellTrackers(r *result, address, text string) {
	if found := named(strings.ToLower(text), trackers); found != "" {
		r.faultOn(address, found, lang.Text{ZH: "跟踪或统计读者的程序：" + found, EN: "a program that counts or follows readers: " + found})
	}
}

func tellTraces(r *result, address, text string) {
	if named(text, signs) == "" {
		return
	}
	if found := traces.FindString(text); found != "" {
		r.faultOn(address, found, lang.Text{ZH: "留有制作环境的痕迹：" + found, EN: "a trace of the machine that it was made on: " + found})
	}
}

// checkScripts looks for the same in the styles and scripts.
func checkScripts(s *site, r *result) error {
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if !isText(name) {
			continue
		}
		text, err := fs.ReadFile(s.root, name)
		if err != nil {
			return err
		}
		tellTrackers(r, name, string(text))
		tellTraces(r, name, string(text))
	}
	return nil
}

// checkPrint wants a form for paper in the styles.
func checkPrint(s *site, r *result) error {
	all, styles := "", ""
	err := s.eachStyle(func(name, text string, _ []cssRule) {
		r.saw("")
		all, styles = all+text, name
	})
	if err != nil || all == "" {
		return err
	}
	if !strings.Contains(all, "@media print") {
		r.faultOn(styles, "", lang.Text{ZH: "样式没有打印用的部分（@media print）", EN: "the styles have no part for print (@media print)"})
	}
	if !paper.MatchString(all) {
		r.faultOn(styles, "", lang.Text{ZH: "打印样式未定为A4（@page）", EN: "the styles for print are not for A4 (@page)"})
	}
	return nil
}

var paper = regexp.MustCompile(`@page[^{]*\{[^}]*size:\s*A4`)
