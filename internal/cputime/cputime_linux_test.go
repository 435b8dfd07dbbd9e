package cputime

import (
	"crypto/sha256"
	"hash/crc32"
	"testing"
	"time"
)

func TestOf(t *testing.T) {
	if took := Of(func() { time.Sleep(50 * time.Millisecond) }); took > 40*time.Millisecond {
		t.Errorf("to sleep takes %v of a processor", took)
	}
	data := make([]byte, 64<<20)
	if took := Of(func() { crc32.ChecksumIEEE(data); sha256.Sum256(data) }); took < time.Millisecond || took > 10*time.Second {
		t.Errorf("to be busy takes %v of a processor", took)
	}
}
