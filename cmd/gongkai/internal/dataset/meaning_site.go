package dataset

// What the keys of site.toml mean.
var siteMeanings = map[string]Meaning{
	"Site.Name":            {"网站的全名，用于首页和浏览器标题。", "The site's full name, on the home page and in the title of the browser.", `{ zh = "某市发展计划（2026-2030年）公开专题", en = "Some City Development Plan (2026-2030): Public Disclosure" }`},
	"Site.ShortName":       {"简称，用于每页的页眉。", "The short name, at the head of every page.", `{ zh = "某市发展计划", en = "Some City Plan" }`},
	"Site.Description":     {"一两句话说明网站公开什么，搜索引擎也会显示。", "What the site discloses, in a sentence or two; search engines show it too.", `{ zh = "公开计划全文、各项目标和已公布的数据。", en = "The whole plan, its targets and the figures published so far." }`},
	"Site.Messages":        {"程序提示信息所用的语言；命令行的 --lang 优先。", "The language of the program's messages; --lang on the command line comes first.", `"zh"`},
	"Site.Theme":           {"网站所用的主题，即 themes/ 下的文件夹名。", "The theme of the site: the name of a folder in themes/.", `"tide"`},
	"Site.BaseURL":         {"网站发布后的正式地址，规范链接、站点地图等须用绝对地址的内容据此生成；未定的不写。", "The address under which the site is published, for whatever must be absolute; left out while unknown.", `"https://example.org/plan/"`},
	"Site.Publisher":       {"网站的主办单位。", "Who runs the site.", `{ zh = "某市人民政府办公室", en = "General Office of Some City" }`},
	"Site.Years":           {"数据中允许出现的年份；年度文件和基期都须在此范围之内。", "The years that may occur in the data, those of the yearly files and of baselines included.", `{ first = 2020, last = 2035 }`},
	"Site.Plan":            {"计划期的首年和末年；目标没有另写 first、last 的，以此为准。", "The first and the last year of the plan, and of every target that does not state its own.", `{ first = 2026, last = 2030 }`},
	"Site.Assessment":      {"评价用语的界限。", "The limits of the words of assessment.", `{ on_pace = 0.95, behind = 0.6, words = true }`},
	"Site.BodyKinds":       {"责任单位的类别，按展示顺序；不写则为 party 党委部门、provincial 省级部门、central 中央驻地方单位、city 市政府、other 其他单位。", "The kinds of responsible bodies in the order in which they are shown; unless given: party, provincial, central, city, other.", `{ city = { name = { zh = "市政府", en = "City governments" }, governs = true } }`},
	"Site.AreaKinds":       {"地区的类别，按展示顺序；areas.toml 的 kind 取其标识。", "The kinds of areas in the order in which they are shown; kind in areas.toml names one.", `{ city = { name = { zh = "各市", en = "The cities" }, compare = true } }`},
	"Site.InitiativeKinds": {"改革、平台、项目的类别；initiatives.toml 的 kind 取其标识。", "The kinds of initiatives; kind in initiatives.toml names one.", `{ reform = { name = { zh = "重大改革", en = "Major reforms" }, clause = "a5-1" } }`},
	"Site.Home":            {"首页从计划中引用的文字。", "What the home page quotes from the plan.", `{ quote = { clause = "s1", zh = "原文", en = "Its translation" } }`},
	"Site.Identifiers":     {"主管部门核发的网站标识；没有取得的不写，不得编造。", "Identifiers given to the site by the authorities; those that do not exist are left out, never made up.", `{ domain = "example.org" }`},
	"Site.Contact":         {"主办单位的联系方式，不写个人信息。", "How to reach the publisher; no personal details.", `{ email = "office@example.org" }`},
	"Site.Licence":         {"他人可以怎样使用本站的数据。", "What others may do with the site's data.", `{ text = { zh = "注明来源即可使用", en = "Free to use with attribution" } }`},
	"Site.Sources":         {"对来源的要求。", "What sources the site wants.", `{ mirrors = ["copies.example"] }`},
	"Site.Picture":         {"分享本站链接时显示的图片，中英文各一张；有正式网址时才用到。", "The picture that other sites show beside a link to this one, one for each language; used where the site has an address.", `{ file = { zh = "preview-zh.png", en = "preview-en.png" }, alt = { zh = "某市发展计划", en = "Some City Development Plan" } }`},
	"Site.Archived":        {"网站何时归档、不再更新；没有归档的不写。", "When the site was archived and ceased to be kept up; left out while it is kept up.", `{ date = "2031-06-30" }`},
	"Site.Mount":           {"主办单位自己的网站；本站作为专题文件夹放在其下时填写。页眉、页脚和网站标签即指向该网站。", "The organ's own website, where this site is a folder of it, a topic: head, foot and the tags of the site then point there.", `{ name = { zh = "某市人民政府", en = "Government of Some City" }, url = "https://www.example.gov.cn/" }`},

	"SharedPicture.File": {"content/files/ 中的图片文件名，PNG，1200×630像素。", "The names of the pictures in content/files/: PNG, 1200 by 630 pixels.", `{ zh = "preview-zh.png", en = "preview-en.png" }`},
	"SharedPicture.Alt":  {"图片上写了什么，供看不到图片的读者。", "What the picture says, for readers who cannot see it.", `{ zh = "某市发展计划：40项目标", en = "Some City Development Plan: 40 targets" }`},

	"Archive.Date": {"归档的日期。", "The date on which it was archived.", `"2031-06-30"`},
	"Archive.Time": {"归档的时刻，按北京时间；不知道的不写。", "The time of day, in China's time; left out where it is not known.", `"09:30"`},
	"Archive.Note": {"说明，如新的内容在哪里。", "A note, such as on where newer words are found.", `{ zh = "计划期已满。", en = "The period of the plan has ended." }`},

	"Mount.Name":    {"该网站的规范名称。", "The official name of that site.", `{ zh = "某市人民政府", en = "Government of Some City" }`},
	"Mount.URL":     {"该网站首页的网址。", "The address of its home page.", `"https://www.example.gov.cn/"`},
	"Mount.SiteMap": {"该网站的网站地图的网址。", "The address of its site map.", `"https://www.example.gov.cn/map.html"`},

	"SourceRules.Mirrors": {"转载、聚合网站的域名（含其子域名）：引用它们而没有写 via 的来源会有警告，因为应当引用发布单位自己的网页。", "Hosts that republish what others have published, with those below them: a source that names one without via is warned of, since the publisher's own page is wanted.", `["copies.example"]`},

	"Span.First": {"首年。", "The first year.", `2026`},
	"Span.Last":  {"末年，含当年。", "The last year, itself included.", `2030`},

	"Thresholds.OnPace": {"进度不低于路径要求的多少，写作“进度相符”；0.95 即 95%。", "The share of the path's progress from which a target is called on pace; 0.95 is 95%.", `0.95`},
	"Thresholds.Behind": {"进度不低于路径要求的多少，写作“进度落后”，再低为“明显落后”；不大于 on_pace。", "The share from which it is called behind, and below which far behind; at most on_pace.", `0.6`},
	"Thresholds.Words":  {"是否显示“进度相符”“进度落后”等评价用语；false 只显示数据。", "Whether the words on pace, behind and far behind are shown; false shows the figures alone.", `true`},

	"BodyKind.ID":      {"单位类别的标识，供 bodies.toml 的 kind 引用。", "The id of the kind, which kind in bodies.toml names.", `city`},
	"BodyKind.Name":    {"类别名称，作责任单位页的小标题。", "The name of the kind, a heading on the page of bodies.", `{ zh = "市政府", en = "City governments" }`},
	"BodyKind.Governs": {"这一类单位是否为其 area 的政府；默认 false。", "Whether bodies of this kind are the governments of their areas; false unless given.", `true`},

	"AreaKind.ID":      {"地区类别的标识，供 areas.toml 的 kind 引用。", "The id of the kind, which kind in areas.toml names.", `city`},
	"AreaKind.Name":    {"类别名称，作地区页的小标题。", "The name of the kind, a heading on the page of areas.", `{ zh = "各市", en = "The cities" }`},
	"AreaKind.Compare": {"这一类地区是否在比较页并列；默认 false。", "Whether areas of this kind stand side by side on the page that compares them; false unless given.", `true`},

	"InitiativeKind.ID":     {"类别的标识，供 initiatives.toml 的 kind 引用。", "The id of the kind, which kind in initiatives.toml names.", `reform`},
	"InitiativeKind.Name":   {"类别名称，作小标题。", "The name of the kind, a heading.", `{ zh = "重大改革", en = "Major reforms" }`},
	"InitiativeKind.Clause": {"列出这一类的条款。", "The clause that lists them.", `"a5-1"`},

	"Home.Intro": {"首页对计划的介绍，一两句话。", "What the plan is, in a sentence or two, for the home page.", `{ zh = "本计划为某市2026—2030年的发展计划。", en = "The development plan of a city for 2026–2030." }`},
	"Home.Quote": {"首页引用的一句原文，须与条款一字不差。", "The words of the plan that the home page quotes, verbatim.", `{ clause = "s1", zh = "原文", en = "Its translation" }`},

	"Receipt.Clause": {"原文所在的条款，即正文和附件中花括号里的标识：s2-3 为二（三），a4-1 为附件4第1项。", "The clause in which the words stand: its id, in braces in the texts; s2-3 is part 2, section 3, a4-1 row 1 of annex 4.", `"s2-3"`},
	"Receipt.Quote":  {"原文，逐字照录，en 为译文中的对应文字；两者都须在该条款中原样出现。", "The words, verbatim, in both languages; both must stand in the clause as they are.", `{ zh = "原文", en = "Its translation" }`},

	"Identifiers.Domain":   {"网站的域名。", "The site's domain name.", `"example.org"`},
	"Identifiers.SiteCode": {"政府网站标识码。", "The code of the government website.", `"3300000000"`},
	"Identifiers.ICP":      {"ICP备案号。", "The ICP filing number.", `"某ICP备00000000号"`},
	"Identifiers.Police":   {"公安备案号。", "The number of the public security filing.", `"某公网安备00000000000000号"`},

	"Contact.Body":    {"负责答复的单位。", "The body that answers.", `{ zh = "某市人民政府办公室", en = "General Office of Some City" }`},
	"Contact.Phone":   {"办公电话。", "The office's telephone number.", `"0000-00000000"`},
	"Contact.Email":   {"办公邮箱。", "The office's e-mail address.", `"office@example.org"`},
	"Contact.Address": {"办公地址。", "The office's address.", `{ zh = "某市某路1号", en = "1 Some Road, Some City" }`},

	"Licence.Text": {"使用许可的说明。", "The licence in words.", `{ zh = "注明来源即可使用", en = "Free to use with attribution" }`},
	"Licence.URL":  {"许可全文的网址。", "The address of the licence's text.", `"https://example.org/licence"`},
}

