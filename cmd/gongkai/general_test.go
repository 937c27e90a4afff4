package main

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/lang"
)

// properNames are the English names of the first plan's places, each by the word that is nothing else.
var properNames = []string{"Qiantang", "Zhejiang", "Hangzhou", "Ningbo", "Huzhou", "Jiaxing", "Shaoxing", "Zhoushan", "Quzhou", "Financial Harbor"}

// planWords are words of the first plan that no other plan has: the names of its areas, bodies and targets, in Chinese and
// as ids.
func planWords(t *testing.T) []string {
	t.Helper()
	set, _, err := dataset.Load(os.DirFS(repository))
	if err != nil {
		t.Fatal(err)
	}
	words := append([]string{set.Site.ShortName.ZH, set.Notice.Number}, properNames...)
	add := func(names ...lang.Text) {
		for _, n := range names {
			words = append(words, n.ZH)
		}
	}
	for _, a := range set.Areas {
		add(a.Name, a.Short)
	}
	for _, b := range set.Bodies {
		add(b.Name, b.Short)
	}
	for _, i := range set.Indicators {
		add(i.Name, i.Short)
		words = append(words, string(i.ID))
	}
	if len(words) < 200 {
		t.Fatalf("only %d words were found", len(words))
	}
	return words
}

// The program, its theme and the files from which it makes new sites know nothing of the first plan: another plan is
// another folder of content and data.
func TestGeneratorKnowsNoPlan(t *testing.T) {
	words := planWords(t)
	read := 0
	for _, root := range []string{"../../themes", "."} {
		err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && e.Name() == "testdata":
				return fs.SkipDir
			case e.IsDir() || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".png"):
				return nil
			}
			text, err := os.ReadFile(path.Join(root, name))
			read++
			for _, w := range words {
				if strings.Contains(string(text), w) {
					t.Errorf("%s/%s holds %q, a word of the first plan", root, name, w)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 100 {
		t.Errorf("only %d files were read", read)
	}
}
