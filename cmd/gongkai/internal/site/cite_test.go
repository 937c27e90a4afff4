package site

import (
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

var (
	citedPlan = work{
		Key: "plan-2026-11", IsDocument: true, Author: lang.Text{ZH: "湖区联席会议", EN: "Lake District Joint Conference"},
		Title: lang.Text{ZH: "湖区计划", EN: "Plan of the Lake District"}, Number: "湖发〔2025〕1号", Issued: lang.Date{Year: 2025, Month: 12, Day: 31},
		Site: lang.Text{ZH: "湖区公开", EN: "Lake District: Disclosure"}, Release: "2026-11", Released: lang.Date{Year: 2026, Month: 11, Day: 24},
		Address: [2]string{"plan.html", "en/plan.html"},
	}
	citedTarget = work{
		Key: "targets-clean-2026-11", Title: lang.Text{ZH: "清水比重", EN: "Share of clean water"}, Site: citedPlan.Site, Release: "2026-11",
		Released: citedPlan.Released, Address: [2]string{"https://lake.example/a/targets/clean.html", "https://lake.example/a/en/targets/clean.html"}, IsAbsolute: true,
	}
)

// with is a work with something changed.
func (w work) with(change func(*work)) work {
	change(&w)
	return w
}

func TestCitations(t *testing.T) {
	published := func(w *work) { w.Author = lang.Text{ZH: "湖区政府", EN: "Lake District Government"} }
	undated := func(w *work) { w.Issued, w.Number = lang.Date{}, "" }
	for _, c := range []struct {
		name, got, want string
	}{
		{"a text in Chinese", citedPlan.gbt(),
			"湖区联席会议. 湖区计划: 湖发〔2025〕1号[A/OL]. 2026-11版. 2025(2026-11-24)[年-月-日]. [本页在站内的地址: plan.html]."},
		{"figures in Chinese", citedTarget.gbt(),
			"清水比重: 湖区公开[DS/OL]. 2026-11版. (2026-11-24)[年-月-日]. https://lake.example/a/targets/clean.html."},
		{"figures with a publisher in Chinese", citedTarget.with(published).gbt(),
			"湖区政府. 清水比重: 湖区公开[DS/OL]. 2026-11版. (2026-11-24)[年-月-日]. https://lake.example/a/targets/clean.html."},
		{"a text without number and date in Chinese", citedPlan.with(undated).gbt(),
			"湖区联席会议. 湖区计划[A/OL]. 2026-11版. (2026-11-24)[年-月-日]. [本页在站内的地址: plan.html]."},
		{"a text in English", citedPlan.apa(),
			"Lake District Joint Conference. (2025, December 31). Plan of the Lake District (Document No. 湖发〔2025〕1号; English reference translation; Release 2026-11, 24 November 2026). Lake District: Disclosure. [Address of this page within the site: en/plan.html]"},
		{"figures in English", citedTarget.apa(),
			"Share of clean water (Release 2026-11, 24 November 2026) [Data set]. (2026, November 24). Lake District: Disclosure. https://lake.example/a/en/targets/clean.html"},
		{"figures with a publisher in English", citedTarget.with(published).apa(),
			"Lake District Government. (2026, November 24). Share of clean water (Release 2026-11, 24 November 2026) [Data set]. Lake District: Disclosure. https://lake.example/a/en/targets/clean.html"},
		{"a text without number and date in English", citedPlan.with(undated).apa(),
			"Lake District Joint Conference. (2026, November 24). Plan of the Lake District (English reference translation; Release 2026-11, 24 November 2026). Lake District: Disclosure. [Address of this page within the site: en/plan.html]"},
		{"BibTeX of a text", citedPlan.bibtex(lang.ZH), `@misc{plan-2026-11,
  author = "{湖区联席会议}",
  title = "{湖区计划}",
  howpublished = "{湖区公开}",
  year = "{2025}",
  month = dec,
  version = "{2026-11 (2026-11-24)}",
  number = "{湖发〔2025〕1号}",
  note = "{本页在站内的地址: plan.html}",
  langid = "{chinese}"
}`},
		{"BibTeX of figures", citedTarget.bibtex(lang.EN), `@misc{targets-clean-2026-11,
  title = "{Share of clean water}",
  howpublished = "{Lake District: Disclosure}",
  year = "{2026}",
  month = nov,
  version = "{2026-11 (2026-11-24)}",
  url = "{https://lake.example/a/en/targets/clean.html}",
  langid = "{english}"
}`},
		{"RIS of a text", citedPlan.ris(lang.EN), `TY  - GOVDOC
AU  - Lake District Joint Conference
TI  - Plan of the Lake District
T2  - Lake District: Disclosure
PY  - 2025
DA  - 2025/12/31/
ET  - 2026-11 (2026-11-24)
M1  - 湖发〔2025〕1号
N1  - Address of this page within the site: en/plan.html
LA  - en
ER  - `},
		{"RIS of figures", citedTarget.with(func(w *work) { w.Released = lang.Date{Year: 2026, Month: 3} }).ris(lang.ZH), `TY  - DATA
TI  - 清水比重
T2  - 湖区公开
PY  - 2026
DA  - 2026/03//
ET  - 2026-11 (2026-03)
UR  - https://lake.example/a/targets/clean.html
LA  - zh
ER  - `},
	} {
		if c.got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, c.got, c.want)
		}
	}
}

