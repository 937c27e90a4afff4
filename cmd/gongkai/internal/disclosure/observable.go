package disclosure

import "gongkai/cmd/gongkai/internal/lang"

// Observable is what the indicator's records are unless they say otherwise: what the data declares, else the first choice
// of its kind.
func (i *Indicator) Observable() Observable { return i.observable() }

// Observables are what a record of the indicator may say that it observes: nothing where its kind leaves no choice.
func (i *Indicator) Observables() []Observable { return observables[i.Kind] }

var observableNames = map[Observable]lang.Text{
	Flow:         {ZH: "当年数", EN: "the year's own amount"},
	RunningTotal: {ZH: "累计数", EN: "total since the period began"},
	Rate:         {ZH: "增速", EN: "growth"},
	LevelOf:      {ZH: "年末水平", EN: "level at the year's end"},
	Change:       {ZH: "比上年变化", EN: "change against the year before"},
}

// Name is what is observed, in words.
func (o Observable) Name() lang.Text { return observableNames[o] }
