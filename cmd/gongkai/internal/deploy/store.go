package deploy

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
	"gongkai/cmd/gongkai/internal/headers"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Store is an S3-compatible store, or the part of one whose keys begin with a prefix.
type Store struct {
	client *minio.Client
	given  string // without what follows the question mark
	bucket string
	prefix string // "" or with a slash at its end

	pause    time.Duration // before a request is repeated for the first time
	beat     time.Duration // how often the holder of the lock shows that it lives
	patience time.Duration // after how long without a sign it counts as dead

	repeated *atomic.Int64
	step     func(name string) // called between steps; tests stop here
}

// How often a request is made at most, and the longest pause between two.
const (
	attempts  = 8
	mostPause = 5 * time.Second
	uploads   = 8 // requests at a time: they wait for the network more than for the processor
)

// storeAt reads an address: s3://bucket/prefix?endpoint=https://…&region=…&path-style=true.
func storeAt(to string) (*Store, error) {
	u, err := url.Parse(to)
	if err != nil || u.Host == "" || u.User != nil || u.Fragment != "" {
		return nil, fault(Misplaced, "对象存储的地址须如 s3://桶/前缀?endpoint=https://…&region=…，不能是 "+to, "the address of a store must be like s3://bucket/prefix?endpoint=https://…&region=…, not "+to)
	}
	query := u.Query()
	for key := range query {
		if key != "endpoint" && key != "region" && key != "path-style" {
			return nil, fault(Misplaced, "对象存储的地址中没有参数 "+key+"；可用 endpoint、region、path-style", "the address of a store has no parameter "+key+"; there are endpoint, region and path-style")
		}
	}
	s := &Store{
		given: "s3://" + u.Host + u.Path, bucket: u.Host, prefix: strings.Trim(u.Path, "/"),
		pause: 200 * time.Millisecond, beat: 10 * time.Second, patience: 35 * time.Second,
		repeated: new(atomic.Int64), step: func(string) {},
	}
	if s.prefix != "" {
		s.prefix += "/"
	}
	return s, s.connect(query)
}

// connect makes the client. It asks nothing of the store.
func (s *Store) connect(query url.Values) error {
	endpoint := firstOf(query.Get("endpoint"), os.Getenv("AWS_ENDPOINT_URL_S3"), os.Getenv("AWS_ENDPOINT_URL"), "https://s3.amazonaws.com")
	if !strings.Contains(endpoint, "://") {
		endpoint = "https://" + endpoint
	}
	u, err := url.Parse(endpoint)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.Scheme != "https" && u.Scheme != "http" {
		return fault(Misplaced, "endpoint 须如 https://oss.example.org，不能是 "+endpoint, "endpoint must be like https://oss.example.org, not "+endpoint)
	}
	lookup := minio.BucketLookupAuto
	if query.Get("path-style") == "true" {
		lookup = minio.BucketLookupPath
	}
	s.client, err = minio.New(u.Host, &minio.Options{
		Creds:        credentials.NewChainCredentials(providers()),
		Secure:       u.Scheme == "https",
		Region:       firstOf(query.Get("region"), os.Getenv("AWS_REGION"), os.Getenv("AWS_DEFAULT_REGION")),
		BucketLookup: lookup,
		MaxRetries:   1, // requests are repeated here, where they are counted and where a context ends the wait
	})
	if err != nil {
		return fault(Misplaced, "对象存储的地址不可用："+err.Error(), "the address of the store cannot be used: "+err.Error())
	}
	return nil
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// providers are where credentials come from: the environment, the files of AWS's tools, the role of the machine.
func providers() []credentials.Provider {
	list := []credentials.Provider{&credentials.EnvAWS{}, &credentials.FileAWSCredentials{}}
	if os.Getenv("AWS_EC2_METADATA_DISABLED") != "true" {
		list = append(list, &credentials.IAM{Client: &http.Client{Timeout: 5 * time.Second}})
	}
	return list
}

// try makes a request again, with growing pauses, while it fails in a way that can pass.
func (s *Store) try(ctx context.Context, doing string, request func() error) error {
	pause := s.pause
	for n := 1; ; n++ {
		err := request()
		if err == nil || ctx.Err() != nil {
			return errors.Join(err, context.Cause(ctx))
		}
		if n == attempts || !passing(err) {
			return s.explain(doing, err)
		}
		s.repeated.Add(1)
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(pause):
		}
		pause = min(2*pause, mostPause)
	}
}

