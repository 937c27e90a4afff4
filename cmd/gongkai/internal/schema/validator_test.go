package schema_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaOf compiles the schema that a data file names in its first line.
func schemaOf(t *testing.T, root fs.FS, name string, text []byte) *jsonschema.Schema {
	t.Helper()
	line, _, _ := strings.Cut(string(text), "\n")
	address, ok := strings.CutPrefix(line, "#:schema ")
	if !ok {
		t.Fatalf("%s names no schema", name)
	}
	content, err := fs.ReadFile(root, path.Join(path.Dir(name), strings.TrimSpace(address)))
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("file:///schema.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("file:///schema.json")
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return s
}

// valueOf is a TOML text as a validator of JSON takes it.
func valueOf(t *testing.T, name string, text []byte) any {
	t.Helper()
	var v map[string]any
	if err := toml.Unmarshal(text, &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	encoded, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// A validator that is not ours accepts every data file of this repository by the schema that it names, and refuses faults.
func TestAnotherValidator(t *testing.T) {
	root := os.DirFS("../../../..")
	names := []string{}
	for _, pattern := range []string{"data/*.toml", "data/years/*.toml", "data/releases/*.toml"} {
		found, err := fs.Glob(root, pattern)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) < 15 {
		t.Fatalf("there are %d data files", len(names))
	}
	for _, name := range names {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := schemaOf(t, root, name, text).Validate(valueOf(t, name, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, fault := range []struct{ file, from, to string }{
		{"data/site.toml", `messages = "zh"`, `messages = "fr"`},
		{"data/site.toml", "on_pace = 0.95", `on_pace = "0.95"`},
		{"data/indicators.toml", `kind = "level"`, `kind = "levle"`},
		{"data/sources.toml", `kind = "official"`, `kind = "rumour"`},
		{"data/units.toml", `quantity = "ratio"`, `quantiti = "ratio"`},
		{"data/years/2025.toml", "value = 7,", `value = "7",`},
	} {
		text, err := fs.ReadFile(root, fault.file)
		if err != nil {
			t.Fatal(err)
		}
		wrong := bytes.Replace(text, []byte(fault.from), []byte(fault.to), 1)
		if bytes.Equal(wrong, text) {
			t.Fatalf("%s has no %s", fault.file, fault.from)
		}
		if schemaOf(t, root, fault.file, text).Validate(valueOf(t, fault.file, wrong)) == nil {
			t.Errorf("%s: %s is accepted", fault.file, fault.to)
		}
	}
}