// What the keys of notice.toml mean.
var noticeMeanings = map[string]Meaning{
	"Notice.Title":          {"通知的完整标题，照录。", "The whole title of the notice, verbatim.", `{ zh = "关于印发《某市发展计划》的通知", en = "Notice on Issuing the Some City Development Plan" }`},
	"Notice.Number":         {"发文字号，照录，括号为〔〕。", "The document number, verbatim.", `"某发〔2026〕1号"`},
	"Notice.IndexNumber":    {"政府信息公开的索引号。", "The index number of the disclosed document.", `"00000000-0/2026-00001"`},
	"Notice.Category":       {"主题分类。", "The subject category.", `{ zh = "其他", en = "Other" }`},
	"Notice.PublishingBody": {"在网上公开文件的机构。", "The body that put the document online.", `{ zh = "某市人民政府办公室", en = "General Office of Some City" }`},
	"Notice.IssuingBody":    {"印发文件的机构。", "The body that issued the document.", `{ zh = "某市人民政府", en = "People's Government of Some City" }`},
	"Notice.Seal":           {"用印说明，如“某局代章”。", "How the document is sealed, where it says so.", `{ zh = "某局代章", en = "Sealed on its behalf by Some Bureau" }`},
	"Notice.Made":           {"成文日期。", "The date of the document.", `"2026-01-05"`},
	"Notice.Published":      {"公开日期，不早于成文日期。", "The date on which it was published, not before it was made.", `"2026-01-20"`},
	"Notice.Time":           {"公开的时刻，按北京时间；网页没有写明的不写。", "The time of day of publication, in China's time; left out where the page does not say.", `"09:30"`},
	"Notice.Means":          {"公开方式。", "The means of disclosure.", `{ zh = "主动公开", en = "Disclosed on the body's own initiative" }`},
	"Notice.Origin":         {"网页所写的信息来源。", "The source that the web page names.", `{ zh = "某市人民政府办公室", en = "General Office of Some City" }`},
	"Notice.Validity":       {"有效性，如“有效”；网页没有写明的不写。", "Whether the document is in force; left out where the page does not say.", `{ zh = "有效", en = "In force" }`},
	"Notice.Source":         {"公开网页在 sources.toml 中的标识。", "The id, in sources.toml, of the page that published it.", `"city-2026-01"`},
	"Notice.Attachment":     {"网页所附文件的名称，照录。", "The name of the file that the page attaches, verbatim.", `{ zh = "某市发展计划.pdf", en = "PDF of the plan, in Chinese" }`},
	"Notice.Attachments":    {"供下载的文件，如印发的原件；文件放在 content/files/。", "Files to download, such as the document as it was signed; they stand in content/files/.", `{ original = { file = "plan.pdf", name = { zh = "某市发展计划", en = "Some City Development Plan, in Chinese" }, sha256 = "…" } }`},

	"Attachment.ID":     {"文件的标识，用作下载网址。", "The id of the file, for its address.", `original`},
	"Attachment.File":   {"content/files/ 中的文件名。", "Its name in content/files/.", `"plan.pdf"`},
	"Attachment.Name":   {"文件的名称，显示给读者。", "What readers see as its name.", `{ zh = "某市发展计划", en = "Some City Development Plan, in Chinese" }`},
	"Attachment.SHA256": {"文件内容的 SHA-256 校验值，64位十六进制。", "The SHA-256 of its bytes, 64 digits of base 16.", `"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`},
	"Attachment.Text":   {"附在哪一篇之后：annexes/1 为附件1；不写则附在通知之后。", "The text beside which it is offered: annexes/1 for annex 1; the notice unless given.", `"annexes/1"`},
}

