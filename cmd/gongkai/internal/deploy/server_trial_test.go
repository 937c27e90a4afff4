//go:build trials && unix

package deploy

import (
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/headers"
)

// servedSite has what servers have to tell apart.
func servedSite(tag, date string) files {
	f := release(tag, date)
	more := files{
		"404.html": "not found", "en/404.html": "not found in English", "embed/x.html": "framed", "en/embed/x.html": "framed",
		"targets.html": "targets", "en/feed.xml": "<feed/>", "robots.txt": "User-agent: *\n", "data/v1/all.json": "{}", "data/v1/all.jsonld": "{}",
		"data/v1/all.xlsx": "PK", "assets/icon.1234.svg": "<svg/>", "site.webmanifest": "{}", "long.html": strings.Repeat("公开 gongkai\n", 1000),
	}
	maps.Copy(f, more)
	return f
}

func TestTrialPublishNginx(t *testing.T) {
	program := needProgram(t, "nginx", true)
	for _, prefix := range []string{"", "/plan", "/gov/plan.1"} {
		t.Run("at "+prefix+"/", func(t *testing.T) {
			f := newFolder(t)
			openTo(t, filepath.Dir(f.Path))
			for _, s := range []files{servedSite("2026-03", "2026-03-18"), servedSite("2026-11", "2026-11-24")} {
				f.must(t, s, Options{})
			}
			sample, err := Sample("nginx", f.Path, "https://example.org"+prefix+"/")
			if err != nil {
				t.Fatal(err)
			}
			checkServer(t, startNginx(t, program, sample)+prefix, servedSite("2026-11", "2026-11-24"))
		})
	}
}

func TestTrialPublishCaddy(t *testing.T) {
	program := needProgram(t, "caddy", false)
	for _, prefix := range []string{"", "/plan"} {
		t.Run("at "+prefix+"/", func(t *testing.T) {
			f := newFolder(t)
			openTo(t, filepath.Dir(f.Path))
			for _, s := range []files{servedSite("2026-03", "2026-03-18"), servedSite("2026-11", "2026-11-24")} {
				f.must(t, s, Options{})
			}
			sample, err := Sample("caddy", f.Path, "https://example.org"+prefix+"/")
			if err != nil {
				t.Fatal(err)
			}
			checkServer(t, startCaddy(t, program, sample)+prefix, servedSite("2026-11", "2026-11-24"))
		})
	}
}

// needProgram finds a program. Where everything must be tried, that it is missing is a failure.
func needProgram(t *testing.T, name string, always bool) string {
	t.Helper()
	at, err := exec.LookPath(name)
	if err != nil && always && os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return at
}

func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func startNginx(t *testing.T, program, sample string) (address string) {
	t.Helper()
	dir, at := t.TempDir(), freeAddress(t)
	openTo(t, dir)
	sample = strings.Replace(sample, "listen 80;", "listen "+at+";", 1)
	sample = strings.Replace(sample, "listen [::]:80;", "", 1)
	sample = strings.Replace(sample, "server_name example.org;", "server_name _;", 1)
	config := filepath.Join(dir, "nginx.conf")
	writeFile(t, config, fmt.Sprintf(`daemon off; pid %[1]s/pid; worker_processes 1; error_log stderr;
events {}
http { access_log off; client_body_temp_path %[1]s/1; proxy_temp_path %[1]s/2; fastcgi_temp_path %[1]s/3; uwsgi_temp_path %[1]s/4; scgi_temp_path %[1]s/5;
%[2]s
}
`, dir, sample))
	start(t, at, exec.Command(program, "-p", dir, "-e", "stderr", "-c", config))
	return "http://" + at
}

func startCaddy(t *testing.T, program, sample string) (address string) {
	t.Helper()
	dir, at := t.TempDir(), freeAddress(t)
	sample = strings.Replace(sample, "\nexample.org {", "\nhttp://"+at+" {", 1)
	writeFile(t, filepath.Join(dir, "Caddyfile"), "{\n\tadmin off\n\tauto_https off\n}\n"+sample)
	cmd := exec.Command(program, "run", "--config", filepath.Join(dir, "Caddyfile"), "--adapter", "caddyfile")
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir, "XDG_CONFIG_HOME="+dir, "HOME="+dir)
	start(t, at, cmd)
	return "http://" + at
}

