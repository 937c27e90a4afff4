package explain

import "gongkai/cmd/gongkai/internal/diag"

// The codes of what was published, and may not be changed silently.

var releases = Group{t("发布记录", "Releases"), []Entry{
	{
		Code:  diag.PublishedFigureChanged,
		Brief: t("改动了已公布的数据，没有理由", "a published figure was changed without a reason"),
		Means: t("这个数据上次发布时是另一个数（或单位、时点、口径不同），data/revisions.toml 中没有说明为什么改。", "At the last release the figure was another one, or of another unit, date or scope, and data/revisions.toml does not say why it was changed."),
		Why:   t("公布过的数据被人引用；悄悄改动，读者就无从相信其余的数据。更正和理由会显示在目标页和发布记录中。", "Published figures are quoted. If they change silently, readers cannot trust the rest. The correction and its reason are shown on the page of the target and with the release."),
		Wrong: Example{File: "data/years/2024.toml", Words: t("把已公布的 8.7 直接改成 8.9", "8.7, which was published, is made 8.9")},
		Right: Example{File: "data/revisions.toml", Words: t("改数据，并写一条更正：old、new 照提示的写法，date 是更正日期，reason 是中英文理由", "change the figure and add a revision: old and new as the message gives them, date the day of the correction, reason in both languages")},
	},
	{
		Code:  diag.PublishedFigureRemoved,
		Brief: t("删去了已公布的数据，没有理由", "a published figure was removed without a reason"),
		Means: t("上次发布的一个数据现在没有了。改了它的键（分项、标签）或年份，也算删去一条、新增一条。", "A figure of the last release is gone. To change its key (part, label) or its year is to remove one and add another."),
		Why:   t("公布过的数据不能无声消失；确属误载的，可以撤回，但要说明。", "What was published cannot vanish without a word. A figure that was wrong may be withdrawn, with a reason."),
		Wrong: Example{File: "data/years/2024.toml", Words: t("删去已公布的一行", "a line that was published is deleted")},
		Right: Example{File: "data/revisions.toml", Words: t("写一条更正，有 old、没有 new", "a revision with old and without new")},
	},
	{
		Code:  diag.PublishedTargetChanged,
		Brief: t("改动了已公布的目标或基期数，没有理由", "a published target or baseline was changed without a reason"),
		Means: t("目标的性质、限定词、数值、单位、期间、地区，或者基期数，与上次发布的不同。名称和说明可以改。", "The kind, comparator, value, unit, period or areas of a target, or its baseline, are not those of the last release. Names and notes may be changed."),
		Why:   t("目标是文件定的；改目标而不说明，等于改卷子的标准答案。", "Targets are set by the document. To move one without a word is to move the goalposts."),
		Wrong: Example{File: "data/indicators.toml", Words: t("目标值 9 改为 8.5", "the target 9 is made 8.5")},
		Right: Example{File: "data/revisions.toml", Words: t("写一条 of = \"target\"（基期数为 \"baseline\"）的更正", "a revision with of = \"target\", or \"baseline\"")},
	},
	{
		Code:  diag.PublishedTargetRemoved,
		Brief: t("删去了已公布的目标，没有理由", "a published target was removed without a reason"),
		Means: t("上次发布的一个目标现在没有了。改了它的标识，也算删去一个、新增一个。", "A target of the last release is gone. To change its id is to remove one and add another."),
		Why:   t("目标不能无声消失；标识还是网址的一部分，改了，引用它的链接就断了。", "A target cannot vanish without a word; and its id is part of an address to which others link."),
		Wrong: Example{File: "data/indicators.toml", Words: t("删去一个指标，或改了它的标识", "an indicator is deleted, or its id changed")},
		Right: Example{File: "data/revisions.toml", Words: t("写一条 of = \"target\" 的更正，有 old、没有 new", "a revision with of = \"target\", with old and without new")},
	},
	{
		Code:  diag.PublishedTextChanged,
		Brief: t("改动了已公布的文件原文，没有理由", "the published words of the document were changed without a reason"),
		Means: t("一个条款的中文与上次发布的不同，或者条款没有了。译文和网站自己的文字可以改，改动列在发布记录中。", "The Chinese of a clause is not what it was at the last release, or the clause is gone. Translations and the site's own texts may be changed; the changes are listed with the release."),
		Why:   t("原文只有一个；更正录入差错，也要让读者知道改了什么。", "There is one official text. Readers must be told even of the correction of a slip in copying it."),
		Wrong: Example{File: "content/zh/plan.md", Words: t("改了条款中的一个字", "one character of a clause is changed")},
		Right: Example{File: "data/revisions.toml", Words: t("写一条 of = \"clause\" 的更正，record 是条款的标识", "a revision with of = \"clause\", whose record is the id of the clause")},
	},
	{
		Code:  diag.RevisionUnused,
		Brief: t("更正与任何改动都对不上", "a revision that belongs to no change"),
		Means: t("从第一版到现在，没有哪一处改动与这条更正的 of、record、year、old、new 都相符。", "From the first release until now nothing was changed as its of, record, year, old and new say."),
		Why:   t("对不上的更正不会显示给读者，多半是写法有出入。", "Readers would never see it; mostly one of these keys is a slip."),
		Wrong: Example{File: "data/revisions.toml", Lines: `east-loans-2022 = { of = "figure", record = "east-loans", year = 2022, old = "1", new = "2", date = "2024-02-01", reason = { zh = "来源有修订。", en = "The source was revised." } }`},
		Right: Example{File: "data/revisions.toml", Words: t("old、new 照 published-figure-changed 的提示一字不差地写", "old and new exactly as the message published-figure-changed gives them")},
	},
	{
		Code:  diag.ReleaseAltered,
		Brief: t("封存的发布记录被改动过", "a sealed release was altered"),
		Means: t("data/releases/ 中某一版封存的表格，与封存时记下的 SHA-256 不符。", "A table that was sealed with a release, in data/releases/, no longer has the SHA-256 under which it was sealed."),
		Why:   t("封存记录是“当时公布了什么”的凭据，任何人改动都会被发现。", "The sealed tables are the evidence of what was published. Whoever alters them is found out."),
		Wrong: Example{File: "data/releases/2024-03/figures.csv", Words: t("封存之后改了一个数", "a number was changed after the release")},
		Right: Example{File: "data/releases/2024-03/figures.csv", Words: t("从版本库恢复的原文件", "the file as it was, restored from the repository")},
	},
	{
		Code:  diag.ReleaseIncomplete,
		Brief: t("封存的发布记录缺文件", "a file of a sealed release is missing"),
		Means: t("某一版封存的表格、校验值清单或说明文件（data/releases/版次.toml）没有了。", "A table of a sealed release, its list of hashes or its notes (data/releases/TAG.toml) is gone."),
		Why:   t("缺了它，就不能证明那一版公布过什么。", "Without it nobody can tell what that release published."),
		Wrong: Example{File: "data/releases/2024-03", Words: t("少了 SHA256SUMS", "SHA256SUMS is missing")},
		Right: Example{File: "data/releases/2024-03", Words: t("封存的文件一个不少", "all files that were sealed")},
	},
	{
		Code:  diag.ReleaseUnreadable,
		Brief: t("封存的发布记录读不出来", "a sealed release cannot be read"),
		Means: t("表格没有被改动，但有程序不认识的栏或格式。", "The table was not altered, but has a column or a form that this program does not know."),
		Why:   t("读不出来就无从比较。", "What cannot be read cannot be compared."),
		Wrong: Example{File: "data/releases/2024-03/figures.csv", Words: t("由更新的程序封存，多一栏", "sealed by a newer program, with one more column")},
		Right: Example{Words: t("换用新版程序", "use the newer program")},
	},
	{
		Code:  diag.ReleaseChain,
		Brief: t("封存的发布记录前后接不上", "a sealed release does not follow the one before it"),
		Means: t("每一版都记着前一版的校验值；有一版被删去、改名、替换，后面的就接不上。", "Each release names the hash of the one before. If one is deleted, renamed or replaced, the next no longer follows it."),
		Why:   t("这条链使人只凭最新一版的校验值，就能查出以往任何一版是否被动过。", "With the hash of the newest release alone, anybody can tell whether an earlier one was touched."),
		Wrong: Example{File: "data/releases", Words: t("删去了中间一版", "one in the middle was deleted")},
		Right: Example{File: "data/releases", Words: t("各版俱全", "all of them are there")},
	},
	{
		Code:  diag.ReleaseDateChanged,
		Brief: t("改动了已发布的日期", "the date of a published release was changed"),
		Means: t("data/releases/版次.toml 中的日期与封存时的不同。标题和说明可以修饰，日期不能改。", "The date in data/releases/TAG.toml is not the one under which the release was sealed. Its title and notes may be polished, its date may not."),
		Why:   t("日期决定哪些年份的数据应当已经有了，状态由此而来。", "The date decides for which years figures are due, and so the states."),
		Wrong: Example{File: "data/releases/2024-03.toml", Words: t("发布之后改了 date", "date was changed after the release")},
		Right: Example{File: "data/releases/2024-03.toml", Words: t("发布当日的日期", "the day on which it was published")},
	},
	{
		Code:  diag.ReleaseTooEarly,
		Brief: t("新的一版日期早于已发布的版", "a new release is dated before one that was published"),
		Means: t("还没有封存的一版，日期早于最新封存的一版。", "A release that is not yet sealed is dated before the newest sealed one."),
		Why:   t("各版按日期先后排列、依次封存，不能插到前面去。", "Releases are sealed one after the other; none can be put in before."),
		Wrong: Example{File: "data/releases/2024-06.toml", Words: t("日期写成去年", "the date is of the year before")},
		Right: Example{File: "data/releases/2024-06.toml", Words: t("实际发布的日期", "the day on which it is published")},
	},
}}
