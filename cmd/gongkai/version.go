package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// version is the program's version. It is a constant, so that the same source gives the same program.
const version = "0.1.0"

func (c *command) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: c.t("显示程序版本", "show the version of the program"),
		Args:  c.noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(c.stdout, "gongkai "+version)
			return err
		},
	}
}
