package pipeline

import (
	"context"
	"fmt"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"rolexport/internal/export"
	"rolexport/internal/sink"
)

// Manifest reads the manifest of an output folder.
func Manifest(ctx context.Context, out string) (*export.Manifest, error) {
	path := manifestOf(out)
	data, err := readFile(ctx, path)
	if err != nil {
		return nil, err
	}
	m, err := export.DecodeManifest(data, export.Shard{})
	if err != nil {
		return nil, fmt.Errorf("%s %w; remove it or choose another folder", path, err)
	}
	return m, nil
}

func manifestOf(out string) string { return strings.TrimSuffix(out, "/") + "/" + export.ManifestName }

// Admits returns an error when the job may not write to its output folder: a RequestError when it is one of the folders that it reads, or holds what an
// earlier export wrote for other readers.
func (j Job) Admits(ctx context.Context, reads ...string) error {
	for _, folder := range reads {
		if sink.SameFolder(j.Out, folder) {
			return &export.RequestError{
				Message: fmt.Sprintf("--out %s is the folder of the dataset or of the templates", j.Out), Hint: "documents go to a folder of their own",
			}
		}
	}
	files, err := filesystem.New(ctx, j.Out)
	if err != nil {
		return err
	}
	defer func() { _ = files.Close() }() // it was only read from
	there, err := files.List(ctx, manifestOf(j.Out))
	if err != nil || len(there) == 0 {
		return err
	}
	m, err := Manifest(ctx, j.Out)
	if err != nil {
		return err
	}
	if err := m.Admits(j.Audience); err != nil {
		return &export.RequestError{Message: err.Error(), Hint: "name another folder with --out"}
	}
	return nil
}
