package main

import (
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
)

var (
	tokenLine  = regexp.MustCompile(`(?m)^\s*--([a-z0-9-]+):((?:var\(--(?:l|ls|d|ds),#[0-9a-f]+\))+);`)
	tokenValue = regexp.MustCompile(`var\(--(l|ls|d|ds),#([0-9a-f]+)\)`)
)

// colours reads the colour tokens of our theme: by the way of looking (l, ls, d, ds: light and dark, s for strong contrast)
// and name.
func colours(t *testing.T) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, "themes/tide/styles/10-tokens.css"))
	if err != nil {
		t.Fatal(err)
	}
	looks := map[string]map[string]string{"l": {}, "ls": {}, "d": {}, "ds": {}}
	for _, line := range tokenLine.FindAllStringSubmatch(string(text), -1) {
		for _, value := range tokenValue.FindAllStringSubmatch(line[2], -1) {
			looks[value[1]][line[1]] = value[2]
		}
	}
	return looks
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(hex string) float64 {
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8) // digits, by the pattern
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// onGrounds are the colours of letters, and the grounds that they stand on.
var onGrounds = []struct{ letters, grounds []string }{
	{[]string{"ink", "ink-2", "ink-3", "tide"}, []string{"paper", "ground", "sunk", "tide-soft", "zone", "sand-soft", "seal-soft"}},
	{[]string{"seal"}, []string{"paper", "ground", "zone", "tide-soft", "sand-soft", "seal-soft"}},
	{[]string{"sand"}, []string{"paper", "ground", "zone", "tide-soft", "sand-soft"}},
	{[]string{"on-deep", "on-deep-2"}, []string{"deep", "deep-2"}},
	{[]string{"paper"}, []string{"seal", "tide"}},
	{[]string{"deep"}, []string{"on-deep"}},
}

// Letters stand out from every ground that they stand on: 4.5 to 1, and 7 to 1 for readers who want strong contrast. What is
// drawn, and the mark of focus, stand out 3 to 1.
func TestContrast(t *testing.T) {
	looks := colours(t)
	names := slices.Sorted(maps.Keys(looks["l"]))
	if len(names) < 20 {
		t.Fatalf("only %d colours are read", len(names))
	}
	for look, least := range map[string]float64{"l": 4.5, "d": 4.5, "ls": 7, "ds": 7} {
		got := looks[look]
		if have := slices.Sorted(maps.Keys(got)); !slices.Equal(have, names) {
			t.Errorf("%s has the colours %v, want %v", look, have, names)
			continue
		}
		for _, row := range onGrounds {
			for _, l := range row.letters {
				for _, g := range row.grounds {
					if c := contrast(got[l], got[g]); c < least {
						t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", look, l, g, c, least)
					}
				}
			}
		}
		for _, drawn := range []string{"line-2", "tide-2", "focus"} {
			if c := contrast(got[drawn], got["paper"]); c < 3 {
				t.Errorf("%s: %s on paper has a contrast of %.2f, want 3", look, drawn, c)
			}
		}
	}
}

// The arithmetic is that of WCAG: black on white is 21, and #767676 on white is the palest grey that passes 4.5.
func TestContrastArithmetic(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want float64
	}{{"000", "fff", 21}, {"767676", "ffffff", 4.54}, {"fff", "fff", 1}} {
		if got := contrast(tc.a, tc.b); math.Abs(got-tc.want) > 0.005 {
			t.Errorf("%s on %s: got %.3f, want %.2f", tc.a, tc.b, got, tc.want)
		}
	}
}
