package dataset

import "rolexport/internal/fingerprint"

// Fingerprint returns a SHA-256, hexadecimal, of what parts of the model say, whatever files they stand in and however these are laid out. Parts that say
// the same have the same fingerprint on every machine.
func Fingerprint(parts ...any) string { return fingerprint.Of(parts...) }
