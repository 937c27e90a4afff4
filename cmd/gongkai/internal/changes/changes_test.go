package changes

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
)

func dataset() *disclosure.Dataset {
	set := &disclosure.Dataset{Units: []disclosure.Unit{
		{ID: "percent", Name: lang.Text{ZH: "%", EN: "%"}, Quantity: "share", Factor: big.NewRat(1, 100), Style: lang.Percent},
		{ID: "yi", Name: lang.Text{ZH: "亿元", EN: "100 million yuan"}, Quantity: "money", Factor: big.NewRat(100_000_000, 1), Style: lang.Currency, Currency: "RMB"},
		{ID: "place", Name: lang.Text{ZH: "名", EN: "place"}, Quantity: "rank", Factor: big.NewRat(1, 1), Style: lang.Rank},
	}}
	set.Index()
	return set
}

// What differs between two figures is told, whatever it is, and so that the two never look the same.
func TestWhatDiffers(t *testing.T) {
	base := ledger.Figure{Target: "x", Year: "2022", Value: "9.1", Unit: "percent", Role: "observed", Status: "A", Source: "s"}
	with := func(edit func(*ledger.Figure)) *ledger.Figure {
		f := base
		edit(&f)
		return &f
	}
	for _, tc := range []struct {
		name     string
		old, new *ledger.Figure
		zh, en   string
	}{
		{"a value", &base, with(func(f *ledger.Figure) { f.Value = "9.3" }), "9.1% → 9.3%，相差+0.2个百分点", "9.1% → 9.3%, difference +0.2 percentage points"},
		{"an amount", with(func(f *ledger.Figure) { f.Unit, f.Value = "yi", "1620" }), with(func(f *ledger.Figure) { f.Unit, f.Value = "yi", "1600" }),
			"1620亿元 → 1600亿元，相差−20亿元", "RMB 162 billion → RMB 160 billion, difference −RMB 2 billion"},
		{"a rank", with(func(f *ledger.Figure) { f.Unit, f.Value = "place", "9" }), with(func(f *ledger.Figure) { f.Unit, f.Value = "place", "8" }), "第9名 → 第8名，相差−1位", "9th → 8th, difference −1 in rank"},
		{"a basis", &base, with(func(f *ledger.Figure) { f.Basis = "real" }), "9.1% → 9.1%，可比价", "9.1% → 9.1%, in real terms"},
		{"a period", &base, with(func(f *ledger.Figure) { f.Period = "2022-01/2022-06" }), "9.1% → 9.1%，2022年1月至2022年6月", "9.1% → 9.1%, January 2022 to June 2022"},
		{"a scope", with(func(f *ledger.Figure) { f.Role, f.ScopeZH, f.ScopeEN = "context", "甲区", "District A" }), with(func(f *ledger.Figure) { f.Role, f.ScopeZH, f.ScopeEN = "context", "乙区", "District B" }),
			"9.1%，仅供参考，甲区 → 9.1%，仅供参考，乙区", "9.1%, for context only, District A → 9.1%, for context only, District B"},
		{"a status", with(func(f *ledger.Figure) { f.Status = "P" }), &base, "数据状态 初步数 → 正常", "status provisional → normal"},
		{"a source", &base, with(func(f *ledger.Figure) { f.Source = "u" }), "来源 统计局《公报》 → u", "source Statistics Bureau, 公报 → u"},
		{"no longer any", &base, with(func(f *ledger.Figure) { f.Value, f.Status = "", "Q" }), "9.1% → 没有数据（不予公布）", "9.1% → no figure (suppressed)"},
		{"withdrawn", &base, nil, "9.1% → 已撤下", "9.1% → withdrawn"},
		{"added", nil, &base, "9.1%", "9.1%"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			from, to := &ledger.Snapshot{Sources: []ledger.Source{{ID: "s", PublisherZH: "统计局", PublisherEN: "Statistics Bureau", Title: "公报"}}}, &ledger.Snapshot{}
			to.Sources = from.Sources
			if tc.old != nil {
				from.Figures = []ledger.Figure{*tc.old}
			}
			if tc.new != nil {
				to.Figures = []ledger.Figure{*tc.new}
			}
			r := New(Side{Name: "a", Snapshot: from}, Side{Name: "b", Snapshot: to}, dataset())
			sections := r.Sections()
			if len(sections) != 1 || len(sections[0].Items) != 1 {
				t.Fatalf("got %+v", sections)
			}
			for l, want := range map[lang.Lang]string{lang.ZH: "x（x） 2022年：" + tc.zh, lang.EN: "x (x) 2022: " + tc.en} {
				if got := r.Line(sections[0].Items[0], l); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
}

// Sources and targets that are called otherwise are told with what they were called.
func TestWhatIsRenamed(t *testing.T) {
	from := &ledger.Snapshot{
		Sources: []ledger.Source{{ID: "s", PublisherZH: "统计局", PublisherEN: "Statistics Bureau", Title: "公报", URL: "https://a.example/", Date: "2023-01"}},
		Targets: []ledger.Target{{ID: "x", NameZH: "甲", NameEN: "A", Kind: "level", Value: "3", Unit: "percent", Clauses: "s1"}}}
	to := &ledger.Snapshot{
		Sources: []ledger.Source{{ID: "s", PublisherZH: "统计局", PublisherEN: "Statistics Bureau", Title: "公报", URL: "https://b.example/", Date: "2023-02"}},
		Targets: []ledger.Target{{ID: "x", NameZH: "乙", NameEN: "A", Kind: "level", Value: "3", Unit: "percent", Clauses: "s1 s2"}}}
	r := New(Side{Name: "a", Snapshot: from}, Side{Name: "b", Snapshot: to}, dataset())
	var b bytes.Buffer
	if err := r.Text(&b, Terminal{Lang: lang.EN}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"= A (x): name (in Chinese); clauses s1 → s1 s2",
		"~ Statistics Bureau, 公报: address https://a.example/ → https://b.example/; date 2023-01 → 2023-02",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

// The particulars of the document are told, but not against a release that kept none.
func TestParticulars(t *testing.T) {
	old := &ledger.Snapshot{Notice: []ledger.Particular{{ID: "number", ZH: "甲〔2021〕4号", EN: "甲〔2021〕4号"}, {ID: "attachment-a", ZH: "附件 00", EN: "Annex 00"}}}
	now := &ledger.Snapshot{Notice: []ledger.Particular{{ID: "number", ZH: "甲〔2021〕5号", EN: "甲〔2021〕5号"}, {ID: "validity", ZH: "有效", EN: "in force"}}}
	r := New(Side{Name: "a", Snapshot: old}, Side{Name: "b", Snapshot: now}, dataset())
	var b bytes.Buffer
	if err := r.Text(&b, Terminal{Lang: lang.EN}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"~ document number: 甲〔2021〕4号 → 甲〔2021〕5号", "+ validity: in force", "- attachment a: Annex 00 → withdrawn"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	r = New(Side{Name: "a", Snapshot: &ledger.Snapshot{}}, Side{Name: "b", Snapshot: now}, dataset())
	if !r.Changes.IsEmpty() {
		t.Errorf("against nothing: %+v", r.Changes.Notice)
	}
}

// A figure that changed twice between two releases is told with the reason of the last change.
func TestReasonsOverSeveralReleases(t *testing.T) {
	figure := func(value string) ledger.Figure {
		return ledger.Figure{Target: "x", Year: "2022", Value: value, Unit: "percent", Role: "observed", Status: "A", Source: "s"}
	}
	from, to := &ledger.Snapshot{Figures: []ledger.Figure{figure("1")}}, &ledger.Snapshot{Figures: []ledger.Figure{figure("3")}}
	to.Revisions = []ledger.Revision{
		{ID: "a", Of: "figure", Record: "x", Year: "2022", Old: "1 percent", New: "2 percent", Date: "2023-01-01", ReasonZH: "一", ReasonEN: "one"},
		{ID: "b", Of: "figure", Record: "x", Year: "2022", Old: "2 percent", New: "3 percent", Date: "2023-02-01", ReasonZH: "二", ReasonEN: "two"},
	}
	r := New(Side{Name: "a", Snapshot: from}, Side{Name: "c", Snapshot: to}, dataset())
	var b bytes.Buffer
	if err := r.JSON(&b); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Sections []struct {
			ID      string
			Changes []struct {
				Kind          string
				Before, After map[string]string
				Why           struct{ ZH, EN string }
				On            string `json:"why_dated"`
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	c := got.Sections[0].Changes[0]
	if got.Sections[0].ID != "figures" || c.Before["value"] != "1" || c.After["value"] != "3" || c.Why.EN != "two" || c.On != "2023-02-01" {
		t.Errorf("got %+v", got)
	}
	to.Figures = nil
	to.Revisions[1].New = ""
	c2 := New(Side{Name: "a", Snapshot: from}, Side{Name: "c", Snapshot: to}, dataset()).Sections()[0].Items[0]
	if c2.Kind != ledger.Withdrawn || c2.Why.EN != "two" {
		t.Errorf("changed and then withdrawn: %+v", c2)
	}
}

func TestKeyName(t *testing.T) {
	for key, want := range map[string]lang.Text{
		"decimals": {ZH: "小数位数", EN: "decimals"}, "target.reading": {ZH: "对文字的理解", EN: "reading"},
		"parts.gdp.name": {ZH: "parts.gdp 名称", EN: "parts.gdp name"}, "strange": {ZH: "strange", EN: "strange"},
	} {
		if got := keyName(key); got != want {
			t.Errorf("%s is called %+v", key, got)
		}
	}
}

// Of a unit, an area or a target as it is read, the keys that differ are told.
func TestDefinitions(t *testing.T) {
	def := func(of, id, zh, en string) ledger.Definition {
		return ledger.Definition{Of: of, ID: id, ZH: zh, EN: en}
	}
	from := &ledger.Snapshot{Definitions: []ledger.Definition{
		def(ledger.OfUnit, "yi", "name: 亿元\nfactor: 100", "name: RMB\nfactor: 100"),
		def(ledger.OfTarget, "x", "decimals: 1\nnote: 一", "decimals: 1"),
		def(ledger.OfArea, "a", "name: 甲市", "name: A"),
	}}
	to := &ledger.Snapshot{Definitions: []ledger.Definition{
		def(ledger.OfUnit, "yi", "name: 亿元\nfactor: 10", "name: RMB\nfactor: 10"),
		def(ledger.OfTarget, "x", "decimals: 0", "decimals: 0"),
		def(ledger.OfArea, "a", "name: 甲市", "name: City A"), def(ledger.OfTarget, "new", "decimals: 0", "decimals: 0"),
	}, Revisions: []ledger.Revision{{ID: "r", Of: "definition", Record: "unit yi", Date: "2023-02-01", ReasonZH: "勘误", ReasonEN: "a slip"}}}
	sections := New(Side{Name: "a", Snapshot: from}, Side{Name: "b", Snapshot: to}, dataset()).Sections()
	if len(sections) != 1 || sections[0].ID != "definitions" || len(sections[0].Items) != 3 {
		t.Fatalf("got %+v", sections)
	}
	for i, want := range []struct {
		kind             ledger.Kind
		target, more, zh string
		why              string
	}{
		{ledger.Revised, "", "factor 100 → 10", "换算系数 100 → 10", "a slip"},
		{ledger.Revised, "x", "decimals 1 → 0; note (in Chinese)", "小数位数 1 → 0；说明 一 → 无", ""},
		{ledger.Restated, "", "name A → City A", "名称（英文）", ""},
	} {
		if x := sections[0].Items[i]; x.Kind != want.kind || x.Target != want.target || x.More.EN != want.more || x.More.ZH != want.zh || x.Why.EN != want.why {
			t.Errorf("got %+v, want %+v", x, want)
		}
	}
	if c := ledger.Compare(&ledger.Snapshot{}, to); len(c.Definitions) > 0 {
		t.Error("against a release of the first program all definitions are new")
	}
}
