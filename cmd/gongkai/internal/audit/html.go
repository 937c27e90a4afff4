package audit

import (
	"io"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// HTML writes the report as one page that needs no other file, to be handed over or printed.
func (r *Report) HTML(w io.Writer, l lang.Lang) error {
	var b markup.Builder
	t := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	title := t("网站检查报告", "Audit of a website")
	b.Open("html", "lang", l.Tag()).Line().Open("head").Line().Void("meta", "charset", "utf-8").Line()
	b.Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").Line()
	b.Open("title").Text(title).Close().Line().Open("style").Put(reportStyle).Close().Line().Close().Line()
	b.Open("body").Open("main").Line().Open("h1").Text(title).Close().Line()
	b.Open("p").Text(r.Summary().In(l)).Close().Line()
	b.Open("h2").Text(t("逐项结果", "The checks")).Close().Line()
	b.Open("table").Open("caption").Text(t("各项检查的结果和依据", "What each check answers, and the rule it comes from")).Close().Line()
	b.Open("thead").Open("tr")
	for _, head := range []string{t("编号", "No."), t("检查", "Check"), t("结果", "Result"), t("依据", "Rule")} {
		b.Open("th", "scope", "col").Text(head).Close()
	}
	b.Close().Close().Line().Open("tbody").Line()
	for i := range r.Outcomes {
		r.Outcomes[i].row(&b, l)
	}
	b.Close().Close().Line()
	for i := range r.Outcomes {
		r.Outcomes[i].section(&b, l)
	}
	_, err := io.WriteString(w, "<!doctype html>\n"+string(b.HTML())+"\n")
	return err
}

func (o *Outcome) row(b *markup.Builder, l lang.Lang) {
	b.Open("tr", "class", o.State.String()).Open("td").Text(o.ID).Close().Open("td")
	if o.hasSection() {
		b.Open("a", "href", "#"+o.ID).Text(o.Name.In(l)).Close()
	} else {
		b.Text(o.Name.In(l))
	}
	b.Close().Open("td").Open("b").Text(o.State.Name().In(l)).Close().Close().Open("td").Text(o.Rule.In(l)).Close().Close().Line()
}

func (o *Outcome) hasSection() bool {
	return o.State == Fail || o.State == Awaiting || len(o.Notes) > 0
}

// section is what a check found, where it found something.
func (o *Outcome) section(b *markup.Builder, l lang.Lang) {
	if !o.hasSection() {
		return
	}
	b.Open("section", "id", o.ID, "class", o.State.String()).Line().Open("h2").Text(o.ID + " " + o.Name.In(l)).Close().Line()
	b.Open("p").Open("b").Text(o.State.Name().In(l)).Close()
	if o.State == Fail {
		b.Text(lang.Text{ZH: "。改法：" + o.Mend.ZH, EN: ". To mend: " + o.Mend.EN}.In(l))
	}
	b.Close().Line()
	if len(o.Awaits) > 0 {
		b.Open("p").Text(awaits.In(l))
		for i, key := range o.Awaits {
			if i > 0 {
				b.Text(lang.Text{ZH: "、", EN: ", "}.In(l))
			}
			b.Open("code").Text(key).Close()
		}
		b.Close().Line()
	}
	listed(b, o.Faults, o.Count, lang.Text{}, l)
	listed(b, o.Notes, len(o.Notes), lang.Text{ZH: "提示", EN: "Notes"}, l)
	b.Close().Line()
}

// mostInPage is how many findings of a check the page lists; JSON has more.
const mostInPage = 50

func listed(b *markup.Builder, findings []Finding, count int, head lang.Text, l lang.Lang) {
	if len(findings) == 0 {
		return
	}
	if !head.IsZero() {
		b.Open("h3").Text(head.In(l)).Close().Line()
	}
	shown := findings[:min(len(findings), mostInPage)]
	b.Open("ul").Line()
	for i := range shown {
		b.Open("li")
		if at := shown[i].place(); at != "" {
			b.Open("code").Text(at).Close().Text(lang.Text{ZH: "：", EN: ": "}.In(l))
		}
		b.Text(shown[i].What.In(l)).Close().Line()
	}
	b.Close().Line()
	if left := count - len(shown); left > 0 {
		b.Open("p").Text(more(left).In(l)).Close().Line()
	}
}

// reportStyle stands in the page as it is: nothing in a style element is escaped.
const reportStyle markup.HTML = `
:root{color-scheme:light dark}
body{margin:0;font:16px/1.7 "PingFang SC","Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.7rem;line-height:1.3;margin:0 0 .5rem} h2{font-size:1.15rem;line-height:1.4;margin:2rem 0 .5rem} h3{font-size:1rem;margin:1rem 0 .3rem}
table{width:100%;border-collapse:collapse;font-size:.9rem} caption{text-align:left;padding:0 0 .4rem;opacity:.8}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #8886} td:first-child,td:nth-child(3){white-space:nowrap}
section{border-top:1px solid #8886} section p,section ul{margin:.3rem 0} li{overflow-wrap:anywhere}
.fail b{color:#b3141d} .awaiting-configuration b{color:#835400} .pass b{color:#0b5b70} a{color:inherit}
@media (prefers-color-scheme:dark){ .fail b{color:#ff8d84} .awaiting-configuration b{color:#e5b866} .pass b{color:#74c8dc} }
@media print{ body{font-size:10pt} main{max-width:none;padding:0} section{break-inside:avoid-page} }
@page{size:A4;margin:18mm}
`
