package deploy

import (
	"context"
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
)

// Rollback makes the folder show the release before the served one, if it is kept and whole. It goes back only, never
// forward: what was taken down is put up again by publishing it, and stays on the disk until another release is
// published.
func (f Folder) Rollback(ctx context.Context, opt Options) (*Report, error) {
	p, err := f.locate()
	if err != nil {
		return nil, err
	}
	standing, _, err := p.look()
	if err != nil {
		return nil, err
	}
	if standing != linked {
		return nil, nothingKept(p.given)
	}
	if !opt.DryRun {
		unlock, err := p.hold()
		if err != nil {
			return nil, err
		}
		defer unlock()
	}
	stack := p.stack()
	if len(stack) < 2 {
		return nil, nothingKept(p.given)
	}
	report, err := p.back(ctx, stack, opt)
	if err != nil || opt.DryRun {
		return report, err
	}
	if err := p.switchTo(stack[1], linked, nil, report); err != nil {
		return nil, err
	}
	return report, p.settleBack(stack[1:], report)
}

func nothingKept(where string) error {
	return fault(Empty, where+" 没有留存更早的一版，无从退回；要重新发布被撤下的一版，请再运行 gongkai publish",
		"no earlier release is kept for "+where+", so there is nothing to go back to; to put up again what was taken down, publish it")
}

// back holds the release before against its sums and says what going back to it changes.
func (p *place) back(ctx context.Context, stack []string, opt Options) (*Report, error) {
	is, err := p.served()
	if err != nil {
		return nil, err
	}
	r := &Report{Release: p.releaseIn(stack[1]), Before: is.release()}
	if len(stack) > 2 {
		r.Kept = p.releaseIn(stack[2])
	}
	site, err := readSite(p.release(stack[1]))
	if err != nil {
		r.Notes = append(r.Notes, lang.Text{ZH: "这一版没有 " + manifest.SumsName + "，未能核对", EN: "this release has no " + manifest.SumsName + " and could not be checked"})
		return r, nil
	}
	wrong, err := site.check(ctx, opt)
	if err != nil {
		return nil, err
	}
	if !wrong.IsZero() {
		t := deviation(wrong)
		return nil, fault(Unfit, "留存的一版（"+r.Release+"）已不完整，没有退回："+t.ZH, "the release that is kept ("+r.Release+") is not whole any more and was not put back: "+t.EN)
	}
	r.between(is.site, site)
	return r, nil
}

// between notes in what two sites differ.
func (r *Report) between(was, is *Site) {
	before := map[string]hash{}
	if was != nil {
		before = was.sums.of
	}
	for _, f := range is.sums.files {
		switch h, had := before[f.name]; {
		case !had:
			r.Added = append(r.Added, f.name)
		case h != f.hash:
			r.Changed = append(r.Changed, f.name)
		default:
			r.Unchanged++
		}
	}
	for name := range before {
		if _, has := is.sums.of[name]; !has {
			r.Removed = append(r.Removed, name)
		}
	}
	slices.Sort(r.Removed)
}

// settleBack notes that a release was taken down, and keeps it.
func (p *place) settleBack(stack []string, r *Report) error {
	if err := p.writeStack(stack); err != nil {
		return p.failed("已经退回，但记录发布情况时出错", "the release is put back, but writing this down failed", err)
	}
	if err := p.previous(stack); err != nil {
		r.Notes = append(r.Notes, lang.Same(err.Error()))
	}
	return nil
}
