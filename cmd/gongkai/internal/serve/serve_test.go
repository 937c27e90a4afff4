package serve

import (
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/themes"
)

// A preview under test: its folder, its address, what its loads came to.
type preview struct {
	t        *testing.T
	root     string
	url      string
	outcomes chan Outcome
}

func start(t *testing.T, spoil func(root string)) *preview {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, plantest.Files(6)); err != nil {
		t.Fatal(err)
	}
	if spoil != nil {
		spoil(root)
	}
	l, err := Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	p := &preview{t: t, root: root, url: URL("127.0.0.1", l), outcomes: make(chan Outcome, 100)}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	english := lang.EN
	go func() {
		ended <- Run(ctx, l, Options{Root: root, Themes: themes.Files, Messages: &english, Report: func(o Outcome) { p.outcomes <- o }})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	p.outcome()
	return p
}

func (p *preview) outcome() Outcome {
	p.t.Helper()
	select {
	case o := <-p.outcomes:
		return o
	case <-time.After(10 * time.Second):
		p.t.Fatal("nothing was loaded")
		return Outcome{}
	}
}

// until waits for a load that is as wanted; bursts of changes may take several.
func (p *preview) until(isWanted func(Outcome) bool) {
	p.t.Helper()
	for !isWanted(p.outcome()) {
	}
}

func isGood(o Outcome) bool { return o.Pages > 0 }
func isBad(o Outcome) bool  { return o.Problems.HasErrors() }

func (p *preview) get(path string) (int, http.Header, string) {
	p.t.Helper()
	r, err := http.Get(p.url + strings.TrimPrefix(path, "/"))
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return r.StatusCode, r.Header, string(text)
}

func (p *preview) write(name, text string) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.root, name), []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *preview) read(name string) string {
	p.t.Helper()
	text, err := os.ReadFile(filepath.Join(p.root, name))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(text)
}

// firstEvent is the first event that a page hears.
func (p *preview) firstEvent(page string) string {
	p.t.Helper()
	r, err := http.Get(p.url + ".gongkai/events?page=" + page)
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	var heard []byte
	for buf := make([]byte, 4096); !strings.Contains(string(heard), "\n\ndata: ") || !strings.HasSuffix(string(heard), "\n\n"); {
		n, err := r.Body.Read(buf)
		heard = append(heard, buf[:n]...)
		if err != nil {
			p.t.Fatal(err)
		}
	}
	return string(heard)
}

func TestPages(t *testing.T) {
	p := start(t, nil)
	for _, tc := range []struct {
		path   string
		status int
		kind   string
		holds  string
	}{
		{"/", 200, kindHTML, "Sample Lake"},
		{"/index.html", 200, kindHTML, "</html>"},
		{"/en/", 200, kindHTML, `lang="en"`},
		{"/en/targets/target-0.html", 200, kindHTML, "Full name of indicator 0"},
		{"/nowhere.html", 404, kindHTML, "</html>"},
		{"/data/site.toml", 404, kindHTML, "</html>"},
		{"/../../etc/passwd", 404, kindHTML, "</html>"},
		{"/.gongkai/preview.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/.gongkai/", 404, kindText, "404"},
	} {
		status, header, text := p.get(tc.path)
		if status != tc.status || header.Get("Content-Type") != tc.kind || !strings.Contains(text, tc.holds) && tc.path != "/" {
			t.Errorf("%s: %d %s", tc.path, status, header.Get("Content-Type"))
		}
		if !strings.Contains(header.Get("Server"), "not for production") || header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: headers %v", tc.path, header)
		}
		if tc.kind == kindHTML && (!strings.Contains(text, `src="/.gongkai/preview.js"`) || !strings.Contains(text, "connect-src")) {
			t.Errorf("%s has no script of the preview, or a policy that forbids it", tc.path)
		}
	}
}

