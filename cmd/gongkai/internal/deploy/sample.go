package deploy

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/headers"
	"gongkai/cmd/gongkai/internal/manifest"
)

// Sample is a configuration of a web server, nginx or caddy, that serves a folder under the address of the site. Its headers,
// types and times are those of package headers.
func Sample(server, folder, baseURL string) (string, error) {
	if strings.Contains(folder, "://") {
		return "", fault(Misplaced, "配置样例用于文件夹，不能是 "+folder, "samples are for folders, not for "+folder)
	}
	if strings.ContainsAny(folder, "\"'`\\{}$;\n\r\t ") {
		return "", fault(Misplaced, "配置样例中的文件夹名不能含空格、引号或 $ { } ; 等字符："+folder, "the name of a folder in a sample must not hold spaces, quotes or $ { } ;: "+folder)
	}
	p, err := sampleOf(folder, baseURL)
	if err != nil {
		return "", err
	}
	switch server {
	case "nginx":
		return p.nginx(), nil
	case "caddy":
		return p.caddy(), nil
	}
	return "", fault(Misplaced, "--sample 只能是 nginx 或 caddy，不能是 "+server, "--sample must be nginx or caddy, not "+server)
}

// BaseURLOf is the address that the manifest of a site names; "" if there is none.
func BaseURLOf(dir string) string {
	m, err := manifest.ReadFile(os.DirFS(dir))
	if err != nil {
		return ""
	}
	return m.BaseURL
}

// A sample is what a configuration is about.
type sample struct {
	folder string
	host   string
	prefix string // the path of the site, without a slash at its end: "" or /plan
}

func sampleOf(folder, baseURL string) (sample, error) {
	if baseURL == "" {
		baseURL = "https://example.org/"
	}
	if folder == "" {
		folder = "/srv/www/site"
	}
	u, err := url.Parse(baseURL)
	if err != nil || !regexp.MustCompile(`^[0-9A-Za-z.-]+$`).MatchString(u.Hostname()) || !regexp.MustCompile(`^[0-9A-Za-z/._~-]*$`).MatchString(u.Path) {
		return sample{}, fault(Misplaced, "网站地址 "+baseURL+" 含有配置样例不支持的字符", "the address "+baseURL+" holds characters that a sample cannot have")
	}
	abs, err := filepath.Abs(folder)
	return sample{filepath.ToSlash(abs), u.Hostname(), strings.TrimSuffix(u.Path, "/")}, err
}

// header is a header of all files, and where it has other values.
type header struct {
	name, value string
	other       []headers.Rule
}

// allHeaders joins the rules by header.
func allHeaders() []header {
	var list []header
	rules := headers.Rules()
	for _, f := range rules[0].Fields {
		h := header{name: f.Name, value: f.Value}
		for _, r := range rules[1:] {
			for _, g := range r.Fields {
				if g.Name == f.Name {
					h.other = append(h.other, headers.Rule{Paths: r.Paths, Fields: []headers.Field{g}})
				}
			}
		}
		list = append(list, h)
	}
	return list
}

// nginx is the server block, with the maps that it needs, for the http block.
func (p sample) nginx() string {
	var b strings.Builder
	b.WriteString("# " + p.host + p.prefix + "/: a site made by gongkai. Include this in the http block of nginx.\n")
	for _, h := range allHeaders() {
		if len(h.other) > 0 {
			p.nginxMap(&b, h)
		}
	}
	fmt.Fprintf(&b, "\nserver {\n\tlisten 80;\n\tlisten [::]:80;\n\tserver_name %s;\n", p.host)
	b.WriteString(`
	# With a certificate: listen 443 ssl, ssl_certificate and ssl_certificate_key here, a second server that redirects
	# port 80, and: add_header Strict-Transport-Security "max-age=31536000" always;

	absolute_redirect off;
	autoindex off;
	server_tokens off;
	recursive_error_pages on;
	charset utf-8;
	charset_types ` + strings.Join(mediaTypes(), "\n\t\t") + `;
	default_type text/plain;
	types {
`)
	for _, t := range headers.Types {
		if t.Extension != "" {
			fmt.Fprintf(&b, "\t\t%s %s;\n", t.Media, t.Extension[1:])
		}
	}
	b.WriteString(`	}

	# Files beside which a compressed one with .gz stands are sent from that; others are compressed while they are sent. With the
	# module of brotli the same goes for it: brotli_static on; brotli on; brotli_types as gzip_types.
	gzip_static on;
	gzip on;
	gzip_vary on;
	gzip_proxied any;
	gzip_min_length 1024;
	gzip_types ` + strings.Join(mediaTypes(), "\n\t\t") + `;

`)
	for _, h := range allHeaders() {
		value := `"` + h.value + `"`
		if len(h.other) > 0 {
			value = "$" + variable(h.name)
		}
		fmt.Fprintf(&b, "\tadd_header %s %s always;\n", h.name, value)
	}
	p.nginxLocations(&b)
	b.WriteString("}\n")
	return b.String()
}

