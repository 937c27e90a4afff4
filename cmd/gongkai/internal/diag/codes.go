package diag

import (
	"maps"
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
)

// A Severity says whether a problem stops a build.
type Severity uint8

// The severities. A warning is for a fact that may be true; a build goes on.
const (
	Error Severity = iota
	Warning
)

// Name is the severity as a word.
func (s Severity) Name() lang.Text {
	if s == Warning {
		return lang.Text{ZH: "警告", EN: "warning"}
	}
	return lang.Text{ZH: "错误", EN: "error"}
}

// A kind is what all problems of one code have in common. The verbs of message and hint stand for the arguments of
// New, by number.
type kind struct {
	severity Severity
	message  lang.Text
	hint     lang.Text
}

// oneCause are the codes of which the same words in several places come of one slip: what is mended or listed once is
// right everywhere.
var oneCause = map[Code]bool{
	UnknownArea: true, UnknownBody: true, UnknownUnit: true, UnknownIndicator: true, UnknownSource: true, UnknownClause: true,
	UnknownKind: true, UnknownKey: true,
}

// Codes lists all codes in order.
func Codes() []Code { return slices.Sorted(maps.Keys(codes)) }

// SeverityOf is the severity of a code, and whether there is such a code.
func SeverityOf(code Code) (s Severity, known bool) {
	k, known := codes[code]
	return k.severity, known
}

// The codes, by what they are about. A code stays what it is once published: editors and programs know it.
const (
	// files
	FileUnreadable   Code = "file-unreadable"
	FileMissing      Code = "file-missing"
	FileUnknown      Code = "file-unknown"
	FileEmpty        Code = "file-empty"
	FileTooLarge     Code = "file-too-large"
	LinkOutside      Code = "link-outside"
	NotUTF8          Code = "not-utf8"
	ByteOrderMark    Code = "byte-order-mark"
	CarriageReturn   Code = "carriage-return"
	ControlCharacter Code = "control-character"

	// releases
	ReleaseIncomplete      Code = "release-incomplete"
	ReleaseAltered         Code = "release-altered"
	ReleaseUnreadable      Code = "release-unreadable"
	ReleaseChain           Code = "release-chain"
	ReleaseDateChanged     Code = "release-date-changed"
	ReleaseTooEarly        Code = "release-too-early"
	PublishedFigureChanged Code = "published-figure-changed"
	PublishedFigureRemoved Code = "published-figure-removed"
	PublishedTargetChanged Code = "published-target-changed"
	PublishedTargetRemoved Code = "published-target-removed"
	PublishedTextChanged   Code = "published-text-changed"

	PublishedDefinitionChanged Code = "published-definition-changed"

	SourceAfterRelease     Code = "source-after-release"
	PublishedReasonChanged Code = "published-reason-changed"
	ReleaseWordsChanged    Code = "release-words-changed"
	ReleaseLost            Code = "release-lost"
	ReleaseRemade          Code = "release-remade"
	ReleaseTag             Code = "release-tag"
	RevisionUnused         Code = "revision-unused"
	RevisionUnsaid         Code = "revision-unsaid"
	RevisionDate           Code = "revision-date"

	// the form of data files
	TOMLSyntax         Code = "toml-syntax"
	FullWidthCharacter Code = "full-width-character"
	CurlyQuote         Code = "curly-quote"
	YAMLInTOML         Code = "yaml-in-toml"
	ThousandsSeparator Code = "thousands-separator"
	NumberAsText       Code = "number-as-text"
	UnknownKey         Code = "unknown-key"
	MissingKey         Code = "missing-key"
	WrongType          Code = "wrong-type"
	NotFinite          Code = "not-finite"
	UnknownValue       Code = "unknown-value"
	BadID              Code = "bad-id"
	BadDate            Code = "bad-date"
	BadTime            Code = "bad-time"
	BadURL             Code = "bad-url"
	BadPeriod          Code = "bad-period"
	BadRange           Code = "bad-range"
	MissingText        Code = "missing-text"
	EmptyText          Code = "empty-text"

	// references
	UnknownArea      Code = "unknown-area"
	UnknownBody      Code = "unknown-body"
	UnknownUnit      Code = "unknown-unit"
	UnknownIndicator Code = "unknown-indicator"
	UnknownSource    Code = "unknown-source"
	UnknownClause    Code = "unknown-clause"
	UnknownKind      Code = "unknown-kind"
	UnknownTheme     Code = "unknown-theme"
	UnusedSource     Code = "unused-source"

	// targets
	DuplicateNumber   Code = "duplicate-number"
	DuplicateName     Code = "duplicate-name"
	QuoteNotVerbatim  Code = "quote-not-verbatim"
	FigureNotInQuote  Code = "figure-not-in-quote"
	BaselineTooLate   Code = "baseline-too-late"
	TargetBeforeStart Code = "target-before-start"
	SeriesNeeded      Code = "series-needed"
	UnitMismatch      Code = "unit-mismatch"
	ObservedMismatch  Code = "observed-mismatch"
	NoReceipt         Code = "no-receipt"

	// records
	BadYearFile          Code = "bad-year-file"
	YearOutside          Code = "year-outside"
	OutOfRange           Code = "out-of-range"
	MissingValue         Code = "missing-value"
	UnexpectedValue      Code = "unexpected-value"
	MissingQuote         Code = "missing-quote"
	MissingScope         Code = "missing-scope"
	PartNeeded           Code = "part-needed"
	DuplicateObservation Code = "duplicate-observation"
	PartialPeriod        Code = "partial-period"
	PeriodElsewhere      Code = "period-elsewhere"
	DateOrder            Code = "date-order"

	// figures that may be wrong
	ScaleOfQuote       Code = "scale-of-quote"
	ValueNotInQuote    Code = "value-not-in-quote"
	WanYiConfused      Code = "wan-yi-confused"
	YuanForYi          Code = "yuan-for-yi"
	FractionForPercent Code = "fraction-for-percent"
	PercentForFraction Code = "percent-for-fraction"
	PercentForPoints   Code = "percent-for-points"
	YearInQuote        Code = "year-in-quote"
	UnchangedValue     Code = "unchanged-value"
	LargeChange        Code = "large-change"

	// sources
	SourceTooEarly Code = "source-too-early"
	SourcesDiffer  Code = "sources-differ"
	MirrorSource   Code = "mirror-source"

	// answers to warnings
	UnknownCode   Code = "unknown-code"
	AckNotWarning Code = "ack-not-warning"
	AckNeedsNote  Code = "ack-needs-note"
	AckUnused     Code = "ack-unused"

	// the two languages
	OneLanguage           Code = "one-language"
	TranslationStale      Code = "translation-stale"
	TranslationUnrecorded Code = "translation-unrecorded"
	TermDiffers           Code = "term-differs"
	AmountDiffers         Code = "amount-differs"
	AmountUnmatched       Code = "amount-unmatched"

	// the document
	ClauseMissing   Code = "clause-missing"
	ClauseDiffers   Code = "clause-differs"
	DuplicateClause Code = "duplicate-clause"
	BadAttribute    Code = "bad-attribute"
	RawHTML         Code = "raw-html"
	BrokenLink      Code = "broken-link"
	BadLink         Code = "bad-link"
	UnsupportedMark Code = "unsupported-mark"
	BodiesDiffer    Code = "bodies-differ"
	NoTitle         Code = "no-title"

	// the files that the data name
	PictureUnfit      Code = "picture-unfit"
	AttachmentDiffers Code = "attachment-differs"

	// the theme
	BadLayout Code = "bad-layout"

	// workbooks and tables that were filled in
	BadWorkbook      Code = "bad-workbook"
	WorkbookLocked   Code = "workbook-locked"
	WorkbookTooLarge Code = "workbook-too-large"
	WorkbookNewer    Code = "workbook-newer"
	BadCSV           Code = "bad-csv"
	NoFigures        Code = "no-figures"
	MacrosIgnored    Code = "macros-ignored"
	SheetIgnored     Code = "sheet-ignored"
	ColumnIgnored    Code = "column-ignored"
	ColumnRepeated   Code = "column-repeated"
	RowIgnored       Code = "row-ignored"
	RowWithoutID     Code = "row-without-id"
	RowWithoutYear   Code = "row-without-year"
	NotANumber       Code = "not-a-number"
	PercentRead      Code = "percent-read"
	PercentElsewhere Code = "percent-elsewhere"
	DashRead         Code = "dash-read"
	FormulaRead      Code = "formula-read"
	FormulaEmpty     Code = "formula-empty"
	MergedRead       Code = "merged-read"
	MergedValue      Code = "merged-value"
	FigureCleared    Code = "figure-cleared"
	RowGone          Code = "row-gone"
	ChangedSinceSent Code = "changed-since-sent"
	RowsDisagree     Code = "rows-disagree"
	CannotEdit       Code = "cannot-edit"

	// the schemas for editors
	SchemaStale Code = "schema-stale"
)

