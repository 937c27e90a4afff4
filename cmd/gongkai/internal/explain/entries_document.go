package explain

import "gongkai/cmd/gongkai/internal/diag"

// The codes of the two languages, of the document, and of what belongs to the program.

// exchangeTerm is what the glossary of the example says.
var exchangeTerm = t("术语表规定“交易中心”译作 exchange", "where the glossary renders 交易中心 as exchange")

var languages = Group{t("中英文", "The two languages"), []Entry{
	{
		Code:  diag.OneLanguage,
		Brief: t("说明只有一种语言", "a note in one language only"),
		Means: t("编者的说明（note）只有中文或英文。两种文字的网页都将显示这一种，并标明语言。", "An editor's note is in Chinese or English only. The pages of both languages show that one, marked as such."),
		Why:   t("说明往往是读懂数据的关键，最好两种语言都有。", "Notes are often what makes a figure understood; both languages are better."),
		Wrong: Example{File: "data/areas.toml", Lines: `note = { zh = "2020年末贷款余额390亿元" }`},
		Right: Example{File: "data/areas.toml", Lines: `note = { zh = "2020年末贷款余额390亿元", en = "Loans of RMB 39 billion at the end of 2020" }`},
		Ack:   InNoted,
	},
	{
		Code:  diag.TranslationStale,
		Brief: t("中文改了，英文没有核对", "Chinese that has changed since its English"),
		Means: t("条款的中文在登记译文之后改动过（空格不算）。核对英文，再登记一次。", "The Chinese of the clause has changed since its translation was recorded; spaces do not count. Check the English, then record it again."),
		Why:   t("译文悄悄过时，英文读者看到的就是旧文件。", "Where a translation goes stale unseen, readers of English read an old document."),
		Wrong: Example{File: "content/zh/plan.md", Words: t("只改了中文", "with the Chinese alone changed"), Lines: `对照[目标](plan.md#s1)，逐年公布实施进展。 {#s2-2}`},
		Right: Example{Words: t("核对英文之后运行", "after a look at the English, run"), Lines: `gongkai translated s2-2`},
	},
	{
		Code:  diag.TranslationUnrecorded,
		Brief: t("译文没有登记", "a translation that is not recorded"),
		Means: t("data/translations.toml 登记了别的条款，没有登记这一条，多半是新增的。", "data/translations.toml records other clauses and not this one, which is mostly new."),
		Why:   t("没有登记，以后中文改动就无从发现。", "What is not recorded cannot be found to have changed."),
		Wrong: Example{File: "data/translations.toml", Words: t("没有 s2-2 这一行", "without a line for s2-2")},
		Right: Example{Words: t("核对英文之后运行", "after a look at the English, run"), Lines: `gongkai translated s2-2`},
	},
	{
		Code:  diag.TermDiffers,
		Brief: t("译法与术语表不一致", "a term that is rendered otherwise"),
		Means: t("中文条款用了术语表（data/glossary.toml）中的词，英文没有用表中的译法，也没有用 also 所列的译法。单复数不论。", "The Chinese clause has a term of data/glossary.toml, and the English neither its rendering nor one of also. Plurals count as the same."),
		Why:   t("一个词前后译法不同，读者会以为是两件事。", "Where one term has several renderings, readers take it for several things."),
		Wrong: Example{File: "content/en/plan.md", Words: exchangeTerm, Lines: `Build a trading center and three branches. (Responsible bodies: Finance Office; Government of East County) {#s2-1}`},
		Right: Example{File: "content/en/plan.md", Words: exchangeTerm, Lines: `Build an exchange and three branches. (Responsible bodies: Finance Office; Government of East County) {#s2-1}`},
		Ack:   InClause,
	},
	{
		Code:  diag.AmountDiffers,
		Brief: t("中英文的金额或比例不相等", "an amount that differs between the languages"),
		Means: t("中文和英文都写了金额、百分比或百分点，两者不相等。", "Chinese and English both have an amount of money, per cent or points, and these are not equal."),
		Why:   t("亿元译成 billion 差十倍，是最常见也最严重的误译。", "亿元 rendered as billion is ten times off: the commonest slip, and the worst."),
		Wrong: Example{File: "data/areas.toml", Lines: `note = { zh = "2020年末贷款余额390亿元", en = "Loans of RMB 390 billion at the end of 2020" }`},
		Right: Example{File: "data/areas.toml", Lines: `note = { zh = "2020年末贷款余额390亿元", en = "Loans of RMB 39 billion at the end of 2020" }`},
	},
	{
		Code:  diag.AmountUnmatched,
		Brief: t("一种语言有数，另一种没有", "a number that the other language lacks"),
		Means: t("条款的一种语言写有数字，另一种找不到对应的。译者加在方括号里的不算。", "One language of a clause has a number for which the other has none. What a translator adds in square brackets does not count."),
		Why:   t("可能漏译，也可能换了说法。", "It may have been left out, or said in other words."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Build an exchange and its branches. (Responsible bodies: Finance Office; Government of East County) {#s2-1}`},
		Right: Example{File: "content/en/plan.md", Lines: `Build an exchange and three branches. (Responsible bodies: Finance Office; Government of East County) {#s2-1}`},
		Ack:   InClause,
	},
}}

var document = Group{t("文本", "The texts"), []Entry{
	{
		Code:  diag.ClauseMissing,
		Brief: t("条款缺一种语言", "a clause that one language lacks"),
		Means: t("条款标识（{#…}）在一种语言的文本里有，另一种没有。", "The id {#…} of a clause stands in the text of one language and not in the other."),
		Why:   t("中英对照和语言切换都按标识对应。", "The two languages are joined clause by clause, by their ids."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-3}`},
		Right: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-2}`},
	},
	{
		Code:  diag.ClauseDiffers,
		Brief: t("条款的两种文本结构不同", "a clause that is built differently"),
		Means: t("标题级别、段落数、列表或表格的行列数、条款的次序，中英文不一致。", "The level of a heading, the number of paragraphs, items, rows or cells, or the order of clauses differ between the languages."),
		Why:   t("并排对照要逐段、逐行对得上。", "Side by side, paragraph must stand by paragraph and row by row."),
		Wrong: Example{File: "content/en/plan.md", Lines: `### II. Tasks {#s2}`},
		Right: Example{File: "content/en/plan.md", Lines: `## II. Tasks {#s2}`},
	},
	{
		Code:  diag.DuplicateClause,
		Brief: t("条款标识重复", "an id of two clauses"),
		Means: t("同一语言的文本里，两个条款用了同一标识；不同文件之间也不能重复。", "Two clauses of one language have the same id, in one file or in two."),
		Why:   t("引用时不知道指哪一条。", "A reference to it could mean either."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s1-4}`},
		Right: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-2}`},
	},
	{
		Code:  diag.BadAttribute,
		Brief: t("条款标识的写法不对", "an attribute list that cannot be read"),
		Means: t("花括号里的写法不对，或者写在了不能成为条款的地方（列表项、注、表格第一列以外）。标识只用小写字母、数字和连字符。", "What stands in braces cannot be read, or stands where no clause can begin: an item, a note, a cell that is not the first. Ids have lower-case letters, digits and hyphens."),
		Why:   t("标识是条款的网址，公开后不能再变。", "The id is the clause's address, which stays once it is published."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#S2_2}`},
		Right: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-2}`},
	},
	{
		Code:  diag.RawHTML,
		Brief: t("正文里有 HTML", "HTML in a text"),
		Means: t("Markdown 文本里写了 HTML 标签或注释。", "A text has tags or comments of HTML."),
		Why:   t("页面须在任何设备和朗读软件上都可靠，不能夹带标签。", "Pages must be sound on every device and reader, so texts bring no tags of their own."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is<br> published every year. {#s2-2}`},
		Right: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-2}`},
	},
	{
		Code:  diag.BrokenLink,
		Brief: t("站内链接没有目标", "a link that leads nowhere"),
		Means: t("链接所指的文本、页面或条款不存在。", "The text, page or clause to which a link leads does not exist."),
		Why:   t("读者点开会看到“页面不存在”。", "Readers who follow it would find no page."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s9) is published every year. {#s2-2}`},
		Right: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-2}`},
	},
	{
		Code:  diag.BadLink,
		Brief: t("链接地址不允许", "an address that a link must not have"),
		Means: t("链接既不是本站的 .md 文件或网页，也不是 https:// 地址。以 / 开头的、http:// 的都不行。", "The link is neither to a .md file or page of the site nor to an https:// address. Those that begin with / and http:// are not allowed."),
		Why:   t("网站要能放在任何路径下，也能从磁盘直接打开；外部链接须加密。", "The site works under any path and from a disk, and outward links are encrypted."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](/plan.html#s1) is published every year. {#s2-2}`},
		Right: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-2}`},
	},
	{
		Code:  diag.UnsupportedMark,
		Brief: t("不支持的 Markdown 写法", "Markdown that is not supported"),
		Means: t("文本用了公文里没有的写法：第二个一级标题、分隔线、正文里的图片、没有引用处的脚注、没有起作用的 ** 等。", "A text has what the document cannot have: a second title, a rule, a picture in the text, a footnote to which nothing refers, a ** that marks nothing."),
		Why:   t("不提示，它会原样露在网页上，或者悄悄消失。", "Unsaid, it would show as it is typed, or vanish."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Progress toward the **[goals](plan.md#s1) is published every year. {#s2-2}`},
		Right: Example{File: "content/en/plan.md", Lines: `Progress toward the [goals](plan.md#s1) is published every year. {#s2-2}`},
	},
	{
		Code:  diag.BodiesDiffer,
		Brief: t("中英文的责任单位不同", "bodies that differ between the languages"),
		Means: t("条款末尾括号里的责任单位，中文和英文不是同样几家，或次序不同。", "The bodies in the brackets at the end of a clause are not the same, in the same order, in Chinese and English."),
		Why:   t("谁负责，两种文字必须说得一样。", "Who is responsible must be the same in both."),
		Wrong: Example{File: "content/en/plan.md", Lines: `Build an exchange and three branches. (Responsible bodies: Finance Office) {#s2-1}`},
		Right: Example{File: "content/en/plan.md", Lines: `Build an exchange and three branches. (Responsible bodies: Finance Office; Government of East County) {#s2-1}`},
	},
	{
		Code:  diag.NoTitle,
		Brief: t("文本开头没有标题", "a text without a title"),
		Means: t("文本的第一行不是“# 标题”。", "The first line of a text is not # and its title."),
		Why:   t("页面标题、目录和搜索结果都用它。", "Pages, contents and search results are named by it."),
		Wrong: Example{File: "content/en/plan.md", Lines: `**North City Sample Plan (2021-2025)**`},
		Right: Example{File: "content/en/plan.md", Lines: `# North City Sample Plan (2021-2025)`},
	},
}}

