package deploy

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/minio/minio-go/v7"
	"gongkai/cmd/gongkai/internal/headers"
	"gongkai/cmd/gongkai/internal/manifest"
)

// A fakeStore is a store that runs in the test, and can be made to fail.
type fakeStore struct {
	t       testing.TB
	handler http.Handler
	url     string

	failEvery atomic.Int64 // one in so many requests; 0 is none
	requests  atomic.Int64
	mu        sync.Mutex
	puts      []string                            // keys that were put, in order
	cache     map[string]string                   // the Cache-Control of each key, which the store of the tests forgets
	before    func(method, key string) (fail int) // a status to answer with in place of the store, or 0
}

func newStore(t testing.TB) *fakeStore {
	t.Helper()
	t.Setenv("AWS_ACCESS_KEY_ID", "test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test")
	backend := s3mem.New()
	if err := backend.CreateBucket("site"); err != nil {
		t.Fatal(err)
	}
	f := &fakeStore{t: t, cache: map[string]string{}, handler: gofakes3.New(backend, gofakes3.WithLogger(gofakes3.StdLog(log.New(io.Discard, "", 0)))).Server()}
	server := httptest.NewServer(f)
	t.Cleanup(server.Close)
	f.url = server.URL
	return f
}

// ServeHTTP answers as the store, but for the requests that are to fail: some before the store sees them, some after, and
// some by a connection that ends.
func (f *fakeStore) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n, key := f.requests.Add(1), strings.TrimPrefix(r.URL.Path, "/site/")
	if f.before != nil {
		if status := f.before(r.Method, key); status != 0 {
			w.WriteHeader(status)
			return
		}
	}
	fails := f.failEvery.Load() > 0 && n%f.failEvery.Load() == 0
	kind := n / max(1, f.failEvery.Load()) % 3
	switch {
	case fails && kind == 0:
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	case fails && kind == 1:
		_, _ = io.CopyN(io.Discard, r.Body, r.ContentLength/2)
		panic(http.ErrAbortHandler)
	case fails:
		f.remember(httptest.NewRecorder(), r, key)
		f.handler.ServeHTTP(httptest.NewRecorder(), r) // it was done, but the answer is lost
		panic(http.ErrAbortHandler)
	}
	f.remember(w, r, key)
	f.handler.ServeHTTP(w, r)
	if r.Method == http.MethodPut {
		f.mu.Lock()
		f.puts = append(f.puts, key)
		f.mu.Unlock()
	}
}

// remember keeps the Cache-Control of what is put, and gives it with what is read.
func (f *fakeStore) remember(w http.ResponseWriter, r *http.Request, key string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	from, copied := strings.CutPrefix(strings.TrimPrefix(r.Header.Get("X-Amz-Copy-Source"), "/"), "site/")
	switch {
	case r.Method == http.MethodPut && copied:
		f.cache[key] = f.cache[from]
	case r.Method == http.MethodPut:
		f.cache[key] = r.Header.Get("Cache-Control")
	case f.cache[key] != "":
		w.Header().Set("Cache-Control", f.cache[key])
	}
}

// store is a client with short pauses.
func (f *fakeStore) store() *Store {
	f.t.Helper()
	s, err := storeAt("s3://site/plan?region=us-east-1&endpoint=" + f.url)
	if err != nil {
		f.t.Fatal(err)
	}
	s.pause, s.beat, s.patience = time.Millisecond, 20*time.Millisecond, 500*time.Millisecond
	return s
}

// shown are the objects that readers see.
func (f *fakeStore) shown() files {
	f.t.Helper()
	every := f.failEvery.Swap(0)
	defer f.failEvery.Store(every)
	s := f.store()
	list, err := s.list(context.Background(), "")
	if err != nil {
		f.t.Fatal(err)
	}
	got := files{}
	for name := range list {
		if !reserved(name) {
			text, _, err := s.get(context.Background(), name)
			if err != nil {
				f.t.Fatal(err)
			}
			got[name] = string(text)
		}
	}
	return got
}

