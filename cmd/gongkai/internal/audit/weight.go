package audit

import (
	"compress/gzip"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// What a page may weigh with all that comes with it, as it is sent, and in how many requests: what a slow line carries in three
// seconds.
const (
	mostWeight   = 300_000
	mostRequests = 20
)

// carries are the addresses of all that a browser loads with the page, as written.
func (p *page) carries() []string {
	var list []string
	for _, n := range p.all {
		if n.Data == "form" || n.Data == "script" && attr(n, "src") == "" || n.Data == "use" || n.Data == "img" && attr(n, "loading") == "lazy" {
			continue
		}
		for _, address := range fetchedBy(n) {
			if address != attr(n, "data-library") && address != attr(n, "data-live") && !slices.Contains(list, address) {
				list = append(list, address)
			}
		}
	}
	return list
}

// sent is how many bytes of a text go over the line: compressed, as every server of websites does.
func sent(text []byte) int64 {
	var n counter
	w, _ := gzip.NewWriterLevel(&n, gzip.BestSpeed) // the level is one
	_, _ = w.Write(text)                            // a counter never fails
	_ = w.Close()
	return int64(n)
}

// A counter counts what is written to it.
type counter int64

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// checkWeight weighs the text of a page: as it is, unless that is much.
func checkWeight(p *page, r *result) {
	r.saw("")
	p.weight = int64(len(p.source))
	if p.weight > mostWeight/3 {
		p.weight = sent(p.source)
	}
}

// checkLoads adds to each page what comes with it.
func checkLoads(s *site, r *result) error {
	weights := map[string]int64{}
	for _, f := range s.pages {
		total := f.weight
		for _, written := range f.carries {
			name, _, ok := s.resolve(f.address, written)
			if _, isThere := s.files[name]; !ok || !isThere {
				continue
			}
			if _, isWeighed := weights[name]; !isWeighed {
				text, err := fs.ReadFile(s.root, name)
				if err != nil {
					return fmt.Errorf("weighing %s: %w", name, err)
				}
				weights[name] = sent(text)
			}
			total += weights[name]
		}
		if total > mostWeight {
			kb := func(l lang.Lang) string { return lang.Int(int(total/1000), l) }
			r.faultOn(f.address, "", lang.Text{ZH: "页面连同样式、脚本、图片，压缩后有" + kb(lang.ZH) + " KB，应在300 KB以内", EN: "the page with its styles, scripts and pictures weighs " + kb(lang.EN) + " KB compressed, must be 300 KB or less"})
		}
		if n := 1 + len(f.carries); n > mostRequests {
			r.faultOn(f.address, "", lang.Text{ZH: "打开页面要" + lang.Int(n, lang.ZH) + "次请求，应在20次以内", EN: "the page takes " + lang.Int(n, lang.EN) + " requests, must be 20 or fewer"})
		}
	}
	return nil
}

// isText reports whether a file is a style or script, whose text checks read.
func isText(name string) bool {
	return strings.HasSuffix(name, ".css") || strings.HasSuffix(name, ".js") || strings.HasSuffix(name, ".mjs")
}
