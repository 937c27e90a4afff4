package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages each package may import, beside the standard library: packages of ours by their name,
// and the one outside library that is its own. Arrows point down: a package stands below those that import it.
var mayImport = map[string][]string{
	"lang":       {},
	"markup":     {},
	"publish":    {},
	"headers":    {},
	"manifest":   {},
	"digest":     {},
	"kept":       {"lang"},
	"deploy":     {"headers", "lang", "manifest", "publish", "github.com/minio/minio-go/v7"},
	"scaffold":   {"lang"},
	"search":     {"golang.org/x/text/unicode/norm"},
	"plantest":   {},
	"tomledit":   {},
	"diag":       {"lang", "golang.org/x/text/width"},
	"theme":      {"digest", "lang"},
	"disclosure": {"diag", "lang"},
	"dataset":    {"diag", "disclosure", "lang", "github.com/BurntSushi/toml"},
	"schema":     {"dataset", "diag", "disclosure", "lang"},
	"notice":     {"diag", "lang", "markup", "github.com/yuin/goldmark"},
	"chart":      {"disclosure", "lang", "markup", "github.com/go-echarts/go-echarts/v2"},
	"site":       {"changes", "chart", "diag", "digest", "disclosure", "headers", "lang", "ledger", "manifest", "markup", "notice", "opendata", "search", "theme"},
	"explain":    {"diag", "lang"},
	"draft":      {"diag", "disclosure", "lang"},
	"opendata":   {"disclosure", "lang", "github.com/xuri/excelize/v2"},
	"status":     {"diag", "disclosure", "lang", "notice"},
	"parity":     {"diag", "disclosure", "lang", "notice"},
	"audit":      {"lang", "markup", "golang.org/x/net/html"},
	"bundle":     {"github.com/evanw/esbuild/pkg/api"},
	"workbook":   {"diag", "disclosure", "lang", "github.com/xuri/excelize/v2", "golang.org/x/text/encoding"},
	"intake":     {"diag", "disclosure", "lang", "tomledit", "workbook"},
	"ledger":     {"diag", "disclosure", "lang"},
	"build":      {"dataset", "diag", "disclosure", "lang", "ledger", "notice", "parity", "schema", "site", "theme"},
	"serve":      {"build", "dataset", "diag", "lang", "markup", "site", "github.com/fsnotify/fsnotify"},
	"changes":    {"disclosure", "lang", "ledger"},
	"main":       {"audit", "build", "changes", "dataset", "deploy", "diag", "disclosure", "draft", "explain", "intake", "kept", "lang", "ledger", "manifest", "notice", "opendata", "parity", "publish", "scaffold", "schema", "serve", "site", "status", "themes", "workbook", "github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term"},
}

// onlyIn says where packages of the standard library may be used that touch the world.
var onlyIn = map[string][]string{
	"os":        {"bundle", "deploy", "main", "publish", "serve"},
	"net/http":  {"deploy", "manifest", "serve"},
	"math/rand": {},
	"os/exec":   {"main"},
}

const inside = "gongkai/cmd/gongkai/internal/"

func TestImports(t *testing.T) {
	seen := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == "testdata":
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		pkg := path.Base(path.Dir(name))
		if pkg == "." {
			pkg = "main"
		}
		seen[pkg] = true
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			checkImport(t, name, pkg, imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range mayImport {
		if !seen[pkg] {
			t.Errorf("the table names package %s, which does not exist", pkg)
		}
	}
}

func checkImport(t *testing.T, file, pkg, imported string) {
	t.Helper()
	allowed, listed := mayImport[pkg]
	if !listed {
		t.Errorf("%s: package %s is not in the table", file, pkg)
		return
	}
	if where, limited := onlyIn[imported]; limited && !slices.Contains(where, pkg) {
		t.Errorf("%s: package %s must not import %s", file, pkg, imported)
	}
	if first, _, _ := strings.Cut(imported, "/"); !strings.Contains(first, ".") && first != "gongkai" {
		return
	}
	short := strings.TrimPrefix(strings.TrimPrefix(imported, inside), "gongkai/")
	if !slices.ContainsFunc(allowed, func(a string) bool { return a == short || strings.HasPrefix(short, a+"/") }) {
		t.Errorf("%s: package %s must not import %s", file, pkg, imported)
	}
}

// Nothing but main and serve, for its timers, asks for the time of day: the same input gives the same bytes.
func TestClock(t *testing.T) {
	err := fs.WalkDir(os.DirFS("internal"), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path.Join("internal", name))
		if err == nil && !strings.HasPrefix(name, "serve/") && (strings.Contains(string(text), "time.Now(") || strings.Contains(string(text), "time.Since(")) {
			t.Errorf("internal/%s asks for the time", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
