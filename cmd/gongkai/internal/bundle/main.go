// Bundle makes the file of the theme that brings charts to life: the parts of Apache ECharts that they use, as one
// minified script, and the licences of what is in it. It is run by hand, when ECharts is to be renewed:
//
//	npm install --ignore-scripts --prefix /tmp/echarts echarts@6
//	go run ./cmd/gongkai/internal/bundle /tmp/echarts themes/tide/static
//
// The same packages give the same bytes. Nothing else of the program needs npm, or this.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entry names the parts of ECharts that charts use. The canvas is for pictures that are saved as PNG.
const entry = `
import {init, use} from 'echarts/core';
import {BarChart, CustomChart, LineChart} from 'echarts/charts';
import {AriaComponent, DataZoomComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent} from 'echarts/components';
import {CanvasRenderer, SVGRenderer} from 'echarts/renderers';
use([BarChart, CustomChart, LineChart, AriaComponent, DataZoomComponent, GridComponent, LegendPlainComponent, MarkAreaComponent, MarkLineComponent,
  MarkPointComponent, TooltipComponent, CanvasRenderer, SVGRenderer]);
export {init};
`

// The names of the two files.
const (
	script   = "echarts.js"
	licences = "echarts-licences.txt"
)

// A dependency is a package in the bundle, and the files that its licence asks to be passed on.
type dependency struct {
	name    string
	notices []string
}

var dependencies = []dependency{
	{"echarts", []string{"NOTICE", "LICENSE", "licenses/LICENSE-d3"}},
	{"zrender", []string{"LICENSE"}},
	{"tslib", []string{"LICENSE.txt"}},
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: bundle FOLDER-OF-NODE_MODULES OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// run writes both files into out.
func run(folder, out string) error {
	modules := filepath.Join(folder, "node_modules")
	var names []string
	var texts strings.Builder
	for _, d := range dependencies {
		name, err := nameOf(modules, d.name)
		if err != nil {
			return err
		}
		names = append(names, name)
		for _, file := range d.notices {
			text, err := os.ReadFile(filepath.Join(modules, d.name, filepath.FromSlash(file)))
			if err != nil {
				return err
			}
			fmt.Fprintf(&texts, "==== %s: %s ====\n\n%s\n\n", name, file, strings.TrimSpace(strings.ReplaceAll(string(text), "\r", "")))
		}
	}
	code, err := bundle(folder, "/*! "+strings.Join(names, ", ")+"; licences: "+licences+" */")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, licences), []byte(texts.String()), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, script), code, 0o644)
}

// nameOf is the name of an installed package with its version and licence.
func nameOf(modules, name string) (string, error) {
	text, err := os.ReadFile(filepath.Join(modules, name, "package.json"))
	if err != nil {
		return "", err
	}
	var p struct{ Name, Version, License string }
	if err := json.Unmarshal(text, &p); err != nil {
		return "", fmt.Errorf("the package.json of %s: %w", name, err)
	}
	return fmt.Sprintf("%s %s (%s)", p.Name, p.Version, p.License), nil
}

// bundle joins what entry names into one script that defines the global echarts.
func bundle(folder, banner string) ([]byte, error) {
	where, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		Stdin:             &api.StdinOptions{Contents: entry, ResolveDir: where},
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        "echarts",
		Target:            api.ES2018,
		Charset:           api.CharsetUTF8,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		LegalComments:     api.LegalCommentsNone,
		Banner:            map[string]string{"js": banner},
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LogLevel:          api.LogLevelWarning,
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("%d errors; the first: %s", len(result.Errors), result.Errors[0].Text)
	}
	return result.OutputFiles[0].Contents, nil
}