// Only this machine, under a name of its own, is answered, and nothing but reading is allowed.
func TestStrangers(t *testing.T) {
	p := start(t, nil)
	for host, want := range map[string]int{"evil.example": 403, "localhost:1": 200, "127.0.0.1": 200, "[::1]:80": 200, "": 200, "127.0.0.1.evil.example": 403} {
		r, err := http.NewRequest("GET", p.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		if host != "" {
			r.Host = host
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("host %q: %d, want %d", host, answer.StatusCode, want)
		}
	}
	answer, err := http.Post(p.url, "text/plain", strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != 405 {
		t.Errorf("POST: %d", answer.StatusCode)
	}
}

// A change is seen, a fault stands over the last good page until it is mended, and files saved by renaming count.
func TestChanges(t *testing.T) {
	p := start(t, nil)
	areas := p.read("data/areas.toml")

	p.write("data/areas.toml", strings.ReplaceAll(areas, "第1镇", "桃源镇"))
	p.until(isGood)
	if _, _, text := p.get("/areas/town-1.html"); !strings.Contains(text, "桃源镇") {
		t.Error("a change is not on the page")
	}

	p.write("data/areas.toml", strings.Replace(areas, "[town-1]", "[town-1", 1))
	p.until(isBad)
	if status, _, text := p.get("/areas/town-1.html"); status != 200 || !strings.Contains(text, "桃源镇") {
		t.Error("the last good page is gone")
	}
	if e := p.firstEvent("/areas/town-1.html"); !strings.Contains(e, `"broken":true`) || !strings.Contains(e, "data/areas.toml:") || !strings.Contains(e, "Preview · 1 error") {
		t.Errorf("the page does not hear of the fault: %s", e)
	}

	draft := filepath.Join(p.root, "data", ".areas.swp")
	if err := os.WriteFile(draft, []byte(areas), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(draft, filepath.Join(p.root, "data/areas.toml")); err != nil {
		t.Fatal(err)
	}
	p.until(isGood)
	if e := p.firstEvent("/areas/town-1.html"); !strings.Contains(e, `"broken":false`) || !strings.Contains(e, `"panel":""`) {
		t.Errorf("the fault does not vanish: %s", e)
	}
}

// Folders come and go.
func TestFolders(t *testing.T) {
	p := start(t, nil)
	years, away := filepath.Join(p.root, "data", "years"), filepath.Join(p.root, "away")
	if err := os.Rename(years, away); err != nil {
		t.Fatal(err)
	}
	p.until(func(o Outcome) bool { return o.Pages > 0 || isBad(o) })
	if err := os.Rename(away, years); err != nil {
		t.Fatal(err)
	}
	p.until(isGood)
	text := p.read("data/years/2028.toml")
	p.write("data/years/2028.toml", text+"nobody = 1\n")
	p.until(isBad)
}

// A fault at the start is shown alone, and the site as soon as it is mended.
func TestFaultAtTheStart(t *testing.T) {
	whole := ""
	p := start(t, func(root string) {
		name := filepath.Join(root, "data/site.toml")
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		whole = string(text)
		if err := os.WriteFile(name, []byte("name = {"), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	if status, _, text := p.get("/"); status != 503 || !strings.Contains(text, "The site cannot be shown yet") || !strings.Contains(text, "preview.js") {
		t.Errorf("%d %s", status, text)
	}
	if e := p.firstEvent("/"); !strings.Contains(e, "data/site.toml:1:") {
		t.Errorf("the fault is not told: %s", e)
	}
	p.write("data/site.toml", whole)
	p.until(isGood)
	if status, _, _ := p.get("/"); status != 200 {
		t.Error("the site is not shown after its fault was mended")
	}
}

func TestListen(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := Port(taken)
	l, err := Listen("127.0.0.1", port)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if Port(l) == port {
		t.Error("a taken port was opened again")
	}
	for _, host := range []string{"0.0.0.0", "192.168.1.1", "example.org", ""} {
		if l, err := Listen(host, 0); err == nil {
			l.Close()
			t.Errorf("%q was opened", host)
		}
	}
}

// What a page may do is widened for the preview and for nothing else.
func TestPolicy(t *testing.T) {
	got := widened("default-src 'none'; style-src 'self'; img-src 'self'")
	if want := "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
