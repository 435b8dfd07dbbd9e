package sink

import "os"

// SameFolder reports whether two paths lead to one folder of this machine. An empty path leads to none.
func SameFolder(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
