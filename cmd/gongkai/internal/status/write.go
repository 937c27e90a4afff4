package status

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// columns are the head of the CSV. They do not change; new ones may be added at the end.
var columns = []string{"group", "indicator", "number", "name_zh", "name_en", "areas", "bodies", "clause", "kind", "unit", "state", "reason", "year", "standing"}

// CSV writes a row for each target and year, group by group, in UTF-8. Several areas or bodies of one cell are separated by
// spaces.
func (r *Report) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{columns}
	for _, g := range r.Groups {
		for _, id := range g.Indicators {
			ind := r.find(id)
			for _, y := range ind.Years {
				rows = append(rows, []string{
					g.ID, ind.ID, strconv.Itoa(ind.Number), ind.Name.ZH, ind.Name.EN, strings.Join(ind.Areas, " "), strings.Join(ind.Bodies, " "),
					ind.Clause, ind.Kind, ind.Unit, ind.State, ind.Reason, strconv.Itoa(y.Year), y.Standing.String(),
				})
			}
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

// JSON writes the report as one object.
func (r *Report) JSON(w io.Writer) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(r); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
