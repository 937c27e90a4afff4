package audit

import "gongkai/cmd/gongkai/internal/lang"

// A check is one question to a site. Page is asked of every page, site once after all pages have been read.
type check struct {
	id   string
	name lang.Text
	rule lang.Text
	mend lang.Text
	page func(*page, *result)
	site func(*site, *result) error
}

// The rules that checks come from.
var (
	tagRule     = lang.Text{ZH: "《政府网站发展指引》（国办发〔2017〕47号）附件：网页标签规范", EN: "Guidelines for Government Websites (Guobanfa [2017] No. 47), annex: web page tags"}
	guidelines  = lang.Text{ZH: "《政府网站发展指引》（国办发〔2017〕47号）", EN: "Guidelines for Government Websites (Guobanfa [2017] No. 47)"}
	inspection  = lang.Text{ZH: "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）", EN: "Inspection Indicators for Government Websites (Guobanmihan [2019] No. 19)"}
	openness    = lang.Text{ZH: "《政府信息公开条例》", EN: "Regulations on Open Government Information"}
	wcag        = lang.Text{ZH: "WCAG 2.2；GB/T 37668", EN: "WCAG 2.2; GB/T 37668"}
	officialDoc = lang.Text{ZH: "《党政机关公文处理工作条例》；GB/T 9704", EN: "Regulations on Official Documents; GB/T 9704"}
	organCode   = lang.Text{ZH: "GB 11714 全国组织机构代码编制规则", EN: "GB 11714, organization codes"}
	security    = lang.Text{ZH: "本项目的安全要求（内容安全策略）", EN: "this project’s rule of security (content security policy)"}
	bilingual   = lang.Text{ZH: "本项目的双语要求", EN: "this project’s rule of two languages"}
	craft       = lang.Text{ZH: "HTML 标准", EN: "the HTML standard"}
)

