package theme

import "testing"

// What is said of narrow windows is repeated for large letters, in its place and as it is written.
func TestScaled(t *testing.T) {
	for _, tc := range []struct{ name, css, want string }{
		{"nothing to repeat", "a{b:c}@media print{d{e:f}}", "a{b:c}@media print{d{e:f}}"},
		{"a narrow window", "a{}@media (max-width:620px){ b{c:d} }e{}", "a{}@media (max-width:620px){ b{c:d} }\n@container page (max-width:38.75rem){ b{c:d} }e{}"},
		{"a part of a pixel", "@media (max-width:1023.9px){b{}}", "@media (max-width:1023.9px){b{}}\n@container page (max-width:63.99375rem){b{}}"},
		{"on a screen", "@media screen and (max-width:800px){b{}}", "@media screen and (max-width:800px){b{}}\n@container page (max-width:50rem){b{}}"},
		{"a wide window", "@media (min-width:861px){b{}}", "@media (min-width:861px){b{}}"},
		{"one within", "@supports (a:b){@media (max-width:16px){b{}}}c{}", "@supports (a:b){@media (max-width:16px){b{}}\n@container page (max-width:1rem){b{}}}c{}"},
		{"braces that are none", `@media (max-width:16px){b{c:"}\"}"}/*}*/d{e:'}'}}f{}`, `@media (max-width:16px){b{c:"}\"}"}/*}*/d{e:'}'}}` + "\n" + `@container page (max-width:1rem){b{c:"}\"}"}/*}*/d{e:'}'}}f{}`},
		{"a block that does not end", "@media (max-width:16px){b{}", "@media (max-width:16px){b{}\n@container page (max-width:1rem){b{}"},
	} {
		if got := string(scaled([]byte(tc.css))); got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
}