// nginxMap gives a header its value by path. Copies of what is not there must not be kept for a year: a cache header depends on
// the status too.
func (p sample) nginxMap(b *strings.Builder, h header) {
	subject, start := "$uri", "^"
	if h.name == headers.CacheControl {
		subject, start = `"$status$uri"`, "^(200|206|304)"
	}
	if p.prefix != "" {
		start += "(" + regexp.QuoteMeta(p.prefix) + ")?" // which is taken away where the release before is asked
	}
	fmt.Fprintf(b, "\nmap %s $%s {\n\tdefault \"%s\";\n", subject, variable(h.name), h.value)
	for _, r := range h.other {
		for _, path := range r.Paths {
			prefix, open := strings.CutSuffix(path, "*")
			end := "$"
			if open {
				end = ""
			}
			fmt.Fprintf(b, "\t\"~%s%s%s\" \"%s\";\n", start, regexp.QuoteMeta(prefix), end, r.Fields[0].Value)
		}
	}
	b.WriteString("}\n")
}

func variable(header string) string {
	return "gongkai_" + strings.ToLower(strings.ReplaceAll(header, "-", "_"))
}

// mediaTypes are the types of text, each once, but for HTML, which nginx has in each of its lists anyway.
func mediaTypes() []string {
	var list []string
	for _, t := range headers.Types {
		if t.Text && t.Media != "text/html" {
			list = append(list, t.Media)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (p sample) nginxLocations(b *strings.Builder) {
	at := p.prefix + "/"
	fmt.Fprintf(b, `
	error_page 403 404 =404 %[1]s404.html;

	location %[1]s {
		alias %[2]s/;
		index index.html;
	}
	location %[1]sen/ {
		alias %[2]s/en/;
		index index.html;
		error_page 403 404 =404 %[1]sen/404.html;
	}

	# A page that a reader opened before the last publication asks for assets of the release before.
	location %[1]sassets/ {
		alias %[2]s/assets/;
		error_page 403 404 = @gongkai_previous;
	}
	location @gongkai_previous {
		rewrite ^%[3]s(/.*)$ $1 break;
		root %[2]s.releases/previous;
		error_page 403 404 =404 %[1]s404.html;
	}

	# Nothing with a dot but the marker of the site and what certificates are issued by.
	location ~ /\.(?!gongkai$|well-known/) {
		return 404;
	}
`, at, p.folder, regexp.QuoteMeta(p.prefix))
	if p.prefix != "" {
		fmt.Fprintf(b, "\tlocation = %s {\n\t\treturn 301 %s;\n\t}\n", p.prefix, at)
	}
}

// caddy is a site block. Within route, directives hold in the order in which they stand.
func (p sample) caddy() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s%s/: a site made by gongkai.\n%s {\n", p.host, p.prefix, p.host)
	if p.prefix != "" {
		fmt.Fprintf(&b, "\tredir %[1]s %[1]s/ 301\n", p.prefix)
	}
	fmt.Fprintf(&b, "\thandle_path %s/* {\n\t\troute {\n\t\t\troot * %s\n\t\t\tencode zstd gzip\n", p.prefix, p.folder)
	b.WriteString(`			@hidden {
				path */.*
				not path /.gongkai /.well-known/*
			}
			error @hidden 404

`)
	for i, h := range allHeaders() {
		fmt.Fprintf(&b, "\t\t\theader %s `%s`\n", h.name, h.value)
		for j, r := range h.other {
			fmt.Fprintf(&b, "\t\t\t@other%[1]d_%[2]d path %[3]s\n\t\t\theader @other%[1]d_%[2]d %[4]s `%[5]s`\n", i, j, strings.Join(r.Paths, " "), h.name, r.Fields[0].Value)
		}
	}
	for i, t := range headers.Types {
		pattern := "*" + t.Extension
		if t.Extension == "" {
			pattern = "*/SHA256SUMS /_headers /.gongkai"
		}
		fmt.Fprintf(&b, "\t\t\t@type%d path %s\n\t\t\theader @type%d Content-Type `%s`\n", i, pattern, i, headers.TypeOf("x"+t.Extension))
	}
	fmt.Fprintf(&b, `
			# A page that a reader opened before the last publication asks for assets of the release before.
			@outgoing {
				path /assets/*
				not file
			}
			root @outgoing %s.releases/previous
			file_server {
				precompressed br gzip
			}
		}
	}
	handle_errors {
		route {
			root * %s
			header Content-Type "text/html; charset=utf-8"
`, p.folder, p.folder)
	for _, h := range allHeaders() {
		fmt.Fprintf(&b, "\t\t\theader %s `%s`\n", h.name, h.value)
	}
	english := "/en/*"
	if p.prefix != "" {
		english += " " + p.prefix + "/en/*"
	}
	fmt.Fprintf(&b, `			@english path %s
			@other not path %s
			rewrite @english /en/404.html
			rewrite @other /404.html
			file_server
		}
	}
}
`, english, english)
	return b.String()
}
