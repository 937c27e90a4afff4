package markup

import (
	"bytes"
	"encoding/json"
)

// Data is a block of data in a page: JSON that no browser runs. The text must be JSON; whatever in it could end the block
// is escaped. Without an id there is none.
func Data(mediaType, id string, text []byte) HTML {
	var escaped bytes.Buffer
	json.HTMLEscape(&escaped, text)
	var b Builder
	b.Open("script", "type", mediaType, "id", id).Put(HTML(escaped.Bytes()))
	return b.HTML()
}
