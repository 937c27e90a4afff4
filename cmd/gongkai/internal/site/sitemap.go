package site

// A SitemapPage is the list of all pages.
type SitemapPage struct {
	Frame
}

func (v *view) sitemap() any {
	return SitemapPage{Frame: v.frame(v.t("网站地图", "Site map"))}
}

// A NotFoundPage is what a server shows in place of a page that does not exist.
type NotFoundPage struct {
	Frame
}

func (v *view) notFound() any {
	return NotFoundPage{Frame: v.frame(v.t("没有这个页面", "There is no such page"))}
}