// answerZH and answerEN say how a warning that has been looked at is answered.
func answerZH(c Code) string { return "核实无误的，写 ack = [\"" + string(c) + "\"] 和 note" }

func answerEN(c Code) string {
	return "if it is right, answer with ack = [\"" + string(c) + "\"] and a note"
}

var codes = map[Code]kind{
	FileUnreadable: {Error, lang.Text{ZH: "无法读取：%[1]s", EN: "it cannot be read: %[1]s"}, lang.Text{ZH: "检查文件是否存在、是否有读取权限", EN: "check that it exists and may be read"}},
	FileMissing:    {Error, lang.Text{ZH: "缺少这个文件", EN: "this file is missing"}, lang.Text{ZH: "它必须存在：%[1]s", EN: "it must be there: %[1]s"}},
	FileUnknown: {Error, lang.Text{ZH: "程序不读取这个文件，其内容不会出现在网站上", EN: "this file is not read; nothing in it would reach the site"},
		lang.Text{ZH: "改正文件名，或把它移到别处", EN: "correct its name, or move it elsewhere"}},
	FileEmpty:    {Error, lang.Text{ZH: "文件是空的", EN: "the file is empty"}, lang.Text{ZH: "填写内容，或删除这个文件", EN: "fill it, or delete it"}},
	FileTooLarge: {Error, lang.Text{ZH: "文件有 %[1]d 字节，上限为 %[2]d 字节", EN: "the file has %[1]d bytes; at most %[2]d are read"}, lang.Text{ZH: "检查是否放错了文件", EN: "check whether it is the right file"}},
	LinkOutside: {Error, lang.Text{ZH: "这是指向网站文件夹之外的符号链接", EN: "this symbolic link leads outside the site's folder"},
		lang.Text{ZH: "用文件本身代替链接", EN: "put the file itself in its place"}},
	NotUTF8: {Error, lang.Text{ZH: "此处不是有效的 UTF-8 文字", EN: "the text is not valid UTF-8 here"},
		lang.Text{ZH: "用编辑器以 UTF-8 编码另存（原文件可能是 GBK 编码）", EN: "save the file as UTF-8 in your editor; it may be in GBK"}},
	ByteOrderMark: {Error, lang.Text{ZH: "文件开头有字节顺序标记（BOM）", EN: "the file begins with a byte order mark"},
		lang.Text{ZH: "另存为“UTF-8（无 BOM）”", EN: "save it as UTF-8 without BOM"}},
	CarriageReturn: {Error, lang.Text{ZH: "行尾是 Windows 格式（CRLF）", EN: "lines end in CR LF"},
		lang.Text{ZH: "另存为 LF（Unix）行尾", EN: "save it with LF line ends"}},
	ControlCharacter: {Error, lang.Text{ZH: "此处有看不见的控制字符 %[1]s", EN: "there is an invisible control character %[1]s"}, lang.Text{ZH: "删除它", EN: "delete it"}},

	TOMLSyntax: {Error, lang.Text{ZH: "不符合 TOML 格式：%[1]s", EN: "this is not TOML: %[1]s"},
		lang.Text{ZH: "改正这一处；同一行或同一段的其他内容尚未检查", EN: "mend this place; the rest of its line or table has not been checked"}},
	FullWidthCharacter: {Error, lang.Text{ZH: "误用全角字符：%[1]s", EN: "full-width characters in place of ASCII: %[1]s"},
		lang.Text{ZH: "切换到英文（半角）输入后重打", EN: "switch the input method to English (half width) and type them again"}},
	CurlyQuote: {Error, lang.Text{ZH: "%[1]s 不能作 TOML 的引号", EN: "%[1]s cannot be a quotation mark of TOML"},
		lang.Text{ZH: "文字两端用英文直引号 \"；文字之内的中文引号照录", EN: "begin and end the text with straight quotes \"; curly quotes within it may stay"}},
	YAMLInTOML: {Error, lang.Text{ZH: "这是 YAML 的写法（%[1]s），不是 TOML", EN: "this is YAML (%[1]s), not TOML"},
		lang.Text{ZH: "写成 名称 = 值，列表写成 [\"…\", \"…\"]，一条记录写成一行 名称 = { … }", EN: "write key = value, a list as [\"…\", \"…\"], a record as one line key = { … }"}},
	ThousandsSeparator: {Error, lang.Text{ZH: "数字 %[1]s 中有千位分隔符", EN: "the number %[1]s has commas between its thousands"},
		lang.Text{ZH: "写 %[2]s", EN: "write %[2]s"}},
	NumberAsText: {Error, lang.Text{ZH: "“%[1]s” 应为数字，现为文字 \"%[2]s\"", EN: "“%[1]s” must be a number, not the text \"%[2]s\""},
		lang.Text{ZH: "写 %[3]s，不加引号", EN: "write %[3]s without quotes"}},
	UnknownKey:   {Error, lang.Text{ZH: "没有名为 “%[1]s” 的项", EN: "there is no key “%[1]s” here"}, lang.Text{}},
	MissingKey:   {Error, lang.Text{ZH: "缺少必填项 “%[1]s”", EN: "the key “%[1]s” is missing"}, lang.Text{}},
	WrongType:    {Error, lang.Text{ZH: "“%[1]s” 应为%[2]s，现为%[3]s", EN: "“%[1]s” must be %[2]s, not %[3]s"}, lang.Text{}},
	NotFinite:    {Error, lang.Text{ZH: "“%[1]s” 不能是 nan 或 inf", EN: "“%[1]s” must be a number, not nan or inf"}, lang.Text{ZH: "没有数据就不要写这一项", EN: "leave the key out where there is no figure"}},
	UnknownValue: {Error, lang.Text{ZH: "“%[1]s” 不能是 “%[2]s”", EN: "“%[1]s” cannot be “%[2]s”"}, lang.Text{}},
	BadID: {Error, lang.Text{ZH: "“%[1]s” 不能用作标识", EN: "“%[1]s” cannot be an id"},
		lang.Text{ZH: "只用小写字母、数字和连字符，以字母或数字开头，不超过80个；index、con、nul、com1 等系统保留的名称不能用", EN: "use lower-case letters, digits and hyphens only, 80 at most; not index, con, nul, com1 or another name that systems keep for themselves"}},
	BadDate:     {Error, lang.Text{ZH: "“%[1]s” 不是日期", EN: "“%[1]s” is not a date"}, lang.Text{ZH: "写成 2024-08-22、2024-08 或 2024", EN: "write 2024-08-22, 2024-08 or 2024"}},
	BadTime:     {Error, lang.Text{ZH: "“%[1]s” 不是时刻", EN: "“%[1]s” is not a time of day"}, lang.Text{ZH: "写成 09:30，按北京时间；不知道的不写", EN: "write it as 09:30, in China's time, or leave it out"}},
	BadURL:      {Error, lang.Text{ZH: "“%[1]s” 不是网址", EN: "“%[1]s” is not a web address"}, lang.Text{ZH: "以 https:// 或 http:// 开头，照录全文", EN: "copy it whole, from https:// or http:// on"}},
	BadPeriod:   {Error, lang.Text{ZH: "“%[1]s” 不是日期或时段", EN: "“%[1]s” is neither a date nor a period"}, lang.Text{ZH: "写成 2023-12-21、2021-09，或时段 2021-01/2021-09", EN: "write 2023-12-21, 2021-09, or a period 2021-01/2021-09"}},
	BadRange:    {Error, lang.Text{ZH: "“%[1]s” 的起点必须小于终点", EN: "“%[1]s” must begin before it ends"}, lang.Text{}},
	MissingText: {Error, lang.Text{ZH: "“%[1]s” 缺少%[2]s文字", EN: "“%[1]s” has no %[2]s text"}, lang.Text{ZH: "写成 { zh = \"…\", en = \"…\" }", EN: "write { zh = \"…\", en = \"…\" }"}},
	EmptyText:   {Error, lang.Text{ZH: "“%[1]s” 是空的", EN: "“%[1]s” is empty"}, lang.Text{ZH: "填写内容，或删去这一项", EN: "fill it, or leave the key out"}},

	UnknownArea:      {Error, lang.Text{ZH: "没有名为 “%[1]s” 的地区", EN: "there is no area “%[1]s”"}, lang.Text{}},
	UnknownBody:      {Error, lang.Text{ZH: "责任单位 “%[1]s” 未登记", EN: "there is no responsible body “%[1]s”"}, lang.Text{}},
	UnknownUnit:      {Error, lang.Text{ZH: "没有名为 “%[1]s” 的计量单位", EN: "there is no unit “%[1]s”"}, lang.Text{}},
	UnknownIndicator: {Error, lang.Text{ZH: "没有名为 “%[1]s” 的指标", EN: "there is no indicator “%[1]s”"}, lang.Text{}},
	UnknownSource:    {Error, lang.Text{ZH: "没有名为 “%[1]s” 的来源", EN: "there is no source “%[1]s”"}, lang.Text{}},
	UnknownClause:    {Error, lang.Text{ZH: "文件中没有条款 “%[1]s”", EN: "the document has no clause “%[1]s”"}, lang.Text{}},
	UnknownKind:      {Error, lang.Text{ZH: "没有名为 “%[1]s” 的类别", EN: "there is no kind “%[1]s”"}, lang.Text{}},
	UnknownTheme:     {Error, lang.Text{ZH: "没有名为 “%[1]s” 的主题", EN: "there is no theme “%[1]s”"}, lang.Text{}},
	UnusedSource: {Warning, lang.Text{ZH: "没有记录引用来源 “%[1]s”", EN: "no record rests on the source “%[1]s”"},
		lang.Text{ZH: "补上引用它的记录，或删去它", EN: "enter the record that rests on it, or delete it"}},

	DuplicateNumber: {Error, lang.Text{ZH: "序号 %[1]d 用了两次", EN: "the number %[1]d is given twice"}, lang.Text{ZH: "每个指标一个序号", EN: "give each indicator a number of its own"}},
	DuplicateName:   {Error, lang.Text{ZH: "名称 “%[1]s” 指两个单位", EN: "the name “%[1]s” means two bodies"}, lang.Text{ZH: "名称和别名都不能重复", EN: "names and aliases must differ"}},
	QuoteNotVerbatim: {Error, lang.Text{ZH: "%[1]s引文与条款 %[2]s 的原文不符", EN: "the %[1]s quote does not stand in clause %[2]s"},
		lang.Text{ZH: "从条款中逐字复制，标点也要一致", EN: "copy the words from the clause, punctuation included"}},
	FigureNotInQuote: {Error, lang.Text{ZH: "%[1]s引文中没有目标值 %[2]s", EN: "the target's figure %[2]s does not stand in the %[1]s quote"},
		lang.Text{ZH: "引文要包含目标值；以文字表示数值的，在 target.reading 中说明", EN: "quote the words with the figure; where words stand for the number, declare target.reading"}},
	BaselineTooLate:   {Error, lang.Text{ZH: "基期 %[1]d 年不早于目标年 %[2]d 年", EN: "the baseline of %[1]d is not before the target year %[2]d"}, lang.Text{}},
	TargetBeforeStart: {Error, lang.Text{ZH: "目标期间 %[1]d—%[2]d 年不成立", EN: "the target's period %[1]d–%[2]d ends before it begins"}, lang.Text{}},
	SeriesNeeded:      {Error, lang.Text{ZH: "比较类指标需要 a、b 两个序列", EN: "a comparison needs two series, a and b"}, lang.Text{ZH: "在 series 下写 a 和 b", EN: "write a and b under series"}},
	UnitMismatch: {Error, lang.Text{ZH: "单位 “%[1]s” 与 “%[2]s” 计量的不是同一种量", EN: "the units “%[1]s” and “%[2]s” measure different quantities"},
		lang.Text{ZH: "换用同类单位；口径不同的数据用 role = \"context\"", EN: "use a unit of the same quantity; a figure of another kind is role = \"context\""}},
	ObservedMismatch: {Error, lang.Text{ZH: "“%[2]s” 类指标不能以 “%[1]s” 为观测内容", EN: "an indicator of kind “%[2]s” is not observed as “%[1]s”"}, lang.Text{}},
	NoReceipt:        {Error, lang.Text{ZH: "没有依据：缺少设定它的条款和原文", EN: "it has no receipt: the clause that sets it and its words"}, lang.Text{ZH: "在 receipts 下写条款号和引文", EN: "write the clause and its words under receipts"}},

	BadYearFile: {Error, lang.Text{ZH: "文件名应为四位年份，如 2024.toml", EN: "the file must be named by its year, such as 2024.toml"}, lang.Text{}},
	YearOutside: {Error, lang.Text{ZH: "%[1]d 年不在网站允许的 %[2]d—%[3]d 年之内", EN: "the year %[1]d is outside the years %[2]d–%[3]d of the site"}, lang.Text{ZH: "年份范围在 data/site.toml 的 [years] 中", EN: "the years are set in data/site.toml, [years]"}},
	OutOfRange:  {Error, lang.Text{ZH: "%[1]s 超出该指标的范围 %[2]s 至 %[3]s", EN: "%[1]s is outside the indicator's range of %[2]s to %[3]s"}, lang.Text{}},
	MissingValue: {Error, lang.Text{ZH: "缺少数值", EN: "it has no value"},
		lang.Text{ZH: "写 value = …；确无数据的写 status = \"O\"、\"L\"、\"M\" 或 \"Q\"", EN: "write value = …, or status = \"O\", \"L\", \"M\" or \"Q\" where there is none"}},
	UnexpectedValue: {Error, lang.Text{ZH: "状态 “%[1]s” 表示没有数据，却写了数值", EN: "the status “%[1]s” means that there is no figure, yet one is given"}, lang.Text{ZH: "删去数值，或改正状态", EN: "delete the value, or correct the status"}},
	MissingQuote:    {Error, lang.Text{ZH: "缺少来源原文 quote", EN: "the source's own words (quote) are missing"}, lang.Text{ZH: "从来源中逐字抄录写明该数据的文字", EN: "copy the words of the source that state the figure"}},
	MissingScope:    {Error, lang.Text{ZH: "背景数据缺少口径说明 scope", EN: "a figure of context needs its scope"}, lang.Text{ZH: "写 scope = { zh = \"…\", en = \"…\" }，说明它统计的是什么", EN: "write scope = { zh = \"…\", en = \"…\" }: what it measures"}},
	PartNeeded: {Error, lang.Text{ZH: "指标 “%[1]s” 分项统计，须写明是哪一项", EN: "the indicator “%[1]s” is observed in parts; say which"},
		lang.Text{ZH: "写成 %[1]s.%[2]s", EN: "write %[1]s.%[2]s"}},
	DuplicateObservation: {Error, lang.Text{ZH: "同一指标同一年有两个正式数据", EN: "there are two figures of one indicator and year"},
		lang.Text{ZH: "保留官方来源，另一个写入 note；口径不同的用 role = \"context\"", EN: "keep the official one and name the other in its note; a figure of another scope is role = \"context\""}},
	PartialPeriod: {Error, lang.Text{ZH: "“%[1]s” 不是全年或年末，不能作为正式数据", EN: "“%[1]s” is not the whole year or its end, so it is no observation"},
		lang.Text{ZH: "写 role = \"context\" 并注明 scope", EN: "write role = \"context\" and its scope"}},
	PeriodElsewhere: {Error, lang.Text{ZH: "“%[1]s” 不在 %[2]d 年", EN: "“%[1]s” is not in %[2]d"}, lang.Text{ZH: "把这一行移到该年的文件", EN: "move the line to that year's file"}},
	DateOrder:       {Error, lang.Text{ZH: "成文日期晚于公开日期", EN: "the document is dated after its publication"}, lang.Text{}},

	ScaleOfQuote: {Error, lang.Text{ZH: "原文是 %[1]s，这里记作 %[2]s", EN: "the quote says %[1]s, the record %[2]s"},
		lang.Text{ZH: "按原文的数量级改正数值或单位", EN: "correct the value or its unit to the scale of the quote"}},
	ValueNotInQuote: {Warning, lang.Text{ZH: "原文中没有 %[1]s，有的是 %[2]s", EN: "the quote does not hold %[1]s; it has %[2]s"},
		lang.Text{ZH: "核对数值，或抄录写明该数据的原文；" + answerZH(ValueNotInQuote), EN: "check the value, or copy the words that state it; " + answerEN(ValueNotInQuote)}},
	WanYiConfused: {Warning, lang.Text{ZH: "%[1]s 与%[2]s（%[3]s）相差约一万倍，疑为“万”“亿”混淆", EN: "%[1]s is about ten thousand times off %[2]s (%[3]s); 万 (10,000) and 亿 (100 million) may be confused"},
		lang.Text{ZH: "核对数值和单位；" + answerZH(WanYiConfused), EN: "check the value and its unit; " + answerEN(WanYiConfused)}},
	YuanForYi: {Warning, lang.Text{ZH: "%[1]s 与%[2]s（%[3]s）相差约一亿倍，疑为以元计的数当作以亿元计", EN: "%[1]s is about a hundred million times off %[2]s (%[3]s); a figure in yuan may be entered as one in 亿元 (RMB 100 million)"},
		lang.Text{ZH: "换算成指标的单位，或写明 unit；" + answerZH(YuanForYi), EN: "convert it to the indicator's unit, or name its own; " + answerEN(YuanForYi)}},
	FractionForPercent: {Warning, lang.Text{ZH: "%[1]s 约为%[2]s（%[3]s）的百分之一，疑把百分数写成了小数", EN: "%[1]s is about a hundredth of %[2]s (%[3]s); a percentage may be written as a fraction"},
		lang.Text{ZH: "百分之二十三写 23，不写 0.23；" + answerZH(FractionForPercent), EN: "23 per cent is written 23, not 0.23; " + answerEN(FractionForPercent)}},
	PercentForFraction: {Warning, lang.Text{ZH: "%[1]s 约为%[2]s（%[3]s）的一百倍，疑多乘了一百", EN: "%[1]s is about a hundred times %[2]s (%[3]s); it may have been multiplied by a hundred once too often"},
		lang.Text{ZH: "按指标的单位填写，不要再乘一百；" + answerZH(PercentForFraction), EN: "enter it in the indicator's unit, not times a hundred; " + answerEN(PercentForFraction)}},
	PercentForPoints: {Warning, lang.Text{ZH: "原文是 %[1]s，这里记作 %[2]s：百分点是差，百分比是率", EN: "the quote says %[1]s, the record %[2]s: points are a difference, per cent a rate"},
		lang.Text{ZH: "录入百分比本身，或把单位改为百分点；" + answerZH(PercentForPoints), EN: "enter the percentage itself, or give the unit of percentage points; " + answerEN(PercentForPoints)}},
	YearInQuote: {Warning, lang.Text{ZH: "原文说的是 %[1]s 年，这里记在 %[2]d 年", EN: "the quote speaks of %[1]s, the record is of %[2]d"},
		lang.Text{ZH: "把这一行移到该年的文件，或改正引文；" + answerZH(YearInQuote), EN: "move the line to that year's file, or correct the quote; " + answerEN(YearInQuote)}},
	UnchangedValue: {Warning, lang.Text{ZH: "与 %[1]d 年的数值相同（%[2]s），疑为复制后未改", EN: "it is the same as in %[1]d (%[2]s) and may have been copied"},
		lang.Text{ZH: "填写本年的数值和原文；" + answerZH(UnchangedValue), EN: "enter this year's value and words; " + answerEN(UnchangedValue)}},
	LargeChange: {Warning, lang.Text{ZH: "%[1]s 与%[2]s（%[3]s）相比变化很大：%[4]s", EN: "%[1]s is far from %[2]s (%[3]s): %[4]s"},
		lang.Text{ZH: "核对数值、单位和口径；" + answerZH(LargeChange), EN: "check the value, its unit and its scope; " + answerEN(LargeChange)}},

	SourceTooEarly: {Error, lang.Text{ZH: "来源的日期 %[1]s 早于数据的时点 %[2]s", EN: "the source is of %[1]s, before %[2]s, of which it is said to give a figure"},
		lang.Text{ZH: "核对年份和来源；不是全年或年末的数据写 role = \"context\"、period 和 scope，预计数写 status = \"E\" 或 \"F\"", EN: "check the year and the source; a figure of part of a year is role = \"context\" with period and scope, an estimate is status = \"E\" or \"F\""}},
	SourcesDiffer: {Warning, lang.Text{ZH: "同一数据两个来源不一致：%[1]s 与 %[2]s", EN: "two sources differ on one figure: %[1]s and %[2]s"},
		lang.Text{ZH: "核对两个来源，保留其一，或在 scope 中写明差别；" + answerZH(SourcesDiffer), EN: "check both, keep one, or say in scope how they differ; " + answerEN(SourcesDiffer)}},
	MirrorSource: {Warning, lang.Text{ZH: "%[1]s 是转载或聚合网站", EN: "%[1]s republishes what others have published"},
		lang.Text{ZH: "改用发布单位自己的网页；确实只见于转载的，写 via = { zh = \"…\", en = \"…\" }", EN: "cite the publisher's own page; where only the copy can be had, name it: via = { zh = \"…\", en = \"…\" }"}},

	UnknownCode:   {Error, lang.Text{ZH: "没有代码 “%[1]s”", EN: "there is no code “%[1]s”"}, lang.Text{ZH: "gongkai explain 列出全部代码", EN: "gongkai explain lists all codes"}},
	AckNotWarning: {Error, lang.Text{ZH: "“%[1]s” 是错误，不能用 ack 应答", EN: "“%[1]s” is an error and cannot be answered by ack"}, lang.Text{ZH: "改正错误，从 ack 中删去它", EN: "mend the error and take the code out of ack"}},
	AckNeedsNote:  {Error, lang.Text{ZH: "ack 没有附 note", EN: "ack has no note"}, lang.Text{ZH: "在 note 中写明核实的结果", EN: "say in note what was found"}},
	AckUnused: {Warning, lang.Text{ZH: "ack 中的 “%[1]s” 没有可应答的警告", EN: "“%[1]s” in ack answers no warning"},
		lang.Text{ZH: "从 ack 中删去它", EN: "take it out of ack"}},

	OneLanguage: {Warning, lang.Text{ZH: "“%[1]s” 缺少%[2]s文字，两种文字的网页都将显示另一种", EN: "“%[1]s” has no %[2]s text; the pages of both languages show the other"},
		lang.Text{ZH: "写成 { zh = \"…\", en = \"…\" }", EN: "write { zh = \"…\", en = \"…\" }"}},
	TranslationStale: {Warning, lang.Text{ZH: "条款 “%[1]s” 的中文在译成英文之后改动过", EN: "the Chinese of clause “%[1]s” has changed since its English was made"},
		lang.Text{ZH: "核对英文，然后运行 gongkai translated %[1]s", EN: "check the English, then run gongkai translated %[1]s"}},
	TranslationUnrecorded: {Warning, lang.Text{ZH: "条款 “%[1]s” 的译文没有登记", EN: "the translation of clause “%[1]s” is not recorded"},
		lang.Text{ZH: "核对英文，然后运行 gongkai translated %[1]s", EN: "check the English, then run gongkai translated %[1]s"}},
	TermDiffers: {Warning, lang.Text{ZH: "条款 “%[1]s” 中的“%[2]s”没有译作 “%[3]s”", EN: "clause “%[1]s” does not render “%[2]s” as “%[3]s”"},
		lang.Text{ZH: "改用术语表的译法；也可以这样译的，写入该词的 also", EN: "use the glossary's words; where another rendering is right, add it to the term's also"}},
	AmountDiffers: {Error, lang.Text{ZH: "英文 %[2]s 与中文 %[1]s 不相等", EN: "%[2]s is not equal to the Chinese %[1]s"},
		lang.Text{ZH: "改正译文：1亿元 = RMB 100 million，1万亿元 = RMB 1 trillion", EN: "correct the translation: 1亿元 is RMB 100 million, 1万亿元 is RMB 1 trillion"}},
	AmountUnmatched: {Warning, lang.Text{ZH: "%[1]s在%[2]s中没有对应的数", EN: "%[1]s has no counterpart in the %[2]s"},
		lang.Text{ZH: "核对译文；核实无误的，在 data/translations.toml 该条款下写 ack = [\"amount-unmatched\"] 和 note", EN: "check the translation; if it is right, answer with ack = [\"amount-unmatched\"] and a note at the clause in data/translations.toml"}},

	ClauseMissing:   {Error, lang.Text{ZH: "条款 “%[1]s” 没有%[2]s文本", EN: "clause “%[1]s” has no %[2]s text"}, lang.Text{ZH: "两种文本的条款和标识必须一一对应", EN: "both languages must have the same clauses and ids"}},
	ClauseDiffers:   {Error, lang.Text{ZH: "条款 “%[1]s” 的两种文本结构不同：中文 %[2]s，英文 %[3]s", EN: "clause “%[1]s” is built differently: Chinese has %[2]s, English has %[3]s"}, lang.Text{ZH: "段落和表格行要一一对应", EN: "give both the same paragraphs and rows"}},
	DuplicateClause: {Error, lang.Text{ZH: "条款标识 “%[1]s” 用了两次", EN: "the clause id “%[1]s” is given twice"}, lang.Text{}},
	BadAttribute:    {Error, lang.Text{ZH: "属性 “%[1]s” 的写法不对", EN: "the attribute list “%[1]s” cannot be read"}, lang.Text{ZH: "写成 {#标识 .类别 cite=\"引用名\"}", EN: "write {#id .role cite=\"…\"}"}},
	RawHTML:         {Error, lang.Text{ZH: "正文中不能写 HTML", EN: "HTML is not allowed in the text"}, lang.Text{ZH: "用 Markdown 书写；要显示尖括号，写成 \\<", EN: "write Markdown; for an angle bracket write \\<"}},
	BrokenLink:      {Error, lang.Text{ZH: "链接 “%[1]s” 没有目标", EN: "the link “%[1]s” leads nowhere"}, lang.Text{}},
	BadLink:         {Error, lang.Text{ZH: "链接 “%[1]s” 不是允许的地址", EN: "the link “%[1]s” is not an address that is allowed"}, lang.Text{ZH: "链接到本站的 .md 文件，或 https:// 地址", EN: "link to a .md file of the site, or to an https:// address"}},
	UnsupportedMark: {Error, lang.Text{ZH: "不支持这种写法：%[1]s", EN: "this is not supported: %[1]s"}, lang.Text{}},
	BodiesDiffer:    {Error, lang.Text{ZH: "两种文本的责任单位不同：中文 %[1]s；英文 %[2]s", EN: "the two texts name different bodies: Chinese %[1]s; English %[2]s"}, lang.Text{ZH: "英文逐一写出中文所列的单位", EN: "write out in English every body that the Chinese names"}},
	NoTitle:         {Error, lang.Text{ZH: "文件开头没有标题", EN: "the text does not begin with a title"}, lang.Text{ZH: "第一行写 # 标题", EN: "write # and the title on the first line"}},

	PictureUnfit: {Error, lang.Text{ZH: "%[1]s 不能用作分享图片：%[2]s", EN: "%[1]s cannot be the picture that other sites show: %[2]s"},
		lang.Text{ZH: "存为 PNG，宽 %[3]d、高 %[4]d 像素，不超过 %[5]d KB", EN: "save it as PNG, %[3]d pixels wide and %[4]d high, of at most %[5]d KB"}},
	AttachmentDiffers: {Error, lang.Text{ZH: "%[1]s 的内容与登记的 SHA-256 不符", EN: "%[1]s is not the file whose SHA-256 is given"},
		lang.Text{ZH: "核对文件；确实换了文件的，改为 %[2]s", EN: "check the file; if this is the right one, write %[2]s"}},

	BadLayout: {Error, lang.Text{ZH: "主题模板有误：%[1]s", EN: "the layout is wrong: %[1]s"}, lang.Text{}},

	BadWorkbook: {Error, lang.Text{ZH: "无法作为工作簿读取：%[1]s", EN: "it cannot be read as a workbook: %[1]s"},
		lang.Text{ZH: "在 Excel 或 WPS 中打开，另存为 .xlsx", EN: "open it in Excel or WPS and save it as .xlsx"}},
	WorkbookLocked: {Error, lang.Text{ZH: "工作簿设有打开密码", EN: "the workbook cannot be opened without a password"},
		lang.Text{ZH: "在 Excel 或 WPS 中打开，取消密码后另存", EN: "open it in Excel or WPS, remove the password and save it"}},
	WorkbookTooLarge: {Error, lang.Text{ZH: "太大：%[1]s", EN: "it is too large: %[1]s"},
		lang.Text{ZH: "检查是否选错了文件；确是填报表的，把各表有内容的部分复制到新工作簿", EN: "check whether it is the right file; if it is, copy what is filled in to a fresh workbook"}},
	WorkbookNewer: {Error, lang.Text{ZH: "由较新版本的程序导出（格式 %[1]s）", EN: "it was exported by a newer version of this program (format %[1]s)"},
		lang.Text{ZH: "用较新的版本导入", EN: "import it with the newer version"}},
	BadCSV: {Error, lang.Text{ZH: "不是 CSV 文本：%[1]s", EN: "this is not CSV: %[1]s"},
		lang.Text{ZH: "另存为“CSV UTF-8”", EN: "save it as CSV UTF-8"}},
	NoFigures: {Error, lang.Text{ZH: "没有找到数据表：表头须有“标识”和“数值”两栏", EN: "there is no table of figures: its heads must have the columns ID and Value"},
		lang.Text{ZH: "用 gongkai export 导出的表格填写", EN: "fill in the table that gongkai export writes"}},
	MacrosIgnored:  {Warning, lang.Text{ZH: "工作簿含有宏，未运行，也不读取", EN: "the workbook has macros, which are neither run nor read"}, lang.Text{}},
	SheetIgnored:   {Warning, lang.Text{ZH: "表 “%[1]s” 没有“标识”和“数值”两栏，未读取", EN: "the sheet “%[1]s” has no columns ID and Value and was not read"}, lang.Text{}},
	ColumnIgnored:  {Warning, lang.Text{ZH: "不认识这一栏，未读取：%[1]s", EN: "this column is not known and was not read: %[1]s"}, lang.Text{}},
	ColumnRepeated: {Error, lang.Text{ZH: "“%[1]s” 一栏出现了两次", EN: "there are two columns “%[1]s”"}, lang.Text{ZH: "删去一栏", EN: "delete one of them"}},
	RowIgnored:     {Warning, lang.Text{ZH: "没有名为 “%[1]s” 的指标，这一行没有填数据，未读取", EN: "there is no indicator “%[1]s”; nothing is filled in on its row, which was not read"}, lang.Text{}},
	RowWithoutID: {Error, lang.Text{ZH: "这一行填了内容，但没有标识", EN: "something is filled in on this row, but it has no ID"},
		lang.Text{ZH: "在“标识”栏选择指标，或把内容移到有标识的行", EN: "choose the indicator in the ID column, or move it to a row that has one"}},
	RowWithoutYear: {Error, lang.Text{ZH: "这一行没有年份", EN: "this row has no year"}, lang.Text{ZH: "在“年份”栏填写，如 2025；整份表只有一年的，可用 --year 2025", EN: "write it in the column Year, such as 2025; for a table of one year use --year 2025"}},
	NotANumber:     {Error, lang.Text{ZH: "“%[1]s” 不是数字", EN: "“%[1]s” is not a number"}, lang.Text{ZH: "只填数字，如 12.5", EN: "write digits only, such as 12.5"}},
	PercentRead:    {Warning, lang.Text{ZH: "单元格为百分比格式，%[1]s 读作 %[2]s", EN: "the cell is formatted as a percentage; %[1]s was read as %[2]s"}, lang.Text{}},
	PercentElsewhere: {Error, lang.Text{ZH: "数值 %[1]s 是百分数，而单位是%[2]s", EN: "the value %[1]s is a percentage, but the unit is %[2]s"},
		lang.Text{ZH: "改正数值；单元格格式误设为百分比的，改为“数值”后重填", EN: "correct it; if only the cell's format is wrong, set it to Number and enter the value again"}},
	DashRead: {Warning, lang.Text{ZH: "“%[1]s” 读作未填", EN: "“%[1]s” was read as empty"},
		lang.Text{ZH: "来源写明没有数据的，在“状态”栏选 O、L、M 或 Q", EN: "where a source says that there is no figure, choose the status O, L, M or Q"}},
	FormulaRead: {Warning, lang.Text{ZH: "单元格是公式，取其最近一次计算的结果 %[1]s", EN: "the cell holds a formula; its last result, %[1]s, was taken"},
		lang.Text{ZH: "核对结果，或改为直接填写", EN: "check the result, or write the value itself"}},
	FormulaEmpty: {Error, lang.Text{ZH: "公式没有可用的结果（%[1]s）", EN: "the formula has no result that can be used (%[1]s)"}, lang.Text{ZH: "直接填写结果", EN: "write the value itself"}},
	MergedRead:   {Warning, lang.Text{ZH: "合并的单元格 %[1]s 的内容用于其中各行", EN: "the merged cells %[1]s count for each of their rows"}, lang.Text{}},
	MergedValue:  {Error, lang.Text{ZH: "合并的单元格 %[1]s 以一个数值填了几项数据", EN: "the merged cells %[1]s give one value for several figures"}, lang.Text{ZH: "取消合并，逐行填写", EN: "split the cells and fill in each row"}},
	FigureCleared: {Warning, lang.Text{ZH: "数值已清空，%[1]d 年的 %[2]s 仍予保留", EN: "the value has been cleared; %[2]s of %[1]d is kept all the same"},
		lang.Text{ZH: "确要撤下，加 --remove；来源写明没有数据的，在“状态”栏选 O、L、M 或 Q", EN: "to take it away use --remove; where a source says that there is none, choose the status O, L, M or Q"}},
	RowGone: {Warning, lang.Text{ZH: "表格中已没有 %[1]d 年 %[2]s 一行，该数据仍予保留", EN: "the row of %[2]s of %[1]d is gone; the figure is kept all the same"},
		lang.Text{ZH: "确要撤下，清空其数值并加 --remove", EN: "to take it away, clear its value and use --remove"}},
	ChangedSinceSent: {Error, lang.Text{ZH: "导出之后，这一项在数据文件中已改为 “%[1]s”，与表中所填不同", EN: "since the workbook was sent out, this has been changed in the data to “%[1]s”, which differs from what is filled in"},
		lang.Text{ZH: "核对后，把两处改为一致，或重新导出", EN: "find out which is right and make both the same, or export again"}},
	RowsDisagree: {Error, lang.Text{ZH: "同一项数据在两处填得不同：“%[1]s” 和 “%[2]s”", EN: "one figure is filled in differently in two places: “%[1]s” and “%[2]s”"}, lang.Text{ZH: "改为一致，或清空一处", EN: "make them the same, or clear one of them"}},
	CannotEdit:   {Error, lang.Text{ZH: "无法在 %[1]s 中自动修改这一项：%[2]s", EN: "this cannot be changed in %[1]s by the program: %[2]s"}, lang.Text{ZH: "在该文件中手工修改", EN: "change that file by hand"}},

	ReleaseIncomplete: {Error, lang.Text{ZH: "%[1]s 版的封存记录缺少这个文件", EN: "the sealed record of release %[1]s lacks this file"},
		lang.Text{ZH: "从版本库恢复；已经发布的版不能删去", EN: "restore it from the repository; a release that was published cannot be taken back"}},
	ReleaseAltered: {Error, lang.Text{ZH: "%[1]s 版发布之后，这个文件被改动过，与封存时的校验值不符", EN: "this file was altered after release %[1]s: it no longer has the hash under which it was sealed"},
		lang.Text{ZH: "从版本库恢复；要更正已公布的内容，改数据文件，并在 data/revisions.toml 写明理由", EN: "restore it from the repository; to correct what was published change the data, and state the reason in data/revisions.toml"}},
	ReleaseUnreadable: {Error, lang.Text{ZH: "封存记录读不出来：%[1]s", EN: "the sealed record cannot be read: %[1]s"},
		lang.Text{ZH: "这个记录可能由更新的程序写成：换用新版程序", EN: "it was perhaps written by a newer version of the program: use that"}},
	ReleaseChain: {Error, lang.Text{ZH: "%[1]s 版的封存记录与前一版接不上（记录所载：“%[2]s”）", EN: "the sealed record of release %[1]s does not follow the one before it (it names “%[2]s”)"},
		lang.Text{ZH: "从版本库恢复 data/releases/；各版依次封存，不能删去、改名或替换", EN: "restore data/releases/ from the repository; releases follow one another and cannot be deleted, renamed or replaced"}},
	ReleaseDateChanged: {Error, lang.Text{ZH: "%[1]s 版是 %[2]s 发布的，日期不能再改", EN: "release %[1]s was published on %[2]s; its date cannot be changed"}, lang.Text{ZH: "改回 %[2]s", EN: "put %[2]s back"}},
	ReleaseTooEarly: {Error, lang.Text{ZH: "%[1]s 版的日期早于已经发布的 %[2]s 版（%[3]s）", EN: "release %[1]s is dated before release %[2]s, which was published on %[3]s"},
		lang.Text{ZH: "写实际发布的日期", EN: "write the day on which it is published"}},
	PublishedFigureChanged: {Error, lang.Text{ZH: "%[1]s 在 %[4]s 版公布为 “%[2]s”，现为 “%[3]s”，没有写明理由", EN: "%[1]s was published in release %[4]s as “%[2]s” and is now “%[3]s”, without a reason"}, lang.Text{}},
	PublishedFigureRemoved: {Error, lang.Text{ZH: "%[3]s 版公布的 %[1]s（“%[2]s”）不见了，没有写明理由", EN: "%[1]s, published in release %[3]s as “%[2]s”, is gone, without a reason"}, lang.Text{}},
	PublishedTargetChanged: {Error, lang.Text{ZH: "目标 %[1]s 在 %[4]s 版公布为 “%[2]s”，现为 “%[3]s”，没有写明理由", EN: "target %[1]s was published in release %[4]s as “%[2]s” and is now “%[3]s”, without a reason"}, lang.Text{}},
	PublishedTargetRemoved: {Error, lang.Text{ZH: "%[3]s 版公布的目标 %[1]s（“%[2]s”）不见了，没有写明理由", EN: "target %[1]s, published in release %[3]s as “%[2]s”, is gone, without a reason"}, lang.Text{}},
	PublishedTextChanged:   {Error, lang.Text{ZH: "%[1]s，没有写明理由", EN: "%[1]s, without a reason"}, lang.Text{}},
	SourceAfterRelease: {Warning, lang.Text{ZH: "来源 %[1]s 公布于 %[2]s，晚于要发布的 %[3]s 版（%[4]s）", EN: "source %[1]s was published on %[2]s, after release %[3]s, which is to be of %[4]s"},
		lang.Text{ZH: "核对来源的日期；这是下一版的数据，用 gongkai new release 另立一版", EN: "check the date of the source; if it belongs to the next release, begin that with gongkai new release"}},
	PublishedDefinitionChanged: {Error, lang.Text{ZH: "%[1]s 与 %[2]s 版公布的不同，没有写明理由", EN: "%[1]s is not what was published in release %[2]s, without a reason"}, lang.Text{}},
	ReleaseTag: {Warning, lang.Text{ZH: "版次 “%[1]s” 与日期 %[2]s 不在同一月", EN: "the tag “%[1]s” is of another month than the date %[2]s"},
		lang.Text{ZH: "改正日期；或把文件改名，版次写成发布的年月", EN: "correct the date, or rename the file by the month in which it is published"}},
	PublishedReasonChanged: {Error, lang.Text{ZH: "%[2]s 版公布的更正 %[1]s 被改动或删去了", EN: "revision %[1]s, published in release %[2]s, was changed or removed"}, lang.Text{}},
	ReleaseWordsChanged: {Error, lang.Text{ZH: "%[1]s 版已经发布，标题和说明不能再改；发布时为“%[2]s”", EN: "release %[1]s was published, and its title and notes cannot be changed; it said “%[2]s”"},
		lang.Text{ZH: "改回去；有要补充更正的，写进下一版的说明", EN: "put it back; what there is to add or correct belongs in the notes of the next release"}},
	ReleaseLost: {Error, lang.Text{ZH: "已生成的网站（public/）中有 %[1]s 版的封存记录，这里却没有", EN: "the built site (public/) holds the sealed record of release %[1]s, which is missing here"},
		lang.Text{ZH: "从版本库恢复，或把 public/data/releases/%[1]s/ 复制回来；从未公开过的，才可以把两处一并删去", EN: "restore it from the repository, or copy public/data/releases/%[1]s/ back; only if nobody ever saw it, delete both"}},
	ReleaseRemade: {Error, lang.Text{ZH: "%[1]s 版的封存记录与已生成的网站（public/）中的不同：同一版不能封存两次", EN: "the sealed record of release %[1]s is not the one that the built site (public/) holds: a release is sealed once"},
		lang.Text{ZH: "把 public/data/releases/%[1]s/ 复制回来，改动另立一版；从未公开过的，才可以删去 public/data/releases/%[1]s/", EN: "copy public/data/releases/%[1]s/ back and make another release of what changed; only if nobody ever saw it, delete public/data/releases/%[1]s/"}},
	RevisionUnsaid: {Error, lang.Text{ZH: "更正 %[1]s 没有写明理由", EN: "revision %[1]s gives no reason"}, lang.Text{ZH: "写明为什么更正，读者会看到", EN: "write why; readers will see it"}},
	RevisionDate:   {Error, lang.Text{ZH: "更正 %[1]s 的日期 %[2]s 不对：%[3]s", EN: "the date of revision %[1]s, %[2]s, cannot be right: it is %[3]s"}, lang.Text{ZH: "写作出更正的日期", EN: "write the day on which it was corrected"}},
	RevisionUnused: {Error, lang.Text{ZH: "更正 %[1]s 与任何改动都对不上", EN: "revision %[1]s belongs to no change"},
		lang.Text{ZH: "照程序提示的写法改正 record、year、old、new；改动已经撤销的，删去这一条", EN: "write record, year, old and new as the program gives them; where the change was undone, delete the revision"}},

	SchemaStale: {Warning, lang.Text{ZH: "编辑器用的格式说明与数据不一致：%[1]s", EN: "the schemas for text editors no longer fit the data: %[1]s"},
		lang.Text{ZH: "运行 gongkai schema 更新它们", EN: "run gongkai schema to write them anew"}},
}
