//go:build trials && unix

package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/manifest"
)

// bigSite has many pages, of which a share differs from one site to the other, and some stand in one alone.
func bigSite(i, pages int) files {
	date := fmt.Sprintf("2026-0%d-01", i+1)
	f := files{"index.html": fmt.Sprint("home ", i), "manifest.json": manifestText(date[:7], date, false), ".gongkai": ""}
	for n := range pages {
		name, which := fmt.Sprintf("targets/%02d/page-%d.html", n%50, n), 0
		switch n % 10 {
		case 0:
			which = i
		case 1:
			name = fmt.Sprintf("targets/%02d/page-%d-of-%d.html", n%50, n, i)
		}
		f[name] = strings.Repeat(fmt.Sprintln("page", n, which), 20)
	}
	return f
}

// Killed at many random moments, while readers read all the time: no reader ever meets a mixture or nothing, and the next run
// repairs.
func TestTrialPublishKilledAtRandomMoments(t *testing.T) {
	f, sites := newFolder(t), t.TempDir()
	both := [2]files{bigSite(0, 400), bigSite(1, 400)}
	for i, s := range both {
		s.write(t, filepath.Join(sites, fmt.Sprint(i)))
	}
	f.must(t, both[0], Options{})
	ctx, cancel := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	rounds := read(ctx, t, &readers, f.Path)
	done := 0
	for range 150 {
		cmd := victim(f, sites, "")
		var out bytes.Buffer
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(5+rand.IntN(150)) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if strings.Contains(out.String(), "still alive") {
			t.Fatal(out.String())
		}
		done += strings.Count(out.String(), "done")
	}
	cancel()
	readers.Wait()
	t.Logf("%d publications, %d rounds of reading", done, rounds())
	if done < 50 || rounds() < 1000 {
		t.Error("too few to show anything")
	}
	f.must(t, both[1], Options{AllowOlder: true})
	wantSame(t, on(t, f.Path), both[1])
	f.must(t, both[0], Options{AllowOlder: true})
	wantReleases(t, f, "2026-01", "2026-02")
}

// read reads pages in rounds until the context ends.
func read(ctx context.Context, t *testing.T, wg *sync.WaitGroup, dir string) (rounds func() int) {
	var mu sync.Mutex
	count := 0
	for reader := range 2 {
		wg.Go(func() {
			for n := reader; ctx.Err() == nil; n++ {
				name := "index.html"
				if k := n % 400; k%10 == 1 {
					name = fmt.Sprintf("targets/%02d/page-%d-of-%d.html", k%50, k, n%2)
				} else if k > 0 {
					name = fmt.Sprintf("targets/%02d/page-%d.html", k%50, k)
				}
				if err := round(dir, name); err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				count++
				mu.Unlock()
			}
		})
	}
	return func() int {
		mu.Lock()
		defer mu.Unlock()
		return count
	}
}

func TestTrialPublishManyFiles(t *testing.T) {
	const pages = 100_000
	f, sites := newFolder(t), t.TempDir()
	report := func(what string, begin time.Time, r *Report) {
		t.Logf("%s: %.1f s, %d added, %d changed, %d removed, %d unchanged", what, time.Since(begin).Seconds(), len(r.Added), len(r.Changed), len(r.Removed), r.Unchanged)
	}
	for i := range 2 {
		dir := bigSite(i, pages).write(t, filepath.Join(sites, fmt.Sprint(i)))
		begin := time.Now()
		site, err := Open(t.Context(), dir, nil)
		if err != nil {
			t.Fatal(err)
		}
		r, err := f.Publish(t.Context(), site, Options{})
		if err != nil {
			t.Fatal(err)
		}
		report(fmt.Sprint("site ", i), begin, r)
		if took := time.Since(begin); took > 3*time.Minute {
			t.Errorf("took %v", took)
		}
		if list, err := os.ReadDir(filepath.Join(f.Path, "targets/00")); err != nil || len(list) != pages/50 {
			t.Errorf("%d files, %v", len(list), err)
		}
	}
	begin := time.Now()
	r, err := f.Rollback(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	report("rollback", begin, r)
}

func TestTrialPublishManyObjects(t *testing.T) {
	store := newStore(t)
	store.failEvery.Store(50)
	begin := time.Now()
	store.publish(bigSite(0, 5000))
	r := store.publish(bigSite(1, 5000))
	t.Logf("twice 5,000 objects: %.1f s; %d changed, %d repeated", time.Since(begin).Seconds(), len(r.Changed), r.Retries)
	wantSame(t, store.shown(), bigSite(1, 5000))
	store.rollback()
	wantSame(t, store.shown(), bigSite(0, 5000))
}

// An upload is stopped at many random moments, by a store that fails one request in five, and goes on each time.
func TestTrialPublishStoppedAtRandomMoments(t *testing.T) {
	store := newStore(t)
	old, next := bigSite(0, 300), bigSite(1, 300)
	store.publish(old)
	store.failEvery.Store(5)
	site := next.open(t)
	resumed := 0
	for range 40 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(10+rand.IntN(150))*time.Millisecond)
		r, err := store.store().Publish(ctx, site, Options{})
		cancel()
		if err == nil {
			resumed += r.Resumed
			break
		}
	}
	store.failEvery.Store(0)
	resumed += store.publish(next).Resumed
	wantSame(t, store.shown(), next)
	t.Logf("%d files were there already", resumed) // by chance; other tests stop where something is
	store.rollback()
	wantSame(t, store.shown(), old)
}

// Without the right to write, and without being root, nothing is harmed and it is said why.
func TestTrialPublishWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root has every permission")
	}
	f := newFolder(t)
	f.must(t, first, Options{})
	if err := os.Chmod(f.Path+".releases", 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(f.Path+".releases", 0o755)
	_, err := f.Publish(t.Context(), second.open(t), Options{})
	wantFault(t, err, Failed, "permission denied; what readers see is as it was")
	wantSame(t, on(t, f.Path), first)
}

// A round fetches the list before and after a page. If it is the same, the page is what it lists; if not, the page is of
// one of the two.
func round(dir, name string) error {
	before, err := os.ReadFile(filepath.Join(dir, manifest.SumsName))
	if err != nil {
		return err
	}
	page, pageErr := hashFile(filepath.Join(dir, name))
	after, err := os.ReadFile(filepath.Join(dir, manifest.SumsName))
	if err != nil {
		return err
	}
	missing := errors.Is(pageErr, os.ErrNotExist)
	if pageErr != nil && !missing {
		return pageErr
	}
	for _, text := range [][]byte{before, after} {
		list, err := parseSums(text)
		if err != nil {
			return err
		}
		if h, listed := list.of[name]; listed == !missing && (missing || h == page) {
			return nil
		}
	}
	return fmt.Errorf("%s is of neither site", name)
}
