package publish

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestNamesThatAreErrors(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{""}, "clean relative path"},
		{[]string{"."}, "clean relative path"},
		{[]string{".."}, "clean relative path"},
		{[]string{"../a.html"}, "clean relative path"},
		{[]string{"a/../b.html"}, "clean relative path"},
		{[]string{"a//b.html"}, "clean relative path"},
		{[]string{"./a.html"}, "clean relative path"},
		{[]string{"a/"}, "clean relative path"},
		{[]string{"/a.html"}, "clean relative path"},
		{[]string{`a\b.html`}, "clean relative path"},
		{[]string{"a\xff.html"}, "clean relative path"},
		{[]string{"C:/a.html"}, `must not contain ':'`},
		{[]string{"a?.html"}, `must not contain '?'`},
		{[]string{"a\x00.html"}, `must not contain '\x00'`},
		{[]string{"a\n.html"}, `must not contain '\n'`},
		{[]string{"a\u00a0.html"}, `must not contain '\u00a0'`},
		{[]string{"a\u200d.html"}, `must not contain '\u200d'`},
		{[]string{"cafe\u0301.html"}, `must not contain`},
		{[]string{"\uf900.html"}, `must not contain`},
		{[]string{"\u212a.html"}, `must not contain`},
		{[]string{"a./b.html"}, "end a part with a dot or a space"},
		{[]string{"a /b.html"}, "end a part with a dot or a space"},
		{[]string{"nul"}, "for a device"},
		{[]string{"x/Aux.html"}, "for a device"},
		{[]string{"com1.tar.gz"}, "for a device"},
		{[]string{"con .html"}, "for a device"},
		{[]string{".git/config"}, "reserved"},
		{[]string{"x/.GIT"}, "reserved"},
		{[]string{".gongkai"}, "reserved"},
		{[]string{".Gongkai"}, "reserved"},
		{[]string{"a.html", "b.html", "a.html"}, `"a.html" must not be given twice`},
		{[]string{"a.html", "A.html"}, `"a.html" and "A.html" must differ by more than case`},
		{[]string{"é.html", "É.html"}, "more than case"},
		{[]string{"x/a.html", "X/b.html"}, `"x" and "X" must differ by more than case`},
		{[]string{"x/a.html", "X"}, "more than case"},
		{[]string{"x", "x/a.html"}, `"x" must not also be a folder`},
		{[]string{"x/a/b.html", "x/a"}, `"x/a" must not also be a folder`},
	} {
		var files []File
		for _, name := range c.names {
			files = append(files, textFile(name, ""))
		}
		target := filepath.Join(t.TempDir(), "public")
		_, err := Dir(t.Context(), target, Options{}, files)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.names, err, c.want)
		}
		if readPages(t, target) != nil {
			t.Errorf("%q: something was written", c.names)
		}
		wantNothingBeside(t, target)
	}
}

func TestAllBadNamesAreTold(t *testing.T) {
	_, err := checkNames([]File{{Name: "nul"}, {Name: "a.html"}, {Name: "b?.html"}})
	if err == nil || strings.Count(err.Error(), "file name") != 2 {
		t.Errorf("got %v, want two names", err)
	}
}

func TestGoodNames(t *testing.T) {
	folders, err := checkNames(pages{
		"index.html": "", "Read me.txt": "", ".well-known/security.txt": "", ".nojekyll": "", "LICENSE": "",
		"附件/（一）重点目标.pdf": "", "en/annexes/1.html": "", "en/annexes/2.html": "", "é/naïve.html": "", "con1.html": "",
		"x/.gongkai": "", "gi/t.html": "",
	}.files())
	want := []string{".well-known", "en", "en/annexes", "gi", "x", "é", "附件"}
	if err != nil || !slices.Equal(folders, want) {
		t.Errorf("got %q, %v, want %q", folders, err, want)
	}
}
