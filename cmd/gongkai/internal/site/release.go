package site

import (
	"strconv"
)

// A ReleasesPage is the list of releases, newest first.
type ReleasesPage struct {
	Frame
	Lead     string
	Releases []ReleaseEntry
}

// A ReleaseEntry is a release. Facts count what the newest holds; those before it are known by their notes alone.
type ReleaseEntry struct {
	Tag      string
	Date     string
	DateTime string
	Title    string
	Notes    string
	IsNewest bool
	Facts    []Fact
	Page     Link   // what it changed, and its data; none where nothing is sealed
	Counts   string // of what it changed
}

func (v *view) releases() any {
	title := v.t("发布记录", "Releases")
	page := ReleasesPage{Frame: v.frame(title, v.crumbs(Link{Text: title})...)}
	list := v.set.Releases
	for i := len(list) - 1; i >= 0; i-- {
		r := &list[i]
		e := ReleaseEntry{Tag: r.Tag, Date: v.inTime(r.Date, r.Time), DateTime: stamp(r.Date, r.Time), Title: v.in(r.Title), Notes: v.in(r.Notes), IsNewest: i == len(list)-1}
		if s := v.past().step(r.Tag); s != nil {
			e.Page, e.Counts = v.releaseLink(*r), v.changeCounts(s)
		}
		if e.IsNewest {
			e.Facts = v.releaseFacts()
		}
		page.Releases = append(page.Releases, e)
	}
	newest := v.set.Release()
	zh, en := "各页所称“截至”均指这一天。", "wherever a page says “as of”, it means that day."
	if v.past() != nil {
		zh, en = "与某版无关的网页，该版不作改动；各页所称“截至”，指页脚所载版本的发布日期。",
			"a release leaves pages alone that it does not concern, and “as of” means the day of the release that is named at the foot of a page."
	}
	page.Lead = v.t("本站按版发布，每版注明日期和说明。现行版为"+newest.Tag+"版，"+newest.Date.In(v.l)+"发布；"+zh,
		"This site is published in dated releases, each with notes. The current one is "+newest.Tag+" of "+newest.Date.In(v.l)+"; "+en)
	page.Description = page.Lead
	return page
}

// releaseFacts count what the newest release holds.
func (v *view) releaseFacts() []Fact {
	own, before, context, missing := 0, 0, 0, 0
	for i := range v.set.Observations {
		switch o := &v.set.Observations[i]; {
		case o.IsContext():
			context++
		case o.IsMissing():
			missing++
		default:
			own++
			if o.Year < v.set.Site.Plan.First {
				before++
			}
		}
	}
	targets := v.coverage(all(v.set.Indicators))
	records := v.t("另有参考数据"+strconv.Itoa(context)+"条", "and "+strconv.Itoa(context)+" of other scopes")
	if before > 0 {
		records = v.t("其中"+strconv.Itoa(before)+"条早于计划期；", strconv.Itoa(before)+" from before the plan, ") + records
	}
	if missing > 0 {
		records += v.t("，"+strconv.Itoa(missing)+"条注明没有数据", ", "+strconv.Itoa(missing)+" stating that there is none")
	}
	return []Fact{
		{Label: v.t("量化目标", "Targets"), Value: strconv.Itoa(len(v.set.Indicators)), Tone: "seal", Note: v.t("文件设定", "set by the document")},
		{Label: v.t("有同口径数据的目标", "Targets with figures"), Value: strconv.Itoa(targets.Own), Tone: "tide", Note: v.t("计划期内至少一年；另有"+strconv.Itoa(targets.Other)+"项仅有参考数据", "for a year of the plan or more; "+strconv.Itoa(targets.Other)+" with only other scopes")},
		{Label: v.t("同口径数据", "Figures of the same scope"), Value: strconv.Itoa(own), Tone: "tide", Note: records},
		{Label: v.t("来源", "Sources"), Value: strconv.Itoa(len(v.set.Sources)), Tone: "tide", Note: v.t("载有数据和"+strconv.Itoa(v.dated())+"条进展", v.count(v.dated(), "", "dated event", "dated events"))},
	}
}

// dated is how many dated events there are.
func (v *view) dated() int {
	n := 0
	for i := range v.set.Initiatives {
		n += len(v.set.Initiatives[i].Events)
	}
	for i := range v.set.Milestones {
		n += len(v.set.Milestones[i].Events)
	}
	return n
}

// changeCounts says in a line how much a release changed; "" of the first.
func (v *view) changeCounts(s *step) string {
	if s.isFirst() {
		return ""
	}
	var parts []string
	for _, section := range s.report.Sections() {
		parts = append(parts, v.in(section.Head()))
	}
	if parts == nil {
		return v.t("没有变化", "nothing changed")
	}
	return v.listed(parts)
}
