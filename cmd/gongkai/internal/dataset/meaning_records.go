package dataset

// What the keys of the files of each year mean: records, sources and releases.
var recordMeanings = map[string]Meaning{
	"Observation.Value":    {"数值，用指标的单位（或 unit 所写的单位），照来源所载，不换算、不估算；百分数写 23，不写 0.23；不加千位分隔符。来源说明没有数据的不写。", "The figure as the source has it, in the indicator's unit or the one in unit. A percentage is 23, not 0.23; no thousands separators. Left out where the source says that there is none.", `1900.5`},
	"Observation.Bound":    {"来源只给出下限的：“超过300家”为 >，“300家以上”为 >=。", "Where the source gives a lower bound: > for more than 300, >= for at least 300.", `">"`},
	"Observation.Unit":     {"来源所用的单位，与指标不同时填写；须是同一种量，参考除外。", "The source's unit, where it differs from the indicator's; of the same quantity, but for context.", `"wan-yi-yuan"`},
	"Observation.Role":     {"口径、范围、时点与目标完全一致的是观测值，不必写；其他一律写 context。", "A figure of the target's own scope and date is an observation, which need not be said; any other is context.", `"context"`},
	"Observation.Scope":    {"参考数据统计的是什么；role 为 context 的必填。", "What a figure of context measures; required of context.", `{ zh = "全市全部贷款", en = "All loans of the city" }`},
	"Observation.Status":   {"数据的状态（SDMX 代码），不写即 A（正常）。", "The status of the figure, a code of SDMX; A, normal, unless given.", `"P"`},
	"Observation.Observed": {"这条记录是什么，与指标所写不同时填写。", "What this record is, where that differs from what the indicator says.", `"total"`},
	"Observation.Basis":    {"增长率按可比价格还是现价；两者不相连。", "Whether growth is at constant or current prices; the two are never joined.", `"real"`},
	"Observation.Period":   {"不是全年或年末的数据，写明时点（2026-09、2026-09-30）或时段（2026-01/2026-09）；一律作参考。", "The date (2026-09, 2026-09-30) or period (2026-01/2026-09) of a figure that is not of the whole year or its end; such a figure is context.", `"2026-01/2026-09"`},
	"Observation.Source":   {"来源，取 sources.toml 的标识；先在那里登记。", "The source: an id of sources.toml, where it is entered first.", `"bulletin-2026"`},
	"Observation.Quote":    {"来源中写明这一数据的原文，照录；有 value 的必填。", "The source's own words that state the figure; required with a value.", `"年末贷款余额1900.5亿元"`},
	"Observation.Note":     {"给读者的说明。", "A note for readers.", `{ zh = "其后有修订。", en = "Revised since." }`},
	"Observation.Ack":      {"已经核实、不再提示的警告的代码（见 gongkai explain），核实的结果写在 note。", "The codes of warnings that have been looked at and stay silent (see gongkai explain); the note says what was found.", `["large-change"]`},

	"Source.ID":        {"来源的标识，供 source 引用；常用“发布单位-日期”。", "The id of the source, which source names; commonly publisher and date.", `bulletin-2026`},
	"Source.Publisher": {"发布单位。", "Who published it.", `{ zh = "北市统计局", en = "Statistics Bureau of North City" }`},
	"Source.Title":     {"标题，用原文语言照录。", "The title, verbatim, in its own language.", `"2026年国民经济和社会发展统计公报"`},
	"Source.Lang":      {"原文的语言。", "The language of the source.", `"zh"`},
	"Source.URL":       {"网址，照录全文；尽量用发布单位自己的网页。", "The whole address; that of the publisher's own page where there is one.", `"https://statistics.example/2026.html"`},
	"Source.Date":      {"发布日期；只知年月的写年月。", "The date of publication, as precise as it is known.", `"2027-03-18"`},
	"Source.Via":       {"在转载网站读到的，写明转载者。", "The site that reposts it, where it was read there.", `{ zh = "某网转载", en = "repost on some site" }`},
	"Source.Kind":      {"来源的性质。", "The kind of source.", `"official"`},
	"Source.Note":      {"给读者的说明。", "A note for readers.", `{ zh = "初步统计。", en = "Preliminary." }`},
	"Source.Ack":       {"已经核实、不再提示的警告的代码，核实的结果写在 note。", "The codes of warnings that have been looked at and stay silent; the note says what was found.", `["mirror-source"]`},

	"Revision.ID":     {"更正的标识。", "The id of the revision.", `south-port-cargo-2026`},
	"Revision.Of":     {"更正的是什么：数据、目标、基期数、条款、单位或背景数据。", "What is corrected: a figure, a target, a baseline, a clause, a unit or a background figure.", `"figure"`},
	"Revision.Record": {"数据在年度文件中的键，或目标、条款的标识；单位写 “unit yi-yuan”，背景数据写 “fact 标识”。", "The key of the figure in the file of its year, or the id of the target or clause; of a unit “unit yi-yuan”, of a background figure “fact” and its id.", `"south-port-cargo"`},
	"Revision.Year":   {"数据所属年份；更正数据的必填。", "The year of the figure; required of a figure.", `2026`},
	"Revision.Old":    {"原来公布的，照程序提示的写法。", "What was published, as the program writes it.", `"12.5 percent"`},
	"Revision.New":    {"现在的，照程序提示的写法；撤回的不写。", "What stands in its place, as the program writes it; left out where it was withdrawn.", `"12.4 percent"`},
	"Revision.Date":   {"更正的日期。", "The date of the correction.", `"2027-03-20"`},
	"Revision.Reason": {"为什么更正，公开给读者看。", "Why it was corrected; readers are shown this.", `{ zh = "来源作了修订。", en = "The source revised it." }`},

	"Release.Tag":   {"发布的标识，即文件名。", "The tag of the release: the name of its file.", `2027-03`},
	"Release.Date":  {"发布日期。", "The date of the release.", `"2027-03-31"`},
	"Release.Time":  {"发布的时刻，按北京时间；不知道的不写。", "The time of day of the release, in China's time; left out where it is not known.", `"09:30"`},
	"Release.Title": {"发布的标题。", "The title of the release.", `{ zh = "补充2026年数据", en = "The figures of 2026" }`},
	"Release.Notes": {"本次增加、修订、撤回了什么。", "What was added, revised or withdrawn.", `{ zh = "增加5项2026年数据。", en = "Five figures of 2026 are added." }`},
}
