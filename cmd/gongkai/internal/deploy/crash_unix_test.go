//go:build unix

package deploy

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// These tests kill -9 publications. They run in processes of their own, which are this test binary again, told by its
// environment what to do.
const (
	crashSites  = "DEPLOY_TEST_SITES" // folder of the sites to publish
	crashFolder = "DEPLOY_TEST_FOLDER"
	crashStep   = "DEPLOY_TEST_STEP" // the step to die at, or "" to publish by turns until killed
	crashBack   = "DEPLOY_TEST_BACK" // roll back, do not publish
)

func TestMain(m *testing.M) {
	if sites := os.Getenv(crashSites); sites != "" {
		runVictim(sites)
	}
	os.Exit(m.Run())
}

func runVictim(sites string) {
	stop := os.Getenv(crashStep)
	f := Folder{Path: os.Getenv(crashFolder), step: func(name string) {
		if name == stop {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}}
	for i := 0; ; i++ {
		if err := f.turn(sites, i); err != nil || stop != "" {
			fmt.Println("still alive:", err)
			os.Exit(1)
		}
		fmt.Println("done", i)
	}
}

// turn publishes one of two sites, every fifth time it rolls back.
func (f Folder) turn(sites string, i int) error {
	if os.Getenv(crashBack) != "" || i%5 == 4 {
		_, err := f.Rollback(context.Background(), Options{})
		if known, ok := errors.AsType[*Fault](err); ok && known.Kind == Empty {
			return nil
		}
		return err
	}
	site, err := Open(context.Background(), filepath.Join(sites, fmt.Sprint(i%2)), nil)
	if err == nil {
		_, err = f.Publish(context.Background(), site, Options{AllowOlder: true})
	}
	return err
}

func victim(f Folder, sites, step string, env ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), crashSites+"="+sites, crashFolder+"="+f.Path, crashStep+"="+step), env...)
	return cmd
}

func wantKilled(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	out, err := cmd.CombinedOutput()
	e, ok := errors.AsType[*exec.ExitError](err)
	if !ok || e.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("was not killed: %v\n%s", err, out)
	}
}

func TestKilledAtEachStep(t *testing.T) {
	sites := t.TempDir()
	second.write(t, filepath.Join(sites, "0"))
	for _, c := range []struct {
		step string
		want files
	}{
		{"folders", first}, {"linked", first}, {"copied", first}, {"assembled", first}, {"noted", first}, {"switched", second}, {"settled", second},
	} {
		t.Run(c.step, func(t *testing.T) {
			f := newFolder(t)
			f.must(t, first, Options{})
			wantKilled(t, victim(f, sites, c.step))
			wantSame(t, on(t, f.Path), c.want)
			f.must(t, second, Options{})
			wantSame(t, on(t, f.Path), second)
			wantReleases(t, f, "2026-03", "2026-11")
			if _, err := f.Rollback(t.Context(), Options{}); err != nil {
				t.Fatal(err)
			}
			wantSame(t, on(t, f.Path), first)
		})
	}
}

// A folder that is taken over is not lost at any step either; nor is it when the next command is a rollback.
func TestKilledWhileTakingOver(t *testing.T) {
	sites := t.TempDir()
	second.write(t, filepath.Join(sites, "0"))
	for _, c := range []struct {
		step string
		want files
	}{{"folders", first}, {"assembled", first}, {"noted", first}, {"exchanged", second}, {"switched", second}} {
		t.Run(c.step, func(t *testing.T) {
			f := newFolder(t)
			first.write(t, f.Path)
			wantKilled(t, victim(f, sites, c.step))
			wantSame(t, on(t, f.Path), c.want)
			f.must(t, second, Options{})
			wantReleases(t, f, "2026-03", "2026-11")
			if _, err := f.Rollback(t.Context(), Options{}); err != nil {
				t.Fatal(err)
			}
			wantSame(t, on(t, f.Path), first)
		})
	}
}

func TestKilledWhileRollingBack(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	f.must(t, second, Options{})
	wantKilled(t, victim(f, t.TempDir(), "switched", crashBack+"=1"))
	wantSame(t, on(t, f.Path), first)
	_, err := f.Rollback(t.Context(), Options{})
	wantFault(t, err, Empty, "no earlier release is kept")
	f.must(t, third, Options{})
	wantReleases(t, f, "2026-03", "2027-03")
}