var machinery = Group{t("主题和编辑器", "Theme and text editors"), []Entry{
	{
		Code:  diag.BadLayout,
		Brief: t("主题模板有误", "a layout that is wrong"),
		Means: t("网站自己的 themes/ 中有模板写错，或缺了文件。数据编辑遇到时，请找改动主题的人。", "A layout in the site's own themes/ is wrong or lacks a file. Editors of data leave it to whoever changed the theme."),
		Why:   t("模板有误，所有页面都生成不了。", "With a wrong layout no page can be made."),
		Wrong: Example{File: "themes/tide/layouts/frame.html", Lines: `{{if .Title}}{{.Title}}`},
		Right: Example{File: "themes/tide/layouts/frame.html", Lines: `{{if .Title}}{{.Title}}{{end}}`},
	},
	{
		Code:  diag.SchemaStale,
		Brief: t("编辑器的格式说明过时", "schemas for text editors that no longer fit"),
		Means: t("新增了指标、来源、单位或地区之后，data/.schema/ 没有更新。运行 gongkai schema 即可。", "An indicator, source, unit or area was added, and data/.schema/ is as before. Run gongkai schema."),
		Why:   t("编辑器会把新的标识标成错误，也补全不了。", "Text editors would mark the new ids as wrong and not complete them."),
		Wrong: Example{File: "data/.schema/", Words: t("新增来源之前写出的", "written before a source was added")},
		Right: Example{Words: t("运行", "run"), Lines: `gongkai schema`},
	},
}}
