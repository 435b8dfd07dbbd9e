package datasettest

import (
	"testing/fstest"

	"rolexport/internal/dataset"
)

// Files returns the files of a dataset as a file system.
func Files(ds *dataset.Dataset) fstest.MapFS {
	files := fstest.MapFS{}
	for path, data := range dataset.Files(ds) {
		files[path] = &fstest.MapFile{Data: data}
	}
	return files
}
