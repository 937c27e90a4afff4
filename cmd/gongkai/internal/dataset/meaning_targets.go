package dataset

// What the keys of indicators.toml mean.
var targetMeanings = map[string]Meaning{
	"Indicator.ID":       {"指标的标识，用作网址、引用和年度数据的行首；公布后不再改动。", "The id of the indicator: its address, and the key of its records. It stays once published.", `north-loans`},
	"Indicator.Number":   {"在目标清单中的编号，不重复。", "Its number in the list of targets; no two are the same.", `1`},
	"Indicator.Name":     {"全名，写明范围和所统计的量。", "The full name, with its scope and what it measures.", `{ zh = "北市贷款余额", en = "Outstanding loans of North City" }`},
	"Indicator.Short":    {"简称，用于图表和列表。", "The short name, for charts and lists.", `{ zh = "贷款余额", en = "Loans" }`},
	"Indicator.Areas":    {"所属地区；写几个的，逐个观测，全部达到才算达到。", "Its areas; of several each is observed, and the target is met when all are.", `["north-city"]`},
	"Indicator.Kind":     {"目标的类型，决定路径、进度和各年填什么。", "The kind of target, which decides its path, its pace and what is observed.", `"level"`},
	"Indicator.Unit":     {"数据的单位，取 units.toml 的标识。", "The unit of its figures: an id of units.toml.", `"yi-yuan"`},
	"Indicator.Decimals": {"显示和比较时保留的小数位数，0 至 6。", "To how many decimals figures are shown and compared, 0 to 6.", `1`},
	"Indicator.Range":    {"数值的下限和上限，超出的视为录错；如占比为 0 至 100。", "The least and the greatest that a figure may be; what lies outside is a slip. 0 to 100 for a share.", `[0, 100]`},
	"Indicator.Observed": {"各年数据是什么，类型有不止一种可能时填写。", "What the records are, where the kind leaves a choice.", `"flow"`},
	"Indicator.Edition":  {"数据按版次公布（如指数），年份指版次；默认 false。", "Whether years are those of the editions that publish the figure, as of an index; false unless given.", `true`},
	"Indicator.Note":     {"给读者的说明，如口径。", "A note for readers, such as on its scope.", `{ zh = "不含外币贷款。", en = "Loans in foreign currency are not included." }`},
	"Indicator.Ack":      {"已经核实、不再提示的警告的代码，核实的结果写在 note。", "The codes of warnings that have been looked at and stay silent; the note says what was found.", `["percent-for-points"]`},
	"Indicator.Series":   {"比较类的两项，标识为 a 和 b；甲项减乙项。", "The two sides of a comparison, with the ids a and b; the first less the second.", `{ a = { name = { zh = "北市", en = "North City" } }, b = { name = { zh = "全省", en = "The province" } } }`},
	"Indicator.Parts":    {"须分别达到的几项，各有标识。", "Several measures that must all be met, each with an id.", `{ loans = { name = { zh = "贷款", en = "Loans" } } }`},
	"Indicator.Target":   {"计划提出的目标值。", "What the plan promises.", `{ value = 2000, cmp = ">=", printed = true }`},
	"Indicator.Baseline": {"文件写明的基期数，路径从此出发；口径不同的写 scope，只显示不使用。", "The document's figure from which the path starts; one of another scope is shown and never used.", `{ year = 2025, value = 1500, clause = "s1", zh = "贷款余额1500亿元", en = "loans of RMB 150 billion" }`},
	"Indicator.Receipts": {"设定目标的条款和原文，以条款标识为键；第一条为准。", "The clauses that set the target, with their words, under the clause's id; the first decides.", `{ a4-1 = { zh = "贷款余额达到2000亿元", en = "loans of at least RMB 200 billion" } }`},

	"Series.ID":   {"a 为被减的一项，b 为减去的一项。", "a is the first side, b what is taken from it.", `a`},
	"Series.Name": {"这一项的名称，用于图例。", "The name of the side, for the key of the chart.", `{ zh = "北市", en = "North City" }`},

	"Part.ID":   {"分项的标识，写在年度数据的行首：指标.分项。", "The id of the part, in the key of its records: indicator.part.", `loans`},
	"Part.Name": {"分项的名称。", "The name of the part.", `{ zh = "贷款", en = "Loans" }`},
	"Part.Unit": {"分项的单位，与指标不同时填写。", "The unit of the part, where it differs from the indicator's.", `"wan-yi-yuan"`},

	"Target.Value":     {"目标值，用文件所印的单位。", "The value, in the unit that the document prints.", `2000`},
	"Target.Unit":      {"目标值的单位，与数据的单位不同时填写。", "The unit of the value, where it differs from that of the figures.", `"wan-yi-yuan"`},
	"Target.Cmp":       {"文件怎样比较：“超过”为 >，“以上”“达到”为 >=，“前8名”为 <=。", "How the document compares: more than is >, at least is >=, among the first 8 is <=.", `">="`},
	"Target.Printed":   {"文件是否印出比较词；false 表示比较词是本站的理解。", "Whether the document prints a comparator; false: the one given is this site's reading.", `true`},
	"Target.Magnitude": {"目标只是数量级（如“千亿级”），不据以评估；默认 false。", "Whether the target is an order of magnitude, which no figure can be held against; false unless given.", `true`},
	"Target.Reading":   {"以文字表示的数值怎样读成数，如“翻一番”读作2倍。", "How words that stand for the number are read, such as doubling as 2 times.", `{ zh = "“翻一番”读作2倍。", en = "“Doubling” is read as 2 times." }`},
	"Target.First":     {"目标期的首年，与计划不同时填写。", "The first year of the target's period, where it is not the plan's.", `2026`},
	"Target.Last":      {"目标期的末年，与计划不同时填写。", "The last year of the target's period, where it is not the plan's.", `2028`},

	"Baseline.Year":   {"基期年份，早于目标末年。", "The year of the figure, before the target's last.", `2025`},
	"Baseline.Value":  {"基期数，用指标的单位。", "The figure, in the indicator's unit.", `1500`},
	"Baseline.Bound":  {"文件只写下限的：“超5000家”为 >，“5000家以上”为 >=。", "Where the document gives a lower bound: > for more than, >= for at least.", `">"`},
	"Baseline.Scope":  {"口径与目标不同时，写明它统计的是什么；有此项的基期不画路径。", "What it measures, where that is not the target's scope; no path is drawn from such a figure.", `{ zh = "主城区", en = "The main urban area" }`},
	"Baseline.Clause": {"写明基期数的条款。", "The clause that states the figure.", `"s1"`},
	"Baseline.Quote":  {"写明基期数的原文和对应的译文，逐字照录。", "The words that state the figure, verbatim, in both languages.", `{ zh = "贷款余额1500亿元", en = "loans of RMB 150 billion" }`},

	"Wording.Clause": {"设定目标的条款。", "The clause that sets the target.", `a4-1`},
	"Wording.Quote":  {"设定目标的原文和对应的译文，逐字照录。", "The words that set the target, verbatim, in both languages.", `{ zh = "贷款余额达到2000亿元", en = "loans of at least RMB 200 billion" }`},
	"Wording.Cmp":    {"本条款的比较词，与第一条不同时填写。", "How this clause compares, where that differs from the first.", `">"`},
	"Wording.Value":  {"本条款的数值，与第一条不同时填写。", "This clause's value, where it differs from the first.", `2100`},
	"Wording.Note":   {"与第一条有何不同。", "How it differs from the first.", `{ zh = "正文没有列出范围。", en = "The body does not give the extent." }`},
}