// What a format would take for a sign of its own is written so that it is read as it stood.
func TestCitationSigns(t *testing.T) {
	w := citedTarget.with(func(w *work) {
		w.Title = lang.Same("50 % of {R&D} \\ cost_#1 $5 ~a ^b \"c\"\r\nER  - \u2028d")
		w.Address = [2]string{`https://lake.example/{a}_b%20"c"`, ""}
	})
	if got, want := w.bibtex(lang.ZH), `title = "{50 \% of \textbraceleft{}R\&D\textbraceright{} \textbackslash{} cost\_\#1 \$5 \textasciitilde{}a \textasciicircum{}b "c" ER - d}"`; !strings.Contains(got, want) {
		t.Errorf("BibTeX: %s\nlacks %s", got, want)
	}
	if got, want := w.bibtex(lang.ZH), `url = "{https://lake.example/%7Ba%7D_b%20%22c%22}"`; !strings.Contains(got, want) {
		t.Errorf("BibTeX: %s\nlacks %s", got, want)
	}
	if got, want := w.ris(lang.ZH), "\nTI  - 50 % of {R&D} \\ cost_#1 $5 ~a ^b \"c\" ER - d\n"; !strings.Contains(got, want) || strings.Count(got, "\nER  - ") != 1 {
		t.Errorf("RIS: %s\nlacks %s, or ends twice", got, want)
	}
}

// Pages show their citation with its signs escaped, in both languages, each marked as its own.
func TestPagesAreCited(t *testing.T) {
	s := pond(t, nil)
	for i := range s.set.Indicators {
		s.set.Indicators[i].Name = lang.Text{ZH: "清水<&比重", EN: "Clean <&water"}
	}
	for address, want := range map[string][]string{
		"targets/clean.html":    {"清水<&比重: ", "Clean <&water (Release", `清水<\&比重`, "TI - 清水<&比重"},
		"en/targets/clean.html": {"清水<&比重: ", "Clean <&water (Release", `Clean <\&water`, "TI - Clean <&water"},
	} {
		box := doc{t, s.open(t, address).one("class=citing")}
		text := strings.Join(allWords(box.all("tag=dd")), "\n")
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is not in\n%s", address, w, text)
			}
		}
		foreign := "en"
		if strings.HasPrefix(address, "en/") {
			foreign = "zh-CN"
		}
		if len(box.all("tag=dd", "lang="+foreign)) != 1 {
			t.Errorf("%s: the citation in the other language is not marked as %s", address, foreign)
		}
	}
	for _, address := range []string{"notice.html", "plan.html", "annexes/1.html", "years.html", "years/2026.html"} {
		if n := len(s.open(t, address).all("class=citing")); n != 1 {
			t.Errorf("%s has %d citations, want 1", address, n)
		}
	}
}
