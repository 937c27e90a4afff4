package main

import (
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gongkai/cmd/gongkai/internal/audit"
)

// Letters stand out from every ground that they stand on: 4.5 to 1, and 7 to 1 for readers who want strong contrast. What is
// drawn, and the mark of focus, stand out 3 to 1. Every colour has a value for each way of looking, and every pair that is
// judged is one of the theme.
func TestContrast(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(repository, "themes/tide/styles/10-tokens.css"))
	if err != nil {
		t.Fatal(err)
	}
	looks := audit.Colors(string(text))
	names := slices.Sorted(maps.Keys(looks["l"]))
	if len(names) < 20 {
		t.Fatalf("only %d colours are read", len(names))
	}
	for look := range audit.Looks {
		if have := slices.Sorted(maps.Keys(looks[look])); !slices.Equal(have, names) {
			t.Errorf("%s has the colours %v, want %v", look, have, names)
		}
	}
	for _, row := range audit.Grounds {
		for _, name := range slices.Concat(row.Letters, row.Grounds) {
			if !slices.Contains(names, name) {
				t.Errorf("there is no colour %s", name)
			}
		}
	}
	for _, p := range audit.Pales(looks) {
		t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", p.Look, p.Color, p.Ground, p.Got, p.Least)
	}
}

// The arithmetic is that of WCAG: black on white is 21, and #767676 on white is the palest grey that passes 4.5.
func TestContrastArithmetic(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want float64
	}{{"000", "fff", 21}, {"767676", "ffffff", 4.54}, {"fff", "fff", 1}} {
		if got := audit.Contrast(tc.a, tc.b); math.Abs(got-tc.want) > 0.005 {
			t.Errorf("%s on %s: got %.3f, want %.2f", tc.a, tc.b, got, tc.want)
		}
	}
}
