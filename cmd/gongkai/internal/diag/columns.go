package diag

// Columns is how wide a terminal shows a text. A Chinese character is two columns wide.
func Columns(s string) int { return columns([]rune(s)) }
