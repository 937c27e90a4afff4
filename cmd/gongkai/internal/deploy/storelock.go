package deploy

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"time"

	"github.com/minio/minio-go/v7"
	"gongkai/cmd/gongkai/internal/lang"
)

// A holder is what the lock of a store says of who has it. The one who has it counts up, so that others see that it lives:
// no clock of any machine is trusted.
type holder struct {
	Who   string `json:"who"`
	Token string `json:"token"`
	Beat  int    `json:"beat"`
}

var waiting = lang.Text{ZH: "另一个发布程序留下了锁，正在确认它是否仍在运行", EN: "another publisher has left its lock; watching whether it still runs"}

// lock takes the lock of the store. The context that it returns ends if the lock is lost.
func (s *Store) lock(ctx context.Context, opt Options) (context.Context, func(), error) {
	host, _ := os.Hostname()
	mine := holder{Who: fmt.Sprintf("%s, process %d", host, os.Getpid()), Token: rand.Text()}
	for {
		there, etag, err := s.holder(ctx)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			err = s.sign(ctx, mine, func(o *minio.PutObjectOptions) { o.SetMatchETagExcept("*") })
		case err == nil && there.Token == mine.Token:
			held, unlock := s.hold(ctx, mine)
			return held, unlock, nil
		case err == nil:
			if err = s.watch(ctx, there, etag, opt); err == nil {
				err = s.sign(ctx, mine, func(o *minio.PutObjectOptions) { o.SetMatchETag(etag) })
			}
		}
		if err != nil && !errors.Is(err, errConflict) && !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, err
		}
	}
}

func (s *Store) holder(ctx context.Context) (h holder, etag string, err error) {
	text, etag, err := s.get(ctx, kept(lockName))
	if err == nil {
		_ = json.Unmarshal(text, &h) // what cannot be read is somebody's lock nevertheless
	}
	return h, etag, err
}

// sign writes who holds the lock, on a condition. A store that knows no conditions is written to without: who has written last
// then finds its name when it reads the lock again.
func (s *Store) sign(ctx context.Context, h holder, condition func(*minio.PutObjectOptions)) error {
	text, _ := json.Marshal(h)
	opt := minio.PutObjectOptions{ContentType: "application/json", CacheControl: "no-store"}
	if condition != nil {
		condition(&opt)
	}
	_, err := s.putWith(ctx, kept(lockName), text, opt)
	if f, ok := errors.AsType[*Fault](err); ok && condition != nil && minio.ToErrorResponse(f.err).StatusCode == http.StatusNotImplemented {
		return s.sign(ctx, h, nil)
	}
	return err
}

// watch waits until the holder of the lock counts as dead; if it shows that it lives, that is a *Fault.
func (s *Store) watch(ctx context.Context, there holder, etag string, opt Options) error {
	const looks = 7
	for n := range looks {
		if opt.Progress != nil {
			opt.Progress(waiting, n, looks)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(s.patience / looks):
		}
		_, now, err := s.holder(ctx)
		if err != nil {
			return err
		}
		if now != etag {
			return fault(Busy, "另一个 gongkai publish（"+there.Who+"）正在发布到 "+s.given+"，请等它结束",
				"another gongkai publish ("+there.Who+") is publishing to "+s.given+"; wait until it has ended")
		}
	}
	return nil
}

// hold shows that the holder lives until it is told to let go.
func (s *Store) hold(ctx context.Context, mine holder) (context.Context, func()) {
	held, cancel := context.WithCancelCause(ctx)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for missed := 0; ; {
			select {
			case <-stop:
				return
			case <-held.Done():
				return
			case <-time.After(s.beat):
			}
			mine.Beat++
			missed++
			if s.refresh(held, mine) {
				missed = 0
			}
			if time.Duration(missed+1)*s.beat >= s.patience {
				cancel(fault(Failed, s.given+"：发布的锁已失去，已停止；请再运行一次", s.given+": the lock was lost and publishing was stopped; run it again"))
			}
		}
	}()
	return held, func() {
		close(stop)
		<-stopped
		cancel(nil)
		done, end := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
		defer end()
		if there, _, err := s.holder(done); err == nil && there.Token == mine.Token {
			_ = s.remove(done, kept(lockName))
		}
	}
}

// refresh counts up, if the lock is still the holder's own.
func (s *Store) refresh(ctx context.Context, mine holder) bool {
	there, _, err := s.holder(ctx)
	return err == nil && there.Token == mine.Token && s.sign(ctx, mine, nil) == nil
}