// What the keys of areas.toml, bodies.toml and units.toml mean.
var listMeanings = map[string]Meaning{
	"Area.ID":     {"地区的标识，用作网址和引用。", "The id of the area, for its address and for references.", `north-city`},
	"Area.Name":   {"全名。", "The full name.", `{ zh = "北市", en = "North City" }`},
	"Area.Short":  {"简称，用于图表和列表。", "The short name, for charts and lists.", `{ zh = "北", en = "North" }`},
	"Area.Kind":   {"类别，取 site.toml 中 [area_kinds] 的标识。", "The kind: an id of [area_kinds] in site.toml.", `"city"`},
	"Area.Parent": {"所在的上级地区。", "The area of which it is a part.", `"province"`},
	"Area.Role":   {"计划赋予该地区的定位，用文件原词。", "What the plan makes of it, in the plan's words.", `{ zh = "先行区", en = "A pioneer zone" }`},
	"Area.Clause": {"写明定位的条款。", "The clause that says so.", `"s3-1"`},
	"Area.Note":   {"给读者的说明，如区域范围。", "A note for readers, such as on its extent.", `{ zh = "范围以附件为准。", en = "Its extent is that of the annex." }`},

	"Body.ID":      {"责任单位的标识，用作网址和引用。", "The id of the body, for its address and for references.", `north-finance`},
	"Body.Name":    {"全名。", "The full name.", `{ zh = "北市财政局", en = "North City Finance Bureau" }`},
	"Body.Short":   {"文件中的写法，程序据此在正文里认出它。", "Its spelling in the document, by which it is found in the texts.", `{ zh = "北市财政局", en = "North City Finance Bureau" }`},
	"Body.Aliases": {"文件中的其他写法。", "Other spellings in the document.", `["市财政局"]`},
	"Body.Kind":    {"单位的类别，为 site.toml 中 body_kinds 的标识；没有 body_kinds 时为 party、provincial、central、city 或 other。", "The kind of body: an id of body_kinds in site.toml; without these party, provincial, central, city or other.", `"city"`},
	"Body.Area":    {"所属地区。", "The area to which it belongs.", `"north-city"`},
	"Body.Note":    {"给读者的说明，如机构后来的变化。", "A note for readers, such as on later changes.", `{ zh = "2024年更名。", en = "Renamed in 2024." }`},

	"Unit.ID":       {"单位的标识，供 unit 引用。", "The id of the unit, which unit names.", `yi-yuan`},
	"Unit.Name":     {"单位名称：中文写在数字之后，英文写在表头。", "Its name: what follows a figure in Chinese, the head of a column in English.", `{ zh = "亿元", en = "RMB 100 million" }`},
	"Unit.Quantity": {"所计量的量；同一量的单位可以相互换算。", "What is measured; units of one quantity convert into each other.", `"rmb"`},
	"Unit.Factor":   {"一个单位合多少基本单位：亿元为 100_000_000。", "The size of one unit in the quantity's base unit: 100_000_000 for 100 million.", `100_000_000`},
	"Unit.Style":    {"数值的写法。", "How amounts are written.", `"currency"`},
	"Unit.Symbol":   {"仅用于 measure：英文写在基本单位数值之后的符号。", "For measure only: what English writes behind an amount in base units.", `"km"`},
	"Unit.Currency": {"币种，英文写在金额之前；金额单位必填。", "The currency, which English writes before the amount; required of money.", `"RMB"`},
}
