package deploy

import (
	"context"
	"strings"
)

// A Target is where readers find a site: a [Folder] or a [Store].
type Target interface {
	Publish(ctx context.Context, next *Site, opt Options) (*Report, error)
	Rollback(ctx context.Context, opt Options) (*Report, error)
}

// TargetAt is the target that a command line names: a folder, or s3://bucket/prefix?endpoint=…&region=…
func TargetAt(to string, keep int) (Target, error) {
	scheme, _, isURL := strings.Cut(to, "://")
	switch {
	case scheme == "s3" && isURL:
		return storeAt(to)
	case isURL:
		return nil, fault(Misplaced, "--to 只能是文件夹或 s3:// 地址，不能是 "+to, "--to must be a folder or an address with s3://, not "+to)
	}
	return Folder{Path: to, Keep: keep}, nil
}
