//! Go with modules.
//!
//! A `go.work` is no mark: beside it there may be no module at the root, and then `./...` matches nothing.

use super::{Artifacts, FileValue, Grammar, PackageManager, Recipe};

pub(super) const GO: Recipe = Recipe {
    id: "go",
    runtime: "golang",
    usual_version: "1.26",
    marks: &[GO_MOD],
    // a module's path says where it is fetched from, and may end in `/v2`: the folder's name tells more
    project_names: &[],
    version_files: &[
        FileValue::first_line(".go-version").version(Grammar::Exact),
        // asdf's name for it, then mise's
        FileValue::tool("golang").version(Grammar::Exact),
        FileValue::tool("go").version(Grammar::Exact),
        FileValue::toml("mise.toml", &["tools", "go"]).version(Grammar::Exact),
        FileValue::toml(".mise.toml", &["tools", "go"]).version(Grammar::Exact),
        FileValue::keyword(GO_MOD, "go").version(Grammar::AtLeast),
    ],
    version_names: &[],
    package_manager_names: &[],
    package_manager_settings: &[],
    package_managers: &[MODULES],
    other_package_managers: &[],
    test_placeholder: None,
    artifacts: Artifacts { files: &["**/*"], exclude: &[] },
    // many projects commit `vendor` and keep scripts in `bin`
    made_folders: &[],
    history_tools: &[],
};

const GO_MOD: &str = "go.mod";

const MODULES: PackageManager = PackageManager {
    id: "go",
    lock_files: &["go.sum"],
    // with a committed `vendor`, nothing is fetched
    install: &["if [ ! -f vendor/modules.txt ]; then go mod download; fi"],
    build: &[
        "go vet ./...",
        "go test ./...",
        // `go build ./...` drops the programs when there are several packages, and `go build -o` fails in a library
        "GOBIN=\"$PWD/bin\" go install ./...",
    ],
    sample: &[
        // the oldest version that an image brings
        (GO_MOD, "module example.com/sample\n\ngo 1.20\n"),
        (
            "main.go",
            "package main\n\nimport \"fmt\"\n\nfunc greeting() string {\n\treturn \"hello\"\n}\n\nfunc main() {\n\tfmt.Println(greeting())\n}\n",
        ),
        (
            "main_test.go",
            "package main\n\nimport \"testing\"\n\nfunc TestGreeting(t *testing.T) {\n\tif greeting() != \"hello\" {\n\t\tt.Fatal(greeting())\n\t}\n}\n",
        ),
    ],
};