// openTo lets the workers of a server, which are another user, through to a folder of the test.
func openTo(t *testing.T, dir string) {
	t.Helper()
	for ; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// start starts a server and waits until it answers.
func start(t *testing.T, at string, cmd *exec.Cmd) {
	t.Helper()
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
		if t.Failed() {
			t.Log(said.String())
		}
	})
	for range 100 {
		if c, err := net.Dial("tcp", at); err == nil {
			c.Close()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
}

type answer struct {
	status int
	header http.Header
	body   string
}

// ask asks for a path, as a browser would but for redirects.
func ask(t *testing.T, address string, header ...string) answer {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	got, err := (&http.Transport{DisableCompression: true}).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{got.StatusCode, got.Header, string(body)}
}

// checkServer holds what a server answers against the tables of headers.
func checkServer(t *testing.T, base string, site files) {
	t.Helper()
	for name, text := range site.whole() {
		got := ask(t, base+"/"+name)
		if got.status != http.StatusOK || got.body != text {
			t.Errorf("%s: got %d %.40q", name, got.status, got.body)
		}
		wantHeaders(t, name, name, got)
		if have := strings.ToLower(got.header.Get("Content-Type")); have != headers.TypeOf(name) {
			t.Errorf("%s: Content-Type is %q, want %q", name, have, headers.TypeOf(name))
		}
	}
	for _, tc := range []struct {
		path   string
		status int
		as     string // whose text and headers
	}{
		{"/", 200, "index.html"}, {"/en/", 200, "en/index.html"},
		{"/none.html", 404, "404.html"}, {"/en/none.html", 404, "en/404.html"}, {"/en/targets/none", 404, "en/404.html"},
		{"/assets/none.css", 404, "404.html"}, {"/data/", 404, "404.html"}, {"/assets/", 404, "404.html"}, {"/en/embed/", 404, "en/404.html"},
		{"/.git/config", 404, ""}, {"/.gongkai-releases/lock", 404, ""}, {"/en/.hidden", 404, ""},
	} {
		got := ask(t, base+tc.path)
		if got.status != tc.status {
			t.Errorf("%s: status %d, want %d", tc.path, got.status, tc.status)
		}
		if tc.as != "" {
			if got.body != site[tc.as] {
				t.Errorf("%s: got %.60q, want %q", tc.path, got.body, site[tc.as])
			}
			wantHeaders(t, tc.path, tc.as, got)
		}
	}
	checkOutgoing(t, base)
	checkTransfer(t, base, site)
}

func wantHeaders(t *testing.T, what, name string, got answer) {
	t.Helper()
	for _, f := range headers.Rules()[0].Fields {
		if have := got.header.Values(f.Name); len(have) != 1 || have[0] != headers.Of(name, f.Name) {
			t.Errorf("%s: %s is %q, want %q", what, f.Name, have, headers.Of(name, f.Name))
		}
	}
}

// An asset of the release before is still there for those who have its pages open, but no page of it.
func checkOutgoing(t *testing.T, base string) {
	t.Helper()
	got := ask(t, base+"/assets/style.2026-03.css")
	if got.status != 200 || !strings.Contains(got.body, "2026-03") || got.header.Get("Content-Type") != "text/css; charset=utf-8" || got.header.Get("Cache-Control") != headers.Year {
		t.Errorf("an asset of the release before: got %d %q %v", got.status, got.body, got.header)
	}
	if got := ask(t, base+"/targets/2026-03.html"); got.status != 404 {
		t.Errorf("a page of the release before: status %d", got.status)
	}
}

// Long texts are sent compressed, and not sent again to who has them.
func checkTransfer(t *testing.T, base string, site files) {
	t.Helper()
	got := ask(t, base+"/long.html", "Accept-Encoding", "gzip")
	unzip, err := gzip.NewReader(strings.NewReader(got.body))
	if err != nil || got.header.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(got.header.Values("Vary"), ","), "Accept-Encoding") {
		t.Fatalf("got %v, %v", got.header, err)
	}
	if text, err := io.ReadAll(unzip); err != nil || string(text) != site["long.html"] {
		t.Errorf("unzipped: %v", err)
	}
	plain := ask(t, base+"/index.html")
	again := ask(t, base+"/index.html", "If-None-Match", plain.header.Get("Etag"))
	if again.status != http.StatusNotModified {
		t.Errorf("asked again: status %d, %v", again.status, plain.header)
	}
}