// keptObjects are the names of what publishing keeps for itself.
func (f *fakeStore) keptObjects() []string {
	f.t.Helper()
	list, err := f.store().list(context.Background(), keep)
	if err != nil {
		f.t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(list))
}

func (f *fakeStore) publish(s files) *Report {
	f.t.Helper()
	r, err := f.store().Publish(context.Background(), s.open(f.t), Options{})
	if err != nil {
		f.t.Fatal(err)
	}
	return r
}

func (f *fakeStore) rollback() *Report {
	f.t.Helper()
	r, err := f.store().Rollback(context.Background(), Options{})
	if err != nil {
		f.t.Fatal(err)
	}
	return r
}

// and is a site with the assets of an earlier release, which stay for those who have its pages open.
func (f files) and(lingering files, tag string) files {
	g := f.whole()
	g["assets/style."+tag+".css"] = lingering["assets/style."+tag+".css"]
	return g
}

func wantEqual(t testing.TB, got, want files) {
	t.Helper()
	if !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
		for name := range got {
			if w, ok := want[name]; ok && w != got[name] {
				t.Errorf("%s: got %q, want %q", name, got[name], w)
			}
		}
	}
}

func TestStoreShowsWhatIsPublished(t *testing.T) {
	f := newStore(t)
	r := f.publish(first)
	wantSame(t, f.shown(), first)
	if r.Release != "2026-03" || r.Before != "" || len(r.Added) != len(first)+1 || r.Retries != 0 {
		t.Errorf("got %+v", r)
	}
	f.puts = nil
	r = f.publish(second)
	wantEqual(t, f.shown(), second.and(first, "2026-03"))
	if r.Before != "2026-03" || r.Kept != "2026-03" || r.Unchanged != 5 || len(r.Added) != 2 || len(r.Changed) != 6 || len(r.Removed) != 2 {
		t.Errorf("got %+v", r)
	}
	for _, name := range f.puts {
		if name == "plan/about.html" || name == "plan/assets/script.1234.js" {
			t.Errorf("%s was put although it had not changed", name)
		}
	}
	f.publish(third)
	wantEqual(t, f.shown(), third.and(second, "2026-11"))
	if r := f.publish(third); !r.Nothing() {
		t.Errorf("the same again: got %+v", r)
	}
}

// What is referred to is put before what refers to it, the proof last of all.
func TestStoreIsPutInOrder(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	f.puts = nil
	f.publish(second)
	var ranks []rank
	for _, name := range f.puts {
		if name, ours := strings.CutPrefix(name, "plan/"); ours && !reserved(name) {
			ranks = append(ranks, rankOf(name))
		}
	}
	if !slices.IsSorted(ranks) || len(ranks) != 8 {
		t.Errorf("got %v of %q", ranks, f.puts)
	}
	last := ""
	for _, name := range f.puts {
		if !strings.Contains(name, keep) {
			last = name
		}
	}
	if last != "plan/"+manifest.SumsName {
		t.Errorf("%s was put last", last)
	}
}

func TestStoreHeaders(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	for name := range first {
		answer, err := http.Get(f.url + "/site/plan/" + name)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if got := answer.Header.Get("Content-Type"); got != headers.TypeOf(name) {
			t.Errorf("type of %s: got %q, want %q", name, got, headers.TypeOf(name))
		}
		if got := answer.Header.Get("Cache-Control"); got != headers.Of(name, headers.CacheControl) {
			t.Errorf("cache of %s: got %q", name, got)
		}
	}
}

