//go:build unix

package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// These tests kill -9 builds. The builds run in processes of their own, which
// are this test binary again, told by its environment what to do.
const (
	crashTarget = "PUBLISH_TEST_TARGET"
	crashWay    = "PUBLISH_TEST_WAY"
	crashStep   = "PUBLISH_TEST_STEP" // the step to die at, or "" to go on until killed
)

func TestMain(m *testing.M) {
	if target := os.Getenv(crashTarget); target != "" {
		runVictim(target)
	}
	os.Exit(m.Run())
}

func runVictim(target string) {
	way, stop := ways[os.Getenv(crashWay)], os.Getenv(crashStep)
	b := build{exchange: way, step: func(name string) {
		if name == stop {
			die()
		}
	}}
	if stop == "" {
		publishForever(b, target)
	}
	files := newSite.files()
	if stop == "half rendered" {
		files = append(files, File{Name: "z.html", Write: func(io.Writer) error { die(); return nil }})
	}
	_, err := b.dir(context.Background(), target, given(files))
	fmt.Println("still alive:", err)
	os.Exit(1)
}

func die() {
	syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// publishForever publishes two sites by turns and reports each that it has
// published once.
func publishForever(b build, target string) {
	for i := 0; ; i++ {
		next := b
		if _, err := next.dir(context.Background(), target, given(bigSite(i%2).files())); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("published", i)
	}
}

// bigSite are two sites that share half of their pages.
func bigSite(i int) pages {
	p := pages{}
	for n := range 200 {
		which := i * (n % 2)
		p[fmt.Sprintf("targets/%d/%d-%d.html", n%7, n, which)] = strings.Repeat("x", 4000+which)
	}
	p["index.html"] = fmt.Sprint("site ", i)
	return p
}

func victim(target, way, step string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashTarget+"="+target, crashWay+"="+way, crashStep+"="+step)
	return cmd
}

func TestKilledAtEachStep(t *testing.T) {
	for _, c := range []struct {
		step string
		want pages
	}{
		{"half rendered", oldSite},
		{"rendered", oldSite},
		{"filled", oldSite},
		{"synced", oldSite},
		{"old site aside", nil}, // two renames only: the one moment without a site
		{"swapped", newSite},
		{"cleared", newSite},
	} {
		for way := range ways {
			if way == "exchange" && c.step == "old site aside" {
				continue
			}
			t.Run(way+"/"+c.step, func(t *testing.T) {
				target := newTarget(t, oldSite)
				out, err := victim(target, way, c.step).CombinedOutput()
				wantKilled(t, err, out)
				if c.want == nil {
					wantAside(t, target, oldSite)
				} else if got := readPages(t, target); !maps.Equal(got, c.want.onDisk()) {
					t.Errorf("after the kill, the target holds %q", got)
				}
				wantRepaired(t, target, c.want)
				mustPublish(t, target, newSite)
				wantSite(t, target, newSite)
			})
		}
	}
}

func wantKilled(t *testing.T, err error, out []byte) {
	t.Helper()
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("got %v, %s, want a killed process", err, out)
	}
}

func wantAside(t *testing.T, target string, want pages) {
	t.Helper()
	if got := readPages(t, placeOf(target, target).aside); !maps.Equal(got, want.onDisk()) {
		t.Errorf("aside is %q", got)
	}
	if readPages(t, target) != nil {
		t.Error("there is a target")
	}
}

// wantRepaired runs a build that fails, which must leave the site that was
// there, or else the old one, and nothing beside it.
func wantRepaired(t *testing.T, target string, want pages) {
	t.Helper()
	if want == nil {
		want = oldSite
	}
	fail := File{Name: "x.html", Write: func(io.Writer) error { return errors.New("broken") }}
	if _, err := Dir(t.Context(), target, Options{}, []File{fail}); err == nil {
		t.Error("got no error")
	}
	wantSite(t, target, want)
}

func TestKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("kills twenty processes")
	}
	target := filepath.Join(t.TempDir(), "public")
	mustPublish(t, target, bigSite(0))
	for round := range 20 {
		way := "exchange"
		if round%4 == 3 {
			way = "two renames"
		}
		killAfter(t, victim(target, way, ""), time.Duration(round)*2300*time.Microsecond)
		wantOneOf(t, target, way, bigSite(0), bigSite(1))
		fail := File{Name: "x.html", Write: func(io.Writer) error { return errors.New("broken") }}
		if _, err := Dir(t.Context(), target, Options{}, []File{fail}); err == nil {
			t.Error("got no error")
		}
		wantNothingBeside(t, target)
		wantOneOf(t, target, "repaired", bigSite(0), bigSite(1))
	}
}

// killAfter lets a process publish one site whole and kills it a while after.
func killAfter(t *testing.T, cmd *exec.Cmd, d time.Duration) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, len("published"))
	if _, err := io.ReadFull(out, first); err != nil || string(first) != "published" {
		t.Errorf("got %q, %v", first, err)
	}
	time.Sleep(d)
	cmd.Process.Kill()
	rest, _ := io.ReadAll(out)
	wantKilled(t, cmd.Wait(), rest)
}

func wantOneOf(t *testing.T, target, way string, sites ...pages) {
	t.Helper()
	got := readPages(t, target)
	if got == nil && way == "two renames" {
		got = readPages(t, placeOf(target, target).aside)
	}
	for _, site := range sites {
		if maps.Equal(got, site.onDisk()) {
			return
		}
	}
	t.Fatalf("%s: the target holds %d entries of neither site", way, len(got))
}

func TestUmaskHasNoSay(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	target := filepath.Join(t.TempDir(), "public")
	for _, site := range []pages{oldSite, newSite} {
		mustPublish(t, target, site)
		wantModes(t, target)
		wantSite(t, target, site)
	}
}
