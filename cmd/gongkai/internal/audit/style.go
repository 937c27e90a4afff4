package audit

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A cssRule is a rule of a style: what it is of, what it says, and the at-rules around it.
type cssRule struct {
	selector string
	says     string
	within   []string
}

var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)

// cssRules reads the rules of a style, in their order. Of a style that is broken it reads what it can.
func cssRules(text string) []cssRule {
	text = cssComment.ReplaceAllString(text, "")
	var rules []cssRule
	var within []string
	for {
		at := strings.IndexAny(text, "{};")
		if at < 0 {
			return rules
		}
		prelude := strings.TrimSpace(text[:at])
		sign := text[at]
		text = text[at+1:]
		switch {
		case sign == '}' && len(within) > 0:
			within = within[:len(within)-1]
		case sign != '{': // an at-rule without a block, or a brace too many
		case strings.HasPrefix(prelude, "@") && !strings.HasPrefix(prelude, "@font-face") && !strings.HasPrefix(prelude, "@page"):
			within = append(slices.Clip(within), strings.ToLower(prelude))
		default:
			end := strings.IndexByte(text, '}')
			if end < 0 {
				end = len(text)
			}
			rules = append(rules, cssRule{prelude, text[:end], within})
			text = text[min(end+1, len(text)):]
		}
	}
}

// selectors are those of a rule, each by itself.
func (r cssRule) selectors() []string {
	parts := strings.Split(r.selector, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// isOf reports whether the rule holds only where an at-rule says, such as in print.
func (r cssRule) isOf(where string) bool {
	return slices.ContainsFunc(r.within, func(at string) bool { return strings.Contains(at, where) })
}

// eachStyle reads the styles of the site.
func (s *site) eachStyle(read func(name, text string, rules []cssRule)) error {
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if !strings.HasSuffix(name, ".css") {
			continue
		}
		text, err := fs.ReadFile(s.root, name)
		if err != nil {
			return err
		}
		read(name, string(text), cssRules(string(text)))
	}
	return nil
}

var (
	oneClass = regexp.MustCompile(`^\.([\w-]+)$`)
	hides    = regexp.MustCompile(`(?i)(^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(\.0+)?\s*(;|$|!)|font-size\s*:\s*0|clip\s*:\s*rect|clip-path\s*:\s*inset\(\s*(50|100)%|text-indent\s*:\s*-\d{3}|(left|top|right)\s*:\s*-\d{3})`)
)

// hiddenClasses are the classes whose elements no reader sees on a screen, whatever its width.
func (s *site) hiddenClasses() (map[string]bool, error) {
	hidden := map[string]bool{}
	err := s.eachStyle(func(_, _ string, rules []cssRule) {
		for _, rule := range rules {
			if len(rule.within) > 0 || !hides.MatchString(rule.says) {
				continue
			}
			for _, sel := range rule.selectors() {
				if m := oneClass.FindStringSubmatch(sel); m != nil {
					hidden[m[1]] = true
				}
			}
		}
	})
	return hidden, err
}