// What the keys of the files about the document's further contents mean: milestones, facts, groupings, initiatives,
// glossary and consistency.
var contentMeanings = map[string]Meaning{
	"Milestone.ID":       {"标识。", "The id.", `exchange`},
	"Milestone.Name":     {"要打造、建成或达到的状态。", "The state that is to be reached.", `{ zh = "交易中心建成", en = "The exchange is built" }`},
	"Milestone.Areas":    {"所属地区。", "Its areas.", `["north-city"]`},
	"Milestone.Receipts": {"设定它的条款和原文，以条款标识为键。", "The clauses that set it, with their words, under the clause's id.", `{ s2-1 = { zh = "建设交易中心", en = "Build an exchange" } }`},
	"Milestone.Events":   {"有来源的进展，每件一个标识。", "What has happened, with sources, each under an id.", `{ opened = { date = "2027-05", text = { zh = "交易中心开业。", en = "The exchange opened." }, source = "city-2027-05", quote = "交易中心开业" } }`},

	"Event.ID":     {"事件的标识。", "The id of the event.", `opened`},
	"Event.Date":   {"发生的日期。", "When it happened.", `"2027-05-18"`},
	"Event.Text":   {"一句话写明发生了什么。", "What happened, in a sentence.", `{ zh = "交易中心开业。", en = "The exchange opened." }`},
	"Event.Source": {"来源，取 sources.toml 的标识。", "The source: an id of sources.toml.", `"city-2027-05"`},
	"Event.Quote":  {"来源中写明此事的原文。", "The source's own words.", `"交易中心开业"`},
	"Event.Note":   {"给读者的说明。", "A note for readers.", `{ zh = "另有报道称为6月。", en = "Another report has June." }`},

	"Fact.ID":         {"标识。", "The id.", `loans-before`},
	"Fact.Name":       {"数据的名称。", "What the figure is.", `{ zh = "北市贷款余额（五年前）", en = "Loans of North City, five years before" }`},
	"Fact.Value":      {"数值，用文件所印的单位。", "The value, in the unit that the document prints.", `900`},
	"Fact.Bound":      {"文件只写下限的：“超过”为 >，“以上”为 >=。", "Where the document gives a lower bound: > for more than, >= for at least.", `">"`},
	"Fact.Unit":       {"单位，取 units.toml 的标识。", "The unit: an id of units.toml.", `"yi-yuan"`},
	"Fact.Year":       {"数据的年份。", "The year of the figure.", `2020`},
	"Fact.Scope":      {"统计的范围。", "What it covers.", `{ zh = "全市", en = "The whole city" }`},
	"Fact.Clause":     {"写明数据的条款。", "The clause that states it.", `"s1"`},
	"Fact.Quote":      {"写明数据的原文和对应的译文，逐字照录。", "The words that state it, verbatim, in both languages.", `{ zh = "贷款余额900亿元", en = "loans of RMB 90 billion" }`},
	"Fact.Indicators": {"容易被误当作其基期的指标。", "Indicators of which a reader could take it for the baseline.", `["north-loans"]`},
	"Fact.Note":       {"给读者的说明。", "A note for readers.", `{ zh = "不是目标的基期。", en = "Not the baseline of the target." }`},

	"Grouping.ID":     {"分组的标识，也是页面的网址。", "The id of the grouping, and the address of its page.", `goals`},
	"Grouping.Name":   {"分组的名称。", "The name of the grouping.", `{ zh = "三大目标", en = "The three goals" }`},
	"Grouping.Nav":    {"导航栏用的较短名称。", "A shorter name, for the navigation.", `{ zh = "目标", en = "Goals" }`},
	"Grouping.Lead":   {"页首的说明。", "The words at the head of the page.", `{ zh = "计划提出三大目标。", en = "The plan has three goals." }`},
	"Grouping.Clause": {"提出分组的条款。", "The clause that makes the groups.", `"s2"`},
	"Grouping.Groups": {"各组，按展示顺序。", "The groups, in the order in which they are shown.", `{ growth = { name = { zh = "增长", en = "Growth" }, indicators = ["north-loans"] } }`},

	"Group.ID":         {"组的标识。", "The id of the group.", `growth`},
	"Group.Name":       {"组的名称。", "The name of the group.", `{ zh = "增长", en = "Growth" }`},
	"Group.Clause":     {"提出这一组的条款。", "The clause that names it.", `"s2-1"`},
	"Group.Indicators": {"归入这一组的指标，取 indicators.toml 的标识。", "The indicators of the group: ids of indicators.toml.", `["north-loans"]`},

	"Initiative.ID":         {"标识，用作网址和引用。", "The id, for its address and for references.", `credit-reform`},
	"Initiative.Name":       {"名称，照录附件。", "The name, as the annex has it.", `{ zh = "信用改革试点", en = "Pilot reform of credit" }`},
	"Initiative.Clause":     {"列出它的条款。", "The clause that lists it.", `"a5-1-1"`},
	"Initiative.Kind":       {"类别，取 site.toml 中 [initiative_kinds] 的标识。", "The kind: an id of [initiative_kinds] in site.toml.", `"reform"`},
	"Initiative.Areas":      {"所属地区。", "Its areas.", `["north-city"]`},
	"Initiative.Indicators": {"与它有关的指标。", "The indicators that have to do with it.", `["north-loans"]`},
	"Initiative.Events":     {"有来源的进展，每件一个标识。", "What has happened, with sources, each under an id.", `{ approved = { date = "2026-11", text = { zh = "试点获批。", en = "The pilot was approved." }, source = "city-2026-11", quote = "试点获批" } }`},

	"Term.ID":   {"词条的标识。", "The id of the entry.", `outstanding-loans`},
	"Term.Text": {"中文用文件原词，英文一词一译。", "The Chinese word as the document has it, and its one translation.", `{ zh = "贷款余额", en = "outstanding loans" }`},
	"Term.Also": {"文件的译文还可以怎样译它；check 据此核对译文。", "Other English words by which the document's translation may render it; check holds the translation against them.", `["loans outstanding"]`},
	"Term.Note": {"给读者的说明。", "A note for readers.", `{ zh = "年末数。", en = "At the year's end." }`},

	"Translation.Clause": {"条款的标识。", "The id of the clause.", `s1-1`},
	"Translation.ZH":     {"译成英文时中文的标记，由 gongkai translated 写入。", "The mark of the Chinese from which the English was made; gongkai translated writes it.", `"4748700becce"`},
	"Translation.Ack":    {"译文中已经核实、不再提示的警告的代码，核实的结果写在 note。", "The codes of warnings of the translation that have been looked at and stay silent; the note says what was found.", `["amount-unmatched"]`},
	"Translation.Note":   {"核实的结果；不在网页上显示。", "What was found; it is not shown on the pages.", `{ zh = "英文是概括的说法。", en = "The English puts it in general words." }`},

	"consistency.Differences": {"文件的笔误和前后不一之处，每处一个标识。", "Slips of the document and places where its parts differ, each under an id.", `{ doubled = { name = { zh = "文字重复", en = "A doubled word" }, clauses = ["s1"], text = { zh = "“实现”出现两次，照录。", en = "One word is printed twice and kept." } } }`},
	"consistency.Sums":        {"把部分的目标与整体的目标并列，每组一个标识。", "Targets of parts laid beside the target of a whole, each under an id.", `{ loans = { name = { zh = "贷款：北市与全省", en = "Loans: North City and the province" }, parts = ["north-loans"], whole = "loans", text = { zh = "前者约为后者的一成。", en = "The first is about a tenth of the second." } } }`},

	"Difference.ID":      {"标识。", "The id.", `doubled`},
	"Difference.Name":    {"一句话指明是哪一处。", "Which place it is, in a few words.", `{ zh = "附件5中的文字重复", en = "A doubled word in Annex 5" }`},
	"Difference.Clauses": {"涉及的条款。", "The clauses concerned.", `["a5-1-1", "s3"]`},
	"Difference.Text":    {"差异是什么，本站怎样处理。", "What differs, and what this site does about it.", `{ zh = "“实现”出现两次，照录。", en = "One word is printed twice and kept." }`},

	"Sum.ID":    {"标识。", "The id.", `loans`},
	"Sum.Name":  {"核对的是什么。", "What is compared.", `{ zh = "贷款：北市与全省", en = "Loans: North City and the province" }`},
	"Sum.Parts": {"作为部分的指标。", "The indicators that are parts.", `["north-loans"]`},
	"Sum.Whole": {"作为整体的指标。", "The indicator that is the whole.", `"loans"`},
	"Sum.Text":  {"可以得出什么结论，不能得出什么结论。", "What may be concluded from it, and what may not.", `{ zh = "前者约为后者的一成。", en = "The first is about a tenth of the second." }`},
}