// passing reports whether an error may be gone the next time.
func passing(err error) bool {
	if e, ok := errors.AsType[minio.ErrorResponse](err); ok && e.StatusCode != 0 {
		return e.StatusCode >= 500 && e.StatusCode != http.StatusNotImplemented || e.StatusCode == http.StatusTooManyRequests ||
			e.StatusCode == http.StatusRequestTimeout || e.Code == "RequestTimeout" || e.Code == "BadDigest"
	}
	if _, wrong := errors.AsType[*tls.CertificateVerificationError](err); wrong {
		return false
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok && e.IsNotFound {
		return false
	}
	return true
}

// errConflict is a condition of a request that did not hold.
var errConflict = errors.New("the object has changed")

// explain puts the usual answers of a store into words.
func (s *Store) explain(doing string, err error) error {
	e := minio.ToErrorResponse(err)
	var reason lang.Text
	switch {
	case e.Code == "NoSuchKey", e.StatusCode == http.StatusNotFound && e.Code != "NoSuchBucket":
		return fs.ErrNotExist
	case e.StatusCode == http.StatusPreconditionFailed, e.StatusCode == http.StatusConflict:
		return errConflict
	case e.Code == "NoSuchBucket":
		reason = lang.Text{ZH: "没有名为 " + s.bucket + " 的桶", EN: "there is no bucket " + s.bucket}
	case e.StatusCode == http.StatusForbidden, e.StatusCode == http.StatusUnauthorized:
		reason = lang.Text{ZH: "密钥不对或者没有权限（" + e.Code + "）；密钥取自 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 或 ~/.aws", EN: "the credentials are wrong or do not allow it (" + e.Code + "); they come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws"}
	default:
		reason = lang.Same(err.Error())
	}
	return &Fault{Failed, lang.Text{ZH: s.given + "：" + doing + " 失败：" + reason.ZH, EN: s.given + ": " + doing + " failed: " + reason.EN}, err}
}

// An object is what a list says of one.
type object struct {
	etag string
	size int64
}

// list lists the objects below the prefix whose names begin with a text, by name. What fails goes on where it stopped.
func (s *Store) list(ctx context.Context, begin string) (map[string]object, error) {
	found, last := map[string]object{}, ""
	err := s.try(ctx, "list "+s.prefix+begin, func() error {
		for info := range s.client.ListObjectsIter(ctx, s.bucket, minio.ListObjectsOptions{Prefix: s.prefix + begin, Recursive: true, StartAfter: last}) {
			if info.Err != nil {
				return info.Err
			}
			last = info.Key
			found[strings.TrimPrefix(info.Key, s.prefix)] = object{plainTag(info.ETag), info.Size}
		}
		return nil
	})
	return found, err
}

func plainTag(etag string) string { return strings.Trim(etag, `"`) }

// metaHash is the name under which an object carries the hash of its bytes.
const metaHash = "Gongkai-Sha256"

// put puts an object with the headers of its kind of file.
func (s *Store) put(ctx context.Context, name string, text []byte, sum hash) (etag string, err error) {
	opt := minio.PutObjectOptions{
		ContentType: headers.TypeOf(name), CacheControl: headers.Of(name, headers.CacheControl),
		UserMetadata: map[string]string{metaHash: sum.String()},
	}
	return s.putWith(ctx, name, text, opt)
}

func (s *Store) putWith(ctx context.Context, name string, text []byte, opt minio.PutObjectOptions) (etag string, err error) {
	opt.SendContentMd5, opt.DisableMultipart = true, true
	opt.DisableContentSha256 = len(text) == 0 // signed piece by piece, an empty object is sent without its length, which stores refuse
	err = s.try(ctx, "put "+name, func() error {
		info, err := s.client.PutObject(ctx, s.bucket, s.prefix+name, bytes.NewReader(text), int64(len(text)), opt)
		etag = plainTag(info.ETag)
		return err
	})
	return etag, err
}

// holds reports whether an object was put with these bytes, and whether with the headers that it would be put with now.
func (s *Store) holds(ctx context.Context, name string, sum hash) (bytes, headed bool, err error) {
	err = s.try(ctx, "look at "+name, func() error {
		info, err := s.client.StatObject(ctx, s.bucket, s.prefix+name, minio.StatObjectOptions{})
		bytes = err == nil && info.UserMetadata[metaHash] == sum.String()
		headed = err == nil && info.ContentType == headers.TypeOf(name) && info.Metadata.Get("Cache-Control") == headers.Of(name, headers.CacheControl)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return false, false, nil
	}
	return bytes, headed, err
}

// get reads a small object; fs.ErrNotExist if there is none.
func (s *Store) get(ctx context.Context, name string) (text []byte, etag string, err error) {
	err = s.try(ctx, "get "+name, func() error {
		r, err := s.client.GetObject(ctx, s.bucket, s.prefix+name, minio.GetObjectOptions{})
		if err != nil {
			return err
		}
		defer r.Close()
		if text, err = io.ReadAll(r); err != nil {
			return err
		}
		info, err := r.Stat()
		etag = plainTag(info.ETag)
		return err
	})
	return text, etag, err
}

// copy copies an object within the store, with its headers.
func (s *Store) copy(ctx context.Context, from, to string) (etag string, err error) {
	err = s.try(ctx, "copy "+from, func() error {
		info, err := s.client.CopyObject(ctx, minio.CopyDestOptions{Bucket: s.bucket, Object: s.prefix + to}, minio.CopySrcOptions{Bucket: s.bucket, Object: s.prefix + from})
		etag = plainTag(info.ETag)
		return err
	})
	return etag, err
}

func (s *Store) remove(ctx context.Context, name string) error {
	err := s.try(ctx, "remove "+name, func() error {
		return s.client.RemoveObject(ctx, s.bucket, s.prefix+name, minio.RemoveObjectOptions{})
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// kept is the name of an object that publishing keeps for itself.
func kept(name string) string { return fmt.Sprintf("%s/%s", keep, name) }

// aside is where a copy of replaced bytes is kept.
func aside(h hash) string { return kept("objects/" + h.String()) }
