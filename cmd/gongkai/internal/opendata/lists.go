package opendata

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// The columns that several tables have.

func idColumn() Column {
	return Column{Name: "id", Type: String, Required: true, Key: true, Title: lang.Text{ZH: "标识", EN: "Id"}, About: lang.Text{ZH: "唯一，不变；也是网页地址的一部分", EN: "Unique and lasting; also part of the page’s address"}}
}

func nameColumns(title lang.Text) []Column {
	return []Column{
		{Name: "name_zh", Type: String, Required: true, Lang: "zh", Title: lang.Text{ZH: title.ZH + "（中文）", EN: title.EN + " (Chinese)"}, About: lang.Text{ZH: "中文名称，照录文件", EN: "The Chinese name, as the document has it"}},
		{Name: "name_en", Type: String, Required: true, Lang: "en", Title: lang.Text{ZH: title.ZH + "（英文）", EN: title.EN + " (English)"}, About: lang.Text{ZH: "英文参考译名", EN: "The English name, a reference translation"}},
	}
}

func noteColumns() []Column {
	return []Column{
		{Name: "note_zh", Type: String, Lang: "zh", Title: lang.Text{ZH: "说明（中文）", EN: "Note (Chinese)"}, About: lang.Text{ZH: "编者说明", EN: "The editors’ note"}},
		{Name: "note_en", Type: String, Lang: "en", Title: lang.Text{ZH: "说明（英文）", EN: "Note (English)"}, About: lang.Text{ZH: "编者说明，英文", EN: "The editors’ note in English"}},
	}
}

func column(name string, t Type, titleZH, titleEN, aboutZH, aboutEN string) Column {
	return Column{Name: name, Type: t, Title: lang.Text{ZH: titleZH, EN: titleEN}, About: lang.Text{ZH: aboutZH, EN: aboutEN}}
}

func (c Column) required() Column          { c.Required = true; return c }
func (c Column) key() Column               { c.Key = true; return c.required() }
func (c Column) of(table string) Column    { c.Of = table; return c }
func (c Column) codes(codes []Code) Column { c.Codes = codes; return c }

