package audit

import (
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// checkLinks follows every link of every page: the file must be there, and the place in it.
func checkLinks(s *site, r *result) error {
	for _, f := range s.pages {
		for _, l := range f.links {
			s.follow(f, l, r)
		}
	}
	return checkMachineLinks(s, r)
}

func (s *site) follow(f *facts, l link, r *result) {
	written := l.written.Value()
	address, fragment, ok := s.resolve(f.address, written)
	if !ok {
		return
	}
	r.saw("")
	near := `"` + strings.ReplaceAll(written, "&", "&amp;") + `"`
	if written == "" || written == "#" {
		r.faultOn(f.address, near, lang.Text{ZH: "空链接", EN: "a link to nowhere"})
		return
	}
	if _, isThere := s.files[address]; !isThere {
		r.faultOn(f.address, near, lang.Text{ZH: "链接 " + written + " 指向的文件不存在", EN: "the link " + written + " leads to no file"})
		return
	}
	if target := s.at[address]; fragment != "" && target != nil && !target.hasID(fragment) {
		r.faultOn(f.address, near, lang.Text{ZH: "链接 " + written + " 指向的位置不存在", EN: "the link " + written + " leads to no place in the page"})
	}
}
