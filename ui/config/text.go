package config

import (
	"strconv"
	"strings"
	"text/template"

	"frontdesk/assets"
	"frontdesk/ui/action"
	"frontdesk/ui/theme"
)

// Text is the configuration file as it is made for somebody: every setting as
// shipped, in comments.
func Text() (string, error) {
	file, err := template.New("config.toml").Parse(assets.Config())
	if err != nil {
		return "", err
	}
	type row struct {
		ID                action.ID
		Does, Where, Keys string
	}
	var rows []row
	for _, a := range action.Default() {
		rows = append(rows, row{a.ID, a.Does, a.Places(), list(a.Keys)})
	}
	var b strings.Builder
	err = file.Execute(&b, map[string]any{"Themes": strings.Join(theme.Names(), ", "), "Actions": rows})
	return b.String(), err
}

// list is keys as TOML has them.
func list(keys []string) string {
	quoted := make([]string, len(keys))
	for i, key := range keys {
		quoted[i] = strconv.Quote(key)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
