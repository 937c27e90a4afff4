package disclosure

import "gongkai/cmd/gongkai/internal/lang"

var observableNames = map[Observable]lang.Text{
	Flow:         {ZH: "当年数", EN: "the year's own amount"},
	RunningTotal: {ZH: "累计数", EN: "total since the period began"},
	Rate:         {ZH: "增速", EN: "growth"},
	LevelOf:      {ZH: "年末水平", EN: "level at the year's end"},
	Change:       {ZH: "比上年变化", EN: "change against the year before"},
}

// Name is what is observed, in words.
func (o Observable) Name() lang.Text { return observableNames[o] }
