package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/parity"
	"gongkai/cmd/gongkai/internal/schema"
)

func (c *command) translated() *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:   "translated [CLAUSE...]",
		Short: c.t("登记条款的译文：英文已照现在的中文核对", "record that the English of clauses is that of the Chinese as it stands"),
		Long:  c.t(translatedZH, translatedEN),
		Args:  cobra.ArbitraryArgs,
		RunE:  func(cmd *cobra.Command, args []string) error { return c.runTranslated(cmd.Context(), args, all) },
	}
	c.rootFlag(cmd)
	cmd.Flags().BoolVar(&all, "all", false, c.t("登记全部条款", "record all clauses"))
	return cmd
}

const translatedEN = `Translated records in ` + parity.File + ` from which Chinese the English of a clause was made. When the Chinese
changes afterwards, check warns that its English may no longer fit: look at the English, mend it, and name the clause here.

Without a clause it lists those whose English must be looked at. With --all it records every clause, which is how the
recording of translations begins.`

const translatedZH = `translated 在 ` + parity.File + ` 中登记每一条款的英文是从哪一版中文译出的。中文以后有改动，check 会提示英文可能
不再相符：核对、改好英文之后，在这里写上条款标识。

不写条款时列出需要核对英文的条款；--all 登记全部条款，第一次登记时使用。`

func (c *command) runTranslated(ctx context.Context, ids []string, all bool) error {
	if all && len(ids) > 0 {
		return usageError(lang.Text{ZH: "--all 登记全部条款，不再写条款标识", EN: "--all records every clause, so name none"})
	}
	loaded, err := c.load(ctx, "")
	if err != nil {
		return err
	}
	if err := c.refuseBroken(loaded.Problems); err != nil {
		return err
	}
	clauses := parity.Clauses(loaded.Texts)
	if err := unknownClauses(ids, clauses); err != nil {
		return err
	}
	if len(ids) == 0 && !all {
		return c.listUntranslated(loaded, clauses)
	}
	return c.record(loaded, clauses, func(id string) bool { return all || slices.Contains(ids, id) })
}

// refuseBroken reports the errors for which the clauses, or what is recorded of them, are not all known.
func (c *command) refuseBroken(list diag.List) error {
	broken := slices.DeleteFunc(slices.Clone(list), func(p diag.Problem) bool {
		return p.Severity() != diag.Error || p.Code == diag.AmountDiffers || p.Code == diag.UnknownClause ||
			p.File != parity.File && !strings.HasPrefix(p.File, notice.Folder+"/")
	})
	err := c.report(c.stderr, broken, false)
	if errors.Is(err, errInput) {
		c.say(lang.Text{ZH: "请先改正以上错误；没有登记任何译文", EN: "mend these first; nothing was recorded"})
	}
	return err
}

func unknownClauses(ids []string, clauses []parity.Clause) error {
	known := make([]string, len(clauses))
	for i, clause := range clauses {
		known[i] = clause.ID
	}
	for _, id := range ids {
		if !slices.Contains(known, id) {
			hint := diag.DidYouMean(id, known, "")
			return usageError(lang.Text{ZH: "没有条款 " + id + "；" + hint.ZH, EN: "there is no clause " + id + "; " + hint.EN})
		}
	}
	return nil
}

// listUntranslated shows the clauses whose English must be looked at.
func (c *command) listUntranslated(loaded build.Loaded, clauses []parity.Clause) error {
	if len(loaded.Data.Translations) == 0 {
		c.note(lang.Text{ZH: "还没有登记译文；核对全部英文之后运行 gongkai translated --all", EN: "no translation has been recorded; once all of the English has been looked at, run gongkai translated --all"})
		return nil
	}
	words := map[parity.State]string{parity.Stale: c.t("中文有改动", "the Chinese has changed"), parity.Unrecorded: c.t("没有登记", "not recorded")}
	n := 0
	for _, clause := range clauses {
		state := clause.StateOf(loaded.Data.Translations)
		if state == parity.Current {
			continue
		}
		n++
		pos := clause.EN.Pos()
		if _, err := fmt.Fprintf(c.stdout, "%s\t%s\t%s:%d\n", clause.ID, words[state], pos.File, pos.Line); err != nil {
			return err
		}
	}
	if n == 0 {
		c.note(lang.Text{ZH: "全部条款的英文都已照现在的中文核对", EN: "the English of every clause is that of the Chinese as it stands"})
	}
	return nil
}

// record writes the file of translations.
func (c *command) record(loaded build.Loaded, clauses []parity.Clause, accept func(id string) bool) error {
	root, err := c.open()
	if err != nil {
		return err
	}
	defer root.Close()
	before, err := root.ReadFile(parity.File)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("reading %s: %w", parity.File, err)
	}
	after := parity.Record(string(before), loaded.Data.Translations, clauses, accept)
	if len(before) == 0 {
		after = schema.Line(strings.TrimPrefix(parity.File, "data/")) + "\n" + after
	}
	if after == string(before) {
		c.note(lang.Text{ZH: parity.File + " 没有需要改动的", EN: parity.File + " is as it should be"})
		return nil
	}
	if err := replaceFile(root, parity.File, []byte(after)); err != nil {
		return fmt.Errorf("writing %s: %w", parity.File, err)
	}
	n := 0
	for _, clause := range clauses {
		if accept(clause.ID) && clause.StateOf(loaded.Data.Translations) != parity.Current {
			n++
		}
	}
	c.note(lang.Text{ZH: parity.File + " 登记了 " + lang.Int(n, lang.ZH) + " 个条款的译文", EN: parity.File + ": translations recorded: " + lang.Int(n, lang.EN)})
	return nil
}
