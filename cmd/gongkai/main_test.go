package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/plantest"
)

// workingDir is the folder of this package, where tests start; scripts run elsewhere.
var workingDir, _ = os.Getwd()

var update = flag.Bool("update", false, "rewrite the expected outputs")

func TestMain(m *testing.M) {
	testscript.Main(keepingApart{m}, map[string]func(){
		"gongkai": func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) },
	})
}

// keepingApart runs tests so that what builds keep does not get into the folder of the user.
type keepingApart struct{ m *testing.M }

func (k keepingApart) Run() int {
	folder, err := os.MkdirTemp("", "gongkai-kept")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	os.Setenv("XDG_CACHE_HOME", folder)
	return k.m.Run()
}

// TestScript runs the real command on small sites: testdata/script/*.txtar. Beside testscript's own commands there are
//
//	plan N DIR           writes a made-up plan of N targets
//	second DIR           writes the second plan of the tests
//	edit FILE OLD NEW    replaces the one occurrence of OLD; \n in both is a line end
//	startswith FILE OLD  checks that FILE begins with all of OLD and goes on
//	trim FILE            removes the line ends at the end
//	crlf FILE            ends lines as Windows does; onlycrlf checks that all do
//	fill FILE CELL TEXT  writes into a cell of a workbook, 表!H5
//	digest DIR FILE      writes the names, modes and hashes of all files below DIR
//	resum DIR            makes the SHA256SUMS of a site anew, as who alters a site may do
//	times DIR FILE       writes the names and modification times of all files below DIR
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".tmp", "kept"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"plan":       scriptPlan,
			"second":     scriptSecond,
			"edit":       scriptEdit,
			"startswith": scriptStartsWith,
			"trim": func(ts *testscript.TestScript, _ bool, args []string) {
				rewrite(ts, args[0], func(s string) string { return strings.TrimRight(s, "\n") })
			},
			"crlf": func(ts *testscript.TestScript, _ bool, args []string) {
				rewrite(ts, args[0], func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") })
			},
			"onlycrlf": func(ts *testscript.TestScript, _ bool, args []string) {
				if s := ts.ReadFile(args[0]); strings.Count(s, "\n") != strings.Count(s, "\r\n") || !strings.Contains(s, "\r\n") {
					ts.Fatalf("%s has line ends of several kinds", args[0])
				}
			},
			"fill":   scriptFill,
			"digest": scriptDigest,
			"copytree": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
			},
			"resum": scriptResum,
			"times": scriptTimes,
		},
	})
}

func scriptPlan(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), plantest.Files(n)))
}

func scriptSecond(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(filepath.Join(workingDir, secondPlan))))
}

func scriptEdit(ts *testscript.TestScript, _ bool, args []string) {
	unescape := strings.NewReplacer(`\n`, "\n", `\r`, "\r")
	file, old, with := ts.MkAbs(args[0]), unescape.Replace(args[1]), unescape.Replace(args[2])
	text, err := os.ReadFile(file)
	ts.Check(err)
	if n := strings.Count(string(text), old); n != 1 {
		ts.Fatalf("%q stands in %s %d times", old, args[0], n)
	}
	ts.Check(os.WriteFile(file, []byte(strings.Replace(string(text), old, with, 1)), 0o644))
}

func scriptStartsWith(ts *testscript.TestScript, _ bool, args []string) {
	text, old := ts.ReadFile(args[0]), ts.ReadFile(args[1])
	if rest, ok := strings.CutPrefix(text, old); !ok || rest == "" {
		ts.Fatalf("%s does not begin with %s and go on", args[0], args[1])
	}
}

func scriptFill(ts *testscript.TestScript, _ bool, args []string) {
	book, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer book.Close()
	sheet, cell, _ := strings.Cut(args[1], "!")
	ts.Check(book.SetCellStr(sheet, cell, args[2]))
	ts.Check(book.Save())
}

func scriptResum(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	report, err := manifest.Verify(context.Background(), os.DirFS(dir), manifest.Options{})
	ts.Check(err)
	var list bytes.Buffer
	_, err = report.Found.WriteTo(&list)
	ts.Check(err)
	ts.Check(os.WriteFile(filepath.Join(dir, manifest.SumsName), list.Bytes(), 0o644))
}

func rewrite(ts *testscript.TestScript, file string, change func(string) string) {
	text := change(ts.ReadFile(file))
	ts.Check(os.WriteFile(ts.MkAbs(file), []byte(text), 0o644))
}

func scriptDigest(ts *testscript.TestScript, _ bool, args []string) {
	list(ts, args, func(name string, info fs.FileInfo) string {
		text, err := os.ReadFile(name)
		ts.Check(err)
		return fmt.Sprintf("%s %x", info.Mode(), sha256.Sum256(text))
	})
}

func scriptTimes(ts *testscript.TestScript, _ bool, args []string) {
	list(ts, args, func(_ string, info fs.FileInfo) string { return info.ModTime().String() })
}

func list(ts *testscript.TestScript, args []string, describe func(string, fs.FileInfo) string) {
	root := ts.MkAbs(args[0])
	var lines []string
	ts.Check(filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		lines = append(lines, filepath.ToSlash(rel)+" "+describe(name, info))
		return err
	}))
	slices.Sort(lines)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(lines, "\n")+"\n"), 0o644))
}
