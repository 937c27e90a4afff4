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
	mapRule     = lang.Text{ZH: "《地图管理条例》", EN: "Regulations on Maps"}
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
	{"C15", lang.Text{ZH: "有效性的标注", EN: "Mark of the validity"}, guidelines,
		lang.Text{ZH: "写明有效性；已废止、失效、修改的，在 main 的开头提示", EN: "give the validity; of a document that was repealed, expired or amended, say so first in main"}, checkValidity, nil},
	{"C16", lang.Text{ZH: "页首、正文、页脚齐全且各页一致", EN: "Head, main part and foot are there, and the same on all pages"}, inspection,
		lang.Text{ZH: "每页写一个页首、一个 main、一个页脚；同一语言各页的页首和页脚用同样的文字", EN: "give every page one head, one main and one foot, with the same words on all pages of a language"}, checkAreas, sameAreas},
	{"C17", lang.Text{ZH: "页脚写明主办单位、联系方式和网站地图", EN: "The foot names sponsor, contact and site map"}, inspection,
		lang.Text{ZH: "在页脚写明主办单位和联系方式，并链接到网站地图", EN: "name the sponsor and the contact in the foot, and link to the site map"}, checkFoot, nil},
	{"C18", lang.Text{ZH: "页脚标识准确", EN: "Identifiers in the foot"}, guidelines,
		lang.Text{ZH: "照配置书写标识码、备案号；备案号链接到 https://beian.miit.gov.cn/", EN: "write the code and the filing numbers as configured; the ICP number links to https://beian.miit.gov.cn/"}, checkIdentifiers, nil},
	{"C19", lang.Text{ZH: "位置导航", EN: "Breadcrumb"}, wcag,
		lang.Text{ZH: "首页以外各页写一个 nav，内有 ol，末项标 aria-current=\"page\"", EN: "give every page but the home page a nav with an ol whose last item has aria-current=\"page\""}, checkBreadcrumb, nil},
	{"C20", lang.Text{ZH: "没有错链、断链", EN: "No dead links"}, guidelines,
		lang.Text{ZH: "改正链接，或补上它指向的文件或位置", EN: "mend the link, or add the file or place that it leads to"}, nil, checkLinks},
	{"C21", lang.Text{ZH: "站外链接有标注", EN: "Outward links are marked"}, guidelines,
		lang.Text{ZH: "给站外链接加 rel=\"external\"，并在链接后注明“站外链接”", EN: "give outward links rel=\"external\", and say beside them that they lead out of the site"}, checkOutward, nil},
	{"C22", lang.Text{ZH: "不请求站外资源", EN: "Nothing is requested from elsewhere"}, security,
		lang.Text{ZH: "把脚本、样式、图片、字体放在本站", EN: "keep scripts, styles, pictures and fonts on the site itself"}, checkForeign, checkForeignFiles},
	{"C22.1", lang.Text{ZH: "内容安全策略", EN: "Content security policy"}, security,
		lang.Text{ZH: "每页写一个 Content-Security-Policy：default-src 'none'，脚本和样式只许 'self'", EN: "give every page a Content-Security-Policy: default-src 'none', scripts and styles from 'self' only"}, checkPolicy, nil},
	{"C22.2", lang.Text{ZH: "没有行内脚本和样式", EN: "No inline script or style"}, security,
		lang.Text{ZH: "把脚本和样式移到文件中", EN: "move scripts and styles into files"}, checkInline, checkDrawings},
	{"C22.3", lang.Text{ZH: "链接不用IPv4地址", EN: "No link to an IPv4 address"}, security,
		lang.Text{ZH: "用域名代替IPv4地址", EN: "write a name of a host for the IPv4 address"}, checkNumericHosts, nil},
	{"C23", lang.Text{ZH: "没有飘浮、弹出、自动播放的内容", EN: "Nothing floats, pops up or plays by itself"}, guidelines,
		lang.Text{ZH: "去掉 marquee、自动播放、自动跳转和打开页面就有的浮层", EN: "take out marquee, autoplay, refresh and layers that are there from the start"}, checkStill, nil},
	{"C23.1", lang.Text{ZH: "没有暗链", EN: "No hidden links"}, guidelines,
		lang.Text{ZH: "去掉读者看不见的站外链接", EN: "take out outward links that nobody sees"}, checkHiddenLinks, checkHiddenByStyle},
	{"C24", lang.Text{ZH: "没有空列表、空表格", EN: "No empty lists or tables"}, inspection,
		lang.Text{ZH: "补上内容，或者去掉空的列表", EN: "fill the list, or leave it out"}, checkLists, nil},
	{"C25", lang.Text{ZH: "页面语言", EN: "Language of the page"}, wcag,
		lang.Text{ZH: "中文页写 lang=\"zh-CN\"，en/ 下的页写 lang=\"en\"", EN: "write lang=\"zh-CN\" on Chinese pages and lang=\"en\" on those below en/"}, checkPageLanguage, nil},
	{"C26", lang.Text{ZH: "网址和另一语言的网址", EN: "Own address and that of the other language"}, bilingual,
		lang.Text{ZH: "canonical 写本页的地址；alternate 写 zh-CN、en、x-default 三个，两种语言互相指向", EN: "give the page’s own address as canonical, and alternates for zh-CN, en and x-default that lead to each other"}, checkCanonical, checkCounterparts},
	{"C27", lang.Text{ZH: "另一种语言的文字有标注", EN: "Words of the other language are marked"}, wcag,
		lang.Text{ZH: "给另一种语言的文字加 lang", EN: "mark words of the other language with lang"}, checkLanguageMarks, nil},
	{"C28", lang.Text{ZH: "译文页注明仅供参考", EN: "Pages of the translation say what it is"}, bilingual,
		lang.Text{ZH: "在译文正文之前写明译文仅供参考，并链接到中文页", EN: "say before the translation that it is for reference only, with a link to the Chinese page"}, checkTranslationNote, nil},
	{"C29", lang.Text{ZH: "中英文数额一致", EN: "Amounts are equal in both languages"}, bilingual,
		lang.Text{ZH: "按中文核对英文的数额（1万亿元为 RMB 1 trillion，1亿元为 RMB 100 million）", EN: "check the English amount against the Chinese (1万亿元 is RMB 1 trillion, 1亿元 is RMB 100 million)"}, nil, checkAmounts},
	{"C32", lang.Text{ZH: "中文标点", EN: "Chinese punctuation"}, lang.Text{ZH: "GB/T 15834 标点符号用法；GB/T 9704", EN: "GB/T 15834, punctuation; GB/T 9704"},
		lang.Text{ZH: "照原文核对：用全角标点，文号年份用〔〕，书名号、括号、引号成对", EN: "check against the document: full-width signs, 〔〕 around the year of a number, brackets and quotation marks in pairs"}, checkPunctuation, nil},
	{"C33", lang.Text{ZH: "标题层级", EN: "Order of headings"}, wcag,
		lang.Text{ZH: "每页一个 h1，逐级向下，不跳级，不留空标题", EN: "one h1 a page, no level skipped, no empty heading"}, checkHeadings, nil},
	{"C34", lang.Text{ZH: "跳到正文的链接", EN: "Link past the head"}, wcag,
		lang.Text{ZH: "把指向 main 的链接放在页面最前", EN: "make a link to main the first thing in the page"}, checkSkipLink, nil},
	{"C35", lang.Text{ZH: "图片和图形有文字说明", EN: "Pictures and drawings have words"}, wcag,
		lang.Text{ZH: "给图片写 alt；给图形写 title，只作装饰的加 aria-hidden", EN: "give pictures an alt, drawings a title, and those that only decorate aria-hidden"}, checkPictures, nil},
	{"C36", lang.Text{ZH: "表格有标题和表头", EN: "Tables have captions and heads"}, wcag,
		lang.Text{ZH: "给表格写 caption，表头用 th 并注明 scope，不留空表头", EN: "give tables a caption, and heads a scope and words"}, checkTables, nil},
	{"C37", lang.Text{ZH: "颜色的对比度", EN: "Contrast of colors"}, wcag,
		lang.Text{ZH: "调整颜色：文字不低于4.5，高对比度下不低于7，图形不低于3", EN: "change the colors: 4.5 for letters, 7 with strong contrast, 3 for what is drawn"}, nil, checkContrast},
	{"C38", lang.Text{ZH: "页面可以放大", EN: "Pages can be enlarged"}, wcag,
		lang.Text{ZH: "viewport 只写 width=device-width, initial-scale=1", EN: "write no more than width=device-width, initial-scale=1 in viewport"}, checkZoom, nil},
	{"C39", lang.Text{ZH: "键盘次序", EN: "Order of the keyboard"}, wcag,
		lang.Text{ZH: "去掉大于0的 tabindex；样式里保留焦点的外框", EN: "take out each tabindex above 0, and leave the outline of the focus in the styles"}, checkFocusOrder, checkFocusShown},
	{"C41", lang.Text{ZH: "可按可填之处有名称", EN: "What can be pressed or filled in has a name"}, wcag,
		lang.Text{ZH: "给链接、按钮写文字或 aria-label，给输入框写 label", EN: "give links and buttons words or an aria-label, and fields a label"}, checkNames, nil},
	{"C43", lang.Text{ZH: "打印样式", EN: "Styles for print"}, officialDoc,
		lang.Text{ZH: "写 @media print 和 A4 的 @page", EN: "write @media print and an @page of A4"}, nil, checkPrint},
	{"C44", lang.Text{ZH: "没有地图", EN: "No maps"}, mapRule,
		lang.Text{ZH: "示意图注明非地图，不画轮廓；地图须用标准地图并注明审图号", EN: "say under a diagram that it is not a map, and draw no outline; maps must be standard ones with their approval number"}, checkMaps, nil},
	{"C45", lang.Text{ZH: "附件注明类型、大小，内容无误", EN: "Attachments tell type and size, and are the very files"}, openness,
		lang.Text{ZH: "在附件旁写明类型和大小；重新计算 SHA-256", EN: "tell type and size beside the attachment; compute its SHA-256 anew"}, checkAttachments, sameAttachments},
	{"C46", lang.Text{ZH: "各页都可检索", EN: "Every page has the search"}, openness,
		lang.Text{ZH: "每页放上检索框（role=\"search\"）", EN: "give every page the search (role=\"search\")"}, nil, checkSearch},
	{"C47", lang.Text{ZH: "数据可以下载", EN: "Data can be downloaded"}, guidelines,
		lang.Text{ZH: "在数据旁放上 CSV 和 JSON 的下载链接", EN: "put links to the CSV and the JSON beside the data"}, checkDataBeside, nil},
	{"C48", lang.Text{ZH: "归档标注", EN: "Mark of an archived site"}, guidelines,
		lang.Text{ZH: "各页都注明已归档和归档时间", EN: "say on every page that the site is archived, and since when"}, checkArchived, sameArchive},
	{"C49", lang.Text{ZH: "页面分量", EN: "Weight of pages"}, inspection,
		lang.Text{ZH: "减少页面的内容、脚本和图片：压缩后300 KB以内，20次请求以内", EN: "lighten the page: 300 KB compressed and 20 requests at most"}, checkWeight, checkLoads},
	{"C50", lang.Text{ZH: "没有跟踪程序和制作痕迹", EN: "No trackers, no traces"}, security,
		lang.Text{ZH: "去掉统计代码、Cookie 和留有本机路径的内容", EN: "take out counters, cookies and paths of machines"}, checkTrackers, checkScripts},
	{"X01", lang.Text{ZH: "标识（id）不重复", EN: "No id is used twice"}, craft,
		lang.Text{ZH: "改掉重复的 id", EN: "change one of the ids"}, checkIDs, nil},
	{"X02", lang.Text{ZH: "各页都能从首页到达", EN: "Every page can be reached from the home page"}, craft,
		lang.Text{ZH: "在列表页或网站地图中加上链接", EN: "add a link in a list or in the site map"}, nil, checkReach},
	{"X03", lang.Text{ZH: "标题（title）不重复", EN: "No title is used twice"}, craft,
		lang.Text{ZH: "给每页写一个自己的 title", EN: "give every page a title of its own"}, nil, checkTitles},
	{"X04", lang.Text{ZH: "结构化数据与页面一致", EN: "Linked data say what the page says"}, craft,
		lang.Text{ZH: "按页面改正 JSON-LD 的名称、文号、日期", EN: "mend name, number and dates in the JSON-LD by the page"}, checkLinkedData, nil},
	{"X05", lang.Text{ZH: "搜索引擎可以收录", EN: "Search engines can find the pages"}, guidelines,
		lang.Text{ZH: "robots.txt 允许收录；sitemap.xml 列出各页；各页都不写 noindex", EN: "let robots.txt allow the pages, list each in sitemap.xml, and mark none noindex"}, nil, checkFindable},
	{"X06", lang.Text{ZH: "标识（id）的引用有着落", EN: "References to ids lead to one"}, wcag,
		lang.Text{ZH: "改正 aria-labelledby、for 等所指的 id", EN: "mend the id that aria-labelledby, for and the like name"}, checkReferences, nil},
	{"X07", lang.Text{ZH: "元数据与页面一致", EN: "Metadata say what the page says"}, tagRule,
		lang.Text{ZH: "按页面改正 title、og:title、og:description、og:url、ContentSource", EN: "mend title, og:title, og:description, og:url and ContentSource by the page"}, checkMetadata, nil},
	{"X08", lang.Text{ZH: "文档类型和编码", EN: "Kind of document and encoding"}, craft,
		lang.Text{ZH: "页面以 <!doctype html> 开头，head 的第一项写 <meta charset=\"utf-8\">", EN: "begin the page with <!doctype html>, and the head with <meta charset=\"utf-8\">"}, checkSource, nil},
}
