package exttool

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// nodeEnv names the folder in which the packages of the folder node are installed.
const nodeEnv = "ROLEXPORT_NODE"

// Node runs a script with the named package from the npm registry at hand, and returns what it wrote to standard output. The test fails when the
// script does. It is skipped where the package is not installed, and fails where ROLEXPORT_REQUIRE_TOOLS=1 wants it.
//
// A script runs in the folder of the packages: createRequire(path.join(process.cwd(), 'x.js'))('xlsx') loads one, and paths that it is given must
// be absolute.
func Node(t testing.TB, pack, script string, args ...string) string {
	t.Helper()
	Require(t, "node")
	folder := os.Getenv(nodeEnv)
	if folder == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			t.Skipf("skipped: there is no cache folder for %s: %v", pack, err)
		}
		folder = filepath.Join(cache, "rolexport", "node")
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules", pack)); err != nil {
		const how = "copy internal/exttool/node/package*.json to %s and run npm ci --ignore-scripts there"
		if os.Getenv(requireEnv) == "1" {
			t.Fatalf("%s is not installed, and %s=1 wants it: "+how, pack, requireEnv, folder)
		}
		t.Skipf("skipped: %s is not installed: "+how, pack, folder)
	}
	script, err := filepath.Abs(script)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", append([]string{script}, args...)...)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("node %s: %v\n%s%s", script, err, out.Bytes(), errs.Bytes())
	}
	return out.String()
}
