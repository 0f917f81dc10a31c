//! The cases.

use gangway_local_build::End;

use crate::Case;
use crate::support::Check;

const REFERENCE: &str = "Build specification reference for CodeBuild";
const VERSIONS: &str = "Build specification reference, Buildspec versions";
const PHASES: &str = "Build phase transitions";
const VARIABLES: &str = "Environment variables in build environments";
const SHELLS: &str = "Shells and commands in build environments";
const ACTIONS: &str = "Use GitHub Actions syntax in a buildspec";
/// Public logs of CodeBuild's.
const LOGS: &str = "public logs of builds";

fn case(name: &'static str, source: &'static str, spec: &'static str, trace: &'static str) -> Case {
    Case { name, source, input: Check { spec, ..Check::default() }, trace }
}

fn with(name: &'static str, source: &'static str, input: Check, trace: &'static str) -> Case {
    Case { name, source, input, trace }
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = reading();
    cases.extend(phases());
    cases.extend(failures());
    cases.extend(shells());
    cases.extend(variables());
    cases.extend(what_is_left());
    cases.extend(ends());
    cases.extend(tools());
    cases
}

fn reading() -> Vec<Case> {
    vec![
        case("a buildspec has a version", REFERENCE, "version: 2\nphases: {build: {commands: [echo a]}}", "
            DOWNLOAD_SOURCE FAILED: invalid buildspec `version` specified at line 1, see documentation
            = FAILED"),
        case("what isn't YAML is refused before anything runs", LOGS, "phases:\n\tbuild: x", "
            DOWNLOAD_SOURCE FAILED: yaml: line 3: tab
            = FAILED"),
        case("a command is text", LOGS, "phases:\n  build:\n    commands:\n      - echo a: b\n", "
            DOWNLOAD_SOURCE FAILED: Expected Commands[0] to be of string type: found subkeys instead at line 5, value of the key tag on line 5 might be empty
            = FAILED"),
        case("no other phase than the four", REFERENCE, "phases: {deploy: {commands: [a]}}", "
            DOWNLOAD_SOURCE FAILED: Invalid buildspec phase name: deploy. Expecting: install,pre_build,build,post_build
            = FAILED"),
        case("no other runtime than CodeBuild's", LOGS, "phases: {install: {runtime-versions: {node: 22}, commands: [a]}}", "
            DOWNLOAD_SOURCE FAILED: Unknown runtime named 'node'. This build image has the following runtimes: android, docker, dotnet, golang, java, nodejs, php, python, ruby, rust
            = FAILED"),
        case("actions of GitHub's aren't run", ACTIONS, "phases: {build: {steps: [{name: a, uses: actions/checkout@v4}]}}", "
            ! steps-not-run phase=build
            = SUCCEEDED"),
        case("an empty text has no commands", LOGS, "version: 0.2", "
            DOWNLOAD_SOURCE FAILED: wrong number of container tags, expected 1
            = FAILED"),
        case("members that nobody knows mean nothing", REFERENCE, "extra: 1\nphases: {build: {commands: [echo a], extra: 2}}", "
            | a
            BUILD SUCCEEDED
            = SUCCEEDED"),
        case("names of phases in capitals are known", LOGS, "phases: {BUILD: {commands: [echo a]}}", "
            | a
            BUILD SUCCEEDED
            = SUCCEEDED"),
        case("one command in the place of a list", LOGS, "phases: {build: {commands: echo a}}", "
            | a
            BUILD SUCCEEDED
            = SUCCEEDED"),
        case("a number loses its zeros, a text doesn't", LOGS, "env: {variables: {A: 3.10, B: '3.10', C: 18.0}}\nphases: {build: {commands: [echo $A $B $C]}}", "
            | 3.1 3.10 18
            BUILD SUCCEEDED
            = SUCCEEDED"),
        case("anchors and merges stand for what they name", REFERENCE, "phases:\n  pre_build: &p {commands: &c [echo a]}\n  build: {<<: *p}\n  post_build: {commands: *c}\n", "
            | a
            PRE_BUILD SUCCEEDED
            | a
            BUILD SUCCEEDED
            | a
            POST_BUILD SUCCEEDED
            = SUCCEEDED"),
        case("batch builds aren't run", "Batch build buildspec reference", "batch: {fast-fail: false, build-list: [{identifier: a}]}\nphases: {build: {commands: [echo a]}}", "
            | a
            BUILD SUCCEEDED
            ! batch-not-run
            = SUCCEEDED"),
        case("another user is said, not become", REFERENCE, "run-as: builder\nphases: {build: {run-as: other, commands: [echo a]}}", "
            | a
            BUILD SUCCEEDED
            ! run-as-ignored user=builder
            ! run-as-ignored phase=build user=other
            = SUCCEEDED"),
        case("the proxy and Git's credentials are CodeBuild's own", REFERENCE, "proxy: {logs: yes}\nenv: {git-credential-helper: yes}\nphases: {build: {commands: [echo a]}}", "
            | a
            BUILD SUCCEEDED
            ! no-git-credentials
            ! proxy-ignored
            = SUCCEEDED"),
    ]
}

fn phases() -> Vec<Case> {
    vec![
        case(
            "phases run in their order, not in the text's",
            PHASES,
            "phases:\n  post_build: {commands: [echo d]}\n  build: {commands: [echo c]}\n  install: {commands: [echo a]}\n  pre_build: {commands: [echo b]}\n",
            "
            | a
            INSTALL SUCCEEDED
            | b
            PRE_BUILD SUCCEEDED
            | c
            BUILD SUCCEEDED
            | d
            POST_BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "commands run one after another",
            REFERENCE,
            "phases: {build: {commands: [echo a, echo b, echo c]}}",
            "
            | a
            | b
            | c
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "errors and output are one log",
            LOGS,
            "phases: {build: {commands: ['echo a >&2; echo b']}}",
            "
            | a
            | b
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "a failing install ends the build",
            PHASES,
            "phases:\n  install: {commands: [exit 3]}\n  pre_build: {commands: [echo b]}\n  build: {commands: [echo c]}\n  post_build: {commands: [echo d]}\n",
            "
            INSTALL FAILED: Error while executing command: exit 3. Reason: exit status 3
            = FAILED",
        ),
        case(
            "a failing pre_build ends the build",
            PHASES,
            "phases:\n  pre_build: {commands: [false]}\n  build: {commands: [echo c]}\n  post_build: {commands: [echo d]}\n",
            "
            PRE_BUILD FAILED: Error while executing command: false. Reason: exit status 1
            = FAILED",
        ),
        case(
            "a failing build is followed by post_build",
            PHASES,
            "phases:\n  build: {commands: [false]}\n  post_build: {commands: [echo d]}\n",
            "
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            | d
            POST_BUILD SUCCEEDED
            = FAILED",
        ),
        case(
            "a failing post_build fails the build",
            PHASES,
            "phases:\n  build: {commands: [echo c]}\n  post_build: {commands: [false]}\n",
            "
            | c
            BUILD SUCCEEDED
            POST_BUILD FAILED: Error while executing command: false. Reason: exit status 1
            = FAILED",
        ),
        with(
            "artifacts are kept although the build failed",
            PHASES,
            Check {
                spec: "phases: {build: {commands: [echo a > log.txt, false]}}\nartifacts: {files: [log.txt]}",
                ..Check::default()
            },
            "
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            kept: log.txt
            = FAILED",
        ),
        case(
            "CODEBUILD_BUILD_SUCCEEDING says whether it is",
            VARIABLES,
            "phases:\n  pre_build: {commands: [echo $CODEBUILD_BUILD_SUCCEEDING]}\n  build: {commands: [false]}\n  post_build: {commands: [echo $CODEBUILD_BUILD_SUCCEEDING]}\n",
            "
            | 1
            PRE_BUILD SUCCEEDED
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            | 0
            POST_BUILD SUCCEEDED
            = FAILED",
        ),
        case(
            "the first command that fails is the phase's last",
            REFERENCE,
            "phases: {build: {commands: [echo a, false, echo b]}}",
            "
            | a
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            = FAILED",
        ),
        case(
            "finally runs behind commands",
            REFERENCE,
            "phases: {build: {commands: [echo a], finally: [echo z]}}",
            "
            | a
            | z
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "finally runs behind a command that fails",
            REFERENCE,
            "phases:\n  install: {commands: [echo a, false, echo b], finally: [echo z, echo $CODEBUILD_BUILD_SUCCEEDING]}\n  build: {commands: [echo c]}\n",
            "
            | a
            | z
            | 0
            INSTALL FAILED: Error while executing command: false. Reason: exit status 1
            = FAILED",
        ),
        case(
            "a phase fails with a command of finally",
            REFERENCE,
            "phases:\n  pre_build: {commands: [echo a], finally: [exit 4, echo z]}\n  build: {commands: [echo c]}\n",
            "
            | a
            PRE_BUILD FAILED: Error while executing command: exit 4. Reason: exit status 4
            = FAILED",
        ),
        case(
            "a phase needs no commands",
            REFERENCE,
            "phases:\n  install: {}\n  build: {finally: [echo z]}\n",
            "
            | z
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
    ]
}

fn failures() -> Vec<Case> {
    vec![
        case(
            "on-failure: CONTINUE goes on",
            REFERENCE,
            "phases:\n  install: {on-failure: CONTINUE, commands: [false]}\n  build: {commands: [echo $CODEBUILD_BUILD_SUCCEEDING]}\n",
            "
            INSTALL FAILED: Error while executing command: false. Reason: exit status 1
            | 0
            BUILD SUCCEEDED
            = FAILED",
        ),
        case(
            "on-failure: ABORT keeps post_build from running",
            REFERENCE,
            "phases:\n  build: {on-failure: ABORT, commands: [false]}\n  post_build: {commands: [echo d]}\n",
            "
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            = FAILED",
        ),
        case(
            "on-failure: RETRY tries three times more",
            REFERENCE,
            "phases:\n  build: {on-failure: RETRY, commands: [echo a, false]}\n",
            "
            | a
            | a
            | a
            | a
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            ! phase-retried attempt=1 phase=build
            ! phase-retried attempt=2 phase=build
            ! phase-retried attempt=3 phase=build
            = FAILED",
        ),
        case(
            "a phase that succeeds at last has succeeded",
            REFERENCE,
            "phases:\n  install: {on-failure: RETRY-2, commands: [echo x >> n, '[ $(wc -l < n) -eq 2 ]', echo $CODEBUILD_BUILD_SUCCEEDING]}\n  build: {commands: [echo c]}\n",
            "
            | 1
            INSTALL SUCCEEDED
            | c
            BUILD SUCCEEDED
            ! phase-retried attempt=1 phase=install
            = SUCCEEDED",
        ),
        case(
            "RETRY-0 doesn't",
            REFERENCE,
            "phases: {build: {on-failure: RETRY-0, commands: [echo a, false]}}",
            "
            | a
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            = FAILED",
        ),
        case(
            "RETRY with an expression looks at the error",
            REFERENCE,
            "phases:\n  install: {on-failure: CONTINUE, commands: [echo]}\n  pre_build: {on-failure: 'RETRY-1-.*timed out.*', commands: ['echo it timed out; exit 1']}\n",
            "
            |
            INSTALL SUCCEEDED
            | it timed out
            | it timed out
            PRE_BUILD FAILED: Error while executing command: echo it timed out; exit 1. Reason: exit status 1
            ! phase-retried attempt=1 phase=pre_build
            = FAILED",
        ),
        case(
            "another error isn't tried again",
            REFERENCE,
            "phases: {build: {on-failure: 'RETRY-.*timed-out.*', commands: ['echo refused; exit 1']}}",
            "
            | refused
            BUILD FAILED: Error while executing command: echo refused; exit 1. Reason: exit status 1
            = FAILED",
        ),
        case(
            "finally runs with each try",
            REFERENCE,
            "phases: {build: {on-failure: RETRY-1, commands: [false], finally: [echo z]}}",
            "
            | z
            | z
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            ! phase-retried attempt=1 phase=build
            = FAILED",
        ),
    ]
}

fn shells() -> Vec<Case> {
    vec![
        case(
            "0.2 has one shell: variables",
            VERSIONS,
            "phases:\n  install: {commands: [A=1 B='x y', export C=3]}\n  build: {commands: ['echo \"$A-$B-$C\"', sh -c 'echo \"<$A>$C\"']}\n",
            "
            INSTALL SUCCEEDED
            | 1-x y-3
            | <>3
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "0.2 has one shell: the working directory",
            VERSIONS,
            "phases:\n  install: {commands: [mkdir -p 'a b', cd 'a b']}\n  build: {commands: [pwd, cd .., pwd]}\n",
            "
            INSTALL SUCCEEDED
            | COPY/a b
            | COPY
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "0.1 has a shell for each command",
            VERSIONS,
            "version: 0.1\nphases:\n  build:\n    commands: [A=1, 'echo \"<$A>\"', mkdir a; cd a; pwd, pwd]\n",
            "
            | <>
            | COPY/a
            | COPY
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "0.1 has its own names for variables",
            VERSIONS,
            "version: 0.1\nenvironment_variables: {plaintext: {A: b}}\nphases: {build: {commands: [echo $A]}}",
            "
            | b
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "a variable that was unset stays so",
            VERSIONS,
            "env: {variables: {A: b}}\nphases: {build: {commands: ['echo $A', unset A, 'echo \"<${A-none}>\"', env | grep ^A= || echo gone]}}",
            "
            | b
            | <none>
            | gone
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "values survive whatever they hold",
            VERSIONS,
            "phases:\n  build:\n    commands:\n      - |\n        A=\"it's \\\"quoted\\\" \\$HOME \\\\ `echo t`\n        second line\"\n      - printf '%s\\n' \"$A\"\n",
            "
            | it's \"quoted\" $HOME \\ t
            | second line
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "Bash's arrays and functions go over",
            VERSIONS,
            "env: {shell: bash}\nphases:\n  install: {commands: ['a=(1 \"2 3\"); declare -A m=([k]=v)', 'f() { echo \"f $1\"; }', export -f f]}\n  build: {commands: ['echo \"${a[1]} ${m[k]}\"', f x, bash -c 'f y']}\n",
            "
            INSTALL SUCCEEDED
            | 2 3 v
            | f x
            | f y
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        with(
            "a shell that is Bash by another name",
            VERSIONS,
            Check {
                spec: "phases: {build: {commands: ['A=1; readonly R=2; cd /', 'f() { echo f; }', 'f; echo $A $R; pwd']}}",
                sh: "bash",
                ..Check::default()
            },
            "
            | f
            | 1 2
            | /
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "options go over",
            VERSIONS,
            "env: {shell: bash}\nphases: {build: {commands: [set -o pipefail, 'false | cat', echo b]}}",
            "
            BUILD FAILED: Error while executing command: false | cat. Reason: exit status 1
            = FAILED",
        ),
        case(
            "so do they in sh",
            VERSIONS,
            "phases: {build: {commands: [set -e, 'echo a; false; echo b', echo c]}}",
            "
            | a
            BUILD FAILED: Error while executing command: echo a; false; echo b. Reason: exit status 1
            = FAILED",
        ),
        case(
            "set -e ends a command at its first failure",
            SHELLS,
            "phases:\n  build:\n    commands:\n      - |\n        set -e\n        A=1\n        false\n        echo b\n  post_build: {commands: ['echo \"$A\"']}\n",
            "
            BUILD FAILED: Error while executing command: set -e⏎A=1⏎false⏎echo b. Reason: exit status 1
            | 1
            POST_BUILD SUCCEEDED
            = FAILED",
        ),
        case(
            "a command of several lines is one",
            REFERENCE,
            "phases:\n  build:\n    commands:\n      - |\n        if true; then\n          echo a\n        fi\n        false\n        echo b\n",
            "
            | a
            | b
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "a folded command is one line",
            REFERENCE,
            "phases:\n  build:\n    commands:\n      - >\n        echo a\n        b\n",
            "
            | a b
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "the status is that of the last",
            SHELLS,
            "phases: {build: {commands: ['false; echo a', 'echo b && false', echo c]}}",
            "
            | a
            | b
            BUILD FAILED: Error while executing command: echo b && false. Reason: exit status 1
            = FAILED",
        ),
        case(
            "exit 0 ends its command and no other",
            VERSIONS,
            "phases: {build: {commands: ['A=1; exit 0; echo b', 'echo \"c $A\"', exit 5]}}",
            "
            | c 1
            BUILD FAILED: Error while executing command: exit 5. Reason: exit status 5
            = FAILED",
        ),
        case(
            "a command that kills its shell has failed",
            VERSIONS,
            "phases:\n  build: {commands: [A=1, 'A=2; kill -9 $$', echo b]}\n  post_build: {commands: ['echo \"$A\"']}\n",
            "
            BUILD FAILED: Error while executing command: A=2; kill -9 $$. Reason: signal: killed
            | 1
            POST_BUILD SUCCEEDED
            = FAILED",
        ),
        case(
            "a command may replace its shell",
            VERSIONS,
            "phases: {build: {commands: [A=1, exec echo b, 'echo \"c $A\"']}}",
            "
            | b
            | c 1
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "a trap of the command's own runs, and state goes over",
            VERSIONS,
            "phases: {build: {commands: ['A=1; trap \"echo bye\" EXIT', 'echo \"c $A\"']}}",
            "
            | bye
            | c 1
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "no PATH, no matter",
            VERSIONS,
            "phases: {build: {commands: [A=1; PATH=/nowhere, 'echo \"$A $PATH\"', ls 2>/dev/null]}}",
            "
            | 1 /nowhere
            BUILD FAILED: Error while executing command: ls 2>/dev/null. Reason: exit status 127
            = FAILED",
        ),
        case(
            "a syntax error fails its command alone",
            SHELLS,
            "phases:\n  build: {commands: ['echo \"']}\n  post_build: {commands: [echo d]}\n",
            "
            | script.sh: …
            BUILD FAILED: Error while executing command: echo \". Reason: exit status 2
            | d
            POST_BUILD SUCCEEDED
            = FAILED",
        ),
        case(
            "a command that deletes what was left begins anew",
            VERSIONS,
            "phases: {build: {commands: [A=1; cd /, 'rm -r \"$TMPDIR/shell\"; ln -s /nowhere \"$TMPDIR/shell\"', 'echo \"<${A-}>\"; pwd']}}",
            "
            | <>
            | COPY
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "what was left is its owner's alone",
            VERSIONS,
            "phases: {build: {commands: [umask 022, 'umask; ls -l \"$TMPDIR/shell\" | grep -c r--; ls -ld \"$TMPDIR/shell\" | cut -c 1-10']}}",
            "
            | 0022
            | 0
            | drwx------
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "set -x shows commands, and nothing of how they are run",
            VERSIONS,
            "phases: {build: {commands: [\"PS4=''; set -x\", 'echo a 2>/dev/null', '# nothing', 'set +x; echo b']}}",
            "
            | echo a
            | a
            | set +x
            | b
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "no command waits for an input",
            SHELLS,
            "phases: {build: {commands: [read answer || echo none]}}",
            "
            | none
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "env/shell: bash",
            REFERENCE,
            "env: {shell: bash}\nphases: {build: {commands: ['[[ a == a ]] && echo yes']}}",
            "
            | yes
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "env/shell: /bin/sh",
            REFERENCE,
            "env: {shell: /bin/sh}\nphases: {build: {commands: [echo a]}}",
            "
            | a
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "shells of Windows aren't here",
            REFERENCE,
            "env: {shell: powershell.exe}\nphases: {build: {commands: [echo a]}}",
            "
            DOWNLOAD_SOURCE FAULT:
            ! shell-not-here shell=powershell.exe
            = FAULT",
        ),
        with(
            "a shell that can't be started",
            SHELLS,
            Check { spec: "phases: {build: {commands: [echo a]}}", sh: "/nowhere/sh", ..Check::default() },
            "
            BUILD FAULT: Error while executing command: echo a. Reason: /nowhere/sh: no such file or directory
            ! ended-from-outside end=notStarted phase=BUILD
            = FAULT",
        ),
    ]
}

fn variables() -> Vec<Case> {
    vec![
        case(
            "commands begin at the copy's root",
            VARIABLES,
            "phases: {build: {commands: ['[ \"$PWD\" = \"$CODEBUILD_SRC_DIR\" ] && echo \"$CODEBUILD_SRC_DIR\"']}}",
            "
            | COPY
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "CodeBuild's own variables, as in a pipeline",
            VARIABLES,
            "phases: {build: {commands: ['echo $CODEBUILD_INITIATOR $CODEBUILD_BUILD_NUMBER $CODEBUILD_BUILD_ID $AWS_REGION $AWS_DEFAULT_REGION', 'echo ${CODEBUILD_RESOLVED_SOURCE_VERSION}']}}",
            "
            | codepipeline/shop 7 shop-build:b1 eu-west-1 eu-west-1
            | 0123456789abcdef
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        with(
            "CI isn't CodeBuild's",
            VARIABLES,
            Check {
                spec: "phases: {build: {commands: ['echo \"<${CI-}${CANARY-}>\"']}}",
                login: &[("CI", "1"), ("CANARY", "x")],
                ..Check::default()
            },
            "
            | <>
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        with(
            "the project's variables beat the buildspec's",
            REFERENCE,
            Check {
                spec: "env: {variables: {A: spec, B: spec}}\nphases: {build: {commands: [echo $A $B]}}",
                variables: &[("A", "project")],
                ..Check::default()
            },
            "
            | project spec
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        case(
            "a value is literal",
            REFERENCE,
            "env: {variables: {A: '$HOME/x'}}\nphases: {build: {commands: ['echo \"$A\"']}}",
            "
            | $HOME/x
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        with(
            "secrets are hidden in the log, whole and in pieces",
            REFERENCE,
            Check {
                spec: "env: {secrets-manager: {TOKEN: 'shop/token:key'}}\nphases: {build: {commands: ['echo \"a $TOKEN b\"', 'printf \"%s\" hunter; sleep 0; printf \"2xyz\\n\"', 'exit 1 # hunter2xyz']}}",
                secrets: &[("TOKEN", "hunter2xyz")],
                ..Check::default()
            },
            "
            | a *** b
            | ***
            BUILD FAILED: Error while executing command: exit 1 # ***. Reason: exit status 1
            = FAILED",
        ),
        case(
            "a secret that nobody gave is empty, and that is said",
            REFERENCE,
            "env: {parameter-store: {URL: /shop/url}}\nphases: {build: {commands: ['echo \"<$URL>\"']}}",
            "
            | <>
            BUILD SUCCEEDED
            ! secret-empty name=URL reference=/shop/url
            = SUCCEEDED",
        ),
        with(
            "credentials of private registries stay outside",
            SHELLS,
            Check {
                spec: "phases: {build: {commands: ['echo \"<${NPM_TOKEN-}>\"']}}",
                login: &[("NPM_TOKEN", "npm_x")],
                ..Check::default()
            },
            "
            | <>
            BUILD SUCCEEDED
            ! setting-left-out name=NPM_TOKEN
            = SUCCEEDED",
        ),
        case(
            "exported variables have their last value",
            REFERENCE,
            "env: {exported-variables: [A, B, GONE]}\nphases:\n  install: {commands: [export A=1 B=x]}\n  post_build: {commands: ['A=\"2 \n3\"']}\n",
            "
            INSTALL SUCCEEDED
            POST_BUILD SUCCEEDED
            exported A=2 3
            exported B=x
            = SUCCEEDED",
        ),
        with(
            "reports and remarks hide secrets, too",
            REFERENCE,
            Check {
                spec: "env: {secrets-manager: {TOKEN: x}}\nphases: {build: {commands: ['echo \"<$TOKEN\" > \"r-$TOKEN.xml\"; ln -s /etc \"l-$TOKEN\"']}}\nreports: {unit: {files: ['*.xml', 'l-*']}}",
                secrets: &[("TOKEN", "hunter2xyz")],
                ..Check::default()
            },
            "
            BUILD SUCCEEDED
            report unit none broken r-***.xml
            ! link-outside path=l-***
            = SUCCEEDED",
        ),
        case(
            "whatever separates words",
            VERSIONS,
            "phases: {build: {commands: ['IFS=0123456789', 'exit 12']}}",
            "
            BUILD FAILED: Error while executing command: exit 12. Reason: exit status 12
            = FAILED",
        ),
        with(
            "secrets and AWS's own aren't exported",
            REFERENCE,
            Check {
                spec: "env: {secrets-manager: {TOKEN: x}, exported-variables: [TOKEN, AWS_REGION, A]}\nphases: {build: {commands: ['A=\"x-$TOKEN\"']}}",
                secrets: &[("TOKEN", "hunter2")],
                ..Check::default()
            },
            "
            BUILD SUCCEEDED
            exported A=x-***
            ! not-exported name=TOKEN
            ! not-exported name=AWS_REGION
            = SUCCEEDED",
        ),
        case(
            "0.1 exports what it began with",
            VERSIONS,
            "version: 0.1\nenv: {variables: {A: b}, exported-variables: [A]}\nphases: {build: {commands: [export A=c]}}",
            "
            BUILD SUCCEEDED
            exported A=b
            = SUCCEEDED",
        ),
    ]
}

fn what_is_left() -> Vec<Case> {
    const TREE: &[(&str, &str)] = &[
        ("my-build1/my-file1.txt", "1"),
        ("my-build2/my-file2.txt", "2"),
        ("my-build2/my-subdirectory/my-file3.txt", "3"),
    ];
    let tree = |spec| Check { spec, files: TREE, ..Check::default() };
    vec![
        with(
            "base-directory isn't part of the path",
            REFERENCE,
            tree(
                "phases: {build: {commands: [true]}}\nartifacts: {files: ['*/my-file3.txt'], base-directory: my-build2}",
            ),
            "
            BUILD SUCCEEDED
            kept: my-subdirectory/my-file3.txt
            = SUCCEEDED",
        ),
        with(
            "several base directories, without paths",
            REFERENCE,
            tree(
                "phases: {build: {commands: [true]}}\nartifacts: {files: ['**/*'], base-directory: 'my-build*', discard-paths: yes}",
            ),
            "
            BUILD SUCCEEDED
            kept: my-file1.txt, my-file2.txt, my-file3.txt
            = SUCCEEDED",
        ),
        with(
            "**/* is everything, * one folder's",
            REFERENCE,
            tree(
                "phases: {build: {commands: [true]}}\nartifacts:\n  files: ['**/*']\n  secondary-artifacts:\n    one: {files: ['my-build2/*']}\n",
            ),
            "
            BUILD SUCCEEDED
            kept: my-build1/my-file1.txt, my-build2/my-file2.txt, my-build2/my-subdirectory/my-file3.txt
            kept one: my-build2/my-file2.txt
            = SUCCEEDED",
        ),
        with(
            "exclude-paths leaves out",
            REFERENCE,
            tree(
                "phases: {build: {commands: [true]}}\nartifacts: {files: ['**/*'], exclude-paths: ['my-build1/**/*', '**/my-file3.txt']}",
            ),
            "
            BUILD SUCCEEDED
            kept: my-build2/my-file2.txt
            = SUCCEEDED",
        ),
        with(
            "a name is computed by the shell",
            REFERENCE,
            tree(
                "env: {variables: {V: '1.2'}}\nphases: {build: {commands: [N=3]}}\nartifacts: {files: [my-build1/my-file1.txt], name: 'app-$V-$N-$(echo \"x y\"; echo loud >&2)'}",
            ),
            "
            BUILD SUCCEEDED
            kept app-1.2-3-x y: my-build1/my-file1.txt
            = SUCCEEDED",
        ),
        with(
            "the copy's own path means nothing",
            LOGS,
            tree(
                "phases: {build: {commands: [true]}}\nartifacts: {files: ['./**/*'], base-directory: $CODEBUILD_SRC_DIR/my-build1}",
            ),
            "
            BUILD SUCCEEDED
            kept: my-file1.txt
            = SUCCEEDED",
        ),
        with(
            "no file is a failure",
            LOGS,
            tree("phases: {build: {commands: [true]}}\nartifacts: {files: ['*.jar']}"),
            "
            BUILD SUCCEEDED
            UPLOAD_ARTIFACTS FAILED: no matching artifact paths found
            = FAILED",
        ),
        with(
            "nor a base directory",
            LOGS,
            tree("phases: {build: {commands: [true]}}\nartifacts: {files: ['*.jar'], base-directory: dist}"),
            "
            BUILD SUCCEEDED
            UPLOAD_ARTIFACTS FAILED: no matching base directory path found for dist
            = FAILED",
        ),
        with(
            "nothing from outside of the copy",
            REFERENCE,
            tree(
                "phases: {build: {commands: [ln -s /etc etc]}}\nartifacts: {files: ['../x', /etc/hosts, etc/hosts, my-build1/*]}",
            ),
            "
            BUILD SUCCEEDED
            kept: my-build1/my-file1.txt
            ! path-outside path=../x
            ! path-outside path=/etc/hosts
            = SUCCEEDED",
        ),
        with(
            "links are followed, or kept",
            REFERENCE,
            tree(
                "phases: {build: {commands: [ln -s my-build1 l]}}\nartifacts: {files: ['l/**/*'], secondary-artifacts: {kept: {files: [l], enable-symlinks: yes}}}",
            ),
            "
            BUILD SUCCEEDED
            kept: l/my-file1.txt
            kept kept: l
            = SUCCEEDED",
        ),
        with(
            "reports are counted from what the tools wrote",
            REFERENCE,
            Check {
                spec: "phases: {build: {commands: [true]}}\nreports:\n  unit: {files: ['**/*.xml'], base-directory: out}\n  bdd: {files: [c.json], file-format: CUCUMBERJSON}\n  cover: {files: [x], file-format: JACOCOXML}\n",
                files: &[
                    ("out/a/b.xml", "<testsuite><testcase/><testcase><failure/></testcase></testsuite>"),
                    ("out/broken.xml", "<testsuite>"),
                    ("c.json", "[{\"elements\":[{\"steps\":[{\"result\":{\"status\":\"passed\"}}]}]}]"),
                ],
                ..Check::default()
            },
            "
            BUILD SUCCEEDED
            report unit 1/1/0 broken out/broken.xml
            report bdd 1/0/0
            report cover none
            ! format-not-read format=JACOCOXML name=cover
            = SUCCEEDED",
        ),
        with(
            "reports are read although the build failed",
            REFERENCE,
            Check {
                spec: "phases: {build: {commands: [false]}}\nreports: {unit: {files: [r.xml]}}",
                files: &[("r.xml", "<testsuite><testcase><failure/></testcase></testsuite>")],
                ..Check::default()
            },
            "
            BUILD FAILED: Error while executing command: false. Reason: exit status 1
            report unit 0/1/0
            = FAILED",
        ),
        with(
            "the cache comes back with the next build",
            REFERENCE,
            Check {
                spec: "phases: {build: {commands: ['cat deps/a || echo nothing']}}\ncache: {paths: ['deps/**/*']}",
                before: &[
                    "phases: {build: {commands: ['mkdir deps; echo kept > deps/a']}}\ncache: {paths: ['deps/**/*', '/root/.npm/**/*']}",
                ],
                ..Check::default()
            },
            "
            | kept
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        with(
            "cache/action: save doesn't restore",
            REFERENCE,
            Check {
                spec: "phases: {build: {commands: ['[ -e deps ] || echo nothing']}}\ncache: {action: save, key: k, paths: ['deps/**/*', /opt/x]}",
                before: &[
                    "phases: {build: {commands: ['mkdir deps; echo kept > deps/a']}}\ncache: {paths: ['deps/**/*']}",
                ],
                ..Check::default()
            },
            "
            | nothing
            BUILD SUCCEEDED
            ! cache-key-ignored
            ! cache-path-ignored path=/opt/x
            = SUCCEEDED",
        ),
        case(
            "commands of another machine are told before they run",
            SHELLS,
            "phases:\n  install:\n    commands:\n      - 'false && sudo yum install -y jq'\n",
            "
            INSTALL FAILED: Error while executing command: false && sudo yum install -y jq. Reason: exit status 1
            ! needs-container line=5 tool=sudo
            = FAILED",
        ),
    ]
}

fn ends() -> Vec<Case> {
    let ended = |end| Check {
        spec: "phases:\n  build: {commands: [echo a, echo b], finally: [echo z]}\n  post_build: {commands: [echo d]}\n",
        ends: Some((1, end)),
        ..Check::default()
    };
    vec![
        with(
            "a build whose time is over has ended",
            "Build timeout",
            ended(End::TimedOut),
            "
            | a
            BUILD TIMED_OUT: Build has timed out.
            ! ended-from-outside end=timedOut phase=BUILD
            = TIMED_OUT",
        ),
        with(
            "a build that was stopped has ended",
            "StopBuild",
            ended(End::Stopped),
            "
            | a
            BUILD STOPPED:
            ! ended-from-outside end=stopped phase=BUILD
            = STOPPED",
        ),
        with(
            "too much output ends a build",
            LOGS,
            ended(End::TooMuchOutput),
            "
            | a
            BUILD FAILED: Error while executing command: echo b. Reason: signal: killed
            ! ended-from-outside end=tooMuchOutput phase=BUILD
            = FAILED",
        ),
        case(
            "the log is text",
            LOGS,
            "phases: {build: {commands: ['printf \"\\033[31mred\\033[0m \\000\\007x\\r\\n\"', 'printf \"10 %%\\r100 %%\\n\"', 'printf \"\\377\"']}}",
            "
            | red x
            | 100 %
            | \u{fffd}
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
    ]
}

fn tools() -> Vec<Case> {
    const VENV: &str = "[ \"$1 $2\" = '-m venv' ] || { echo Python 3.12.4; exit; }
        mkdir -p \"$3/bin\"; printf '#!/bin/sh\\necho own pip\\n' > \"$3/bin/pip\"; chmod +x \"$3/bin/pip\"";
    vec![
        with(
            "another version than the buildspec's is said",
            REFERENCE,
            Check {
                spec: "phases:\n  install: {runtime-versions: {nodejs: 20, golang: '1.24'}, commands: [echo a]}\n",
                tools: &[("node", "echo v22.14.0"), ("go", "echo go version go1.24.1 linux/amd64")],
                ..Check::default()
            },
            "
            | a
            INSTALL SUCCEEDED
            ! other-version found=22.14.0 runtime=nodejs wanted=20
            = SUCCEEDED",
        ),
        with(
            "a version without quotes is what YAML makes of it",
            LOGS,
            Check {
                spec: "phases:\n  install: {runtime-versions: {golang: 1.20}, commands: [echo a]}\n",
                tools: &[("go", "echo go version go1.2 linux/amd64")],
                ..Check::default()
            },
            "
            | a
            INSTALL SUCCEEDED
            = SUCCEEDED",
        ),
        with(
            "Python has an environment of its own, outside the copy",
            SHELLS,
            Check {
                spec: "phases: {build: {commands: [pip install x, 'ls -A', 'cd /', 'pip; echo \"${VIRTUAL_ENV##*/}\"']}}",
                tools: &[("python3", VENV)],
                ..Check::default()
            },
            "
            | own pip
            | own pip
            | python
            BUILD SUCCEEDED
            = SUCCEEDED",
        ),
        with(
            "and where none can be made, that is said",
            SHELLS,
            Check {
                spec: "phases: {build: {commands: ['pip && echo there']}}",
                tools: &[("python3", "echo No module named venv; exit 1"), ("pip", "echo system pip")],
                ..Check::default()
            },
            "
            | system pip
            | there
            BUILD SUCCEEDED
            ! no-virtual-environment detail=No module named venv
            = SUCCEEDED",
        ),
    ]
}