func columns(lists ...[]Column) []Column {
	var all []Column
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

func kindCodes() []Code {
	var codes []Code
	for _, k := range disclosure.Kinds {
		codes = append(codes, Code{string(k), k.Name()})
	}
	return codes
}

func stateCodes() []Code {
	var codes []Code
	for _, s := range disclosure.States {
		codes = append(codes, Code{string(s), s.Name()})
	}
	return codes
}

func reasonCodes() []Code {
	var codes []Code
	for _, r := range disclosure.Reasons {
		codes = append(codes, Code{string(r), r.Name()})
	}
	return codes
}

func (s *Set) targetTable() *Table {
	t := &Table{Name: "targets", Title: lang.Text{ZH: "目标", EN: "Targets"},
		About: lang.Text{ZH: "计划的量化目标：类型、期限、责任单位，以及据已公布数据得出的状态。", EN: "The quantified targets: kind, period, responsible bodies, and the state that follows from the published figures."},
		Columns: columns([]Column{idColumn(),
			column("number", Integer, "编号", "Number", "在目标清单中的次序", "Its place in the list of targets").required()},
			nameColumns(lang.Text{ZH: "名称", EN: "Name"}), []Column{
				column("areas", String, "地区", "Areas", "地区的标识，以分号分隔", "Ids of the areas, separated by semicolons").required(),
				column("kind", String, "类型", "Kind", "怎样算达到目标", "What sort of promise it is").required().codes(kindCodes()),
				column("unit", String, "单位", "Unit", "已公布数据的单位", "Unit of the published figures").required().of("units"),
				column("decimals", Integer, "小数位数", "Decimals", "数据的小数位数", "Decimals of the figures").required(),
				column("comparator", String, "限定词", "Comparator", "数据应当怎样", "How a figure must stand to the target").required().codes(comparatorCodes),
				column("target", Number, "目标值", "Target", "单位见下一列", "In the unit of the next column").required(),
				column("target_unit", String, "目标值单位", "Unit of the target", "文件所用的单位", "The unit that the document uses").required().of("units"),
				column("printed", Boolean, "文件写明限定词", "Comparator printed", "false：文件没有写限定词，为本站的理解", "false: the document prints none, and this one is the site’s reading").required(),
				column("first_year", Year, "起始年", "First year", "目标期的第一年", "First year of its period").required(),
				column("last_year", Year, "末年", "Last year", "目标期的末年", "Last year of its period").required(),
				column("state", String, "状态", "State", "据已公布的数据得出；规则见评估方法", "By the published figures; see the method").required().codes(stateCodes()),
				column("reason", String, "未评估的原因", "Reason", "未评估的，为什么", "Why it is not assessed").codes(reasonCodes()),
				column("state_year", Year, "状态所据年份", "Year of the state", "得出状态的数据的年份", "The year of the figure that decides"),
				column("clause", String, "条款", "Clause", "设定目标的条款，以此为准", "The clause that decides").required(),
				column("responsible", String, "责任单位", "Responsible bodies", "应由其提供数据的责任单位，以分号分隔", "The bodies from which the figures are awaited, separated by semicolons"),
				column("page", URI, "网页", "Page", "网页的地址（相对于网站根目录）", "Address of the page, from the root of the site").required(),
			}, noteColumns())}
	for i := range s.data.Indicators {
		ind := &s.data.Indicators[i]
		trajectory := s.data.Trajectory(ind)
		_, owing := s.duties.Owing(ind)
		year := ""
		if trajectory.Year != 0 {
			year = strconv.Itoa(trajectory.Year)
		}
		t.Rows = append(t.Rows, []string{string(ind.ID), strconv.Itoa(ind.Number), ind.Name.ZH, ind.Name.EN, joined(ind.Areas), string(ind.Kind),
			string(ind.Unit), strconv.Itoa(ind.Decimals), string(ind.Target.Cmp), decimal(ind.Target.Value), string(ind.TargetUnit()),
			truth(ind.Target.Printed), strconv.Itoa(trajectory.Period.First), strconv.Itoa(trajectory.Period.Last), string(trajectory.State),
			string(trajectory.Reason), year, string(ind.Receipts[0].Clause), joined(owing), "targets/" + string(ind.ID) + ".html", ind.Note.ZH, ind.Note.EN})
	}
	return t
}

func (s *Set) receiptTable() *Table {
	t := &Table{Name: "receipts", Title: lang.Text{ZH: "依据原文", EN: "Receipts"},
		About: lang.Text{ZH: "设定每项目标的条款和原文；每项的第一条为准。", EN: "The clauses that set each target, in their own words; the first of each decides."},
		Columns: columns([]Column{
			column("indicator", String, "指标", "Indicator", "指标的标识", "Id of the indicator").key().of("targets"),
			column("clause", String, "条款", "Clause", "条款的标识，也是网页上的锚点", "Id of the clause, also the anchor on its page").key(),
			column("quote_zh", String, "原文", "Words", "条款的原文", "The clause’s own words, in Chinese").required(),
			column("quote_en", String, "译文", "Translation", "英文参考译文", "The same words in the reference translation").required(),
		}, noteColumns())}
	for i := range s.data.Indicators {
		ind := &s.data.Indicators[i]
		for _, w := range ind.Receipts {
			t.Rows = append(t.Rows, []string{string(ind.ID), string(w.Clause), w.Quote.ZH, w.Quote.EN, w.Note.ZH, w.Note.EN})
		}
	}
	return t
}

func (s *Set) areaTable() *Table {
	t := &Table{Name: "areas", Title: lang.Text{ZH: "地区", EN: "Areas"}, About: lang.Text{ZH: "目标和责任所涉及的地区。", EN: "The areas that targets and duties name."},
		Columns: columns([]Column{idColumn()}, nameColumns(lang.Text{ZH: "名称", EN: "Name"}), []Column{
			column("kind", String, "类别", "Kind", "地区的类别", "Kind of area").required().codes(s.areaKinds()),
			column("parent", String, "上级地区", "Parent", "所属地区的标识", "Id of the area that it belongs to").of("areas"),
		}, noteColumns())}
	for i := range s.data.Areas {
		a := &s.data.Areas[i]
		t.Rows = append(t.Rows, []string{string(a.ID), a.Name.ZH, a.Name.EN, a.Kind, string(a.Parent), a.Note.ZH, a.Note.EN})
	}
	return t
}

func (s *Set) areaKinds() []Code {
	var codes []Code
	for _, k := range s.data.Site.AreaKinds {
		codes = append(codes, Code{k.ID, k.Name})
	}
	return codes
}

func (s *Set) bodyTable() *Table {
	t := &Table{Name: "bodies", Title: lang.Text{ZH: "责任单位", EN: "Responsible bodies"}, About: lang.Text{ZH: "文件所列的责任单位，名称为文件印发时的名称。", EN: "The bodies that the document makes responsible, by their names at the time."},
		Columns: columns([]Column{idColumn()}, nameColumns(lang.Text{ZH: "名称", EN: "Name"}), []Column{
			column("short_zh", String, "文件所用简称", "Name in the document", "文件中的简称", "The short name that the document uses, in Chinese").required(),
			column("area", String, "地区", "Area", "所在地区的标识", "Id of its area").of("areas"),
		}, noteColumns())}
	for i := range s.data.Bodies {
		b := &s.data.Bodies[i]
		t.Rows = append(t.Rows, []string{string(b.ID), b.Name.ZH, b.Name.EN, b.Short.ZH, string(b.Area), b.Note.ZH, b.Note.EN})
	}
	return t
}

func (s *Set) unitTable() *Table {
	t := &Table{Name: "units", Title: lang.Text{ZH: "计量单位", EN: "Units"}, About: lang.Text{ZH: "同一量的单位可以换算：数值乘以换算系数即为基本单位的数值。", EN: "Units of one quantity convert: a value times the factor is the value in the base unit."},
		Columns: columns([]Column{idColumn()}, nameColumns(lang.Text{ZH: "名称", EN: "Name"}), []Column{
			column("quantity", String, "量", "Quantity", "计量的是什么", "What it measures").required(),
			column("factor", Number, "换算系数", "Factor", "一个单位合多少基本单位", "The size of one unit in the base unit").required(),
		})}
	for i := range s.data.Units {
		u := &s.data.Units[i]
		t.Rows = append(t.Rows, []string{string(u.ID), u.Name.ZH, u.Name.EN, u.Quantity, decimal(u.Factor)})
	}
	return t
}

func (s *Set) sourceTable() *Table {
	t := &Table{Name: "sources", Title: lang.Text{ZH: "数据来源", EN: "Sources"}, About: lang.Text{ZH: "数据和进展所据的公开材料。", EN: "The publications on which figures and events rest."},
		Columns: columns([]Column{idColumn(),
			column("publisher_zh", String, "发布单位（中文）", "Publisher (Chinese)", "发布单位", "Who published it, in Chinese").required(),
			column("publisher_en", String, "发布单位（英文）", "Publisher (English)", "发布单位，英文", "Who published it").required(),
			column("title", String, "标题", "Title", "标题，用其本来的语言", "Its title, in its own language").required(),
			column("lang", String, "语言", "Language", "标题的语言", "Language of the title").required(),
			column("url", URI, "网址", "Address", "发布单位网页的网址", "Address of the publisher’s page").required(),
			column("date", String, "日期", "Date", "发布日期，知道多少写多少", "When it was published, as exact as known").required(),
			column("kind", String, "类别", "Kind", "官方或媒体", "Official or press").required().codes([]Code{
				{"official", lang.Text{ZH: "官方", EN: "official"}}, {"press", lang.Text{ZH: "媒体", EN: "press"}}}),
		}, noteColumns())}
	for i := range s.data.Sources {
		x := &s.data.Sources[i]
		t.Rows = append(t.Rows, []string{string(x.ID), x.Publisher.ZH, x.Publisher.EN, x.Title, x.Lang, x.URL, x.Date.String(), x.Kind, x.Note.ZH, x.Note.EN})
	}
	return t
}

func (s *Set) initiativeTable() *Table {
	t := &Table{Name: "initiatives", Title: lang.Text{ZH: "改革和项目", EN: "Initiatives"}, About: lang.Text{ZH: "计划所列的改革、平台、项目。", EN: "The reforms, platforms and projects that the plan lists."},
		Columns: columns([]Column{idColumn()}, nameColumns(lang.Text{ZH: "名称", EN: "Name"}), []Column{
			column("kind", String, "类别", "Kind", "改革、平台或项目", "Reform, platform or project").required().codes(s.initiativeKinds()),
			column("areas", String, "地区", "Areas", "地区的标识，以分号分隔", "Ids of the areas, separated by semicolons").required(),
			column("clause", String, "条款", "Clause", "列出它的条款", "The clause that lists it").required(),
		})}
	for i := range s.data.Initiatives {
		x := &s.data.Initiatives[i]
		t.Rows = append(t.Rows, []string{string(x.ID), x.Name.ZH, x.Name.EN, x.Kind, joined(x.Areas), string(x.Clause)})
	}
	return t
}

func (s *Set) initiativeKinds() []Code {
	var codes []Code
	for _, k := range s.data.Site.InitiativeKinds {
		codes = append(codes, Code{k.ID, k.Name})
	}
	return codes
}

func (s *Set) eventTable() *Table {
	t := &Table{Name: "events", Title: lang.Text{ZH: "进展", EN: "Events"}, About: lang.Text{ZH: "公开材料所载的进展，附原文。", EN: "What has happened, as sources report it, with their words."},
		Columns: columns([]Column{
			column("of", String, "事项", "Of", "改革、项目或定性目标的标识", "Id of the initiative or milestone").key(),
			column("id", String, "标识", "Id", "在该事项中唯一", "Unique within it").key(),
			column("date", String, "日期", "Date", "知道多少写多少", "As exact as known").required(),
			column("text_zh", String, "进展（中文）", "What happened (Chinese)", "进展", "What happened, in Chinese").required(),
			column("text_en", String, "进展（英文）", "What happened (English)", "进展，英文", "What happened").required(),
			column("source", String, "来源", "Source", "来源的标识", "Id of the source").required().of("sources"),
			column("quote", String, "原文", "Quote", "来源的原文", "The source’s own words").required(),
		}, noteColumns())}
	add := func(of string, events []disclosure.Event) {
		for _, e := range events {
			t.Rows = append(t.Rows, []string{of, e.ID, e.Date.String(), e.Text.ZH, e.Text.EN, string(e.Source), e.Quote, e.Note.ZH, e.Note.EN})
		}
	}
	for i := range s.data.Initiatives {
		add(string(s.data.Initiatives[i].ID), s.data.Initiatives[i].Events)
	}
	for i := range s.data.Milestones {
		add(s.data.Milestones[i].ID, s.data.Milestones[i].Events)
	}
	return t
}

func (s *Set) termTable() *Table {
	t := &Table{Name: "glossary", Title: lang.Text{ZH: "双语术语", EN: "Glossary"}, About: lang.Text{ZH: "文件用语及其英译。", EN: "Terms of the document and their English."},
		Columns: columns([]Column{idColumn(),
			column("zh", String, "中文", "Chinese", "文件用语", "The document’s term").required(),
			column("en", String, "英文", "English", "英译", "Its English").required()}, noteColumns())}
	for i := range s.data.Glossary {
		x := &s.data.Glossary[i]
		t.Rows = append(t.Rows, []string{x.ID, x.Text.ZH, x.Text.EN, x.Note.ZH, x.Note.EN})
	}
	return t
}
