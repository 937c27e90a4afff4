package diag

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

var verb = regexp.MustCompile(`%(\[\d+\])?[a-z%]`)

// verbs lists the verbs of a text, in order of their arguments, without repetitions.
func verbs(s string) string {
	list := verb.FindAllString(s, -1)
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}

func TestEveryCodeHasTextsInBothLanguages(t *testing.T) {
	for code, k := range codes {
		if k.message.ZH == "" || k.message.EN == "" {
			t.Errorf("%s: the message lacks a language: %q", code, k.message)
		}
		if (k.hint.ZH == "") != (k.hint.EN == "") {
			t.Errorf("%s: the hint lacks a language: %q", code, k.hint)
		}
		for _, text := range []lang.Text{k.message, k.hint} {
			if zh, en := verbs(text.ZH), verbs(text.EN); zh != en {
				t.Errorf("%s: the languages have different verbs, %s and %s", code, zh, en)
			}
			for _, v := range verb.FindAllString(text.ZH+text.EN, -1) {
				if !strings.Contains(v, "[") {
					t.Errorf("%s: the verb %s has no number", code, v)
				}
			}
		}
		if !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(string(code)) {
			t.Errorf("%s is no code", code)
		}
	}
}

// arguments makes arguments for the verbs of a code.
func arguments(k kind) []any {
	var args []any
	for _, v := range verb.FindAllString(k.message.EN+k.hint.EN, -1) {
		n, _ := strconv.Atoi(strings.Trim(v, "%[]sd"))
		for len(args) < n {
			args = append(args, "x")
		}
		if strings.HasSuffix(v, "d") {
			args[n-1] = 1
		}
	}
	return args
}

func TestEveryCodeCanBeFilled(t *testing.T) {
	for code, k := range codes {
		p := New(code, Pos{}, arguments(k)...)
		for _, s := range []string{p.Text.ZH, p.Text.EN, p.Hint.ZH, p.Hint.EN} {
			if strings.Contains(s, "%!") {
				t.Errorf("%s: %s", code, s)
			}
		}
	}
}

func TestCodesAreListedInOrder(t *testing.T) {
	if list := Codes(); !slices.IsSorted(list) || len(list) != len(codes) {
		t.Errorf("got %v", list)
	}
}

// A program is the Go files of the command and of all its packages, without their tests.
type program struct {
	names map[string]Code // codes by the names of their constants
	files map[string]*ast.File
}

func parseProgram(t *testing.T) program {
	t.Helper()
	p := program{names: map[string]Code{}, files: map[string]*ast.File{}}
	set := token.NewFileSet()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(set, name, nil, 0)
		if err == nil {
			p.files[filepath.ToSlash(name)] = f
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(p.files["../../internal/diag/codes.go"], func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && fmt.Sprint(v.Type) == "Code" {
			s, _ := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			p.names[v.Names[0].Name] = Code(s)
		}
		return true
	})
	return p
}

// codeOf is the code that an expression names, if it names one.
func (p program) codeOf(file string, e ast.Expr) (Code, bool) {
	if s, ok := e.(*ast.SelectorExpr); ok {
		if x, ok := s.X.(*ast.Ident); ok && x.Name == "diag" {
			code, ok := p.names[s.Sel.Name]
			return code, ok
		}
	}
	if x, ok := e.(*ast.Ident); ok && strings.HasPrefix(file, "../../internal/diag/") && file != "../../internal/diag/codes.go" {
		code, ok := p.names[x.Name]
		return code, ok
	}
	return "", false
}

func TestEveryConstantIsACodeAndTheReverse(t *testing.T) {
	p := parseProgram(t)
	if got, want := slices.Sorted(maps.Values(p.names)), Codes(); !slices.Equal(got, want) {
		t.Errorf("constants %v, listed %v", got, want)
	}
}

func TestEveryCodeIsUsedByTheProgram(t *testing.T) {
	p := parseProgram(t)
	used := map[Code]bool{}
	for name, f := range p.files {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if code, ok := p.codeOf(name, e); ok {
					used[code] = true
				}
			}
			return true
		})
	}
	for _, code := range Codes() {
		if !used[code] {
			t.Errorf("no part of the program finds %s", code)
		}
	}
}

// beforeArguments is how many arguments stand between the code and the first verb's, by the function's name.
var beforeArguments = map[string]int{"New": 1, "Add": 1, "add": 1, "fail": 0}

func TestEveryProblemIsMadeWithAllItsArguments(t *testing.T) {
	p := parseProgram(t)
	for name, f := range p.files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || call.Ellipsis.IsValid() {
				return true
			}
			function := ""
			switch e := call.Fun.(type) {
			case *ast.SelectorExpr:
				function = e.Sel.Name
			case *ast.Ident:
				function = e.Name
			}
			skip, known := beforeArguments[function]
			for i, arg := range call.Args {
				code, ok := p.codeOf(name, arg)
				if !ok || !known {
					continue
				}
				if got, want := len(call.Args)-i-1-skip, len(arguments(codes[code])); got != want {
					t.Errorf("%s: %s is made with %d arguments, not %d", name, code, got, want)
				}
			}
			return true
		})
	}
}
