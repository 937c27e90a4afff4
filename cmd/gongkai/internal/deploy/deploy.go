// Package deploy puts a built site where readers find it: into the folder of a web server, or into an S3-compatible store.
//
// A site is taken from its folder only as its SHA256SUMS lists it ([Open]); what changed against the served one is
// copied; the release before is kept, and can be put back.
//
//	site, err := deploy.Open(ctx, "public", nil)
//	report, err := deploy.Folder{Path: "/srv/www/plan"}.Publish(ctx, site, deploy.Options{})
//
// # What readers see of a folder
//
// The old site or the new one, at every moment. The served folder is a symbolic link into a folder beside it, which
// holds each release whole:
//
//	plan                     -> plan.releases/2026-11-0f3c…
//	plan.releases/2026-11-0f3c…/   the release that is served
//	plan.releases/2026-03-77ab…/   the one before
//	plan.releases/previous   -> 2026-03-77ab…
//
// A release is put together, held against its sums and waited for until it is on the disk; then the link is replaced by
// one rename, which POSIX makes atomic on every file system, networks included. (Exchanging two folders is as good where
// it exists, which is on Linux and on some file systems only, and keeps nothing to go back to.) Whoever has a
// page of the old site open and asks for its style a moment later finds it under previous: the sample configurations
// look there. A folder with a site that stands where the link has to be is taken over: in one step where the
// system can exchange two names, else in two renames, of which the report tells.
//
// Files that did not change are hard links to those of the release before, after these have been read and found to have
// the bytes that they should. Whatever stops a run before the rename leaves readers with what they had; the
// next run clears what it left.
//
// # What readers see of a store
//
// Each object as a whole, old or new: a store has no step that changes two. So the order is that of references: assets
// under their new names, data, pages, feeds, then removals, then the manifest and SHA256SUMS, last of all. No page refers to
// an asset that is not there: those of the release before stay until the next publication. While pages are being put,
// new ones stand beside old ones; whoever has to rule this out puts the folder of a web server behind the CDN. Who
// finds the new SHA256SUMS finds the site that it lists.
//
// What is replaced is first copied aside within the store, by its hash, so that it can be put back without being
// uploaded. The keys below .gongkai-releases/ hold these copies, the state, the list of what was put, and the lock. A run that
// was stopped is taken up by the next: what it has put is recognized and not put again.
//
// # What it does not do
//
// It builds nothing, and knows of a site what its SHA256SUMS and manifest.json say. It prints nothing. It removes nothing that it did
// not put there.
package deploy

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
)

// Options say how to publish. The zero value refuses what should not happen by accident.
type Options struct {
	AllowPreview bool // publish a site that says that it is a preview
	AllowOlder   bool // publish a site that is of an earlier day than the served one
	AllowChanges bool // publish a site with changes that no release tells of
	DryRun       bool // change nothing; report what would be done

	// Progress, if not nil, is told how far a stage of the work is. Calls do not overlap.
	Progress func(stage lang.Text, done, total int)
}

// The stages of the work that can take long.
var (
	checking  = lang.Text{ZH: "正在核对", EN: "checking"}
	copying   = lang.Text{ZH: "正在复制", EN: "copying"}
	comparing = lang.Text{ZH: "正在比较", EN: "comparing"}
	keeping   = lang.Text{ZH: "正在留存上一版", EN: "keeping the release before"}
	uploading = lang.Text{ZH: "正在上传", EN: "uploading"}
	removing  = lang.Text{ZH: "正在删除", EN: "removing"}
)

// A Report says what was done, or with DryRun would be.
type Report struct {
	Release string // the release that is now served; "–" if the site has none
	Before  string // the one that it replaced; "" if there was none
	Kept    string // the one that a rollback would put back; "" if there is none

	Added, Changed, Removed []string // files, sorted
	Repaired                []string // files that the served site had, but not with the bytes that it should have
	Unchanged               int
	Resumed                 int   // of those added and changed, what an interrupted run had already put
	Copied                  int64 // bytes that were copied or uploaded
	Retries                 int   // requests to a store that were repeated
	Foreign                 int   // objects of a store that are not ours and were left alone

	Notes []lang.Text // what else the publisher should know
}

// Nothing reports whether there was nothing to do.
func (r *Report) Nothing() bool {
	return r.Before == r.Release && len(r.Added)+len(r.Changed)+len(r.Removed)+len(r.Repaired) == 0
}

// A Kind says who can mend a fault.
type Kind int

const (
	Unfit     Kind = iota // the site must not be published
	Misplaced             // the place is none to publish to
	Busy                  // somebody else is publishing
	Empty                 // there is nothing to put back
	Failed                // the machine or the store failed, in a way that needs explaining
)

// A Fault is an error in both languages. Readers see what they saw before.
type Fault struct {
	Kind Kind
	Text lang.Text
	err  error
}

func (f *Fault) Error() string { return f.Text.EN }
func (f *Fault) Unwrap() error { return f.err }

func fault(k Kind, zh, en string) error { return &Fault{Kind: k, Text: lang.Text{ZH: zh, EN: en}} }

