package site

import (
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
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
}

func (v *view) releases() any {
	title := v.t("发布记录", "Releases")
	page := ReleasesPage{Frame: v.frame(title, v.crumbs(Link{Text: title})...)}
	list := v.set.Releases
	for i := len(list) - 1; i >= 0; i-- {
		r := &list[i]
		e := ReleaseEntry{Tag: r.Tag, Date: r.Date.In(v.l), DateTime: r.Date.String(), Title: v.in(r.Title), Notes: v.in(r.Notes), IsNewest: i == len(list)-1}
		if e.IsNewest {
			e.Facts = v.releaseFacts()
		}
		page.Releases = append(page.Releases, e)
	}
	newest := v.set.Release()
	page.Lead = v.t("本站按版发布，每版有日期和说明。现行版为"+newest.Tag+"，"+newest.Date.In(v.l)+"发布；页面上所有“截至”都指这一天。",
		"This site is published in dated releases, each with notes. The current one is "+newest.Tag+" of "+newest.Date.In(v.l)+"; wherever a page says “as of”, it means that day.")
	page.Description = page.Lead
	return page
}

// releaseFacts count what the newest release holds.
func (v *view) releaseFacts() []Fact {
	own, context, missing := 0, 0, 0
	for i := range v.set.Observations {
		switch o := &v.set.Observations[i]; {
		case o.IsContext():
			context++
		case o.IsMissing():
			missing++
		default:
			own++
		}
	}
	withFigure, withContext := v.targetsWithRecords()
	records := v.t("另有"+strconv.Itoa(context)+"条其他口径", "and "+strconv.Itoa(context)+" of other scopes")
	if missing > 0 {
		records += v.t("，"+strconv.Itoa(missing)+"条注明没有数据", ", "+strconv.Itoa(missing)+" stating that there is none")
	}
	return []Fact{
		{Label: v.t("量化目标", "Targets"), Value: strconv.Itoa(len(v.set.Indicators)), Tone: "seal", Note: v.t("文件所定", "set by the document")},
		{Label: v.t("有同口径数据的目标", "Targets with figures"), Value: strconv.Itoa(withFigure), Tone: "tide", Note: v.t("另有"+strconv.Itoa(withContext)+"项仅有其他口径", "and "+strconv.Itoa(withContext)+" with only other scopes")},
		{Label: v.t("同口径数据", "Figures of the same scope"), Value: strconv.Itoa(own), Tone: "tide", Note: records},
		{Label: v.t("来源", "Sources"), Value: strconv.Itoa(len(v.set.Sources)), Tone: "tide", Note: v.t(strconv.Itoa(v.dated())+"条有日期的进展", v.count(v.dated(), "", "dated event", "dated events"))},
	}
}

// targetsWithRecords counts the targets that have a record of their own scope, and those that have others only.
func (v *view) targetsWithRecords() (own, context int) {
	for i := range v.set.Indicators {
		records := v.set.Observed(v.set.Indicators[i].ID)
		switch {
		case slices.ContainsFunc(records, func(o *disclosure.Observation) bool { return !o.IsContext() && !o.IsMissing() }):
			own++
		case len(records) > 0:
			context++
		}
	}
	return own, context
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
