package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestSecondBuildIsToldWhoIsFirst(t *testing.T) {
	target := newTarget(t, oldSite)
	started, finish, done := make(chan bool), make(chan bool), make(chan error)
	slow := File{Name: "slow.html", Write: func(io.Writer) error {
		started <- true
		<-finish
		return nil
	}}
	go func() {
		_, err := Dir(t.Context(), target, Options{}, []File{slow})
		done <- err
	}()
	<-started
	_, err := Dir(t.Context(), target, Options{}, newSite.files())
	busy, ok := errors.AsType[*BusyError](err)
	if !ok || busy.PID != os.Getpid() || busy.Path != target {
		t.Errorf("got %v, want a BusyError with process %d", err, os.Getpid())
	}
	if err != nil && !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
		t.Errorf("%q does not name the process", err)
	}
	close(finish)
	if err := <-done; err != nil {
		t.Error(err)
	}
	wantSite(t, target, pages{"slow.html": ""})
}

// However many builds start at once, each publishes its site whole or is told
// that the target is busy.
func TestManyBuildsAtOnce(t *testing.T) {
	target := newTarget(t, oldSite)
	errs := make(chan error)
	for i := range 60 {
		site := []pages{oldSite, newSite}[i%2]
		go func() {
			_, err := Dir(t.Context(), target, Options{}, site.files())
			errs <- err
		}()
	}
	published := 0
	for range 60 {
		err := <-errs
		if _, busy := errors.AsType[*BusyError](err); err != nil && !busy {
			t.Error(err)
		}
		if err == nil {
			published++
		}
	}
	if published == 0 {
		t.Error("none was published")
	}
	wantNothingBeside(t, target)
	mustPublish(t, target, newSite)
	wantSite(t, target, newSite)
}

func TestLockOfADeadBuildDoesNotBlock(t *testing.T) {
	target := newTarget(t, oldSite)
	write(t, filepath.Join(filepath.Dir(target), ".public.gongkai-lock"), "1\n")
	mustPublish(t, target, newSite)
	wantSite(t, target, newSite)
}
