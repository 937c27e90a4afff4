package disclosure

import (
	"math/big"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// names of states, as a reader sees them.
var stateNames = map[State]lang.Text{
	Met:         {ZH: "已达到", EN: "Met"},
	MetEarly:    {ZH: "提前达到", EN: "Met early"},
	NotMet:      {ZH: "未达到", EN: "Not met"},
	Lost:        {ZH: "达到后回落", EN: "Met, then lost"},
	OnPace:      {ZH: "符合进度", EN: "On pace"},
	Behind:      {ZH: "进度滞后", EN: "Behind"},
	FarBehind:   {ZH: "明显滞后", EN: "Far behind"},
	MovingAway:  {ZH: "反向变化", EN: "Moving away"},
	NotYetMet:   {ZH: "尚未达到", EN: "Not yet met"},
	Holding:     {ZH: "迄今符合", EN: "Holding so far"},
	NotAssessed: {ZH: "未评估", EN: "Not assessed"},
}

// Name is the state in words.
func (s State) Name() lang.Text { return stateNames[s] }

// stateMeanings say what a state means, in one sentence. ↑ and ↓ stand for the two thresholds of pace.
var stateMeanings = map[State]lang.Text{
	Met:         {ZH: "末年数据符合目标。", EN: "The figure of the end year satisfies the document’s words."},
	MetEarly:    {ZH: "末年之前的最新数据已经符合目标，末年尚无数据。", EN: "The latest figure, for a year before the end year, already satisfies them; none for the end year has been found."},
	NotMet:      {ZH: "末年数据不符合目标。", EN: "The figure of the end year does not satisfy them."},
	Lost:        {ZH: "末年数据符合目标，其后年份不再符合。", EN: "The end year satisfied them; a later year no longer does."},
	OnPace:      {ZH: "进度不低于路径要求的↑。", EN: "Progress is at least ↑ of what the path asks for."},
	Behind:      {ZH: "进度为路径要求的↓至↑（不含）。", EN: "Progress is at least ↓ of it and less than ↑."},
	FarBehind:   {ZH: "进度为路径要求的0至↓（不含）。", EN: "Progress is at least 0% of it and less than ↓."},
	MovingAway:  {ZH: "进度低于0，即比起点距目标更远。", EN: "The figure is further from the target than the baseline was."},
	NotYetMet:   {ZH: "最新数据尚不符合目标，且没有可比的路径。", EN: "The latest figure does not yet satisfy them, and there is no path to compare with."},
	Holding:     {ZH: "逐年检验的目标，迄今各年均符合。", EN: "A target that is tested year by year and has held so far."},
	NotAssessed: {ZH: "没有可以评估的数据，原因一并写明。", EN: "There is nothing that can be assessed; the reason is stated."},
}

// Meaning is what the state means, in one sentence, with the thresholds given.
func (s State) Meaning(t Thresholds) lang.Text {
	percent := func(v *big.Rat) string { return lang.Exact(new(big.Rat).Mul(v, hundred), 1, lang.ZH) + "%" }
	fill := strings.NewReplacer("↑", percent(t.OnPace), "↓", percent(t.Behind))
	m := stateMeanings[s]
	return lang.Text{ZH: fill.Replace(m.ZH), EN: fill.Replace(m.EN)}
}

var reasonNames = map[Reason]lang.Text{
	NoFigure:       {ZH: "未见公布数据", EN: "no figure published"},
	OtherScope:     {ZH: "仅有不同口径或时点的数据", EN: "only figures of another scope or date"},
	BoundOnly:      {ZH: "仅有下限数据", EN: "only a lower bound published"},
	Magnitude:      {ZH: "目标为数量级，不是确数", EN: "the target is an order of magnitude"},
	EarlierMissing: {ZH: "缺少部分年份的数据，无法计算", EN: "earlier years are missing"},
	OneSeries:      {ZH: "仅见两项数据之一", EN: "only one of the two figures published"},
}

// Name is the reason in words, as it stands behind "not assessed".
func (r Reason) Name() lang.Text { return reasonNames[r] }

var kindNames = map[Kind]lang.Text{
	Level:      {ZH: "期末值", EN: "level"},
	Cumulative: {ZH: "累计", EN: "cumulative"},
	Growth:     {ZH: "年均增长", EN: "average growth"},
	Increment:  {ZH: "逐年提升", EN: "yearly increment"},
	Rank:       {ZH: "名次", EN: "rank"},
	Comparison: {ZH: "比较", EN: "comparison"},
	Multiple:   {ZH: "倍增", EN: "multiple of the baseline"},
}

// Name is the kind in words.
func (k Kind) Name() lang.Text { return kindNames[k] }

var kindMeanings = map[Kind]lang.Text{
	Level:      {ZH: "末年的数值达到目标；有同口径基期的，路径为从基期到目标的直线。", EN: "A level is to reach the target by the end year; where there is a baseline of the same scope, the path is the straight line from it."},
	Cumulative: {ZH: "计划期内各年数值之和达到目标；路径为匀速累计。", EN: "The yearly amounts are to add up to the target over the period; the path is an even pace."},
	Growth:     {ZH: "计划期内年均增速达到目标；以计划期前一年为100编制指数，路径按目标增速逐年递增。", EN: "Average annual growth is to reach the target; the path is an index of 100 at the start that grows at the target’s rate."},
	Increment:  {ZH: "每年提升的幅度达到目标；有基期的，路径逐年加上目标幅度。", EN: "The value is to rise by the target every year; where there is a baseline, the path adds the step each year."},
	Rank:       {ZH: "名次达到或好于目标，数字越小越好；不画路径。", EN: "The rank is to be no worse than the target; smaller is better, and there is no path."},
	Comparison: {ZH: "前一项减后一项之差符合目标；不画路径。", EN: "The first figure less the second is compared with the target; there is no path."},
	Multiple:   {ZH: "达到基期数的若干倍；路径为从基期到目标的直线。", EN: "The value is to reach a multiple of the baseline; the path is the straight line to it."},
}

// Meaning is what the kind means, in one sentence.
func (k Kind) Meaning() lang.Text { return kindMeanings[k] }

// Kinds lists all kinds.
var Kinds = []Kind{Level, Cumulative, Growth, Increment, Rank, Comparison, Multiple}
