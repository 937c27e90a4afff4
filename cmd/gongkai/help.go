package main

const manualEN = `Gongkai (公开, "to make public") turns an official plan, its annexes and yearly data files into a static, bilingual
website with a chart, a table and a sentence for every target.

Build reads content/ and data/ of the site's folder, checks all of it, and writes the site to public/. A site that has
errors is not built: nothing is written, and what was published stays as it was. Check does the same but write.
Explain tells what a problem means, with a wrong and a right example.

New drafts what goes into the data: the file of a year, with a line for each figure that is expected, or the form of a
source, an indicator, a release, the reasons of corrections. Init makes the folder of a site for another plan. Neither overwrites anything. Status
tells what has been published, what is missing, who owes it and how much is translated. Serve shows the site on this
machine while its files are edited. Export writes the figures as a form to be filled in, import takes it in again.

Release checks strictly, tells what changed since the last release, seals the data of the day in data/releases/ and builds
the site. What was published can then be changed with a stated reason only (data/revisions.toml). Diff tells what changed
between any two states.

Verify compares a built or published site, a folder or an address, with its list of checksums and tells what was altered,
added or lost; with --against it builds the site of a folder anew, in memory, and compares byte by byte. Publish puts a
built site before readers: into the folder of a web server, in one step, or into a store.

The exit status is 0 if all is well (warnings are), 1 if the input has errors, 2 if the command was used wrongly, 3 if
the program or the machine failed.`

const manualZH = `gongkai（公开）把计划文件、附件和年度数据做成静态双语网站，每项目标都有图、表和一句话说明。

build 读取网站文件夹中的 content/ 和 data/，全部检查后写入 public/。有错误就不生成：什么都不写，已发布的网站保持
原样。check 只检查，不写文件。explain 说明一种问题的含义，附正误示例。

new 起草数据：一年的数据文件（每个应有的数据一行），或者来源、指标、发布、更正理由的空表。init 为另一个计划建立网站文件夹。
二者都不覆盖任何文件。status 汇总哪些数据已公布、哪些还缺、由谁提供、译了多少。serve 在本机预览，边改边看。
export 导出供填报的表格，import 把填好的表格读入数据。

release 从严检查，列出上次发布以来的变化，把当日数据封存在 data/releases/，并生成网站；此后更正已公布的内容须写明理由
（data/revisions.toml）。diff 列出任意两版之间的变化。publish 把生成好的网站发布给读者：
网站服务器的文件夹（一步切换）或对象存储。

verify 按校验值清单核对已生成或已发布的网站（文件夹或网址），列出改动、多出、缺少的文件；加 --against 则由网站文件夹
在内存中重新生成，逐字节比较。

退出状态：0 正常（可以有警告），1 数据或文本有错误，2 命令用法不对，3 程序或机器出了故障。`

const usageEN = `Usage:
  {{if .Runnable}}{{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Flags of all commands:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

const usageZH = `用法：
  {{if .Runnable}}{{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
