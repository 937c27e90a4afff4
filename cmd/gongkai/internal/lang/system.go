package lang

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
)

// reasons are why an operating system refuses something, the usual ones.
var reasons = []struct {
	is   error
	text Text
}{
	{syscall.ENOSPC, Text{ZH: "磁盘已满", EN: "the disk is full"}},
	{syscall.EDQUOT, Text{ZH: "磁盘配额已用完", EN: "the disk quota is used up"}},
	{syscall.EROFS, Text{ZH: "文件系统是只读的", EN: "the file system is read-only"}},
	{syscall.EIO, Text{ZH: "磁盘读写出错", EN: "the disk failed"}},
	{syscall.EMFILE, Text{ZH: "打开的文件太多", EN: "too many open files"}},
	{syscall.ELOOP, Text{ZH: "符号链接成环", EN: "too many levels of symbolic links"}},
	{syscall.ENOTDIR, Text{ZH: "不是文件夹", EN: "not a directory"}},
	{syscall.EISDIR, Text{ZH: "是文件夹", EN: "is a directory"}},
	{fs.ErrPermission, Text{ZH: "没有权限", EN: "permission denied"}},
	{fs.ErrNotExist, Text{ZH: "没有这个文件或文件夹", EN: "no such file or directory"}},
	{fs.ErrExist, Text{ZH: "已经存在", EN: "it exists already"}},
}

// escapes is what package os says of a link that leads out of the folder within which it may lead.
const escapes = "path escapes from parent"

// Reason is why the operating system refused something, without the path that it was asked for.
func Reason(err error) Text {
	for _, r := range reasons {
		if errors.Is(err, r.is) {
			return r.text
		}
	}
	err = bare(err)
	if strings.Contains(err.Error(), escapes) {
		return Text{ZH: "符号链接指向网站文件夹之外", EN: "a symbolic link leads out of the site's folder"}
	}
	return Same(err.Error())
}

// Failure is an error of the operating system as it is: in English its own words, in Chinese the reason before them.
func Failure(err error) Text {
	zh := "出错：" + err.Error()
	if r := Reason(err); r.ZH != r.EN {
		zh = r.ZH + "（" + err.Error() + "）"
	}
	return Text{ZH: zh, EN: err.Error()}
}

// bare is an error without what was put around it.
func bare(err error) error {
	for {
		within := errors.Unwrap(err)
		if within == nil {
			return err
		}
		err = within
	}
}
