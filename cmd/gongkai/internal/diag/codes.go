package diag

import "gongkai/cmd/gongkai/internal/lang"

// A Severity says whether a problem stops a build.
type Severity uint8

// The severities. A warning is for a fact that may be true; a build goes on.
const (
	Error Severity = iota
	Warning
)

func (s Severity) name() lang.Text {
	if s == Warning {
		return lang.Text{ZH: "警告", EN: "warning"}
	}
	return lang.Text{ZH: "错误", EN: "error"}
}

type kind struct {
	severity Severity
	message  lang.Text
	hint     lang.Text
}

var codes = map[Code]kind{}
