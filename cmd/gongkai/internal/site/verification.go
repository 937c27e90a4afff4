package site

import (
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/opendata"
)

// A Verification tells a stranger how to check the files of the site, with what every system has.
type Verification struct {
	Sums     Link // of all files
	DataSums Link // of the data alone
	Manifest Link
	Address  string // of the site, as it is put into commands
	Systems  []VerificationSystem
	Program  []VerificationStep // with the program that made the site
}

// A VerificationSystem is the command of an operating system, run in the folder that holds the files.
type VerificationSystem struct {
	Name    string
	Command string
}

// A VerificationStep is a command and what it does.
type VerificationStep struct {
	Command string
	Does    string
}

// unknownAddress stands in commands for the address of a site that has none yet.
const unknownAddress = "https://…/"

func (v *view) verification() Verification {
	address := v.options.BaseURL
	if address == "" {
		address = unknownAddress
	}
	return Verification{
		Sums: v.file(manifest.SumsName, manifest.SumsName), Manifest: v.file(manifest.Name, manifest.Name),
		DataSums: v.file(opendata.Address("SHA256SUMS"), opendata.Address("SHA256SUMS")),
		Address:  address,
		Systems: []VerificationSystem{
			{"Linux", "sha256sum -c --ignore-missing SHA256SUMS"},
			{"macOS", "shasum -a 256 -c --ignore-missing SHA256SUMS"},
			{v.t("Windows（PowerShell）", "Windows (PowerShell)"), "Get-Content SHA256SUMS -Encoding UTF8 | ForEach-Object { $sum, $file = $_ -split '  ', 2; if ((Test-Path -LiteralPath $file) -and (Get-FileHash -LiteralPath $file).Hash -ne $sum) { \"FAILED: $file\" } }"},
		},
		Program: []VerificationStep{
			{"gongkai verify " + address, v.t("逐个取回本站文件核对", "fetches every file of this site and checks it")},
			{"gongkai verify " + address + " --against .", v.t("在原始文件所在的文件夹运行：重新生成全站，逐字节比较", "run in the folder of the inputs: builds the whole site anew and compares it byte by byte")},
		},
	}
}
