package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

func TestReason(t *testing.T) {
	path := func(err error) error { return &fs.PathError{Op: "open", Path: "data/site.toml", Err: err} }
	for _, c := range []struct {
		err  error
		want Text
	}{
		{path(syscall.ENOSPC), Text{ZH: "磁盘已满", EN: "the disk is full"}},
		{fmt.Errorf("writing: %w", path(syscall.EACCES)), Text{ZH: "没有权限", EN: "permission denied"}},
		{path(syscall.ENOENT), Text{ZH: "没有这个文件或文件夹", EN: "no such file or directory"}},
		{path(errors.New("path escapes from parent")), Text{ZH: "符号链接指向网站文件夹之外", EN: "a symbolic link leads out of the site's folder"}},
		{fmt.Errorf("reading: %w", path(errors.New("strange"))), Text{ZH: "strange", EN: "strange"}},
	} {
		if got := Reason(c.err); got != c.want {
			t.Errorf("%v: %+v", c.err, got)
		}
	}
	if got := Failure(fmt.Errorf("writing x: %w", syscall.EROFS)); got.ZH != "文件系统是只读的（writing x: read-only file system）" || got.EN != "writing x: read-only file system" {
		t.Errorf("got %+v", got)
	}
}