func TestStoreRollback(t *testing.T) {
	f := newStore(t)
	_, err := f.store().Rollback(t.Context(), Options{})
	wantFault(t, err, Empty, "no earlier release is kept")
	f.publish(first)
	f.publish(second)
	f.puts = nil
	r := f.rollback()
	wantEqual(t, f.shown(), first.and(second, "2026-11"))
	if r.Release != "2026-03" || r.Before != "2026-11" || r.Kept != "" {
		t.Errorf("got %+v", r)
	}
	_, err = f.store().Rollback(t.Context(), Options{})
	wantFault(t, err, Empty, "publish it")
	f.publish(third)
	wantEqual(t, f.shown(), third.and(first, "2026-03"))
	f.rollback()
	wantEqual(t, f.shown(), first.and(third, "2027-03"))
	f.publish(second.with("x.html", "new"))
	f.publish(third)
	wantEqual(t, f.shown(), third.and(second, "2026-11"))
}

func TestStoreHeadersSurviveARollback(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	f.publish(second)
	f.rollback()
	answer, err := http.Get(f.url + "/site/plan/index.html")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if got := answer.Header.Get("Content-Type") + ", " + answer.Header.Get("Cache-Control"); got != "text/html; charset=utf-8, no-cache" {
		t.Errorf("got %s", got)
	}
}

// Nothing is kept that no rollback needs.
func TestStoreKeepsNoMoreThanItNeeds(t *testing.T) {
	f := newStore(t)
	for _, s := range []files{first, second, third, second.with("manifest.json", manifestText("2027-11", "2027-11-01", false)), first.with("manifest.json", manifestText("2028-03", "2028-03-01", false))} {
		f.publish(s)
	}
	objects := 0
	for _, name := range f.keptObjects() {
		if strings.HasPrefix(name, keep+"/objects/") {
			objects++
		}
	}
	if all := f.keptObjects(); objects != 7 || len(all) != objects+3 {
		t.Errorf("%d copies of replaced objects, all: %q", objects, all)
	}
}