// What the keys of schematic.toml mean.
var schematicMeanings = map[string]Meaning{
	"Schematic.Name":     {"示意图的名称。", "The name of the schematic.", `{ zh = "功能布局示意", en = "Schematic of the layout" }`},
	"Schematic.Caption":  {"图下的说明，写明不是地图。", "The caption, which says that it is no map.", `{ zh = "示意图，非地图", en = "A schematic, no map" }`},
	"Schematic.Clause":   {"示意图所依据的条款。", "The clause from which it is drawn.", `"s2-2"`},
	"Schematic.Stations": {"站点，从左到右，取 areas.toml 的标识；顺序不表示距离。", "The stations from left to right: ids of areas.toml. Their order says nothing about distance.", `["north-city", "south-city"]`},
	"Schematic.Tiers":    {"各层，从上到下。", "The tiers, from top to bottom.", `{ core = { sign = "1", name = { zh = "一核", en = "One core" }, points = { core = { at = "north-city", name = { zh = "老城区", en = "Core area" } } } } }`},

	"Tier.ID":     {"层的标识。", "The id of the tier.", `core`},
	"Tier.Sign":   {"层前的数字或字母。", "The number or letter of the tier.", `"1"`},
	"Tier.Name":   {"层的名称。", "The name of the tier.", `{ zh = "一核", en = "One core" }`},
	"Tier.Clause": {"提出这一层的条款。", "The clause that names it.", `"s3-1"`},
	"Tier.Points": {"位于一个站点的。", "What stands at one station.", `{ core = { at = "north-city", name = { zh = "老城区", en = "Core area" } } }`},
	"Tier.Links":  {"连接两个站点的。", "What joins two stations.", `{ pair = { from = "north-city", to = "south-city", name = { zh = "双城", en = "Two cities" } } }`},
	"Tier.Spans":  {"从一个站点延伸到另一个站点的。", "What covers all stations from one to another.", `{ belt = { from = "north-city", to = "south-city", name = { zh = "产业带", en = "Industrial belt" } } }`},
	"Tier.Cities": {"这一层是否就是各站点本身；默认 false。", "Whether the tier is that of the stations themselves; false unless given.", `true`},

	"SchematicPoint.ID":     {"标识。", "The id.", `core`},
	"SchematicPoint.Place":  {"所在的站点。", "The station at which it stands.", `"north-city"`},
	"SchematicPoint.Name":   {"名称，中文不超过14字，英文不超过30个字符。", "The name: at most 14 characters in Chinese, 30 in English.", `{ zh = "老城区", en = "Core area" }`},
	"SchematicPoint.Clause": {"提出它的条款。", "The clause that names it.", `"s3-1"`},

	"SchematicLink.ID":       {"标识。", "The id.", `pair`},
	"SchematicLink.From":     {"起点站。", "The station from which it leads.", `"north-city"`},
	"SchematicLink.To":       {"终点站。", "The station to which it leads.", `"south-city"`},
	"SchematicLink.Name":     {"名称。", "The name.", `{ zh = "双城", en = "Two cities" }`},
	"SchematicLink.FromName": {"起点一端的文字。", "The words at its first end.", `{ zh = "主极", en = "Main pole" }`},
	"SchematicLink.ToName":   {"终点一端的文字。", "The words at its other end.", `{ zh = "副极", en = "Second pole" }`},
	"SchematicLink.Clause":   {"提出它的条款。", "The clause that names it.", `"s3-2"`},

	"SchematicSpan.ID":     {"标识。", "The id.", `belt`},
	"SchematicSpan.From":   {"起点站。", "The station at which it begins.", `"north-city"`},
	"SchematicSpan.To":     {"终点站，含该站。", "The station at which it ends, itself included.", `"south-city"`},
	"SchematicSpan.Name":   {"名称。", "The name.", `{ zh = "产业带", en = "Industrial belt" }`},
	"SchematicSpan.Clause": {"提出它的条款。", "The clause that names it.", `"s3-3"`},
}
