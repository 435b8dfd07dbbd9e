package fingerprint

import "io/fs"

// Files returns the fingerprint of the names and the bytes of all files of a folder.
func Files(files fs.FS) (string, error) {
	var all []string
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		all = append(all, name, string(data))
		return err
	})
	return Of(all), err
}