func TestStoreRepairsWhatOthersChanged(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	f.publish(second)
	s := f.store()
	if _, err := s.put(t.Context(), "about.html", []byte("defaced"), hash{}); err != nil {
		t.Fatal(err)
	}
	if err := s.remove(t.Context(), "feed.xml"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.put(t.Context(), "verification.html", []byte("of a search engine"), hash{}); err != nil {
		t.Fatal(err)
	}
	r := f.publish(second)
	if !slices.Equal(r.Repaired, []string{"about.html", "feed.xml"}) || r.Foreign != 1 || r.Kept != "2026-03" {
		t.Errorf("got %+v", r)
	}
	want := second.and(first, "2026-03")
	want["verification.html"] = "of a search engine"
	wantEqual(t, f.shown(), want)
	f.rollback()
}

func TestStoreRefusesAsAFolderDoes(t *testing.T) {
	f := newStore(t)
	f.publish(second)
	_, err := f.store().Publish(t.Context(), first.open(t), Options{})
	wantFault(t, err, Unfit, "is older than the one that is served")
	preview := third.with("manifest.json", manifestText("2027-03", "2027-03-18", true))
	_, err = f.store().Publish(t.Context(), preview.open(t), Options{})
	wantFault(t, err, Unfit, "--allow-preview")
	wantSame(t, f.shown(), second)
	before := f.keptObjects()
	r, err := f.store().Publish(t.Context(), third.open(t), Options{DryRun: true})
	if err != nil || len(r.Changed) != 6 || !slices.Equal(before, f.keptObjects()) {
		t.Errorf("dry run: got %+v, %v", r, err)
	}
	wantSame(t, f.shown(), second)
}

// A release that readers can have taken is neither replaced by another of its name nor taken away, and changes that no
// release tells of are not published, in a folder or a store.
func TestSealedReleasesStay(t *testing.T) {
	const seal = "data/releases/2026-11/SHA256SUMS"
	folder, store := newFolder(t), newStore(t)
	for name, target := range map[string]Target{"folder": folder, "store": store.store()} {
		t.Run(name, func(t *testing.T) {
			put := func(s files, opt Options) error {
				t.Helper()
				_, err := target.Publish(t.Context(), s.open(t), opt)
				return err
			}
			if err := put(second.with(seal, "one"), Options{}); err != nil {
				t.Fatal(err)
			}
			wantFault(t, put(third.with(seal, "another"), Options{AllowOlder: true}), Unfit, "2026-11 is not the one that was published")
			wantFault(t, put(third, Options{}), Unfit, "2026-11, which is served, is missing")
			unreleased := third.with(seal, "one").with("manifest.json", strings.Replace(third["manifest.json"], `"base_url"`, `"unreleased":2,"base_url"`, 1))
			wantFault(t, put(unreleased, Options{}), Unfit, "2 changes since release 2027-03")
			if err := put(unreleased, Options{AllowChanges: true}); err != nil {
				t.Error(err)
			}
			wantFault(t, put(third, Options{AllowOlder: true}), Unfit, "2026-11, which is served, is missing")
		})
	}
}

// What was published stays known when it is taken down: another of its name is not put up later, by whatever way the first went.
func TestReleasesThatWereTakenDownAreKnown(t *testing.T) {
	const seal = "data/releases/2026-11/SHA256SUMS"
	later := func(s files) files { return s.with(seal, "another") }
	down := map[string]func(target Target) error{
		"by a rollback": func(target Target) error {
			_, err := target.Rollback(t.Context(), Options{})
			return err
		},
		"by an older site": func(target Target) error {
			_, err := target.Publish(t.Context(), first.with("more.txt", "more").open(t), Options{AllowOlder: true})
			return err
		},
	}
	for how, take := range down {
		folder, store := newFolder(t), newStore(t)
		for name, target := range map[string]Target{"folder": folder, "store": store.store()} {
			t.Run(name+" "+how, func(t *testing.T) {
				for _, s := range []files{first, second.with(seal, "one")} {
					if _, err := target.Publish(t.Context(), s.open(t), Options{}); err != nil {
						t.Fatal(err)
					}
				}
				if err := take(target); err != nil {
					t.Fatal(err)
				}
				_, err := target.Publish(t.Context(), later(second).open(t), Options{})
				wantFault(t, err, Unfit, "2026-11 is not the one that was published")
				r, err := target.Publish(t.Context(), third.open(t), Options{})
				if err != nil || len(r.Notes) != 1 || !strings.Contains(r.Notes[0].EN, "no 2026-11 in it, which was published once and taken down") {
					t.Fatalf("got %+v, %v", r, err)
				}
				_, err = target.Publish(t.Context(), later(third).open(t), Options{})
				wantFault(t, err, Unfit, "2026-11 is not the one that was published")
				r, err = target.Publish(t.Context(), third.with(seal, "one").open(t), Options{})
				if err != nil || len(r.Notes) != 0 {
					t.Errorf("got %+v, %v", r, err)
				}
			})
		}
	}
}

// A store that an older program wrote to remembers no seals; a rollback writes down those of what it takes down.
func TestRollbackRemembersWhatItTakesDown(t *testing.T) {
	const seal = "data/releases/2026-11/SHA256SUMS"
	f := newStore(t)
	f.publish(first)
	f.publish(second.with(seal, "one"))
	st, err := f.store().readState(t.Context())
	if err != nil || len(st.Sealed) != 1 {
		t.Fatalf("got %+v, %v", st, err)
	}
	st.Sealed = nil
	if err := f.store().writeState(t.Context(), st); err != nil {
		t.Fatal(err)
	}
	f.rollback()
	_, err = f.store().Publish(t.Context(), second.with(seal, "another").open(t), Options{})
	wantFault(t, err, Unfit, "2026-11 is not the one that was published")
}

func TestStoreOfOthersIsRefused(t *testing.T) {
	f := newStore(t)
	if _, err := f.store().put(t.Context(), "index.html", []byte("another site"), hash{}); err != nil {
		t.Fatal(err)
	}
	_, err := f.store().Publish(t.Context(), first.open(t), Options{})
	wantFault(t, err, Misplaced, "holds index.html")
	wantEqual(t, f.shown(), files{"index.html": "another site"})
}

// An empty file is a file like any other.
func TestStoreTakesAnEmptyFile(t *testing.T) {
	f := newStore(t)
	if _, err := f.store().put(t.Context(), "empty.txt", nil, hash{}); err != nil {
		t.Fatal(err)
	}
	text, _, err := f.store().get(t.Context(), "empty.txt")
	if err != nil || len(text) > 0 {
		t.Errorf("got %q, %v", text, err)
	}
}

// A site that was copied into the store by another program is taken over; what it had more is removed.
func TestStoreWithASiteIsTakenOver(t *testing.T) {
	f := newStore(t)
	for name, text := range second.whole() {
		if _, err := f.store().putWith(t.Context(), name, []byte(text), minio.PutObjectOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	_, err := f.store().Publish(t.Context(), first.open(t), Options{})
	wantFault(t, err, Unfit, "older")
	r := f.publish(third)
	if r.Before != "2026-11" || r.Kept != "" {
		t.Errorf("got %+v", r)
	}
	wantEqual(t, f.shown(), third.and(second, "2026-11"))
}

func TestAStoreThatFailsOneRequestInFive(t *testing.T) {
	f := newStore(t)
	f.failEvery.Store(5)
	r := f.publish(first)
	if r.Retries == 0 {
		t.Error("nothing failed")
	}
	wantSame(t, f.shown(), first)
	f.publish(second)
	wantEqual(t, f.shown(), second.and(first, "2026-03"))
	f.rollback()
	wantEqual(t, f.shown(), first.and(second, "2026-11"))
}

func TestAStoreThatFailsForGood(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	f.before = func(method, key string) int {
		if method == http.MethodPut && key == "plan/index.html" {
			return http.StatusServiceUnavailable
		}
		return 0
	}
	_, err := f.store().Publish(t.Context(), second.open(t), Options{})
	wantFault(t, err, Failed, "put index.html failed")
	f.before = func(method, key string) int {
		if method == http.MethodPut && key == "plan/index.html" {
			return http.StatusForbidden
		}
		return 0
	}
	_, err = f.store().Publish(t.Context(), second.open(t), Options{})
	wantFault(t, err, Failed, "the credentials are wrong or do not allow it")
	f.before = nil
	if r := f.publish(second); r.Resumed == 0 {
		t.Errorf("got %+v", r)
	}
	wantEqual(t, f.shown(), second.and(first, "2026-03"))
}

// Wherever a publication is stopped, the next one finishes it, and a rollback undoes it.
func TestStoppedPublicationsOfAStore(t *testing.T) {
	steps := []string{"announced", "put assets/style.2026-11.css", "put data/v1/all.csv", "put index.html", "put feed.xml", "put manifest.json", "put SHA256SUMS", "put", "settled"}
	for _, stop := range steps {
		for _, next := range []string{"again", "another", "rollback", "rollback stopped"} {
			t.Run(stop+", then "+next, func(t *testing.T) {
				f := newStore(t)
				f.publish(first)
				stopAt(t, f, stop, func(s *Store, ctx context.Context) error {
					_, err := s.Publish(ctx, second.open(t), Options{})
					return err
				})
				switch next {
				case "again":
					f.publish(second)
					wantEqual(t, f.shown(), second.and(first, "2026-03"))
					f.rollback()
					wantEqual(t, f.shown(), first.and(second, "2026-11"))
				case "another":
					f.publish(third)
					f.publish(third.with("x.html", "1"))
					f.publish(third.with("y.html", "1"))
					wantSame(t, f.shown(), third.with("y.html", "1"))
				case "rollback stopped":
					if !stopAt(t, f, "put index.html", func(s *Store, ctx context.Context) error {
						_, err := s.Rollback(ctx, Options{})
						return err
					}) {
						return // index.html was not up yet, so there was nothing to stop at
					}
					fallthrough
				case "rollback":
					f.rollback()
					got := f.shown()
					delete(got, "assets/style.2026-11.css")
					wantSame(t, got, first)
				}
			})
		}
	}
}

// stopAt ends what is done to a store at a step, and reports whether it was ended.
func stopAt(t *testing.T, f *fakeStore, stop string, do func(*Store, context.Context) error) bool {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s := f.store()
	s.step = func(name string) {
		if name == stop {
			cancel()
		}
	}
	err := do(s, ctx)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	return err != nil
}

func TestTheSecondPublisherToAStoreIsToldWhoIsFirst(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	slow := f.store()
	slow.step = func(name string) {
		if name == "announced" {
			_, err := f.store().Publish(t.Context(), third.open(t), Options{})
			wantFault(t, err, Busy, "process ")
		}
	}
	if _, err := slow.Publish(t.Context(), second.open(t), Options{}); err != nil {
		t.Fatal(err)
	}
	wantEqual(t, f.shown(), second.and(first, "2026-03"))
}

func TestTheLockOfADeadPublisherIsTaken(t *testing.T) {
	f := newStore(t)
	if err := f.store().sign(t.Context(), holder{Who: "elsewhere", Token: "x"}, nil); err != nil {
		t.Fatal(err)
	}
	f.publish(first)
	wantSame(t, f.shown(), first)
	if slices.Contains(f.keptObjects(), kept(lockName)) {
		t.Error("the lock is left")
	}
}

func TestManyPublishersToAStore(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	var wg sync.WaitGroup
	var published atomic.Int64
	for i := range 6 {
		site := second.with("x.html", fmt.Sprint(i)).open(t)
		wg.Go(func() {
			_, err := f.store().Publish(context.Background(), site, Options{})
			if err == nil {
				published.Add(1)
			} else if fault, ok := errors.AsType[*Fault](err); !ok || fault.Kind != Busy {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if published.Load() == 0 {
		t.Error("none was published")
	}
	got := f.shown()
	delete(got, "assets/style.2026-03.css") // gone when two were published one after the other
	wantSame(t, got, second.with("x.html", got["x.html"]))
}

func TestAPublisherThatLosesItsLockStops(t *testing.T) {
	f := newStore(t)
	f.publish(first)
	s := f.store()
	s.step = func(name string) {
		if name == "announced" {
			if err := s.sign(t.Context(), holder{Who: "another", Token: "x"}, nil); err != nil {
				t.Error(err)
			}
			time.Sleep(2 * s.patience)
		}
	}
	_, err := s.Publish(t.Context(), second.open(t), Options{})
	wantFault(t, err, Failed, "the lock was lost")
}

func TestAddressesOfStores(t *testing.T) {
	for _, tc := range []struct{ to, part string }{
		{"s3://", "must be like"}, {"s3://user@site/x", "must be like"}, {"s3://site/x?regoin=1", "has no parameter regoin"},
		{"s3://site/x?endpoint=ftp://a", "endpoint must be like"}, {"s3://site/x?endpoint=https://a/b", "endpoint must be like"},
		{"https://example.org/x", "--to must be a folder or"},
	} {
		_, err := TargetAt(tc.to, 1)
		wantFault(t, err, Misplaced, tc.part)
	}
	for to, prefix := range map[string]string{"s3://site": "", "s3://site/": "", "s3://site/a/b/": "a/b/", "s3://site/a?endpoint=oss.example.org&path-style=true": "a/"} {
		target, err := TargetAt(to, 1)
		if s, ok := target.(*Store); err != nil || !ok || s.bucket != "site" || s.prefix != prefix {
			t.Errorf("%s: got %+v, %v", to, target, err)
		}
	}
}
