package main

import (
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/explain"
	"gongkai/cmd/gongkai/internal/lang"
)

func (c *command) explain() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain [CODE]",
		Short: c.t("说明一种问题的含义，附正误示例", "tell what the code of a problem means, with a wrong and a right example"),
		Long:  c.t(explainZH, explainEN),
		RunE: func(_ *cobra.Command, args []string) error {
			return c.runExplain(args)
		},
	}
	c.rootFlag(cmd)
	return cmd
}

const explainEN = `Explain tells what a code means that check writes in brackets behind a problem: when it comes, why it matters, and how the
same lines look wrong and right. Without a code it lists all of them, by what they concern.`

const explainZH = `explain 说明 check 写在问题后面方括号里的代码：什么情况下出现，为什么要改，同样的内容错误的写法和正确的写法。不写代码
则分类列出全部代码。`

func (c *command) runExplain(args []string) error {
	form := explain.Form{Lang: c.messages, Width: min(width(c.stdout), mostProse)}
	switch len(args) {
	case 0:
		return form.List(c.stdout)
	case 1:
	default:
		return usageError(lang.Text{ZH: "一次说明一个代码，多出 " + args[1], EN: "one code at a time; there is also " + args[1]})
	}
	code := strings.Trim(args[0], "[]")
	e, found := explain.Find(code)
	if !found {
		return unknownCode(code)
	}
	return form.Entry(c.stdout, e)
}

// mostProse is how wide lines of prose are at most, however wide the terminal is.
const mostProse = 100

// unknownCode names the codes that may be meant.
func unknownCode(code string) error {
	zh, en := "没有代码 "+code, "there is no code "+code
	if near := explain.Near(code); len(near) > 0 {
		zh, en = zh+"；是否应为 "+strings.Join(near, "、")+"？", en+"; did you mean "+strings.Join(near, ", ")+"?"
	}
	return usageError(lang.Text{ZH: zh + "（gongkai explain 列出全部代码）", EN: en + " (gongkai explain lists all codes)"})
}
