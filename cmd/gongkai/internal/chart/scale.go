package chart

import (
	"math"
	"math/big"
	"slices"
	"strconv"
)

// extent is the least and the greatest of some values.
type extent struct {
	min, max float64
	any      bool
}

func (e *extent) add(v float64) {
	if !e.any {
		*e = extent{v, v, true}
		return
	}
	e.min, e.max = min(e.min, v), max(e.max, v)
}

// newAxis chooses an axis for values. It starts at zero if it must, or if that costs no more than half of its height;
// else it is broken. Labels are added by the caller.
func newAxis(e extent, fromZero bool) Axis {
	lo, hi := e.min, e.max
	if lo > 0 && (fromZero || lo <= hi/2 || lo == hi) {
		lo = 0
	}
	if hi < 0 && (fromZero || hi >= lo/2 || lo == hi) {
		hi = 0
	}
	if lo == hi {
		hi = lo + 1
	}
	step := niceStep((hi - lo) / 4)
	if lo > 0 {
		lo = floorTo(lo, step)
	} else if lo < 0 {
		lo = -ceilTo(-lo, step, fromZero)
	}
	if hi < 0 {
		hi = -floorTo(-hi, step)
	}
	a := Axis{Min: lo, Max: hi, Broken: lo > 0 || hi < 0}
	decimals := decimalsOf(step)
	for k := math.Ceil(lo/step - 1e-9); k*step <= hi+step*1e-9; k++ {
		s := strconv.FormatFloat(k*step+0, 'f', decimals, 64) // +0: a negative zero would show its sign
		v, _ := strconv.ParseFloat(s, 64)
		a.Ticks = append(a.Ticks, Tick{Value: v, Label: s})
	}
	return a
}

// floorTo goes down to the next step that leaves some room below v, but not below zero.
func floorTo(v, step float64) float64 {
	k := math.Floor(v / step)
	if v-k*step < step*.3 {
		k--
	}
	f, _ := strconv.ParseFloat(strconv.FormatFloat(max(k, 0)*step, 'f', decimalsOf(step), 64), 64)
	return f
}

// ceilTo goes up to the next step that leaves some room above v: for the value of a column, or for half a point.
func ceilTo(v, step float64, isColumn bool) float64 {
	room := .15
	if isColumn {
		room = .4
	}
	k := math.Ceil(v / step)
	if k*step-v < step*room {
		k++
	}
	return k * step
}

// niceStep is the next of 1, 2 and 5 times a power of ten.
func niceStep(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if v <= m*p*(1+1e-9) {
			return m * p
		}
	}
	return 10 * p
}

func decimalsOf(step float64) int {
	return max(0, int(-math.Floor(math.Log10(step)+1e-9)))
}

// rankAxis has 1 on top, and the target among its marks.
func rankAxis(e extent, target float64) Axis {
	worst := math.Ceil(max(e.max, target))
	worst += max(1, math.Round((worst-1)*.08))
	a := Axis{Min: 1, Max: worst, Reversed: true}
	step := max(1, niceStep((worst-1)/3))
	marks := []float64{target}
	near := func(v float64) bool {
		return slices.ContainsFunc(marks, func(m float64) bool { return math.Abs(v-m) < (worst-1)*.12 })
	}
	for v := 1.0; v <= worst; v = math.Floor(v/step)*step + step {
		if !near(v) {
			marks = append(marks, v)
		}
	}
	slices.Sort(marks)
	for _, v := range marks {
		a.Ticks = append(a.Ticks, Tick{Value: v, Label: strconv.FormatFloat(v, 'f', 0, 64)})
	}
	return a
}

// level is where a value stands on the axis: 0 at its lower end, 1 at the upper.
func (a *Axis) level(v float64) float64 {
	f := (v - a.Min) / (a.Max - a.Min)
	if a.Reversed {
		return 1 - f
	}
	return f
}

// parse reads a number that was formatted here.
func parse(s string) *big.Rat {
	r, _ := new(big.Rat).SetString(s)
	return r
}
