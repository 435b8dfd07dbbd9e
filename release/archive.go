package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io/fs"
	"time"
)

// A file goes into each archive, below its folder.
type file struct {
	name string // with slashes
	data []byte
	mode fs.FileMode
}

// An archive is a way to pack files into one.
type archive struct {
	ext  string
	pack func(folder string, files []file) ([]byte, error)
}

// archiveOf returns the archive that a system opens without further programs.
func archiveOf(s system) archive {
	if s.os == "windows" {
		return archive{".zip", zipped}
	}
	return archive{".tar.gz", tarred}
}

// packed is the time of every file: the earliest that a zip archive knows.
var packed = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func tarred(folder string, files []file) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(z)
	for _, f := range files {
		header := &tar.Header{Name: folder + "/" + f.name, Size: int64(len(f.data)), Mode: int64(f.mode), ModTime: packed, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(header); err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

func zipped(folder string, files []file) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		header := &zip.FileHeader{Name: folder + "/" + f.name, Method: zip.Deflate, Modified: packed}
		header.SetMode(f.mode)
		to, err := w.CreateHeader(header)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}
