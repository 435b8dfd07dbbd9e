package diag

// Clip shortens text that stands in a message to its first runes and an ellipsis behind them.
func Clip(s string, most int) string {
	left := most
	for i := range s {
		if left == 0 {
			return s[:i] + "…"
		}
		left--
	}
	return s
}
