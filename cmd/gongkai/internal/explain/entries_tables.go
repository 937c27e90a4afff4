package explain

import "gongkai/cmd/gongkai/internal/diag"

// The codes of tables that were filled in. Lines of their examples are rows of a table in CSV.

const (
	csvHead  = "标识 ID,年份 Year,数值 Value,来源 Source,来源原文 The source's words\n"
	csvRight = csvHead + "loans,2022,1620.5,bulletin-2022,年末全市贷款余额1620.5亿元"
)

// row is a table in CSV with one row.
func row(cells string) Example { return Example{File: "figures.csv", Lines: csvHead + cells} }

// inBook is an example that lines cannot show.
func inBook(zh, en string) Example { return Example{File: "figures.xlsx", Words: t(zh, en)} }

var tables = Group{t("填报表格", "Spreadsheets"), []Entry{
	{
		Code: diag.BadWorkbook, Brief: t("不能作为工作簿读取", "a file that is no workbook"),
		Means: t("文件损坏，或者不是 .xlsx 工作簿，只是改了扩展名。", "The file is damaged, or is no .xlsx workbook and only named like one."),
		Why:   t("读不全的表格，导入了也不知道少了什么。", "Of a table that is read in part nobody would know what is missing."),
		Wrong: inBook("下载中断的文件，或改了扩展名的 .xls", "a download that broke off, or an .xls under another name"),
		Right: inBook("在 Excel、WPS 或 LibreOffice 中另存的 .xlsx", "an .xlsx saved by Excel, WPS or LibreOffice"),
	},
	{
		Code: diag.WorkbookLocked, Brief: t("工作簿有打开密码", "a workbook with a password"),
		Means: t("工作簿设了打开密码，内容是加密的。工作表的保护不是密码，不影响读取。", "The workbook is encrypted and opens with a password only. Protected sheets are no hindrance."),
		Why:   t("程序不问密码，也不应当知道。", "The program does not ask for passwords and should not know them."),
		Wrong: inBook("设有打开密码", "it asks for a password when opened"),
		Right: inBook("取消打开密码后另存", "saved without a password"),
	},
	{
		Code: diag.WorkbookTooLarge, Brief: t("表格太大，不读取", "a table too large to be read"),
		Means: t("文件解压后或行数远远超出填报表。多半是选错了文件，或者把格式刷到了最后一行。", "Unpacked, or by its rows, the file is far larger than any form. It is mostly the wrong file, or one formatted down to the last row."),
		Why:   t("恶意构造的压缩文件会耗尽内存；正常的填报表只有几十 KB。", "A file made to burst would use up the memory; forms have some tens of kilobytes."),
		Wrong: inBook("一百万行", "a million rows"),
		Right: inBook("只把填了内容的部分复制到新工作簿", "what is filled in, copied to a fresh workbook"),
	},
	{
		Code: diag.WorkbookNewer, Brief: t("由较新版本的程序导出", "a workbook of a newer version"),
		Means: t("工作簿由较新版本的 gongkai 导出，格式这一版不认识。", "A newer gongkai exported the workbook, in a form that this one does not know."),
		Why:   t("猜着读，可能读错列。", "Guessing could take one column for another."),
		Wrong: inBook("用旧版本导入新版本导出的表", "a new form read by an old version"),
		Right: inBook("用导出时的版本或更新的版本导入", "read by the version that wrote it, or a newer one"),
	},
	{
		Code: diag.BadCSV, Brief: t("CSV 读不出来", "CSV that cannot be read"),
		Means: t("文件既不是 UTF-8 或 UTF-16 文字，也不是 GB18030 文字，或者引号不成对。", "The file is text neither in UTF-8, UTF-16 nor GB18030, or its quotation marks do not pair."),
		Why:   t("从出错处起，后面的列会全部错位。", "From the fault on, all columns would be out of place."),
		Wrong: Example{File: "figures.csv", Words: t("以 Big5 保存的文字，或只有一半的引号", "text saved in Big5, or half a pair of quotation marks")},
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.NoFigures, Brief: t("没有找到数据表", "no table of figures"),
		Means: t("没有一张表的表头同时有“标识”和“数值”两栏。", "No sheet has heads with both the columns ID and Value."),
		Why:   t("没有标识，就不知道数据属于哪个指标。", "Without ids nobody knows what the figures are of."),
		Wrong: Example{File: "figures.csv", Lines: "指标,2022年\n全市贷款余额,1620.5"},
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.MacrosIgnored, Ack: OnImport, Brief: t("宏不运行，也不读取", "macros are left aside"),
		Means: t("工作簿带有宏。只读取单元格中的内容。", "The workbook has macros. Only what stands in cells is read."),
		Why:   t("别处来的宏可能有害；靠宏算出的数也没有来源。", "Macros from elsewhere can do harm, and what they compute has no source."),
		Wrong: Example{File: "figures.xlsm", Words: t("含有宏", "with macros")},
		Right: inBook("另存为不含宏的工作簿", "saved without them"),
	},
	{
		Code: diag.SheetIgnored, Ack: OnImport, Brief: t("没有读取的工作表", "a sheet that was not read"),
		Means: t("这张表没有“标识”和“数值”两栏，不是填报表。", "The sheet has no columns ID and Value and so is no form."),
		Why:   t("数据若填在这里，就没有导入。", "Figures that were put there have not been taken in."),
		Wrong: inBook("自己添的“备忘”表", "a sheet of notes of one's own"),
		Right: inBook("数据填在导出的各表中", "figures in the sheets that were exported"),
	},
	{
		Code: diag.ColumnIgnored, Ack: OnImport, Brief: t("没有读取的列", "a column that was not read"),
		Means: t("表头里有程序不认识的一栏。自己添的列可以留着。", "There is a head that the program does not know. Columns of one's own may stay."),
		Why:   t("若是改动了原有的表头，这一列的内容就没有导入。", "If one of the form's own heads was changed, its column has not been taken in."),
		Wrong: Example{File: "figures.csv", Lines: "标识 ID,年份 Year,数值 Value,经办人\nloans,2022,1620.5,张三"},
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.ColumnRepeated, Brief: t("同一栏出现两次", "a column that is there twice"),
		Means: t("表头里同一栏出现了两次，不知道以哪一列为准。", "One head is there twice, and nobody knows which column counts."),
		Why:   t("两列填得不同时，选哪一列都可能是错的。", "Where they differ, either choice may be wrong."),
		Wrong: Example{File: "figures.csv", Lines: "标识 ID,年份 Year,数值 Value,数值 Value\nloans,2022,1620.5,1620.5"},
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.RowIgnored, Ack: OnImport, Brief: t("没有读取的行", "a row that was not read"),
		Means: t("标识不是任何指标，这一行也没有填内容，例如“合计”。", "The ID is that of no indicator, and nothing is filled in, as in a row of totals."),
		Why:   t("提示一下，免得以为已经导入。", "It is said so that nobody takes it for imported."),
		Wrong: row("合计,2022,,,"),
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.RowWithoutID, Brief: t("填了内容而没有标识的行", "a row without an ID"),
		Means: t("这一行填了内容，标识却是空的，多半是整行粘贴错了位置。", "Something is filled in on a row without an ID, which was mostly pasted into the wrong place."),
		Why:   t("没有标识，就不知道数据属于哪个指标。", "Without an ID nobody knows what the figure is of."),
		Wrong: row(",2022,1620.5,bulletin-2022,年末全市贷款余额1620.5亿元"),
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.RowWithoutYear, Brief: t("没有年份的行", "a row without a year"),
		Means: t("这一行没有年份，或者不是四位数字。", "The row has no year, or none of four digits."),
		Why:   t("不知道写进哪一年的文件。", "Nobody knows which year's file it belongs to."),
		Wrong: row("loans,,1620.5,bulletin-2022,年末全市贷款余额1620.5亿元"),
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.NotANumber, Brief: t("数值不是数字", "a value that is no number"),
		Means: t("数值一栏里有文字。单位、“约”“左右”不写在这里。", "There are words in the column Value. Units and “about” do not belong there."),
		Why:   t("程序不猜文字的意思；“约”写在说明里。", "The program does not guess what words mean; “about” goes into the note."),
		Wrong: row("loans,2022,约1620亿,bulletin-2022,年末全市贷款余额1620.5亿元"),
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.PercentRead, Ack: OnImport, Brief: t("百分比格式的单元格", "a cell formatted as a percentage"),
		Means: t("单元格为百分比格式，显示的 31.5% 读作 31.5。", "The cell is formatted as a percentage; what shows as 31.5% was read as 31.5."),
		Why:   t("同一个单元格，存的是 0.315，读错就差一百倍。", "What is stored is 0.315: a misreading would be a hundredfold."),
		Wrong: inBook("单元格显示 31.5%", "a cell that shows 31.5%"),
		Right: inBook("格式为“数值”，填 31.5", "formatted as a number, holding 31.5"),
	},
	{
		Code: diag.PercentElsewhere, Brief: t("单位不是百分数而填了百分数", "a percentage where the unit is another"),
		Means: t("数值是百分数，而这个指标的单位不是。", "The value is a percentage, but the unit of the indicator is another."),
		Why:   t("多半是填错了行，或者填了增速。", "It is mostly a figure for another row, or a growth rate."),
		Wrong: row("loans,2022,8%,bulletin-2022,年末全市贷款余额1620.5亿元"),
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.DashRead, Ack: OnImport, Brief: t("短横读作未填", "a dash read as nothing"),
		Means: t("数值一栏填了“—”“无”一类，读作没有填。", "A dash or “none” in the column Value was read as empty."),
		Why:   t("没有查到，和来源写明没有，是两回事：后者要填状态。", "Not found and stated to be missing are two things; the latter needs a status."),
		Wrong: row("loans,2022,—,,"),
		Right: row("loans,2022,,,"),
	},
	{
		Code: diag.FormulaRead, Ack: OnImport, Brief: t("单元格是公式", "a cell with a formula"),
		Means: t("单元格是公式，取了它最近一次计算的结果。", "The cell holds a formula, of which the last result was taken."),
		Why:   t("公布的数据应当照录；算出来的不是来源公布的数。", "Published figures are copied; what a formula computes was not published."),
		Wrong: inBook("=1500+120.5", "=1500+120.5"),
		Right: inBook("1620.5", "1620.5"),
	},
	{
		Code: diag.FormulaEmpty, Brief: t("公式没有结果", "a formula without a result"),
		Means: t("公式出错，或者保存之前没有计算过。", "The formula fails, or was never computed before the file was saved."),
		Why:   t("读不到数值。", "There is no value to read."),
		Wrong: inBook("=A1/0", "=A1/0"),
		Right: inBook("1620.5", "1620.5"),
	},
	{
		Code: diag.MergedRead, Ack: OnImport, Brief: t("合并的单元格用于各行", "merged cells that count for each row"),
		Means: t("几行的来源或说明合并成一格，内容用于其中填了数据的各行。", "Source or note of several rows are one cell, which counts for each of them that is filled in."),
		Why:   t("多读了几行，请核对是否都对。", "Rows have been given words that do not stand on them; see that they are right."),
		Wrong: inBook("两行合用一个来源", "one source for two rows"),
		Right: inBook("每行各填来源", "a source on each row"),
	},
	{
		Code: diag.MergedValue, Brief: t("一个数值合并给几项数据", "one value merged over several figures"),
		Means: t("几行的数值合并成了一格，不知道是哪一项的。", "The values of several rows are one cell, and nobody knows whose it is."),
		Why:   t("一个数不可能同时是几项指标的数据。", "One number cannot be the figure of several indicators."),
		Wrong: inBook("两行合用一个数值", "one value for two rows"),
		Right: inBook("取消合并，逐行填写", "split, and filled in row by row"),
	},
	{
		Code: diag.FigureCleared, Ack: OnImport, Brief: t("清空了已有的数据", "a value that was cleared"),
		Means: t("数据文件里有这一数据，表格里却清空了。没有撤下，仍予保留。", "The data has this figure, and the table has it cleared. It is kept all the same."),
		Why:   t("已经公布的数据不会因为漏填而消失。", "What was published does not vanish because a cell was left empty."),
		Wrong: row("loans,2022,,bulletin-2022,年末全市贷款余额1620.5亿元"),
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.RowGone, Ack: OnImport, Brief: t("导出的行不见了", "a row that is gone"),
		Means: t("导出时有的一行，导入的工作簿里没有了。数据仍予保留。", "A row that was sent out did not come back. The figure is kept."),
		Why:   t("删行不等于撤下数据；多半是误删。", "Deleting a row does not withdraw a figure; it is mostly a slip."),
		Wrong: inBook("删去一行", "a row deleted"),
		Right: inBook("行留着，内容不动", "the row as it was"),
	},
	{
		Code: diag.ChangedSinceSent, Brief: t("导出之后数据已另有改动", "changed in the data since it was sent out"),
		Means: t("表格送出之后，数据文件里这一项已经改过，与表中所填不同。", "After the form was sent out, the data has been changed, to something else than the form says."),
		Why:   t("直接写入会悄悄冲掉别人的改动。", "Writing it would silently undo what somebody else has done."),
		Wrong: inBook("导出时 1620.5，数据已改为 1621，表中填 1622", "1620.5 when exported, 1621 in the data now, 1622 in the form"),
		Right: inBook("核对来源，两处改为一致", "the source looked up, and both made the same"),
	},
	{
		Code: diag.RowsDisagree, Brief: t("两处填得不同", "one figure filled in twice, differently"),
		Means: t("按责任单位导出的表，同一数据会出现在几张表里，几家填得不同。", "In a form by bodies a figure stands on several sheets, and these differ."),
		Why:   t("以谁为准，只能由人来定。", "Which is right only people can say."),
		Wrong: Example{File: "figures.csv", Lines: csvHead + "loans,2022,1621,bulletin-2022,年末全市贷款余额1621亿元\nloans,2022,1622,bulletin-2022,年末全市贷款余额1622亿元"},
		Right: Example{File: "figures.csv", Lines: csvRight},
	},
	{
		Code: diag.CannotEdit, Brief: t("这一项不能自动修改", "a place that cannot be changed by the program"),
		Means: t("数据文件里这一条的写法，程序改动它会牵连别处。", "The record is written so that the program could not change it without touching more."),
		Why:   t("只改该改的，其余一字不动。", "Nothing but what was filled in is changed."),
		Wrong: Example{File: "data/years/2022.toml", Words: t("一条记录的几项分散写在文件几处", "with the keys of one record in several places")},
		Right: Example{File: "data/years/2022.toml", Words: t("一条记录写在一行里", "with the record on one line")},
	},
}}