// admit refuses a site that should not be published by accident in place of the served one, of which the manifest is known,
// if there is one. Served are the seals of its releases, known those of all releases that were ever served.
func (o Options) admit(site *Site, is *manifest.Manifest, served, known seals) error {
	next := site.manifest
	if next.Preview && !o.AllowPreview {
		return previewFault(next.Awaited)
	}
	isOlder := is != nil && older(next, *is)
	if isOlder && !o.AllowOlder {
		return fault(Unfit,
			fmt.Sprintf("这一版（%s，%s）早于已发布的一版（%s，%s）；要退回上一版请用 --rollback，确要发布请加 --allow-older", orDash(next.Release), orDash(next.Date), orDash(is.Release), is.Date),
			fmt.Sprintf("this release (%s, %s) is older than the one that is served (%s, %s); to go back use --rollback, to publish it nevertheless add --allow-older", orDash(next.Release), orDash(next.Date), orDash(is.Release), is.Date))
	}
	if next.Unreleased > 0 && !o.AllowChanges {
		return fault(Unfit,
			fmt.Sprintf("%s 版之后有 %d 处改动还没有发布（gongkai diff 列出）；请先用 gongkai release 立一版，确要发布请加 --allow-unreleased", orDash(next.Release), next.Unreleased),
			fmt.Sprintf("it holds %s since release %s of which no release tells (gongkai diff lists them); make one with gongkai release, or to publish nevertheless add --allow-unreleased", lang.Plural(next.Unreleased, "change", "changes"), orDash(next.Release)))
	}
	return admitSeals(site.seals(), served, known, isOlder)
}

// previewFault refuses a preview, and says which keys of data/site.toml are still empty, if its manifest does.
func previewFault(awaited []string) error {
	keys := lang.Text{ZH: "（发布单位的网站地址、标识等）", EN: " (the publisher's address, identifiers and the like)"}
	if len(awaited) > 0 {
		keys = lang.Text{ZH: "：" + strings.Join(awaited, "、"), EN: ": " + strings.Join(awaited, ", ")}
	}
	return fault(Unfit, "这是预览版，data/site.toml 中只有发布单位能给出的各项尚未填写"+keys.ZH+"；确要发布，请加 --allow-preview",
		"this is a preview: what only the publishing organ can give is still missing in data/site.toml"+keys.EN+"; to publish it nevertheless, add --allow-preview")
}

// admitSeals refuses a site in which a release that readers can have taken is another, or one that they find now is gone. An
// older site lacks those that came after it.
func admitSeals(next, served, known seals, isOlder bool) error {
	for _, tag := range slices.Sorted(maps.Keys(known)) {
		is, has := next[tag]
		_, isServed := served[tag]
		switch {
		case has && is != known[tag]:
			return fault(Unfit, tag+" 版的封存记录与发布过的不同：同一版不能封存两次；请从版本库恢复 data/releases/"+tag+"/，改动另立一版",
				"the sealed record of release "+tag+" is not the one that was published: a release is sealed once; restore data/releases/"+tag+"/ from the repository, and make another release of what changed")
		case !has && isServed && !isOlder:
			return fault(Unfit, "已发布的 "+tag+" 版的封存记录，这里没有；请从版本库恢复 data/releases/"+tag+"/，要退回上一版请用 --rollback",
				"the sealed record of release "+tag+", which is served, is missing; restore data/releases/"+tag+"/ from the repository; to go back use --rollback")
		}
	}
	return nil
}

// takenDown notes the releases that were served once, are not now, and will not be.
func (r *Report) takenDown(next, served, known seals) {
	var tags []string
	for _, tag := range slices.Sorted(maps.Keys(known)) {
		_, is := served[tag]
		if _, has := next[tag]; !is && !has {
			tags = append(tags, tag)
		}
	}
	if len(tags) > 0 {
		r.Notes = append(r.Notes, lang.Text{
			ZH: "曾经发布、后来退回的 " + strings.Join(tags, "、") + " 版，这里没有；读者手中可能留有",
			EN: "there is no " + strings.Join(tags, ", ") + " in it, which was published once and taken down; readers may have kept it"})
	}
}

// some lists a few of many names.
func some(names []string) lang.Text {
	const most = 5
	if len(names) <= most {
		return lang.Text{ZH: strings.Join(names, "、"), EN: strings.Join(names, ", ")}
	}
	shown := names[:most]
	return lang.Text{
		ZH: fmt.Sprintf("%s 等 %s 个", strings.Join(shown, "、"), lang.Int(len(names), lang.ZH)),
		EN: fmt.Sprintf("%s and %s more", strings.Join(shown, ", "), lang.Int(len(names)-most, lang.EN)),
	}
}

// meter returns a function to be called after each of a number of steps.
func (o Options) meter(stage lang.Text, total int) func() {
	if o.Progress == nil {
		return func() {}
	}
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		o.Progress(stage, done, total)
	}
}

// each calls a function for all of a list from the given number of workers; 0 is one for each processor. The first error,
// or the end of ctx, keeps the workers from taking more; each returns it when all have stopped.
func each[T any](ctx context.Context, jobs int, list []T, do func(T) error) error {
	if jobs == 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var first atomic.Pointer[error]
	var wg sync.WaitGroup
	for range min(len(list), jobs) {
		wg.Go(func() {
			for ctx.Err() == nil && first.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(list) {
					return
				}
				if err := do(list[i]); err != nil {
					first.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	wg.Wait()
	if err := first.Load(); err != nil {
		return *err
	}
	return context.Cause(ctx)
}