// checks are all checks, in the order of the report. Those that begin with C are points of the checklist of conventions;
// those that begin with X are further ones.
var checks = []check{
	{"C01", lang.Text{ZH: "网站名称标签", EN: "Tag of the site’s name"}, tagRule,
		lang.Text{ZH: "每页写一个不为空的 SiteName，同一语言各页一致", EN: "give every page one SiteName, the same on all pages of a language"}, checkSiteName, sameSiteName},
	{"C02", lang.Text{ZH: "网站域名标签", EN: "Tag of the site’s domain"}, tagRule,
		lang.Text{ZH: "SiteDomain 只写域名，不带 http:// 和路径", EN: "SiteDomain must be the mere domain, without http:// or a path"}, checkSiteDomain, nil},
	{"C03", lang.Text{ZH: "网站标识码标签", EN: "Tag of the site’s identification code"}, tagRule,
		lang.Text{ZH: "SiteIDCode 为10位数字，或 bm 加8位数字", EN: "SiteIDCode must be ten digits, or bm and eight digits"}, checkSiteCode, nil},
	{"C04", lang.Text{ZH: "栏目标签", EN: "Tags of the column"}, tagRule,
		lang.Text{ZH: "写全 ColumnName、ColumnDescription、ColumnKeywords、ColumnType；ColumnType 从规范所列的类别中选取", EN: "give ColumnName, ColumnDescription, ColumnKeywords and ColumnType, the last from the list of the rule"}, checkColumn, nil},
	{"C05", lang.Text{ZH: "标题标签与页面标题一致", EN: "Tag of the title equals the heading"}, tagRule,
		lang.Text{ZH: "ArticleTitle 须与页面的 h1 一字不差", EN: "ArticleTitle must be the words of the page’s h1"}, checkArticleTitle, nil},
	{"C06", lang.Text{ZH: "发布时间标签", EN: "Tag of the time of publication"}, tagRule,
		lang.Text{ZH: "PubDate 写作 YYYY-MM-DD HH:MM；时间不详的只写日期，不得编造", EN: "write PubDate as YYYY-MM-DD HH:MM; where the time is not known, the date alone, never an invented time"}, checkPubDate, nil},
	{"C07", lang.Text{ZH: "来源标签", EN: "Tag of the source"}, tagRule,
		lang.Text{ZH: "每个内容页写一个不为空的 ContentSource", EN: "give every page of content a ContentSource"}, checkContentSource, nil},
	{"C08", lang.Text{ZH: "摘要和网址", EN: "Description and address"}, tagRule,
		lang.Text{ZH: "写明 description；Url 为绝对地址，与 canonical 一致", EN: "give a description; Url must be absolute and equal the canonical address"}, checkDescription, nil},
	{"C09", lang.Text{ZH: "标签不重复、写法准确、有实际内容", EN: "Tags once each, spelled exactly, with a value"}, tagRule,
		lang.Text{ZH: "标签名的大小写照规范书写，每个标签只写一次，不留空值、null 或模板文字", EN: "spell tags as the rule does, write each once, and leave no empty value, null or template text"}, checkTagForm, nil},
	{"C10", lang.Text{ZH: "页面显示发布日期和来源", EN: "Date of publication and source are shown"}, inspection,
		lang.Text{ZH: "公开日期须与 PubDate 同一天，并标明来源", EN: "show the date of publication, the same day as PubDate, and the source"}, checkShownDate, nil},
	{"C11", lang.Text{ZH: "公文信息项齐全", EN: "Particulars of the document are complete"}, openness,
		lang.Text{ZH: "写明索引号、主题分类、发布机构、公开日期、公开方式", EN: "give index number, subject, publishing body, date of publication and manner of disclosure"}, checkParticulars, nil},
	{"C12", lang.Text{ZH: "索引号的格式和校验码", EN: "Form and check digit of the index number"}, organCode,
		lang.Text{ZH: "照原文核对索引号：前9位是组织机构代码，末位是校验码", EN: "copy the index number anew: its first nine characters are an organization code, the last of them its check digit"}, checkIndexNumber, nil},
	{"C13", lang.Text{ZH: "发文字号的写法", EN: "Form of the document number"}, officialDoc,
		lang.Text{ZH: "年份用六角括号〔〕，序号不加“第”、不编虚位", EN: "put the year in 〔〕, and the number without 第 or leading zeros"}, checkDocumentNumber, nil},
	{"C14", lang.Text{ZH: "成文日期不晚于公开日期", EN: "Date of issue is not after date of publication"}, officialDoc,
		lang.Text{ZH: "核对成文日期和公开日期", EN: "check both dates"}, checkDates, nil},
	{"C20", lang.Text{ZH: "没有错链、断链", EN: "No dead links"}, guidelines,
		lang.Text{ZH: "改正链接，或补上它指向的文件或位置", EN: "mend the link, or add the file or place that it leads to"}, nil, checkLinks},
	{"C22", lang.Text{ZH: "不请求站外资源", EN: "Nothing is requested from elsewhere"}, security,
		lang.Text{ZH: "把脚本、样式、图片、字体放在本站", EN: "keep scripts, styles, pictures and fonts on the site itself"}, checkForeign, checkForeignStyles},
	{"C22.1", lang.Text{ZH: "内容安全策略", EN: "Content security policy"}, security,
		lang.Text{ZH: "每页写一个 Content-Security-Policy：default-src 'none'，脚本和样式只许 'self'", EN: "give every page a Content-Security-Policy: default-src 'none', scripts and styles from 'self' only"}, checkPolicy, nil},
	{"C22.2", lang.Text{ZH: "没有行内脚本和样式", EN: "No inline script or style"}, security,
		lang.Text{ZH: "把脚本和样式移到文件中", EN: "move scripts and styles into files"}, checkInline, nil},
	{"C25", lang.Text{ZH: "页面语言", EN: "Language of the page"}, wcag,
		lang.Text{ZH: "中文页写 lang=\"zh-CN\"，en/ 下的页写 lang=\"en\"", EN: "write lang=\"zh-CN\" on Chinese pages and lang=\"en\" on those below en/"}, checkPageLanguage, nil},
	{"C27", lang.Text{ZH: "另一种语言的文字有标注", EN: "Words of the other language are marked"}, wcag,
		lang.Text{ZH: "给另一种语言的文字加 lang", EN: "mark words of the other language with lang"}, checkLanguageMarks, nil},
	{"C29", lang.Text{ZH: "中英文数额一致", EN: "Amounts are equal in both languages"}, bilingual,
		lang.Text{ZH: "按中文核对英文的数额（1万亿元为 RMB 1 trillion，1亿元为 RMB 100 million）", EN: "check the English amount against the Chinese (1万亿元 is RMB 1 trillion, 1亿元 is RMB 100 million)"}, nil, checkAmounts},
	{"C33", lang.Text{ZH: "标题层级", EN: "Order of headings"}, wcag,
		lang.Text{ZH: "每页一个 h1，逐级向下，不跳级，不留空标题", EN: "one h1 a page, no level skipped, no empty heading"}, checkHeadings, nil},
	{"C35", lang.Text{ZH: "图片和图形有文字说明", EN: "Pictures and drawings have words"}, wcag,
		lang.Text{ZH: "给图片写 alt；给图形写 title，只作装饰的加 aria-hidden", EN: "give pictures an alt, drawings a title, and those that only decorate aria-hidden"}, checkPictures, nil},
	{"C36", lang.Text{ZH: "表格有标题和表头", EN: "Tables have captions and heads"}, wcag,
		lang.Text{ZH: "给表格写 caption，表头用 th 并注明 scope，不留空表头", EN: "give tables a caption, and heads a scope and words"}, checkTables, nil},
	{"X01", lang.Text{ZH: "标识（id）不重复", EN: "No id is used twice"}, craft,
		lang.Text{ZH: "改掉重复的 id", EN: "change one of the ids"}, checkIDs, nil},
}
